// The text search: one press that takes lines in, and views of it that answer. Knows slots; outlets and people come as masks.
import type { Reading, Sentence, Slice } from '../../news.ts'
import type { Mask } from '../filter.ts'
import { functionWords } from '../functionwords.ts'
import type { Chest } from '../snapshot/chest.ts'
import { errorsAllowed, mayMean } from '../spelling.ts'
import { openKept } from '../vault/kept.ts'
import { fold, foldText } from '../words.ts'
import type { Asking } from './asking.ts'
import { openAsking } from './asking.ts'
import type { Dictionary, DictionaryPress, Kept, Speller } from './dictionary.ts'
import { openDictionary } from './dictionary.ts'
import { loadParts } from './keepingwords.ts'
import type { LibraryPress } from './library.ts'
import { loadLibrary, openLibrary } from './library.ts'
import type { Line } from './line.ts'
import { readLine } from './line.ts'
import type { Query } from './query.ts'
import { shownIn } from './snippet.ts'

/** `hits[0]` is the best. Scores compare within one answer only. */
export interface Hit {
  readonly article: string
  readonly score: number
  /** The sentence that answers best (the first of the body where only the headline does); of a correction its lead. Found when first read. */
  readonly sentence: Sentence | null
  /** Where in that sentence the words of the query stand. */
  readonly highlights: readonly Slice[]
}

/** What answers a query. */
export interface Found {
  readonly hits: Hit[]
  /**
   * Of a phrase of words that tens of thousands of articles hold: how many of the latest were looked through, and had enough of it;
   * null where all were.
   */
  readonly latest: number | null
}

/** Where words stand: article after article, slots ascending; `places[starts[n]]` … `places[starts[n + 1] - 1]` in the line of the n-th. */
export interface Places {
  readonly slots: Uint32Array
  readonly starts: Uint32Array
  readonly places: Uint16Array
}

/** All the words of an edition, ready to be asked. Immutable. */
export interface Search {
  readonly dictionary: Dictionary
  /** How many articles hold a term. */
  articles(term: number): number
  /** Made when asked for; the last few are kept. */
  line(slot: number): Line
  /** Every place of a word, or of a phrase that of its first word; folded words. Only in articles that the mask passes. */
  places(words: readonly string[], mask?: Mask): Places
  /** Best first; ties by the shelf's order. Where nothing is to be ranked, the shelf's order and scores of 0. */
  answer(query: Query, mask: Mask, limit: number): Found
  /** Slots, best first, for the words of a text as if typed; the commonest of many words do not count. */
  best(text: string, mask: Mask, limit: number): number[]
  /**
   * The query with something in place of each word that no article holds: words within one or two typing errors, and for
   * the last, when it is still being `typing`, what it may begin. The same query where every word is found or nothing is near.
   */
  mend(query: Query, typing: boolean): Query
  completeTerm(typed: string, limit: number): string[]
  nearestTerms(word: string, limit: number): string[]
  /** In slices, between which articles may come and go. */
  save(chest: Chest): Generator<void>
}

/** What a search asks of the shelf that it is printed with. */
export interface SearchGround {
  readonly count: number
  readonly latest: Uint32Array
  readonly ranks: Uint32Array
  readonly instants: Float64Array
  idOf(slot: number): string
  reading(slot: number): Reading
}

/** The one writer. */
export interface SearchPress {
  /** The words of an article as numbers. Counts nothing: an article is in the index once it is added. */
  line(reading: Reading): Line
  /** The folded form of a term. */
  form(term: number): string
  /** Numbers of words, for those who note some of an article's beside the index. */
  readonly speller: Speller
  /** Slots ascend by one: the next is the number of articles ever added. In slices, of which most articles need one; to be run to its end. */
  add(one: { readonly slot: number; readonly line: Line }): Generator<void>
  /** As `add`. */
  remove(one: { readonly slot: number; readonly line: Line }): Generator<void>
  /** Freezes, sorts and merges what is due, in slices of a millisecond or two. `whole`: the long merges to their end, too. */
  settle(whole?: boolean): Generator<void>
  print(shelf: SearchGround): Search
}

/** A press of nothing. */
export const openSearch = (): SearchPress => {
  const dictionary = openDictionary()
  return pressOf(dictionary, openLibrary(dictionary))
}

