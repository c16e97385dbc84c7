// Readings made by hand for the tests of the edition: text plus the names and quotes that it is said to hold.
import type {
  Article,
  Gender,
  Mention,
  Name,
  Quote,
  QuoteKind,
  Reading,
  Sentence,
  Slice
} from '../../src/news.ts'

/** What a test says of an article; everything else has a plain default. */
export interface Told {
  readonly id: string
  /** Paragraphs by line. `Also Read: …` is furniture; a line without an end mark is a heading. */
  readonly text: string
  readonly headline?: string
  readonly outlet?: string
  readonly source?: string
  readonly publishedAt?: string
  readonly names?: readonly (string | ToldName)[]
  readonly quotes?: readonly ToldQuote[]
}

export interface ToldName {
  readonly name: string
  readonly aliases?: readonly string[]
  /** As printed in the text. */
  readonly titles?: readonly string[]
  readonly gender?: Gender
}

export interface ToldQuote {
  /** The parts as printed, without the marks; found in the text one after the other. */
  readonly parts: readonly string[]
  readonly speaker?: string
  readonly kind?: QuoteKind
}

export const readingOf = (told: Told): Reading => {
  const article: Article = {
    id: told.id,
    source: told.source ?? 'folder:./seeds',
    url: null,
    outlet: told.outlet ?? null,
    headline: told.headline ?? null,
    byline: null,
    publishedAt: told.publishedAt ?? null,
    lang: null,
    text: told.text
  }
  return {
    article,
    sentences: sentencesOf(article),
    names: (told.names ?? []).map(each =>
      nameOf(article, typeof each === 'string' ? { name: each } : each)
    ),
    quotes: (told.quotes ?? []).map((each, n) => quoteOf(article, each, n)),
    terms: []
  }
}

const sentencesOf = ({ id, text }: Article): Sentence[] => {
  const sentences: Sentence[] = []
  let paragraph = 0
  for (const line of text.matchAll(/[^\n]+/g)) {
    const kind = line[0].startsWith('Also Read')
      ? 'furniture'
      : /[.!?]["”]?$/.test(line[0])
        ? 'body'
        : 'heading'
    for (const match of line[0].matchAll(/\S.*?(?:[.!?]["”]?(?=\s|$)|$)/g)) {
      const start = line.index + match.index
      sentences.push({
        article: id,
        start,
        end: start + match[0].length,
        index: sentences.length,
        paragraph,
        kind
      })
    }
    paragraph++
  }
  return sentences
}

const nameOf = (article: Article, { name, aliases = [], titles = [], gender }: ToldName): Name => ({
  name,
  aliases,
  titles: titles.map(title => sliceOf(article, title)),
  mentions: mentionsOf(article, name, [name, ...aliases]),
  gender: gender ?? null
})

/** Every place of one of the forms, the longest form first where they overlap. */
const mentionsOf = ({ id, text }: Article, name: string, forms: readonly string[]): Mention[] => {
  const longest = forms.toSorted((a, b) => b.length - a.length)
  const found: Mention[] = []
  for (const surface of longest)
    for (let start = text.indexOf(surface); start >= 0; start = text.indexOf(surface, start + 1)) {
      const end = start + surface.length
      if (!found.some(other => other.start < end && start < other.end))
        found.push({ article: id, start, end, surface, name })
    }
  return found.toSorted((a, b) => a.start - b.start)
}

const quoteOf = (article: Article, { parts, speaker, kind }: ToldQuote, n: number): Quote => {
  let from = 0
  const spans = parts.map(part => {
    const span = sliceOf(article, part, from)
    from = span.end
    return { start: span.start, end: span.end }
  })
  return {
    article: article.id,
    start: spans[0]!.start,
    end: spans.at(-1)!.end,
    id: `${article.id}#${n}`,
    kind: kind ?? 'direct',
    parts: spans,
    text: parts.join(' '),
    speaker: speaker === undefined ? null : { name: speaker },
    source: null,
    cue: null
  }
}

const sliceOf = ({ id, text }: Article, words: string, from = 0): Slice => {
  const start = text.indexOf(words, from)
  if (start < 0) throw new Error(`test article ${id}: "${words}" is not in its text`)
  return { article: id, start, end: start + words.length }
}
