// The same utterance as other articles print it. Knows quotes, their speakers and stories; decodes what it lays side by side.
import type { Quote } from '../../news.ts'
import { functionWords } from '../functionwords.ts'
import type { Places } from '../search/search.ts'
import type { Shelf } from '../shelf.ts'
import type { Stories } from '../stories/stories.ts'
import { eachWord, fold } from '../words.ts'
import type { Alignment, DifferenceKind, Edit, Quoted } from './alignment.ts'
import { align, wordsOf } from './alignment.ts'
import type { Page } from './page.ts'
import { eachStem, INDIRECT, stemsIn } from './page.ts'
import type { Place, QuoteGround, Quotes } from './quotes.ts'
import { articlesWith } from './quotes.ts'

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

/** Gives the variants of a quote: most alike first, ties in the order of quotes. None of indirect speech. */
export type Variants = (place: Place) => readonly Variant[]

/** What they look up in the other parts of the same edition. */
export interface VariantGround extends Pick<QuoteGround, 'search'> {
  readonly shelf: Pick<Shelf, 'ranks' | 'reading'>
  readonly quotes: Quotes
  readonly stories: Pick<Stories, 'of' | 'slotsOf'>
}

/** Quotes that are aligned word by word for one answer, the likeliest first. */
const MOST_ALIGNED = 40
/** Words of a quote that lead to others, the rarest, and articles that they lead to besides those of its story. */
const MOST_LEADS = 6
const MOST_LED = 500
/** Articles of its story that are looked through, from the latest. */
const MOST_TOLD = 200
/** Quotes whose variants an edition remembers: a page of somebody's asks for some dozens. */
const MOST_KNOWN = 4_096

/**
 * Candidates are the quotes of its story, and those in articles that hold its rarest words: the text index leads to them,
 * so that all pairs are never formed. Each is then judged on who speaks, on which story it belongs to and on how much of
 * the shorter one it holds, from stems alone; only what passes is decoded and laid side by side.
 */
