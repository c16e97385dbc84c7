// All the quotes of an edition, by speaker and by what they are about. Knows their rows; decodes only what is shown.
import type { Quote, Reading } from '../../news.ts'
import type { Filter, Mask } from '../filter.ts'
import { maskOfSlots } from '../filter.ts'
import { functionWords } from '../functionwords.ts'
import type { People } from '../people/people.ts'
import type { Speller } from '../search/dictionary.ts'
import type { Line } from '../search/line.ts'
import type { Places, Search } from '../search/search.ts'
import type { Shelf, Shelved } from '../shelf.ts'
import { lastAtOrBefore, sentenceAt } from '../shelf.ts'
import type { Chest } from '../snapshot/chest.ts'
import { foldText } from '../words.ts'
import type { Ledger } from './ledger.ts'
import { openLedger } from './ledger.ts'
import type { Entry, Page } from './page.ts'
import { stemsIn } from './page.ts'
import { openHolders, openStemming } from './stems.ts'

export interface QuoteFilter extends Filter {
  /** Person id. */
  readonly speaker?: string
  /** Words that the quote, or the sentence around it, is about: all of them. */
  readonly about?: string
}

/** What the quotes of an edition look up in its other parts. */
export interface QuoteGround {
  readonly shelf: Pick<Shelf, 'slots' | 'latest' | 'ranks' | 'slotOf' | 'reading'>
  readonly people: Pick<People, 'personAt' | 'slotsOf'>
  readonly search: Pick<Search, 'dictionary' | 'places'>
}

/** A quote by its article and its position there. */
export interface Place {
  readonly slot: number
  readonly at: number
}

/** Which quotes are asked for. Undefined and null ask nothing. */
export interface QuoteWish {
  /** A person's number. */
  readonly speaker?: number | undefined
  readonly about?: string | undefined
  /** The only articles that are looked through, latest first. */
  readonly among?: Uint32Array | undefined
  readonly mask: Mask
}

/** Immutable. */
export interface Quotes {
  readonly count: number
  readonly ledger: Ledger
  /** By stem: how many quotes hold it. */
  readonly holders: Uint32Array
  /** The number of the person who speaks on a row of a slot's page; 0 where nobody is named. */
  speakerAt(slot: number, page: Page, row: number): number
  /** Undefined for an id that no quote has. */
  placeOf(id: string): Place | undefined
  quote(place: Place): Quote
  /** Latest article first, in the order of the article within it. */
  find(wish: QuoteWish, limit: number): Place[]
  /** How many `find` would give if it went on. */
  countOf(wish: QuoteWish): number
}

/** The one writer. */
export interface QuotesPress {
  /** In slices of some hundred quotes, of which most articles have fewer; to be run to its end. */
  add(one: Shelved): Generator<void>
  remove(one: Pick<Shelved, 'slot'>): void
  settle(): Generator<void>
  print(ground: QuoteGround): Quotes
  save(quotes: Quotes, chest: Chest): void
  /** Into an empty press, in slices. */
  load(chest: Chest): Generator<void>
}

export const openQuotes = (speller: Speller): QuotesPress => {
  const ledger = openLedger()
  let holders = openHolders()
  const stemsOf = openStemming(speller)
  return {
    *add({ slot, reading, line }) {
      const names = new Map(reading.names.map(({ name }, at) => [name, at]))
      const entries: Entry[] = []
      for (const quote of reading.quotes) {
        const [from, to] = rangeOf(quote, reading, line)
        const name = quote.speaker === null ? -1 : (names.get(quote.speaker.name) ?? -1)
        const stems = stemsOf(quote)
        entries.push({ kind: quote.kind, name, from, to, stems })
        holders.change(stems, 1)
        if (entries.length % SLICE === 0) yield
      }
      ledger.add(slot, entries)
    },
    remove: ({ slot }) => {
      const size = ledger.sizeOf(slot)
      if (size === 0) return
      const [page, first] = [ledger.pageOf(slot), ledger.firstOf(slot)]
      for (let row = first; row < first + size; row++) holders.change(stemsIn(page, row), -1)
      ledger.remove(slot)
    },
    settle: () => ledger.settle(),
    print: ground => printed(ledger.print(ground.shelf.slots), holders.print(), ground),
    save: (quotes, chest) => {
      ledger.save(quotes.ledger, chest)
      chest.put('quotes/holders', quotes.holders)
    },
    *load(chest) {
      yield* ledger.load(chest)
      holders = openHolders(chest.take('quotes/holders', Uint32Array))
    }
  }
}

const SLICE = 256