/** A press of what a view saved, in slices. Throws SnapshotError or RangeError for a chest that it does not fit. */
export function* loadSearch(chest: Chest): Generator<void, SearchPress> {
  const dictionary = openDictionary(yield* loadParts(chest))
  yield
  return pressOf(dictionary, yield* loadLibrary(dictionary, chest))
}

const pressOf = (dictionary: DictionaryPress, library: LibraryPress): SearchPress => {
  return {
    line: reading => readLine(reading, dictionary),
    form: term => dictionary.form(term),
    speller: dictionary,
    add: ({ slot, line }) => library.add(slot, line),
    remove: ({ slot, line }) => library.remove(slot, line),
    *settle(whole = false) {
      yield* library.settle(whole)
      yield* dictionary.settle()
    },
    print: shelf => {
      // What the library freezes now, the dictionary counts.
      const printed = library.print()
      return printSearch(dictionary.print(), printed, dictionary, shelf)
    }
  }
}

const printSearch = (
  dictionary: Dictionary & Kept,
  library: ReturnType<LibraryPress['print']>,
  speller: Speller,
  shelf: SearchGround
): Search => {
  const lines = openKept<Line>(KEPT_LINES)
  const line = (slot: number): Line => {
    const kept = lines.get(slot)
    if (kept !== undefined) return kept
    const made = readLine(shelf.reading(slot), speller)
    lines.keep(slot, made, 8 * made.terms.length + 4 * made.sentences.length)
    return made
  }
  const asking: Asking = openAsking(dictionary, library, shelf)
  const printed = (form: string): string => dictionary.printed(form)

  return {
    dictionary,
    articles: term => dictionary.articles(term),
    line,
    places: (words, mask) => asking.places(words, mask),
    answer: (query, mask, limit) => {
      const { hits, asked, latest } = asking.answer(query, mask, limit)
      const hitAt = (slot: number, score: number): Hit => {
        let shown: ReturnType<typeof shownIn> | undefined
        const show = () => (shown ??= shownIn(shelf.reading(slot), line(slot), dictionary, asked))
        return {
          article: shelf.idOf(slot),
          score,
          get sentence() {
            return show().sentence
          },
          get highlights() {
            return show().highlights
          }
        }
      }
      return { hits: hits.map(({ slot, score }) => hitAt(slot, score)), latest }
    },
    best: (text, mask, limit) =>
      asking.best(
        foldText(text)
          .split(' ')
          .filter(word => word !== '')
          .slice(0, 64),
        mask,
        limit
      ),
    mend: (query, typing) => mended(query, typing, dictionary),
    completeTerm: (typed, limit) => {
      const prefix = foldText(typed)
      return prefix === '' ? [] : dictionary.complete(prefix, limit).map(printed)
    },
    nearestTerms: (word, limit) => {
      const folded = fold(word)
      return meantBy(folded, dictionary).slice(0, limit).map(printed)
    },
    *save(chest) {
      library.save(chest)
      yield* dictionary.save(chest)
    }
  }
}

/** In bytes, of each printed edition: a thousand lines of 600 words. One summary reads thirty, and the next often the same. */
const KEPT_LINES = 5 * 1024 * 1024

/** How many words may stand in for one that is not found. */
const STAND_INS = 8
/** How many are looked at for that. */
const WITHIN_REACH = 64

const meantBy = (word: string, dictionary: Dictionary): readonly string[] =>
  dictionary.near(word, errorsAllowed(word), WITHIN_REACH).filter(other => mayMean(word, other))

const mended = (query: Query, typing: boolean, dictionary: Dictionary): Query => {
  const also = new Map(query.also)
  const { clauses } = query
  clauses.forEach(({ words, want }, at) => {
    if (want === 'not') return
    words.forEach((word, n) => {
      if (dictionary.meant(word).length > 0 || also.has(word) || functionWords.has(word)) return
      const isLast = at === clauses.length - 1 && n === words.length - 1
      const begun = typing && isLast ? dictionary.complete(word, STAND_INS) : []
      const meant = begun.length > 0 ? begun : meantBy(word, dictionary).slice(0, STAND_INS)
      if (meant.length > 0) also.set(word, meant)
    })
  })
  return also.size === (query.also?.size ?? 0) ? query : { ...query, also }
}
