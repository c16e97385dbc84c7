// Whether two quotes are printings of one utterance. Knows their stems, speakers and stories; decodes only what is near enough.
import type { Shelf } from '../shelf.ts'
import type { Stories } from '../stories/stories.ts'
import type { Alignment } from './alignment.ts'
import { align } from './alignment.ts'
import type { DifferenceKind } from './difference.ts'
import { stemsIn } from './page.ts'
import type { Quoted } from './quoted.ts'
import { quotedIn } from './quoted.ts'
import type { Place, Quotes } from './quotes.ts'

/** What quotes are judged by in the other parts of the same edition. */
export interface JudgingGround {
  readonly shelf: Pick<Shelf, 'reading'>
  readonly quotes: Quotes
  readonly stories: Pick<Stories, 'of'>
}

export interface Judging {
  readonly judged: (place: Place) => Judged
  /** What a stem tells: the fewer quotes hold it, the more. */
  readonly rarity: (stem: number) => number
  /** From the first to the second; undefined where they are not one utterance. */
  readonly laid: (one: Judged, other: Judged) => Alignment | undefined
}

/** What is known of a quote without its text. */
export interface Judged extends Place {
  /** 0 where nobody is named. */
  readonly speaker: number
  readonly story: number
  readonly stems: readonly number[]
}

export const openJudging = ({ shelf, quotes, stories }: JudgingGround): Judging => {
  const { ledger, holders } = quotes
  const rarity = (stem: number): number => Math.log((ledger.count + 20) / (holders[stem] || 1))
  const weigh = (own: Iterable<number>): number => {
    let sum = 0
    for (const stem of own) sum += rarity(stem)
    return sum
  }
  // One is laid beside many.
  const words = new WeakMap<Judged, Quoted>()
  const quoted = (one: Judged): Quoted => {
    const known = words.get(one)
    if (known !== undefined) return known
    const made = quotedIn(shelf.reading(one.slot).article, quotes.quote(one))
    words.set(one, made)
    return made
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
  return {
    rarity,
    judged: ({ slot, at }) => {
      const page = ledger.pageOf(slot)
      const row = ledger.firstOf(slot) + at
      const speaker = quotes.speakerAt(slot, page, row)
      return { slot, at, speaker, story: stories.of(slot), stems: stemsIn(page, row) }
    },
    laid: (one, other) => {
      // Laying words side by side costs most: not where the rare words alone tell that it is in vain.
      const told = evidence(one, other)
      if (told.contained < LEAST) return undefined
      const [first, second] = [quoted(one), quoted(other)]
      const alignment = align(first, second)
      const shorter = Math.min(first.words.length, second.words.length)
      return isOneUtterance(alignment, { ...told, words: shorter }) ? alignment : undefined
    }
  }
}

/** One speaker, by number, or one article that names nobody. */
export const compatible = (one: number, other: number): boolean =>
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
export const LEAST = 0.4
/** How alike the same words are in two mouths: a word of ten may be changed. */
const NEARLY = 0.9

const SAME_WORDS: ReadonlySet<DifferenceKind> = new Set(['inserted', 'joined', 'inflected'])

/**
 * Whether two quotes are one utterance.
 * - Word for word, whole or in part: two content words are enough, and one where speaker and story are the same
 *   (`a "springboard"` and `used it as a springboard for …`).
 * - Told apart by tense, number, a joint or brackets alone: one content word more.
 * - Words left out or changed: at least four content words in the same order, and of the shorter quote at least two
 *   fifths when one person says it in one story, more the less is known: people say alike things on many days.
 * - Left out alone, by one person in one story: two content words among six are enough.
 * - Credited to two people: one outlet errs, when in one story a sentence of theirs is as good as the same.
 */
const isOneUtterance = (
  { difference, overlap, alike }: Alignment,
  evidence: Evidence & { /** Words of the shorter quote. */ readonly words: number }
): boolean => {
  const { sameSpeaker, otherSpeaker, sameStory, words, shared, contained, content } = evidence
  if (otherSpeaker) return sameStory && words >= 6 && content >= 3 && alike >= NEARLY
  const least = sameSpeaker ? (sameStory ? 1 : 3) : sameStory ? 2 : 4
  if (overlap === 'whole' || overlap === 'stretch') return content >= least
  if (SAME_WORDS.has(difference) && content > least) return true
  if (
    overlap === 'gapped' &&
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