const printed = (ledger: Ledger, holders: Uint32Array, ground: QuoteGround): Quotes => {
  const { shelf, people, search } = ground
  const speakerAt = (slot: number, page: Page, row: number): number => {
    const name = page.names[row]!
    return name === 0 ? 0 : people.personAt(slot, name - 1)
  }

  /** Until `visit` says that it is enough. */
  const walk = (wish: QuoteWish, visit: (slot: number, at: number) => boolean): void => {
    const { speaker, mask } = wish
    const among = wish.among ?? (speaker === undefined ? undefined : people.slotsOf(speaker))
    // The rarest first: it leaves the least to look for.
    const topics: Places[] = []
    for (const word of rarestFirst(topicsOf(wish.about), search)) {
      const left = topics.at(-1)?.slots ?? among
      topics.push(search.places([word], left ? maskOfSlots(shelf.slots, left) : mask))
    }
    const slots =
      among ?? (topics[0] === undefined ? shelf.latest : latestFirst(topics[0].slots, shelf))
    for (let i = 0; i < slots.length; i++) {
      const slot = slots[i]!
      const size = ledger.sizeOf(slot)
      if (size === 0 || (mask !== null && mask[slot] !== 1)) continue
      const held = topics.map(topic => placesIn(topic, slot))
      if (!held.every(places => places.length > 0)) continue
      const [page, first] = [ledger.pageOf(slot), ledger.firstOf(slot)]
      for (let row = first; row < first + size; row++) {
        if (speaker !== undefined && speakerAt(slot, page, row) !== speaker) continue
        if (!held.every(places => stands(places, page, row))) continue
        if (!visit(slot, row - first)) return
      }
    }
  }

  return {
    count: ledger.count,
    ledger,
    holders,
    speakerAt,
    placeOf: id => {
      const mark = id.lastIndexOf('#')
      const slot = mark < 0 ? undefined : shelf.slotOf(id.slice(0, mark))
      const at = Number(id.slice(mark + 1))
      if (slot === undefined || !/^\d+$/.test(id.slice(mark + 1))) return undefined
      return at < ledger.sizeOf(slot) ? { slot, at } : undefined
    },
    quote: ({ slot, at }) => shelf.reading(slot).quotes[at]!,
    find: (wish, limit) => {
      const found: Place[] = []
      if (limit > 0) walk(wish, (slot, at) => found.push({ slot, at }) < limit)
      return found
    },
    countOf: wish => {
      const { speaker, about, among, mask } = wish
      if (speaker === undefined && about === undefined && among === undefined && mask === null)
        return ledger.count
      let count = 0
      walk(wish, () => ++count > 0)
      return count
    }
  }
}

/** From the start of the sentence in which the quote begins to the end of the one in which it ends. */
const rangeOf = (
  quote: Quote,
  { sentences }: Reading,
  { sentences: starts }: Line
): readonly [from: number, to: number] => {
  if (sentences.length === 0) return [0, 0]
  const from = Math.max(0, sentenceAt(sentences, quote.start))
  const to = Math.max(0, sentenceAt(sentences, Math.max(quote.start, quote.end - 1)))
  return [starts[from]!, starts[to + 1]!]
}

const topicsOf = (about: string | undefined): string[] => {
  const words = foldText(about ?? '')
    .split(' ')
    .filter(word => word !== '')
    .slice(0, 32)
  const telling = words.filter(word => !functionWords.has(word))
  return telling.length > 0 ? telling : words
}

/** By rank, which numbers sort faster than a comparison of two slots. */
const latestFirst = (slots: Uint32Array, { ranks, latest }: QuoteGround['shelf']): Uint32Array =>
  slots
    .map(slot => ranks[slot]!)
    .toSorted()
    .map(rank => latest[rank]!)

const NONE = new Uint16Array(0)

const placesIn = ({ slots, starts, places }: Places, slot: number): Uint16Array => {
  const at = lastAtOrBefore(slots, slot)
  return slots[at] === slot ? places.subarray(starts[at], starts[at + 1]) : NONE
}

const rarestFirst = (words: readonly string[], { dictionary }: QuoteGround['search']): string[] =>
  words
    .map(word => ({ word, articles: articlesWith(word, dictionary) }))
    .toSorted((a, b) => a.articles - b.articles)
    .map(({ word }) => word)

/** In how many articles a word stands, those of its two terms counted twice. */
export const articlesWith = (word: string, dictionary: Search['dictionary']): number =>
  dictionary.meant(word).reduce((sum, term) => sum + dictionary.articles(term), 0)

/** Whether one of the places is in the sentences of the quote. */
const stands = (places: Uint16Array, page: Page, row: number): boolean => {
  const from = page.froms[row]!
  const next = places[lastAtOrBefore(places, from - 1) + 1]
  return next !== undefined && next < from + page.lengths[row]!
}
