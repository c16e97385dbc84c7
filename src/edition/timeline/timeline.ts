// What happened when, as the articles date it: sentences in the order of the days that they name. Knows slots; one edition.
import type { Sentence, Slice, Span } from '../../news.ts'
import type { Shelf } from '../shelf.ts'
import type { Scored } from '../summary/choosing.ts'
import type { Summaries } from '../summary/summary.ts'
import { datesIn } from './dates.ts'
import { resolve } from './resolving.ts'
import { tenseAt } from './tense.ts'

/** A whole sentence, and the day that it tells of. */
export interface TimelineLine {
  /** As exact as it was written: `2026-11-18`, `2026-11` or `2026`. */
  readonly on: string
  readonly sentence: Sentence
  /** Where it names the day. */
  readonly words: Slice
  /** Ids of other articles that tell the same of that day. */
  readonly also: readonly string[]
}

export interface Timelines {
  /** Oldest first. */
  of(
    slots: readonly number[],
    wish: { readonly about?: string; readonly person?: number }
  ): TimelineLine[]
}

/** What timelines look up in the other parts of the same edition. */
export interface TimelineGround {
  readonly shelf: Pick<Shelf, 'reading' | 'ranks'>
  readonly summaries: Pick<Summaries, 'sentencesOn' | 'weigh'>
}

/** Sentences of one article that are looked at. */
const MOST_SENTENCES = 80
/** Lines of one day: what tells most of it. */
const MOST_OF_DAY = 3
/** Share of the lighter sentence's weight from which two of one day say the same. */
const SAME = 0.5 - 1e-9

export const printTimelines = ({ shelf, summaries }: TimelineGround): Timelines => ({
  of: (slots, wish) => {
    const dated = summaries
      .sentencesOn(slots, wish, MOST_SENTENCES)
      // Of somebody, what names them.
      .filter(({ held }) => wish.person === undefined || held > 0)
      .flatMap(scored => {
        const when = dateOf(scored.sentence, shelf.reading(scored.slot).article)
        return when === null ? [] : { ...scored, ...when }
      })
      .toSorted((a, b) => b.score - a.score || shelf.ranks[a.slot]! - shelf.ranks[b.slot]!)
    const days = new Map<string, Told[]>()
    for (const each of dated) {
      const day = days.get(each.on) ?? []
      days.set(each.on, day)
      const same = day.find(one => alike(one, each, summaries.weigh))
      if (same) same.also.add(each.slot)
      else day.push({ ...each, also: new Set() })
    }
    return [...days]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([, day]) => day.slice(0, MOST_OF_DAY))
      .map(({ on, sentence, words, slot, also }) => ({
        on,
        sentence,
        words: { ...words, article: sentence.article },
        also: [...also]
          .filter(other => other !== slot)
          .map(other => shelf.reading(other).article.id)
      }))
  }
})

interface Dated extends Scored {
  readonly on: string
  readonly words: Span
}

interface Told extends Dated {
  readonly also: Set<number>
}

function alike(a: Dated, b: Dated, weigh: Summaries['weigh']): boolean {
  const own = new Set(a.terms)
  const shared = b.terms.reduce((sum, term) => sum + (own.has(term) ? weigh(term) : 0), 0)
  return shared / Math.min(a.weight, b.weight) >= SAME
}

/**
 * The day that a sentence tells of. Of several the most exact, of those the first; but a day on which something was only said
 * (`officials said on Monday`) comes after all others. What a speaker calls "Friday" counts from another day than the article's:
 * between quotation marks only what names its year is taken.
 * So too, of days and months, where the paragraph tells of another year.
 */
export function dateOf(
  sentence: Span,
  { text, publishedAt }: { readonly text: string; readonly publishedAt: string | null }
): { readonly on: string; readonly words: Span } | null {
  const words = text.slice(sentence.start, sentence.end)
  const found = datesIn(words)
  if (found.length === 0) return null
  const retold = isRetold(text, sentence, publishedAt)
  const resolved = found.flatMap((date, at) => {
    const before = words.slice(found[at - 1]?.end ?? 0, date.start)
    const after = words.slice(date.end, found[at + 1]?.start ?? words.length)
    const { kind } = date.written
    const isOpen =
      isQuoted(words.slice(0, date.start)) || (retold && (kind === 'day' || kind === 'month'))
    const on = resolve(date, isOpen ? null : publishedAt, tenseAt(before, after))
    if (on === null) return []
    return { on, start: date.start, end: date.end, isOfSaying: SAYING.test(before) }
  })
  const best = resolved.toSorted(
    (a, b) =>
      Number(a.isOfSaying) - Number(b.isOfSaying) || b.on.length - a.on.length || a.start - b.start
  )[0]
  if (best === undefined) return null
  return {
    on: best.on,
    words: { start: sentence.start + best.start, end: sentence.start + best.end }
  }
}

/** `In early 2008 he led. One contest remained: Ohio, in early March.`: whether the paragraph has spoken of another year. */
function isRetold(text: string, { start, end }: Span, publishedAt: string | null): boolean {
  const paragraph = text.slice(text.lastIndexOf('\n', start) + 1, end)
  const years = paragraph.match(/(?<![\d.,-])(?:19|20)\d\d(?![\d,-])/g) ?? []
  return years.some(year => year !== publishedAt?.slice(0, 4))
}

/** Whether a quotation is open at the end. */
const isQuoted = (before: string): boolean => {
  const straight = before.match(/"/g)?.length ?? 0
  return straight % 2 === 1 || before.lastIndexOf('“') > before.lastIndexOf('”')
}

/** `said on`, `told reporters late`, `the harbour office said`: then comes the day. */
const SAYING =
  /\b(?:said|says|told|added|wrote|reported|tweeted|posted|warned|announced)\b(?: [\p{L}’'.-]+){0,4}? ?(?:on |late |early )*$/u
