// Whether two quotes are printings of one utterance. Knows their stems, speakers and stories; decodes only what is near enough.
import type { Quote } from '../../news.ts'
import type { Shelf } from '../shelf.ts'
import type { Stories } from '../stories/stories.ts'
import type { Edit, Likeness } from './alignment.ts'
import { align, IDENTICAL, likenessOf } from './alignment.ts'
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
  /** What the two have in common; undefined where they are not one utterance. */
  readonly laid: (one: Judged, other: Judged) => Likeness | undefined
  /** The way from the first to the second. */
  readonly edits: (one: Place, other: Place) => readonly Edit[]
}

/** What is known of a quote without its text. */
export interface Judged extends Place {
  /** 0 where nobody is named. */
  readonly speaker: number
  readonly story: number
  readonly stems: readonly number[]
  /** What they tell together, each as often as it stands there. */
  readonly weight: number
}

export const openJudging = ({ shelf, quotes, stories }: JudgingGround): Judging => {
  const { ledger, holders } = quotes
  const rarity = (stem: number): number => Math.log((ledger.count + 20) / (holders[stem] || 1))
  const weigh = (own: readonly number[], size = own.length): number => {
    let sum = 0
    for (let at = 0; at < size; at++) sum += rarity(own[at]!)
    return sum
  }
  const quotedAt = (place: Place): Quoted =>
    quotedIn(shelf.reading(place.slot).article, quotes.quote(place))
  // What two have in common, written anew for each pair.
  const common: number[] = []
  // One is laid beside many.
  const words = new WeakMap<Judged, Quoted>()
  const quoted = (one: Judged): Quoted => {
    const known = words.get(one) ?? quotedAt(one)
    words.set(one, known)
    return known
  }
  return {
    rarity,
    judged: ({ slot, at }) => {
      const page = ledger.pageOf(slot)
      const row = ledger.firstOf(slot) + at
      const speaker = quotes.speakerAt(slot, page, row)
      const stems = stemsIn(page, row)
      return { slot, at, speaker, story: stories.of(slot), stems, weight: weigh(stems) }
    },
    laid: (one, other) => {
      const [otherSpeaker, sameStory] = [
        !compatible(one.speaker, other.speaker),
        one.story === other.story
      ]
      // Whatever the words: two people at two events.
      if (otherSpeaker && !sameStory) return undefined
      const shared = inOrder(one.stems, other.stems, common)
      const shorter = one.weight < other.weight ? one : other
      const contained = weigh(common, shared) / (shorter.weight || 1)
      // Laying words side by side costs most: not where the rare words alone tell that it is in vain.
      if (contained < LEAST) return undefined
      const likeness = isOneText(quotes.quote(one), quotes.quote(other))
        ? IDENTICAL
        : likenessOf(quoted(one), quoted(other))
      const evidence: Evidence = {
        sameSpeaker: one.speaker === other.speaker && one.speaker !== 0,
        otherSpeaker,
        sameStory,
        shared,
        contained,
        content: new Set(shorter.stems).size,
        words: () => Math.min(quoted(one).words.length, quoted(other).words.length)
      }
      return isOneUtterance(likeness, evidence) ? likeness : undefined
    },
    edits: (one, other) => align(quotedAt(one), quotedAt(other)).edits
  }
}

const isOneText = (one: Quote, other: Quote): boolean =>
  one.text === other.text && one.parts.length === 1 && other.parts.length === 1

/** One speaker, by number, or one article that names nobody. */
export const compatible = (one: number, other: number): boolean =>
  one === other || one === 0 || other === 0

interface Evidence {
  readonly sameSpeaker: boolean
  /** Both name somebody, and not the same person: only ever in one story. */
  readonly otherSpeaker: boolean
  readonly sameStory: boolean
  /** Content words in both in the same order. */
  readonly shared: number
  /** Their share of the shorter quote, 0 to 1, rarer words counting more. */
  readonly contained: number
  /** Distinct content words of the shorter quote. */
  readonly content: number
  /** All the words of the shorter quote; seldom asked for. */
  words(): number
}

/** The least share of the shorter quote's content that two printings of it have in common. */
export const LEAST = 0.4
/** How alike the same words are in two mouths: a word of ten may be changed. */
const NEARLY = 0.9
/** Words of the shorter quote from which a few that are common tell something. */
const FEW_WORDS = 6

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
const isOneUtterance = ({ difference, overlap, alike }: Likeness, evidence: Evidence): boolean => {
  const { sameSpeaker, otherSpeaker, sameStory, shared, contained, content } = evidence
  if (otherSpeaker) return content >= 3 && alike >= NEARLY && evidence.words() >= FEW_WORDS
  const least = sameSpeaker ? (sameStory ? 1 : 3) : sameStory ? 2 : 4
  if (overlap === 'whole' || overlap === 'stretch') return content >= least
  if (SAME_WORDS.has(difference) && content > least) return true
  if (
    overlap === 'gapped' &&
    sameStory &&
    (shared >= 3 || (shared === 2 && sameSpeaker && evidence.words() >= FEW_WORDS))
  )
    return contained >= 0.99
  const needed = sameSpeaker ? (sameStory ? LEAST : 0.6) : sameStory ? 0.6 : 0.8
  return shared >= 4 && contained >= needed
}

/** The longest common subsequence of two lists of stems, into a list from its start; gives how long it is. */
const inOrder = (a: readonly number[], b: readonly number[], into: number[]): number => {
  const [n, m] = [Math.min(a.length, LONGEST), Math.min(b.length, LONGEST)]
  const width = m + 1
  const table = roomFor((n + 1) * width)
  // What was there before is written over but for the last row and column.
  for (let i = 0; i <= n; i++) table[i * width + m] = 0
  table.fill(0, n * width, (n + 1) * width)
  for (let i = n - 1; i >= 0; i--)
    for (let j = m - 1; j >= 0; j--)
      table[i * width + j] =
        a[i] === b[j]
          ? table[(i + 1) * width + j + 1]! + 1
          : Math.max(table[(i + 1) * width + j]!, table[i * width + j + 1]!)
  let size = 0
  for (let i = 0, j = 0; i < n && j < m;) {
    if (a[i] === b[j]) {
      into[size++] = a[i]!
      i++
      j++
    } else if (table[(i + 1) * width + j]! >= table[i * width + j + 1]!) i++
    else j++
  }
  return size
}

/** Stems of a quote that are compared: the table grows with their product. */
const LONGEST = 600

/** One table for all: dozens of pairs are compared for each quote that is shown. */
const roomFor = (size: number): Uint16Array => {
  if (size > room.length) room = new Uint16Array(size)
  return room
}
let room = new Uint16Array(1 << 10)
