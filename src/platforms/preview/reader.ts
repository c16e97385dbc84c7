// An article with its quotes, its speakers and its people marked, so that a wrong attribution can be seen and understood.
import { html } from 'hono/html'
import type { Library } from '../../library.ts'
import type { Quote, Reading } from '../../news.ts'
import type { Html } from './drawnslack.ts'
import type { Page } from './page.ts'

/** Characters of an article that are drawn: a page of more is no page. */
const MOST = 200_000

export function readerPage(library: Library, reading: Reading): Page {
  const { article, quotes, names } = reading
  const title = article.headline ?? article.id
  const nameOf = (name: string) => library.personOf(article.id, name)?.name ?? name
  return {
    title,
    content: html`<h1>${title}</h1>
      <p class="note">
        ${[
          article.outlet ?? 'no outlet named',
          article.publishedAt ?? 'undated',
          article.byline ?? ''
        ]
          .filter(part => part !== '')
          .join(' · ')}
      </p>
      <p class="legend">
        <mark class="said">words quoted</mark> <mark class="who">a person</mark>
        <mark class="cue">how it was said</mark>
      </p>
      <div class="read">${paragraphs(reading)}</div>
      <h2 id="quotes">Who said what</h2>
      <ol class="quotes">
        ${quotes.map(quote => quoteLine(quote, reading, nameOf))}
      </ol>
      <h2>Who is named</h2>
      <ul>
        ${names.map(
          ({ name, mentions }) =>
            html`<li>
              <a href="/?ask=${encodeURIComponent(`/who ${nameOf(name)}`)}">${nameOf(name)}</a>,
              ${mentions.length === 1 ? 'once' : `${mentions.length} times`}
            </li>`
        )}
      </ul>`
  }
}

function quoteLine(quote: Quote, { article }: Reading, nameOf: (name: string) => string): Html {
  const { speaker, source, cue, kind } = quote
  const by =
    speaker !== null
      ? nameOf(speaker.name)
      : source !== null
        ? article.text.slice(source.start, source.end)
        : 'nobody is credited'
  const how = cue === null ? '' : ` (“${article.text.slice(cue.start, cue.end)}”)`
  return html`<li id="q${quote.id.replace(/^.*#/, '')}">
    <q>${quote.text}</q> — ${by}${how}, ${kind}
  </li>`
}

type Mark = 'said' | 'who' | 'cue'

interface Marked {
  readonly start: number
  readonly end: number
  readonly mark: Mark
  readonly says: string
}

/** Marks may lie in each other; each stretch of the text is drawn with all that hold it. */
function paragraphs(reading: Reading): readonly Html[] {
  const { text } = reading.article
  const marks = marksOf(reading)
  const bounds = [
    ...new Set([0, Math.min(text.length, MOST), ...marks.flatMap(({ start, end }) => [start, end])])
  ]
    .filter(at => at <= MOST)
    .toSorted((a, b) => a - b)
  const drawn = bounds.slice(0, -1).map((start, index) => {
    const end = bounds[index + 1] ?? start
    const held = marks.filter(mark => mark.start <= start && mark.end >= end)
    const words = text.slice(start, end)
    if (held.length === 0) return words
    return html`<mark
      class="${held.map(({ mark }) => mark).join(' ')}"
      title="${held.map(({ says }) => says).join('; ')}"
      >${words}</mark
    >`
  })
  const cut = text.length > MOST ? [html`<p class="note">The rest is not drawn.</p>`] : []
  return [html`<p>${drawn}</p>`, ...cut]
}

const marksOf = ({ quotes, names, article }: Reading): readonly Marked[] =>
  [
    ...quotes.flatMap(({ parts, speaker, cue }) => {
      const by = speaker?.name ?? 'nobody is credited'
      return [
        ...parts.map(({ start, end }) => ({ start, end, mark: 'said' as const, says: by })),
        ...(cue === null
          ? []
          : [{ start: cue.start, end: cue.end, mark: 'cue' as const, says: by }])
      ]
    }),
    ...names.flatMap(({ name, mentions }) =>
      mentions.map(({ start, end }) => ({ start, end, mark: 'who' as const, says: name }))
    )
  ].filter(({ end }) => end <= article.text.length)
