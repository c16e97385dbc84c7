// Every word of an edition as a number. One number per spelling, one per term; no string per word, no object per token.
import type { Chest } from '../snapshot/chest.ts'
import { stem } from '../stem.ts'
import { fold, hashesOf } from '../words.ts'
import { Differences } from './differences.ts'
import type { Forms, FormsPress } from './forms.ts'
import { openForms } from './forms.ts'
import { BEFORE, FORM, LATEST, saveParts, STEM } from './keepingwords.ts'
import type { Line } from './line.ts'
import { Numbers } from './numbers.ts'
import type { Printing } from './printing.ts'
import { mostPrinted } from './printing.ts'
import { WordTable } from './wordtable.ts'

/**
 * The words as one edition knows them. A term is a small number; two spellings that a search must not tell apart have the
 * same one. Terms that no article of the edition holds are no terms to it, though they may have numbers.
 */
export interface Dictionary {
  /** Terms are numbered from 1 to this; 0 is no word. */
  readonly size: number
  /** The one term that stands for a word wherever names are not told apart; 0 when no article uses it. */
  find(word: string): number
  /** As `find`, of the word at these offsets of a text; hashes as `eachWord` gives them. */
  findAt(text: string, start: number, end: number, hash: number, check: number): number
  /** The terms that a typed word may mean: its stem and itself as a name. At most two. */
  meant(word: string): readonly number[]
  /** In how many articles a term stands. */
  articles(term: number): number
  /** The share of a term's uses, 0 to 1, that were words of names. */
  nameShare(term: number): number
  /** The folded form of a term. */
  form(term: number): string
  /** How often a folded form is printed, in any of its spellings. */
  uses(form: string): number
  /** Forms that start with a folded prefix, most used first, then by spelling; function words are left out. */
  complete(prefix: string, limit: number): readonly string[]
  /** Forms within so many typing errors of a folded word, fewest errors first, then most used, then by spelling. */
  near(word: string, errors: number, limit: number): readonly string[]
  /** A folded form as most articles print it: without possessive, in lower case where a good part of its uses is. */
  printed(form: string): string
}

/** What `readLine` needs to make numbers of words. Neither changes what an edition answers until the words are counted. */
export interface Speller {
  /**
   * Rows of four numbers for words looked up lately: both hashes (the first turned over where it is a word of a name), the
   * spelling's number times two, and one for a word of a name, and its term: its stem, or as a word of a name its folded
   * form; 0 where it folds to nothing.
   */
  readonly rows: Int32Array
  /** Where in `rows` the word at these offsets of a text is, entered where it is new; until the next call. `asName` is 0 or 1. */
  look(
    text: string,
    start: number,
    end: number,
    hash: number,
    check: number,
    asName: number
  ): number
}

/** The one writer of a dictionary: it only grows, numbers never change. What is no longer counted is no longer found. */
export interface DictionaryPress extends Speller {
  /** Counts the words of an article that comes, or no longer those of one that goes. */
  count(line: Line, change: 1 | -1): void
  /** By how many the articles that hold this term have become more or less. */
  hold(term: number, change: number): void
  /** The folded form of a term. */
  form(term: number): string
  /** Enters what was counted and sorts what is new, in slices of about a millisecond. */
  settle(): Generator<void>
  print(): Dictionary & Kept
}

/** What can be put into a chest in slices, between which words may be entered. */
export interface Kept {
  save(chest: Chest): Generator<void>
}

/** What a dictionary is made of. */
export interface Parts {
  readonly spellings: WordTable
  readonly terms: WordTable
  /** How often each spelling is printed. */
  readonly counts: Numbers
  /**
   * Four numbers a term: how many articles hold it, how often it is used, how often as a word of a name; and how often it is
   * printed as a folded form.
   */
  readonly counted: Numbers
  readonly forms: FormsPress
}

const noParts = (): Parts => {
  const terms = new WordTable(1)
  return {
    spellings: new WordTable(3),
    terms,
    counts: new Numbers(),
    counted: new Numbers(),
    forms: openForms(terms)
  }
}

