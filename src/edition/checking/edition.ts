// Quotes looked up in a whole edition: the rarest words tell which articles may hold them. Knows slots, no speakers.
import { remembered } from '../../once.ts'
import { functionWords } from '../functionwords.ts'
import { best } from '../people/selection.ts'
import { fold } from '../words.ts'
import type { AskedWord } from './asked.ts'
import { askedIn } from './asked.ts'
import type { Check, Weighed } from './verdict.ts'
import { checkWords } from './verdict.ts'
import { printedIn } from './words.ts'

/** What is asked of the text index and the shelf: `Search` and `Shelf` have it. */
export interface CheckingGround {
  readonly search: {
    readonly dictionary: {
      meant(word: string): readonly number[]
      articles(term: number): number
    }
    places(words: readonly string[]): { readonly slots: Uint32Array }
  }
  readonly shelf: {
    readonly count: number
    readonly ranks: Uint32Array
    idOf(slot: number): string
    article(slot: number): { readonly text: string }
  }
}

/** `article` is the id of the article that the offsets are into; null for `absent`. */
export interface EditionCheck extends Check {
  readonly article: string | null
}

/** Articles that are read for one quote. */
const MOST_READ = 8
/** Words and rows looked up. */
const MOST_PHRASES = 16
/** Articles that hold their rarest words, together: so that common words cost no more than rare ones. More where nothing is found. */
const MOST_HOLDERS = [3_000, 30_000]
/** Words of a phrase that is looked up as it is. */
const LONGEST_PHRASE = 8
/** Of the articles with rare words those that hold at least this share of what the best holds. */
const NEAR_BEST = 0.5

/** Slots, ascending, of the articles that hold a word or a row of words, with spaces between. */
type SlotsWith = (phrase: string) => Uint32Array

/** Gives what checks a quote against every article: exact before altered, then the most of it, then the latest article. */
export const printChecking =
  (ground: CheckingGround) =>
  (quote: string): EditionCheck => {
    const { shelf, search } = ground
    const asked = askedIn(quote)
    // What one look looked up another need not.
    const slotsWith = remembered(
      MOST_PHRASES,
      (phrase: string): Uint32Array => search.places(phrase.split(' ')).slots
    )
    let nearest: { readonly weighed: Weighed; readonly slot: number } | undefined
    const read = new Set<number>()
    const looks = [
      () => holdingPhrase(asked, ground, slotsWith),
      ...MOST_HOLDERS.map(most => () => holdingWords(asked, ground, slotsWith, most))
    ]
    for (const [at, look] of looks.entries()) {
      for (const slot of look()) {
        if (read.has(slot)) continue
        read.add(slot)
        const { text } = shelf.article(slot)
        const weighed = checkWords(quote, asked, text, printedIn(text), nearest?.weighed.found)
        if (isBetter(weighed, nearest?.weighed)) nearest = { weighed, slot }
        if (weighed.check.verdict === 'exact') break
      }
      // What the phrase finds has a part of the quote only, unless it has all.
      if (nearest?.weighed.check.verdict === 'exact' || (nearest !== undefined && at > 0)) break
    }
    return nearest === undefined
      ? { verdict: 'absent', difference: null, start: null, end: null, changes: [], article: null }
      : { ...nearest.weighed.check, article: shelf.idOf(nearest.slot) }
  }

const isBetter = (one: Weighed, nearest: Weighed | undefined): boolean => {
  if (one.check.verdict === 'absent') return false
  if (nearest === undefined) return true
  const [isExact, wasExact] = [one.check.verdict === 'exact', nearest.check.verdict === 'exact']
  return isExact === wasExact ? one.found > nearest.found : isExact
}

/** Latest first: the articles in which the longest unbroken piece stands, as far as the index can tell. */
const holdingPhrase = (
  asked: readonly AskedWord[],
  { shelf }: CheckingGround,
  slotsWith: SlotsWith
): number[] => {
  const words = longestPiece(asked)
  if (words.length === 0) return []
  const slots = slotsWith(words.join(' '))
  const latest: number[] = []
  const byRank = (a: number, b: number) => shelf.ranks[a]! - shelf.ranks[b]!
  for (const slot of slots) {
    if (latest.length === MOST_READ && byRank(slot, latest.at(-1)!) > 0) continue
    latest.push(slot)
    latest.sort(byRank)
    if (latest.length > MOST_READ) latest.pop()
  }
  return latest
}

const longestPiece = (asked: readonly AskedWord[]): string[] => {
  let [longest, piece]: string[][] = [[], []]
  for (const { form, isInserted, afterCut } of asked) {
    if (afterCut || isInserted || !isWord(form)) piece = []
    if (isInserted || !isWord(form)) continue
    piece!.push(fold(form))
    if (piece!.length > longest!.length) longest = [...piece!]
  }
  return longest!.slice(0, LONGEST_PHRASE)
}

/** Signs are not in the index. */
const isWord = (form: string): boolean => /^[\p{L}\p{N}]/u.test(form)

/**
 * Those with the most, and rarest, of the quote's words and rows of three words first: of a quote with a word changed three such
 * rows are lost, and the others are nowhere else.
 */
const holdingWords = (
  asked: readonly AskedWord[],
  { search, shelf }: CheckingGround,
  slotsWith: SlotsWith,
  mostHolders: number
): number[] => {
  const words = asked
    .filter(({ isInserted, form }) => !isInserted && isWord(form))
    .map(({ form }) => fold(form))
  const holders = new Map(words.map(word => [word, holdersOf(word, search)]))
  const singles = [...holders.keys()].filter(word => !functionWords.has(word)).map(word => [word])
  const rows = words.slice(2).map((_, at) => words.slice(at, at + 3))
  const wanted = [...singles, ...rows]
    // A row stands at most where the rarest of its words does.
    .map(phrase => ({ phrase, most: Math.min(...phrase.map(word => holders.get(word)!)) }))
    .filter(({ most }) => most > 0)
    .toSorted((a, b) => a.most - b.most || b.phrase.length - a.phrase.length)
  const votes = new Map<number, number>()
  let [visited, lookedUp] = [0, 0]
  for (const { phrase, most } of wanted) {
    visited += most
    if (lookedUp > 0 && visited > mostHolders) break
    if (++lookedUp > MOST_PHRASES) break
    const slots = slotsWith(phrase.join(' '))
    // The rarer, the more it says: the logarithm of the share that has it (Sparck Jones 1972).
    const worth = Math.log(1 + shelf.count / slots.length)
    for (const slot of slots) votes.set(slot, (votes.get(slot) ?? 0) + worth)
  }
  const worthOf = (slot: number): number => votes.get(slot)!
  const first = best(
    votes.keys(),
    MOST_READ,
    (a, b) => worthOf(b) - worthOf(a) || shelf.ranks[a]! - shelf.ranks[b]!
  )
  return first.filter(slot => worthOf(slot) >= NEAR_BEST * worthOf(first[0]!))
}

const holdersOf = (word: string, { dictionary }: CheckingGround['search']): number =>
  dictionary.meant(word).reduce((sum, term) => sum + dictionary.articles(term), 0)
