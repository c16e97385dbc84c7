// An article with its quotes, its speakers and its people marked, so that a wrong attribution can be seen and understood.
import { html } from 'hono/html'
import type { Library } from '../../library.ts'
import type { Quote, Reading } from '../../news.ts'
import { day } from '../../phrase.ts'
import type { Html } from './drawnslack.ts'
import type { Page } from './page.ts'

/** Characters of an article that are drawn, and quotes and names that are listed: a page of more is no page. */
const [MOST, MOST_LISTED] = [200_000, 500]

export function readerPage(library: Library, reading: Reading): Page {
  const { article, quotes, names } = reading
  const title = article.headline ?? article.id
  const nameOf: NameOf = name => library.personOf(article.id, name)?.name ?? name
  return {
    title,
    content: html`<article class="reader">
      <h1>${title}</h1>
      <p class="note">
        ${[article.outlet ?? 'no outlet named', day(article.publishedAt), article.byline ?? '']
          .filter(part => part !== '')
          .join(' · ')}
        ${
          article.url === null || !/^https?:\/\//i.test(article.url)
            ? ''
            : html`·
                <a href="${article.url}" target="_blank" rel="noopener noreferrer">as printed</a>`
        }
      </p>
      <p class="legend">
        <span class="hidden">How it is marked:</span>
        <mark class="said">words quoted</mark> <span class="by">1 who said them</span>
        <mark class="cue">how it was said</mark> <mark class="who">a person named</mark>
      </p>
      <div class="read">${paragraphs(reading, nameOf)}</div>
      <h2 id="quotes">Who said what</h2>
      ${
        quotes.length === 0
          ? html`<p class="empty">Nobody is quoted in it.</p>`
          : html`<ol class="quotes">
              ${quotes.slice(0, MOST_LISTED).map((quote, at) => quoteLine(quote, at + 1, reading, nameOf))}
            </ol>`
      }
      <h2>Who is named</h2>
      ${
        names.length === 0
          ? html`<p class="empty">Nobody is named in it.</p>`
          : html`<ul class="names">
              ${names.slice(0, MOST_LISTED).map(
                ({ name, mentions }) =>
                  html`<li>
                    <a href="/?ask=${encodeURIComponent(`/who ${nameOf(name)}`)}"
                      >${nameOf(name)}</a
                    >
                    <span class="note"
                      >${mentions.length === 1 ? 'once' : `${mentions.length} times`}</span
                    >
                  </li>`
              )}
            </ul>`
      }
    </article>`
  }
}

type NameOf = (name: string) => string

const NOBODY = 'nobody is credited'

/** The person, or whoever else is credited as it is printed. */
function creditOf({ speaker, source }: Quote, { article }: Reading, nameOf: NameOf): string {
  if (speaker !== null) return nameOf(speaker.name)
  return source === null ? NOBODY : article.text.slice(source.start, source.end)
}

function quoteLine(quote: Quote, number: number, reading: Reading, nameOf: NameOf): Html {
  const { speaker, cue, kind } = quote
  const by = creditOf(quote, reading, nameOf)
  const as = speaker === null || speaker.name === by ? '' : `, here printed as ${speaker.name}`
  const how = cue === null ? '' : `, “${reading.article.text.slice(cue.start, cue.end)}”`
  return html`<li id="q${number}">
    <q>${quote.text}</q>
    <p>
      <b>${by}</b>${as}${how} <span class="chip rest">${kind}</span>
      <a href="#s${number}">in the text<span class="hidden">, quote ${number}</span></a>
    </p>
  </li>`
}

type Mark = 'said' | 'who' | 'cue'

interface Marked {
  readonly start: number
  readonly end: number
  readonly mark: Mark
  readonly says: string
}

/** Marks may lie in each other; each stretch of the text is drawn with all that hold it, and after a quote stands who said it. */
function paragraphs(reading: Reading, nameOf: NameOf): readonly Html[] {
  const { article, quotes } = reading
  const { text } = article
  const marks = marksOf(reading, nameOf)
  const credits = Map.groupBy(
    quotes.map((quote, at) => ({ quote, number: at + 1, after: afterMark(quote, text) })),
    ({ after }) => after
  )
  const all = [0, Math.min(text.length, MOST), ...credits.keys()]
  const bounds = [...new Set([...all, ...marks.flatMap(({ start, end }) => [start, end])])]
    .filter(at => at <= MOST)
    .toSorted((a, b) => a - b)
  const drawn = bounds.slice(0, -1).map((start, index) => {
    const end = bounds[index + 1] ?? start
    const held = marks.filter(mark => mark.start <= start && mark.end >= end)
    const words = text.slice(start, end)
    const by = (credits.get(end) ?? []).map(({ quote, number }) => {
      const credit = creditOf(quote, reading, nameOf)
      const isNobody = credit === NOBODY
      return html`<a class="by ${isNobody ? 'nobody' : ''}" id="s${number}" href="#q${number}"
        >${number} ${isNobody ? 'nobody' : credit}</a
      >`
    })
    if (held.length === 0) return [words, by]
    return [
      html`<mark
        class="${[...new Set(held.map(({ mark }) => mark))].join(' ')}"
        title="${[...new Set(held.map(({ says }) => says))].join('; ')}"
        >${words}</mark
      >`,
      by
    ]
  })
  const cut = text.length > MOST ? [html`<p class="note">The rest is not drawn.</p>`] : []
  return [html`<p>${drawn.flat(2)}</p>`, ...cut]
}

/** Who said it stands behind the mark that closes the quotation. */
function afterMark({ parts }: Quote, text: string): number {
  const end = parts.at(-1)?.end ?? 0
  return /["”’'»“]/.test(text[end] ?? '') ? end + 1 : end
}

const marksOf = ({ quotes, names, article }: Reading, nameOf: NameOf): readonly Marked[] =>
  [
    ...quotes.flatMap(({ parts, speaker, cue }) => {
      const by = speaker === null ? NOBODY : nameOf(speaker.name)
      return [
        ...parts.map(({ start, end }) => ({ start, end, mark: 'said' as const, says: by })),
        ...(cue === null
          ? []
          : [{ start: cue.start, end: cue.end, mark: 'cue' as const, says: by }])
      ]
    }),
    ...names.flatMap(({ name, mentions }) =>
      mentions.map(({ start, end }) => ({ start, end, mark: 'who' as const, says: nameOf(name) }))
    )
  ].filter(({ end }) => end <= article.text.length)
