// The same utterance as other articles print it. Knows quotes, their speakers and stories.
import type { Quote } from '../../news.ts'
import { functionWords } from '../functionwords.ts'
import type { Search } from '../search/search.ts'
import type { Shelf } from '../shelf.ts'
import type { Stories } from '../stories/stories.ts'
import { eachWord } from '../words.ts'
import type { Alignment, DifferenceKind, Edit, Quoted } from './alignment.ts'
import { align, wordsOf } from './alignment.ts'
import type { Quotes } from './quotes.ts'

/** The same words as another article printed them. */
export interface Variant {
  readonly quote: Quote
  readonly difference: DifferenceKind
  /** 0 to 1, how much of the wording the two share. */
  readonly alike: number
  /** False only where both name somebody, and not the same person: the same words in another mouth. */
  readonly sameSpeaker: boolean
  /** From the quote asked about (first) to this one (second), in order. */
  readonly edits: readonly Edit[]
}

export interface Variants {
  /** Most alike first, ties in the order of quotes. Empty for indirect speech, which is the outlet's wording. */
  of(number: number): readonly Variant[]
}

/** Quotes that are aligned word by word for one answer, the likeliest first. */
const MOST_ALIGNED = 40
/** Quotes that hold a stem before it stops leading from one to another. */
const COMMON = 400

/**
 * Candidates share stems that few quotes hold (an inverted file of quotes, so that all pairs are never formed);
 * each is then judged on who speaks, on which story it belongs to and on how much of the shorter one it holds.
 */
