// What two versions of an article say differently, in sentences and quotes. Knows two readings.
import { cut, type Quote, type Reading, type Sentence } from '../../news.ts'
import { wordsIn } from './words.ts'

/** Every one is of its own version, and is cut from its article. In the order of the text. */
export interface Changed<Kind> {
  readonly added: readonly Kind[]
  readonly removed: readonly Kind[]
  /** The same but for some words. */
  readonly reworded: readonly { readonly before: Kind; readonly after: Kind }[]
}

export interface Difference {
  readonly sentences: Changed<Sentence>
  readonly quotes: Changed<Quote>
  /** The same words, credited to somebody else than before. */
  readonly recredited: readonly { readonly before: Quote; readonly after: Quote }[]
}

/** What an article says differently since its last change. */
export interface LastChange extends Difference {
  readonly before: Reading
  readonly after: Reading
  /** Epoch milliseconds. */
  readonly at: number
}

/**
 * Letters and digits count; marks, case and spacing do not, and neither does the order of sentences. Two sentences are one that was
 * reworded when they share at least half of their words (Dice).
 */
export function differenceOf(before: Reading, after: Reading): Difference {
  const quotes = compared(quotesOf(before), quotesOf(after))
  return {
    sentences: compared(sentencesOf(before), sentencesOf(after)),
    quotes,
    recredited: quotes.same.filter(pair => credited(pair.before) !== credited(pair.after))
  }
}

const sentencesOf = ({ article, sentences }: Reading) =>
  sentences
    .filter(({ kind }) => kind !== 'furniture')
    .map(sentence => said(sentence, cut(article, sentence)))

const quotesOf = ({ quotes }: Reading) => quotes.map(quote => said(quote, quote.text))

const credited = ({ speaker }: Quote): string => wordsIn(speaker?.name ?? '').join(' ')

interface Said<Kind> {
  readonly one: Kind
  readonly words: readonly string[]
  readonly key: string
}

function said<Kind>(one: Kind, text: string): Said<Kind> {
  const words = wordsIn(text)
  return { one, words, key: words.join(' ') }
}

interface Compared<Kind> extends Changed<Kind> {
  readonly same: readonly { readonly before: Kind; readonly after: Kind }[]
}

const LEAST_SHARED = 0.5
/** Texts without an end are not compared word for word to their end. */
const MOST_COMPARED = 300

function compared<Kind>(
  before: readonly Said<Kind>[],
  after: readonly Said<Kind>[]
): Compared<Kind> {
  const there = Map.groupBy(before, ({ key }) => key)
  const same: { before: Kind; after: Kind }[] = []
  const came = after.filter(each => {
    const twin = there.get(each.key)?.shift()
    if (twin !== undefined) same.push({ before: twin.one, after: each.one })
    return twin === undefined && each.key !== ''
  })
  const left = new Set([...there.values()].flat())
  const went = before.filter(each => left.has(each) && each.key !== '')
  const pairs = went
    .slice(0, MOST_COMPARED)
    .flatMap(old =>
      came.slice(0, MOST_COMPARED).map(fresh => ({ old, fresh, share: shared(old, fresh) }))
    )
    .filter(({ share }) => share >= LEAST_SHARED)
    .toSorted((a, b) => b.share - a.share)
  const partner = new Map<Said<Kind>, Said<Kind>>()
  const taken = new Set<Said<Kind>>()
  for (const { old, fresh } of pairs) {
    if (partner.has(fresh) || taken.has(old)) continue
    partner.set(fresh, old)
    taken.add(old)
  }
  return {
    same,
    added: came.filter(each => !partner.has(each)).map(({ one }) => one),
    removed: went.filter(each => !taken.has(each)).map(({ one }) => one),
    reworded: came.flatMap(each => {
      const old = partner.get(each)
      return old === undefined ? [] : [{ before: old.one, after: each.one }]
    })
  }
}

/** Of the words of both, how large a part both have, counted as often as they have them: Dice's coefficient. */
function shared<Kind>(one: Said<Kind>, other: Said<Kind>): number {
  const counts = new Map<string, number>()
  for (const word of one.words) counts.set(word, (counts.get(word) ?? 0) + 1)
  let both = 0
  for (const word of other.words) {
    const count = counts.get(word) ?? 0
    if (count === 0) continue
    counts.set(word, count - 1)
    both += 1
  }
  return (2 * both) / (one.words.length + other.words.length)
}
