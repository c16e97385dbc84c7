// Which articles may hold a quote, told by its rarest words and its longest piece. Knows slots and words, reads no text.
import { once, remembered } from '../../once.ts'
import type { Mask } from '../filter.ts'
import { maskOfSlots } from '../filter.ts'
import { functionWords } from '../functionwords.ts'
import { best } from '../people/selection.ts'
import { fold } from '../words.ts'
import type { AskedWord } from './asked.ts'
import { mostOf } from './placing.ts'

/** What is asked of the text index and the shelf: `Search` and `Shelf` have it. */
export interface HoldingGround {
  readonly search: {
    readonly dictionary: {
      meant(word: string): readonly number[]
      articles(term: number): number
    }
    places(words: readonly string[], mask?: Mask): { readonly slots: Uint32Array }
  }
  readonly shelf: {
    readonly count: number
    readonly slots: number
    readonly latest: Uint32Array
    readonly ranks: Uint32Array
  }
}

/** Articles that may hold one quote, by slot; a few at a time, the likeliest first. */
export interface Holding {
  /** The latest that hold the longest piece and the rarest words, down to a few: whatever holds the whole quote does. */
  wholly(): readonly number[]
  /** Those with the most, and rarest, of its words, which are looked up as long as no more articles hold them together. */
  mostly(mostHolders: number): readonly number[]
  /** The latest that hold the longest piece, whatever else they hold. */
  begun(): readonly number[]
  /** 0 to 1: how much of the quote an article can hold that holds none of the words that were looked up by themselves. */
  readonly elsewhere: number
}

/** Articles that are given at a time. */
const MOST_GIVEN = 8
/** Words and rows looked up. */
const MOST_PHRASES = 16
/** Words of a piece that is looked up as it is. */
const LONGEST_PIECE = 8
/** Of the articles with rare words those that hold at least this share of what the best holds. */
const NEAR_BEST = 0.5
/** The latest articles: of a row of common words these mostly hold enough, and to look it up in all is what costs most. */
const LATEST = 8_192

export const openHolding = (
  asked: readonly AskedWord[],
  { search, shelf }: HoldingGround
): Holding => {
  const words = asked
    .filter(({ isInserted, form }) => !isInserted && isWord(form))
    .map(({ form }) => fold(form))
  const holders = new Map(words.map(word => [word, holdersOf(word, search)]))
  /** In how many articles at most: a row stands where the rarest of its words does. */
  const mostWith = (phrase: readonly string[]): number =>
    Math.min(...phrase.map(word => holders.get(word)!))
  const piece = longestPiece(asked)
  const rarestFirst = [...holders.keys()].toSorted((a, b) => holders.get(a)! - holders.get(b)!)
  const lookedUp = new Set<string>()
  // What one look looked up another need not.
  const slotsWith = remembered(
    MOST_PHRASES,
    (phrase: string): Uint32Array => search.places(phrase.split(' ')).slots
  )
  const byRank = (a: number, b: number): number => shelf.ranks[a]! - shelf.ranks[b]!
  const latestOf = (slots: Uint32Array): readonly number[] => best(slots, MOST_GIVEN, byRank)
  const maskOf = (slots: Uint32Array): Mask => maskOfSlots(shelf.slots, slots)
  /** Of words that are looked up alone: where all hold the same, the latest of them are given. */
  const latelyWith = (phrase: readonly string[]): Uint32Array => {
    const { slots } = search.places(phrase, maskOf(shelf.latest.subarray(0, LATEST)))
    return slots.length < MOST_GIVEN ? slotsWith(phrase.join(' ')) : slots
  }
  // Of a quote with a word changed three rows are lost, and the others are nowhere else.
  const rows = words.slice(2).map((_, at) => words.slice(at, at + 3))
  const singles = [...holders.keys()].filter(word => !functionWords.has(word)).map(word => [word])
  const wanted = [...singles, ...rows]
    .map(phrase => ({ phrase, most: mostWith(phrase) }))
    .filter(({ most }) => most > 0)
    .toSorted((a, b) => a.most - b.most || b.phrase.length - a.phrase.length)
  // To look up a row of common words is what costs most: not where a rarer word tells beforehand which articles to look at.
  const withPiece = once((): Uint32Array => search.places(piece).slots)
  const [rarest] = rarestFirst
  const isNarrowed = rarest !== undefined && holders.get(rarest)! < mostWith(piece)

  return {
    wholly: () => {
      let slots = isNarrowed ? search.places(piece, maskOf(slotsWith(rarest))).slots : withPiece()
      if (isNarrowed) lookedUp.add(rarest)
      for (const word of rarestFirst) {
        if (slots.length <= MOST_GIVEN) break
        if (!piece.includes(word)) slots = search.places([word], maskOf(slots)).slots
      }
      return latestOf(slots)
    },
    mostly: mostHolders => {
      const votes = new Map<number, number>()
      let visited = 0
      for (const [at, { phrase, most }] of wanted.slice(0, MOST_PHRASES).entries()) {
        visited += most
        if (at > 0 && visited > mostHolders) break
        const isAlone = at === 0 && visited > mostHolders
        const slots = isAlone ? latelyWith(phrase) : slotsWith(phrase.join(' '))
        if (phrase.length === 1) lookedUp.add(phrase[0]!)
        // The rarer, the more it says: the logarithm of the share that has it (Sparck Jones 1972).
        const worth = Math.log(1 + shelf.count / slots.length)
        for (const slot of slots) votes.set(slot, (votes.get(slot) ?? 0) + worth)
      }
      const worthOf = (slot: number): number => votes.get(slot)!
      const first = best(
        votes.keys(),
        MOST_GIVEN,
        (a, b) => worthOf(b) - worthOf(a) || byRank(a, b)
      )
      return first.filter(slot => worthOf(slot) >= NEAR_BEST * worthOf(first[0]!))
    },
    begun: () => latestOf(withPiece()),
    get elsewhere() {
      return mostOf(
        asked,
        asked.filter(({ form }) => !lookedUp.has(fold(form)) && holders.get(fold(form)) !== 0)
      )
    }
  }
}

/** The longest that neither a cut nor an insertion nor a sign parts, as far as it is looked up. */
const longestPiece = (asked: readonly AskedWord[]): readonly string[] => {
  let [longest, piece]: string[][] = [[], []]
  for (const { form, isInserted, afterCut } of asked) {
    if (afterCut || isInserted || !isWord(form)) piece = []
    if (isInserted || !isWord(form)) continue
    piece!.push(fold(form))
    if (piece!.length > longest!.length) longest = [...piece!]
  }
  return longest!.slice(0, LONGEST_PIECE)
}

/** Signs are not in the index. */
const isWord = (form: string): boolean => /^[\p{L}\p{N}]/u.test(form)

const holdersOf = (word: string, { dictionary }: HoldingGround['search']): number =>
  dictionary.meant(word).reduce((sum, term) => sum + dictionary.articles(term), 0)
