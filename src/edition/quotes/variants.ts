// The same utterance as other articles print it. Knows quotes, their speakers and stories; decodes what it lays side by side.
import type { Quote } from '../../news.ts'
import { remembered } from '../../once.ts'
import { functionWords } from '../functionwords.ts'
import { best } from '../people/selection.ts'
import type { Places } from '../search/search.ts'
import type { Shelf } from '../shelf.ts'
import type { Stories } from '../stories/stories.ts'
import { eachWord, fold } from '../words.ts'
import type { Edit } from './alignment.ts'
import type { DifferenceKind } from './difference.ts'
import type { Page } from './page.ts'
import type { Judged } from './judging.ts'
import { compatible, openJudging } from './judging.ts'
import { INDIRECT, readStems } from './page.ts'
import type { Place, QuoteGround, Quotes } from './quotes.ts'
import { articlesWith } from './quotes.ts'

/** The same words as another article printed them. */
export interface Variant {
  /** Decoded when read. */
  readonly quote: Quote
  readonly difference: DifferenceKind
  /** 0 to 1, how much of the wording the two share. */
  readonly alike: number
  /** False only where both name somebody, and not the same person: the same words in another mouth. */
  readonly sameSpeaker: boolean
  /** From the quote asked about (first) to this one (second), in order. Found when read: few are shown. */
  readonly edits: readonly Edit[]
}

/** Gives the variants of a quote: most alike first, ties in the order of quotes. None of indirect speech. `toldOnly`: in its story. */
export type Variants = (place: Place, toldOnly: boolean) => readonly Variant[]

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
/** Words of which it is remembered in how many articles they stand. */
const MOST_USES = 4_000
/** Quotes whose variants an edition remembers: a page of somebody's asks for some dozens. */
const MOST_KNOWN = 4_096

/**
 * Candidates are the quotes of its story, and those in articles that hold its rarest words: the text index leads to them,
 * so that all pairs are never formed. Each is then judged on who speaks, on which story it belongs to and on how much of
 * the shorter one it holds, from stems alone; only what passes is decoded and laid side by side.
 */