export const printVariants = ({ shelf, search, quotes, stories }: VariantGround): Variants => {
  const { ledger, holders } = quotes
  const rarity = (stem: number): number => Math.log((ledger.count + 20) / (holders[stem] || 1))
  const weigh = (own: Iterable<number>): number => {
    let sum = 0
    for (const stem of own) sum += rarity(stem)
    return sum
  }
  const judgedAt = ({ slot, at }: Place): Judged => {
    const page = ledger.pageOf(slot)
    const row = ledger.firstOf(slot) + at
    const speaker = quotes.speakerAt(slot, page, row)
    return { slot, at, speaker, story: stories.of(slot), stems: stemsIn(page, row) }
  }

  const candidates = (asked: Judged): Judged[] => {
    const sharedBy = sharing(asked.stems, rarity)
    const found: (Place & { readonly shared: number })[] = []
    const take = (slot: number, at: number, page: Page, row: number): void => {
      if (page.kinds[row] === INDIRECT) return
      const isTold = stories.of(slot) === asked.story
      if (!isTold && !compatible(asked.speaker, quotes.speakerAt(slot, page, row))) return
      const shared = sharedBy(page, row)
      if (shared > 0) found.push({ slot, at, shared })
    }
    const eachRow = (slot: number, visit: (page: Page, row: number, at: number) => void): void => {
      const size = slot === asked.slot ? 0 : ledger.sizeOf(slot)
      if (size === 0) return
      const [page, first] = [ledger.pageOf(slot), ledger.firstOf(slot)]
      for (let at = 0; at < size; at++) visit(page, first + at, at)
    }
    const told = new Set(stories.slotsOf(asked.story).subarray(0, MOST_TOLD))
    for (const slot of told) eachRow(slot, (page, row, at) => take(slot, at, page, row))
    const seen = new Set<number>()
    for (const { slots, starts, places } of leads(asked))
      slots.forEach((slot, i) => {
        if (told.has(slot)) return
        const last = places[starts[i + 1]! - 1]!
        eachRow(slot, (page, row, at) => {
          const from = page.froms[row]!
          if (from > last) return
          let place = starts[i]!
          while (places[place]! < from) place++
          if (places[place]! >= from + page.lengths[row]!) return
          const key = keyOf({ slot, at })
          if (!seen.has(key)) take(slot, at, page, row)
          seen.add(key)
        })
      })
    const { ranks } = shelf
    return found
      .toSorted((a, b) => b.shared - a.shared || ranks[a.slot]! - ranks[b.slot]! || a.at - b.at)
      .slice(0, MOST_ALIGNED)
      .map(judgedAt)
  }

  /** Where its words stand elsewhere, the rarest first, as long as they are rare. */
  const leads = (asked: Judged): Places[] => {
    const { text } = quotes.quote(asked)
    const words = new Map<string, number>()
    eachWord(text, 0, Math.min(text.length, 4_000), (start, end) => {
      const word = text.slice(start, end).toLowerCase()
      if (!functionWords.has(word) && !words.has(word))
        words.set(word, articlesWith(word, search.dictionary))
    })
    let left = MOST_LED
    return [...words]
      .filter(([, uses]) => uses > 1)
      .toSorted((a, b) => a[1] - b[1])
      .slice(0, MOST_LEADS)
      .flatMap(([word, uses]) => {
        left -= uses
        return left >= 0 ? [search.places([fold(word)])] : []
      })
  }

  const evidence = (one: Judged, other: Judged): Evidence => {
    const common = inOrder(one.stems, other.stems)
    const shorter = weigh(one.stems) < weigh(other.stems) ? one.stems : other.stems
    return {
      sameSpeaker: one.speaker === other.speaker && one.speaker !== 0,
      otherSpeaker: !compatible(one.speaker, other.speaker),
      sameStory: one.story === other.story,
      shared: common.length,
      contained: weigh(common) / (weigh(shorter) || 1),
      content: new Set(shorter).size
    }
  }

  const quoted = (place: Place): Quoted => {
    const quote = quotes.quote(place)
    return { quote, words: wordsOf(shelf.reading(place.slot).article, quote) }
  }

  const find = (place: Place): readonly Variant[] => {
    const one = judgedAt(place)
    if (one.stems.length === 0) return []
    const asked = quoted(place)
    return candidates(one)
      .flatMap(other => {
        // Laying words side by side costs most: not where the rare words alone tell that it is in vain.
        const told = evidence(one, other)
        if (told.contained < LEAST) return []
        const theirs = quoted(other)
        const alignment = align(asked, theirs)
        const words = Math.min(asked.words.length, theirs.words.length)
        return isOneUtterance(alignment, { ...told, words })
          ? { other, quote: theirs.quote, alignment }
          : []
      })
      .toSorted(
        (a, b) =>
          b.alignment.alike - a.alignment.alike ||
          shelf.ranks[a.other.slot]! - shelf.ranks[b.other.slot]! ||
          a.other.at - b.other.at
      )
      .map(({ other, quote, alignment }) => ({
        quote,
        sameSpeaker: compatible(one.speaker, other.speaker),
        ...alignment
      }))
  }

  // One answer asks the same again, and people ask for the same people.
  const known = new Map<number, readonly Variant[]>()
  return place => {
    const key = keyOf(place)
    const found = known.get(key) ?? find(place)
    known.set(key, found)
    if (known.size > MOST_KNOWN) known.delete(known.keys().next().value!)
    return found
  }
}

/** No article has as many quotes as 16 bits count. */
const keyOf = ({ slot, at }: Place): number => slot * 0x1_0000 + at

/** What is known of a quote without its text. */
interface Judged extends Place {
  /** 0 where nobody is named. */
  readonly speaker: number
  readonly story: number
  readonly stems: readonly number[]
}

/** Gives what the rows of others have of these stems, each once, by their weight. */
const sharing = (
  stems: readonly number[],
  weigh: (stem: number) => number
): ((page: Page, row: number) => number) => {
  const numbers = new Map<number, number>()
  for (const stem of stems) if (!numbers.has(stem)) numbers.set(stem, numbers.size)
  const weights = Float64Array.from(numbers.keys(), weigh)
  const counted = new Uint32Array(weights.length)
  let asked = 0
  return (page, row) => {
    asked++
    let sum = 0
    eachStem(page, row, stem => {
      const number = numbers.get(stem)
      if (number === undefined || counted[number] === asked) return
      counted[number] = asked
      sum += weights[number]!
    })
    return sum
  }
}

/** One speaker, or one article that names nobody. */
const compatible = (one: number, other: number): boolean =>
  one === other || one === 0 || other === 0

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

/** The longest common subsequence of two lists of stems. */
const inOrder = (a: readonly number[], b: readonly number[]): number[] => {
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