export const printVariants = (
  shelf: Shelf,
  search: Search,
  quotes: Quotes,
  stories: Stories
): Variants => {
  const stems = quotes.list.map(quote => stemsOf(quote, search))
  const holders = holdersOf(stems, search.dictionary.size)
  const rarity = (stem: number) => Math.log((quotes.list.length + 20) / holders.of(stem).length)
  const weigh = (own: Iterable<number>) => [...own].reduce((sum, stem) => sum + rarity(stem), 0)

  const candidates = (number: number): number[] => {
    const shared = new Map<number, number>()
    // The rarest lead; where every word is common (`peace`), the rarest of them still does.
    const leading = [...new Set(stems[number])].toSorted(
      (a, b) => holders.of(a).length - holders.of(b).length || a - b
    )
    leading.forEach((stem, at) => {
      const holding = holders.of(stem)
      if (at > 0 && holding.length > COMMON) return
      for (const other of holding)
        if (quotes.places[other] !== quotes.places[number] && comparable(number, other))
          shared.set(other, (shared.get(other) ?? 0) + rarity(stem))
    })
    return [...shared]
      .toSorted((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, MOST_ALIGNED)
      .map(([other]) => other)
  }

  const comparable = (a: number, b: number): boolean => compatible(a, b) || inOneStory(a, b)
  const inOneStory = (a: number, b: number): boolean =>
    stories.of[quotes.places[a]!] === stories.of[quotes.places[b]!]
  /** One speaker, or one article that names nobody. */
  const compatible = (a: number, b: number): boolean => {
    const [one, other] = [quotes.speakers[a]!, quotes.speakers[b]!]
    return one === other || one === -1 || other === -1
  }

  const evidence = (a: number, b: number): Evidence => {
    const [one, other] = [stems[a]!, stems[b]!]
    const common = inOrder(one, other)
    const shorter = weigh(one) < weigh(other) ? one : other
    return {
      sameSpeaker: quotes.speakers[a] === quotes.speakers[b] && quotes.speakers[a] !== -1,
      otherSpeaker: !compatible(a, b),
      sameStory: inOneStory(a, b),
      shared: common.length,
      contained: weigh(common) / (weigh(shorter) || 1),
      content: new Set(shorter).size
    }
  }

  const quoted = (number: number): Quoted => {
    const quote = quotes.list[number]!
    return { quote, words: wordsOf(shelf.readings[quotes.places[number]!]!.article, quote) }
  }

  const find = (number: number): readonly Variant[] => {
    const asked = quoted(number)
    return candidates(number)
      .flatMap(other => {
        // Laying words side by side costs most: not where the rare words alone tell that it is in vain.
        const told = evidence(number, other)
        if (told.contained < LEAST) return []
        const theirs = quoted(other)
        const alignment = align(asked, theirs)
        const words = Math.min(asked.words.length, theirs.words.length)
        return isOneUtterance(alignment, { ...told, words }) ? { other, alignment } : []
      })
      .toSorted((a, b) => b.alignment.alike - a.alignment.alike || a.other - b.other)
      .map(({ other, alignment }) => ({
        quote: quotes.list[other]!,
        sameSpeaker: compatible(number, other),
        ...alignment
      }))
  }

  // One answer asks the same again, and people ask for the same people.
  const known = new Map<number, readonly Variant[]>()
  return {
    of: number => {
      const found = known.get(number) ?? find(number)
      known.set(number, found)
      return found
    }
  }
}

interface Evidence {
  readonly sameSpeaker: boolean
  /** Both name somebody, and not the same person. */
  readonly otherSpeaker: boolean
  readonly sameStory: boolean
  /** Content words in both in the same order. */
  readonly shared: number
  /** Their share of the shorter quote, 0 to 1, rarer words counting more. */
  readonly contained: number
  /** Distinct content words of the shorter quote. */
  readonly content: number
}

/** The least share of the shorter quote's content that two printings of it have in common. */
const LEAST = 0.4
/** How alike the same words are in two mouths: a word of ten may be changed. */
const NEARLY = 0.9

/**
 * Whether two quotes are one utterance.
 * - Word for word, whole or in part: two content words are enough, and one where speaker and story are the same
 *   (`a "springboard"` and `used it as a springboard for …`).
 * - Words left out or changed: at least four content words in the same order, and of the shorter quote at least two
 *   fifths when one person says it in one story, more the less is known: people say alike things on many days.
 * - Left out alone, by one person in one story: two content words among six are enough.
 * - Credited to two people: one outlet errs, when in one story a sentence of theirs is as good as the same.
 */
const isOneUtterance = (
  { difference, alike }: Alignment,
  evidence: Evidence & { /** Words of the shorter quote. */ readonly words: number }
): boolean => {
  const { sameSpeaker, otherSpeaker, sameStory, words, shared, contained, content } = evidence
  if (otherSpeaker) return sameStory && words >= 6 && content >= 3 && alike >= NEARLY
  if (difference === 'identical' || difference === 'typography' || difference === 'partial')
    return content >= (sameSpeaker ? (sameStory ? 1 : 3) : sameStory ? 2 : 4)
  if (
    difference === 'cut' &&
    sameStory &&
    (shared >= 3 || (shared === 2 && sameSpeaker && words >= 6))
  )
    return contained >= 0.99
  const needed = sameSpeaker ? (sameStory ? LEAST : 0.6) : sameStory ? 0.6 : 0.8
  return shared >= 4 && contained >= needed
}

/** Stems of the content words, in order; none for indirect speech. */
const stemsOf = (quote: Quote, { dictionary }: Search): Uint32Array => {
  const stems: number[] = []
  if (quote.kind !== 'indirect')
    eachWord(quote.text, 0, Math.min(quote.text.length, 20_000), (start, end, hash, check) => {
      const stem = dictionary.findAt(quote.text, start, end, hash, check)
      if (stem > 0 && !functionWords.has(dictionary.form(stem))) stems.push(stem)
    })
  return Uint32Array.from(stems)
}

interface Holders {
  /** Numbers of the quotes that hold the stem, ascending. */
  of(stem: number): Uint32Array
}

/** An inverted file in two arrays: where each stem's quotes start, and the quotes. */
const holdersOf = (stems: readonly Uint32Array[], size: number): Holders => {
  const starts = new Uint32Array(size + 2)
  const unique = stems.map(own => new Set(own))
  for (const own of unique) for (const stem of own) starts[stem + 1]!++
  for (let stem = 1; stem < starts.length; stem++) starts[stem]! += starts[stem - 1]!
  const numbers = new Uint32Array(starts.at(-1)!)
  const cursors = starts.slice()
  unique.forEach((own, number) => {
    for (const stem of own) numbers[cursors[stem]!++] = number
  })
  return { of: stem => numbers.subarray(starts[stem], starts[stem + 1]) }
}

/** The longest common subsequence of two lists of stems. */
const inOrder = (a: Uint32Array, b: Uint32Array): number[] => {
  const [n, m] = [Math.min(a.length, 600), Math.min(b.length, 600)]
  const width = m + 1
  const table = new Uint16Array((n + 1) * width)
  for (let i = n - 1; i >= 0; i--)
    for (let j = m - 1; j >= 0; j--)
      table[i * width + j] =
        a[i] === b[j]
          ? table[(i + 1) * width + j + 1]! + 1
          : Math.max(table[(i + 1) * width + j]!, table[i * width + j + 1]!)
  const common: number[] = []
  for (let i = 0, j = 0; i < n && j < m;) {
    if (a[i] === b[j]) {
      common.push(a[i]!)
      i++
      j++
    } else if (table[(i + 1) * width + j]! >= table[i * width + j + 1]!) i++
    else j++
  }
  return common
}