export const printVariants = ({ shelf, search, quotes, stories }: VariantGround): Variants => {
  const { ledger } = quotes
  const { judged, rarity, laid, edits } = openJudging({ shelf, quotes, stories })

  // What was found for one quote, written over for the next: of some hundreds a few dozen are judged.
  const gathered: { slots: number[]; ats: number[]; shared: number[] } = {
    slots: [],
    ats: [],
    shared: []
  }

  const candidates = (asked: Judged, toldOnly: boolean): Judged[] => {
    const sharedBy = sharing(asked.stems, rarity)
    let count = 0
    const take = (slot: number, at: number, page: Page, row: number): void => {
      if (page.kinds[row] === INDIRECT) return
      const isTold = stories.of(slot) === asked.story
      if (!isTold && !compatible(asked.speaker, quotes.speakerAt(slot, page, row))) return
      const shared = sharedBy(page, row)
      if (shared === 0) return
      gathered.slots[count] = slot
      gathered.ats[count] = at
      gathered.shared[count++] = shared
    }
    const told = new Set(stories.slotsOf(asked.story).subarray(0, MOST_TOLD))
    told.delete(asked.slot)
    for (const slot of told) {
      const size = ledger.sizeOf(slot)
      if (size === 0) continue
      const [page, first] = [ledger.pageOf(slot), ledger.firstOf(slot)]
      for (let at = 0; at < size; at++) take(slot, at, page, first + at)
    }
    told.add(asked.slot)
    const seen = new Set<number>()
    for (const { slots, starts, places } of toldOnly ? [] : leads(asked))
      for (let i = 0; i < slots.length; i++) {
        const slot = slots[i]!
        const size = told.has(slot) ? 0 : ledger.sizeOf(slot)
        if (size === 0) continue
        const [page, first] = [ledger.pageOf(slot), ledger.firstOf(slot)]
        const { froms, lengths } = page
        const end = starts[i + 1]!
        const last = places[end - 1]!
        const start = starts[i]!
        for (let at = 0; at < size; at++) {
          const from = froms[first + at]!
          if (from > last || from + lengths[first + at]! <= places[start]!) continue
          let place = start
          while (places[place]! < from) place++
          if (places[place]! >= from + lengths[first + at]!) continue
          const key = keyOf(slot, at)
          if (seen.has(key)) continue
          seen.add(key)
          take(slot, at, page, first + at)
        }
      }
    const { ranks } = shelf
    const { slots, ats, shared } = gathered
    return best(
      upTo(count),
      MOST_ALIGNED,
      (a, b) =>
        shared[b]! - shared[a]! || ranks[slots[a]!]! - ranks[slots[b]!]! || ats[a]! - ats[b]!
    ).map(one => judged({ slot: slots[one]!, at: ats[one]! }))
  }

  // Those of one speaker say much in the same words.
  const usesOf = remembered(MOST_USES, (word: string) => articlesWith(word, search.dictionary))

  /** Where its words stand elsewhere, the rarest first, as long as they are rare. */
  const leads = (asked: Judged): Places[] => {
    const { text } = quotes.quote(asked)
    const words = new Map<string, number>()
    eachWord(text, 0, Math.min(text.length, 4_000), (start, end) => {
      const word = text.slice(start, end).toLowerCase()
      if (!functionWords.has(word) && !words.has(word)) words.set(word, usesOf(word))
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

  const find = (place: Place, toldOnly: boolean): readonly Variant[] => {
    const one = judged(place)
    if (one.stems.length === 0) return []
    return candidates(one, toldOnly)
      .flatMap(other => {
        const likeness = laid(one, other)
        return likeness === undefined ? [] : { other, likeness }
      })
      .toSorted(
        (a, b) =>
          b.likeness.alike - a.likeness.alike ||
          shelf.ranks[a.other.slot]! - shelf.ranks[b.other.slot]! ||
          a.other.at - b.other.at
      )
      .map(({ other, likeness: { difference, alike } }) => {
        const kind = { difference, alike, sameSpeaker: compatible(one.speaker, other.speaker) }
        return remembering(place, { slot: other.slot, at: other.at }, kind)
      })
  }

  /** What was judged knows the words of both: a variant that is remembered must not, or it would keep the whole of two articles. */
  const remembering = (
    first: Place,
    second: Place,
    kind: Omit<Variant, 'quote' | 'edits'>
  ): Variant => ({
    ...kind,
    get quote() {
      return quotes.quote(second)
    },
    get edits() {
      return edits(first, second)
    }
  })

  // One answer asks the same again, and people ask for the same people.
  const known = new Map<number, readonly Variant[]>()
  return (place, toldOnly) => {
    const key = keyOf(place.slot, place.at) * 2 + Number(toldOnly)
    const found = known.get(key) ?? find(place, toldOnly)
    known.set(key, found)
    if (known.size > MOST_KNOWN) known.delete(known.keys().next().value!)
    return found
  }
}

function* upTo(count: number): Generator<number> {
  for (let at = 0; at < count; at++) yield at
}

/** No article has as many quotes as 16 bits count. */
const keyOf = (slot: number, at: number): number => slot * 0x1_0000 + at

/** Gives what the rows of others have of these stems, each once, by their weight. */
const sharing = (
  stems: readonly number[],
  weigh: (stem: number) => number
): ((page: Page, row: number) => number) => {
  const numbers = new Map<number, number>()
  for (const stem of stems) if (!numbers.has(stem)) numbers.set(stem, numbers.size)
  const weights = Float64Array.from(numbers.keys(), weigh)
  const counted = new Uint32Array(weights.length)
  const own: number[] = []
  let asked = 0
  return (page, row) => {
    asked++
    let sum = 0
    const size = readStems(page, row, own)
    for (let at = 0; at < size; at++) {
      const number = numbers.get(own[at]!)
      if (number === undefined || counted[number] === asked) continue
      counted[number] = asked
      sum += weights[number]!
    }
    return sum
  }
}
