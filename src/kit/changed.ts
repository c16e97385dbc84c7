// What an article changed since it was first read, in words of both versions. Knows a difference, no edition.
import type { LastChange } from '../edition/edition.ts'
import { type Article, cut, type Quote, type Span } from '../news.ts'
import type { Run, Text } from '../reply.ts'
import { sliced } from '../reply.ts'

/** Of one article: what changed in more places is a new article. */
const MOST = 6

/**
 * The changes as lines, what was quoted first: `Quote removed: “It holds,” Ana Pell`. Words of the version that is read now are slices
 * of it; those of the one before are cut from that, which is in no edition, so that they lead nowhere. What stands around the quotes
 * is told where no quote changed. Empty where only what is no text of the article changed.
 */
export function changedIn(change: LastChange): readonly Text[] {
  const { before, after, recredited } = change
  const headline =
    before.article.headline === after.article.headline
      ? []
      : [headlineOf(before.article, after.article)]
  const quotes = [
    ...change.quotes.removed.map(quote => [
      { text: 'Quote removed: ' },
      ...old(quote, before.article)
    ]),
    ...change.quotes.added.map(quote => [{ text: 'Quote added: ' }, ...now(quote, after.article)]),
    ...change.quotes.reworded.map(pair => [
      { text: 'Quote reworded: ' },
      ...now(pair.after, after.article),
      { text: '; before: ' },
      ...old(pair.before, before.article)
    ]),
    ...recredited.map(pair => [
      { text: 'Credited to somebody else: ' },
      ...now(pair.after, after.article),
      { text: `; before: ${speakerOf(pair.before)}` }
    ])
  ]
  const told = quotes.length > 0 ? quotes : sentencesOf(change)
  const all: readonly Text[] = [...headline, ...told]
  const rest = all.length - MOST
  return rest > 0 ? [...all.slice(0, MOST), `and ${rest} more`] : all
}

function sentencesOf({ sentences, before, after }: LastChange): readonly Text[] {
  const here = (span: Span): Run => sliced(after.article, span)
  const there = (span: Span): Run => ({ text: cut(before.article, span) })
  return [
    ...sentences.removed.map(each => [{ text: 'Removed: ' }, there(each)]),
    ...sentences.added.map(each => [{ text: 'Added: ' }, here(each)]),
    ...sentences.reworded.map(pair => [
      { text: 'Reworded: ' },
      here(pair.after),
      { text: ' Before: ' },
      there(pair.before)
    ])
  ]
}

const headlineOf = (before: Article, after: Article): Text =>
  before.headline === null
    ? `Headline added: ${after.headline}`
    : `Headline: ${after.headline ?? 'none now'}; before: ${before.headline}`

const now = (quote: Quote, article: Article): readonly Run[] =>
  said(quote, part => sliced(article, part))

const old = (quote: Quote, article: Article): readonly Run[] =>
  said(quote, part => ({ text: cut(article, part) }))

// Reported speech gets no marks: they would make the outlet's words the speaker's.
function said(quote: Quote, shown: (part: Span) => Run): readonly Run[] {
  const [open, joint, close] =
    quote.kind === 'indirect' ? ['reported: ', ' … ', ''] : ['“', '” … “', '”']
  const parts = quote.parts.flatMap((part, at) => [
    ...(at === 0 ? [] : [{ text: joint }]),
    shown(part)
  ])
  return [{ text: open }, ...parts, { text: `${close}, ${speakerOf(quote)}` }]
}

const speakerOf = ({ speaker }: Quote): string => speaker?.name ?? 'unattributed'
