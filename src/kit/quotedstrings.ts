// The quoted strings of a text that somebody typed, with whom the text credits each to. Knows a reading of that text.
import type { Quote, Reading, Span } from '../news.ts'
import { cut } from '../news.ts'

export interface QuotedString {
  /** As typed, the marks around left out; of a quote that its attribution breaks the parts, joined by a space. */
  readonly text: string
  /** Whom the text names beside it; null where it names nobody. */
  readonly speaker: string | null
  /** Whether its mark is never closed: then what follows that is taken for the quote. */
  readonly isOpen: boolean
}

/** In order; the whole text where nothing stands between marks. Empty where there is no word. */
export function quotedStrings(reading: Reading): readonly QuotedString[] {
  const { text } = reading.article
  const quotes = reading.quotes.filter(({ kind }) => kind !== 'indirect')
  const taken = quotes.flatMap(({ parts }) => parts)
  const others = markedIn(text).filter(
    ({ start, end }) => !taken.some(part => part.start < end && start < part.end)
  )
  const found = [
    ...quotes.flatMap(quote =>
      stretchesOf(quote, text).map(parts => ({
        at: parts[0]!.start,
        text: parts.map(part => cut(reading.article, part)).join(' '),
        speaker: creditedIn(quote, reading),
        isOpen: isOpen(parts.at(-1)!, text)
      }))
    ),
    ...others.map(span => ({
      at: span.start,
      text: cut(reading.article, span),
      speaker: labelBefore(span, text),
      isOpen: isOpen(span, text)
    }))
  ].toSorted((a, b) => a.at - b.at)
  const all = found.length > 0 ? found : [{ text, speaker: null, isOpen: false }]
  return all.filter(each => /[\p{L}\p{N}]/u.test(each.text))
}

/** What an attribution breaks is one: `“A,” he said, “B”`. What is begun anew is another: `“A,” and later “B”`, `“A,” he said, adding: “B”`. */
function stretchesOf({ parts, cue }: Quote, text: string): readonly (readonly Span[])[] {
  const stretches: Span[][] = []
  for (const part of parts) {
    const open = stretches.at(-1)
    const before = open?.at(-1)
    const isBroken =
      before !== undefined &&
      cue !== null &&
      before.end <= cue.start &&
      cue.end <= part.start &&
      !/:\s*\P{L}?$/u.test(text.slice(before.end, part.start))
    if (open !== undefined && isBroken) open.push(part)
    else stretches.push([part])
  }
  return stretches
}

/** `Velichko: “…”`: a name right before the mark. */
const LABEL = /((?:\p{Lu}[\p{L}\p{M}.’'-]*\s+){0,3}\p{Lu}[\p{L}\p{M}’'-]*)\s*:\s*["“„«]$/u

// Whoever types lists what people said; an article tells a story, and its reading looks further back for a name. One that
// stands in no lexicon is read as who is credited: `velichko`.
const creditedIn = (quote: Quote, { article }: Reading): string | null =>
  labelBefore(quote, article.text) ??
  quote.speaker?.name ??
  (quote.source === null ? null : cut(article, quote.source))

const labelBefore = ({ start }: Pick<Span, 'start'>, text: string): string | null =>
  LABEL.exec(text.slice(Math.max(0, start - 80), start))?.[1] ?? null

/** What stands between marks; behind the first that is never closed the rest. */
function markedIn(text: string): readonly Span[] {
  const closed = [...text.matchAll(/“([^“”]+)”|„([^“”„]+)[“”]|«([^«»]+)»|"([^"]+)"/g)].map(
    found => ({ start: found.index + 1, end: found.index + found[0].length - 1 })
  )
  const rest = text.slice((closed.at(-1)?.end ?? -1) + 1)
  const open = OPENING.exec(rest)
  if (open === null) return closed
  const start = text.length - rest.length + open.index + 1
  return [...closed, { start, end: text.trimEnd().length }]
}

/** A mark before a word, not the inches of `a 6" pipe`. */
const OPENING = /(?<![^\s(:])["“„«](?=[\p{L}\p{N}…[])/u

const isOpen = ({ end }: Span, text: string): boolean => !/["'“”’»]/.test(text.charAt(end))