/** A dictionary of nothing, or of what a snapshot held. */
export const openDictionary = (parts = noParts()): DictionaryPress => {
  const { spellings, terms, counts, counted, forms } = parts
  // What the columns do not say yet: of each spelling, times two and one in a name, how much more it is printed; of each
  // term how many articles more hold it.
  const prints = new Differences()
  const holders = new Differences()

  // Number 0 is no word.
  if (terms.size === 0) terms.enter('\u0000', 0, 0)

  const numberOf = (form: string): number => {
    const { hash, check } = hashesOf(form)
    return Math.max(0, terms.find(hash, check))
  }
  const termOf = (form: string): number => {
    if (form === '') return 0
    const { hash, check } = hashesOf(form)
    const number = terms.find(hash, check)
    return number < 0 ? terms.enter(form, hash, check) : number
  }

  // The words met last: nineteen of twenty words of any text are among these, side by side where the table
  // scatters them. Two rows for each few bits of the hash, which lie in one line of the cache.
  const rows = new Int32Array(ROW * RECENT).fill(-1)

  const look: Speller['look'] = (text, start, end, hash, check, asName) => {
    const key = hash ^ -asName
    const at = ((key ^ (key >>> 15)) & (RECENT / 2 - 1)) * 2 * ROW
    if (rows[at] === key && rows[at + 1] === check) return at
    if (rows[at + ROW] === key && rows[at + ROW + 1] === check) return at + ROW
    const known = spellings.find(hash, check)
    const spelling = known < 0 ? enter(text.slice(start, end), hash, check) : known
    for (let each = at; each < at + ROW; each++) rows[each + ROW] = rows[each]!
    rows[at] = key
    rows[at + 1] = check
    rows[at + 2] = (spelling << 1) | asName
    rows[at + 3] = asName === 1 ? spellings.noted(spelling, FORM) : stemOf(spelling)
    return at
  }
  const enter = (word: string, hash: number, check: number): number => {
    const spelling = spellings.enter(word, hash, check)
    const folded = fold(word)
    const form = termOf(folded)
    spellings.note(spelling, FORM, form)
    if (form > 0) {
      const latest = terms.noted(form, LATEST)
      if (latest === 0) forms.add(form, folded)
      spellings.note(spelling, BEFORE, latest)
      terms.note(form, LATEST, spelling + 1)
    }
    return spelling
  }

  const stemOf = (spelling: number): number => {
    const known = spellings.noted(spelling, STEM)
    if (known > 0) return known
    const form = spellings.noted(spelling, FORM)
    if (form === 0) return 0
    const word = terms.word(form)
    const stemmed = stem(word)
    const term = stemmed === word ? form : termOf(stemmed)
    spellings.note(spelling, STEM, term)
    return term
  }

  const enterHeld = (term: number, change: number): void => counted.add(4 * term + ARTICLES, change)
  const enterPrinted = (printed: number, change: number): void => {
    const spelling = printed >>> 1
    const asName = (printed & 1) === 1
    const form = spellings.noted(spelling, FORM)
    const term = asName ? form : spellings.noted(spelling, STEM)
    counts.add(spelling, change)
    counted.add(4 * form + PRINTS, change)
    counted.add(4 * term + USES, change)
    if (asName) counted.add(4 * term + NAME_USES, change)
  }

  return {
    rows,
    look,
    count: ({ terms: line, spellings: printed }, change) => {
      prints.makeRoom(2 * spellings.size)
      for (let at = 0; at < line.length; at++) if (line[at]! > 0) prints.add(printed[at]!, change)
    },
    hold: (term, change) => {
      holders.makeRoom(terms.size)
      holders.add(term, change)
    },
    form: number => (number > 0 && number < terms.size ? terms.word(number) : ''),
    *settle() {
      for (; prints.size > 0; yield) prints.enter(ENTERED_AT_ONCE, enterPrinted)
      for (; holders.size > 0; yield) holders.enter(ENTERED_AT_ONCE, enterHeld)
      yield* forms.settle()
    },
    print: () => {
      prints.enter(prints.size, enterPrinted)
      holders.enter(holders.size, enterHeld)
      prints.giveBack()
      holders.giveBack()
      const [last, lastSpelling] = [terms.size, spellings.size]
      const view = { counts: counts.view(), counted: counted.view() }
      const listed: Forms = forms.print(number => view.counted.get(4 * number + PRINTS))
      const held = (number: number): number =>
        number > 0 && number < last && view.counted.get(4 * number + ARTICLES) > 0 ? number : 0
      const find = (word: string): number => {
        const form = fold(word)
        return held(numberOf(stem(form))) || held(numberOf(form))
      }
      const printed = (form: string): string => {
        const number = numberOf(form)
        const printings: Printing[] = []
        for (
          let at = number < last ? terms.noted(number, LATEST) : 0;
          at > 0;
          at = spellings.noted(at - 1, BEFORE)
        )
          if (view.counts.get(at - 1) > 0)
            printings.push({ word: spellings.word(at - 1), count: view.counts.get(at - 1) })
        return printings.length === 0 ? form : mostPrinted(printings)
      }
      return {
        size: last - 1,
        find,
        findAt: (text, start, end, hash, check) => {
          const spelling = spellings.find(hash, check)
          const stemmed = spelling < 0 ? 0 : held(spellings.noted(spelling, STEM))
          return stemmed || find(text.slice(start, end))
        },
        meant: word => {
          const form = fold(word)
          const [plain, stemmed] = [held(numberOf(form)), held(numberOf(stem(form)))]
          if (plain === 0 || plain === stemmed) return stemmed === 0 ? [] : [stemmed]
          return stemmed === 0 ? [plain] : [plain, stemmed]
        },
        articles: number => (number < last ? view.counted.get(4 * number + ARTICLES) : 0),
        nameShare: number =>
          view.counted.get(4 * number + NAME_USES) / (view.counted.get(4 * number + USES) || 1),
        form: number => (number > 0 && number < last ? terms.word(number) : ''),
        uses: form => {
          const number = numberOf(form)
          return number < last ? view.counted.get(4 * number + PRINTS) : 0
        },
        complete: (prefix, limit) => listed.complete(prefix, limit),
        near: (word, errors, limit) => listed.near(word, errors, limit),
        printed,
        save: into =>
          saveParts(into, {
            spellings,
            terms,
            counts: view.counts,
            counted: view.counted,
            forms: listed,
            sizes: [lastSpelling, last]
          })
      }
    }
  }
}

/** A megabyte: a hit there may miss the processor's inner caches, but each word that is not there reads three places of memory. */
const RECENT = 1 << 16
/** Spellings or terms between two pauses: about a millisecond. */
const ENTERED_AT_ONCE = 4096
const ROW = 4
const [ARTICLES, USES, NAME_USES, PRINTS] = [0, 1, 2, 3] as const
