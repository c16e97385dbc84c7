// Every word of an edition as a number. One number per spelling, one per term; no string per word, no object per token.
import { stemmer } from 'stemmer'
import type { Chest } from '../snapshot/chest.ts'
import { fold, hashesOf, isCapitalised } from '../words.ts'
import type { Forms } from './forms.ts'
import { openForms } from './forms.ts'
import type { Line } from './line.ts'
import { Numbers } from './numbers.ts'
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
   * Rows of five numbers for words looked up lately: both hashes, the spelling's number and one, its folded form as a term
   * (0 where it folds to nothing), and the stem of that (0 where it was not needed yet).
   */
  readonly rows: Int32Array
  /** Where in `rows` the word at these offsets of a text is, entered where it is new; until the next call. */
  look(text: string, start: number, end: number, hash: number, check: number): number
  /** The stem of the word in that row. */
  stem(row: number): number
}

/** The one writer of a dictionary: it only grows, numbers never change. What is no longer counted is no longer found. */
export interface DictionaryPress extends Speller {
  /** Counts the words of articles that come (`by` 1) or go (-1). */
  count(lines: readonly Line[], by: 1 | -1): void
  /** By how many the articles that hold these terms, each once, have become more or less. */
  hold(terms: Uint32Array, changes: Int32Array): void
  /** The folded form of a term. */
  form(term: number): string
  /** Enters what was counted and sorts what is new, in slices of about a millisecond. */
  settle(): Generator<void>
  print(): Dictionary & { save(chest: Chest): void }
}

export const openDictionary = (chest?: Chest): DictionaryPress => {
  const spellings = chest === undefined ? new WordTable(3) : tableFrom(chest, 'spellings', 3)
  const terms = chest === undefined ? new WordTable(1) : tableFrom(chest, 'terms', 1)
  const column = (name: string): Numbers =>
    chest === undefined ? new Numbers() : Numbers.from(chest.take(`words.${name}`, Uint32Array))
  // How often each spelling is printed.
  const counts = column('counts')
  // Four numbers a term: how many articles hold it, how often it is used, how often as a word of a name; and how often it is
  // printed as a folded form.
  const counted = column('counted')
  const forms = openForms(terms, chest)
  // By how much each spelling, times two and one in a name, is printed more than the columns say, and which: a word that
  // is in every article is entered once for many of them.
  let tally = new Int32Array(0)
  const tallied: number[] = []

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

  // The words met last, one for each few bits of their hash: nine of ten words of any text are among these few thousand,
  // side by side where the table scatters them.
  const rows = new Int32Array(ROW * RECENT)

  const look: Speller['look'] = (text, start, end, hash, check) => {
    const at = ((hash ^ (hash >>> 15)) & (RECENT - 1)) * ROW
    if (rows[at] === hash && rows[at + 1] === check && rows[at + 2]! > 0) return at
    const known = spellings.find(hash, check)
    const spelling = known < 0 ? enter(text.slice(start, end), hash, check) : known
    rows[at] = hash
    rows[at + 1] = check
    rows[at + 2] = spelling + 1
    rows[at + 3] = spellings.noted(spelling, FORM)
    rows[at + 4] = spellings.noted(spelling, STEM)
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

  const stemIn: Speller['stem'] = row => {
    if (rows[row + 4]! > 0 || rows[row + 3] === 0) return rows[row + 4]!
    const form = rows[row + 3]!
    const word = terms.word(form)
    const stemmed = stem(word)
    const term = stemmed === word ? form : termOf(stemmed)
    spellings.note(rows[row + 2]! - 1, STEM, term)
    rows[row + 4] = term
    return term
  }

  const enterTally = (most: number): void => {
    for (const printed of tallied.splice(-most)) {
      const change = tally[printed]!
      tally[printed] = 0
      if (change === 0) continue
      const spelling = printed >>> 1
      const asName = (printed & 1) === 1
      const form = spellings.noted(spelling, FORM)
      const term = asName ? form : spellings.noted(spelling, STEM)
      counts.add(spelling, change)
      counted.add(4 * form + PRINTS, change)
      counted.add(4 * term + USES, change)
      if (asName) counted.add(4 * term + NAME_USES, change)
    }
  }

  return {
    rows,
    look,
    stem: stemIn,
    count: (lines, by) => {
      if (tally.length < 2 * spellings.size) tally = larger(tally, 2 * spellings.size)
      for (const { terms: line, spellings: printed } of lines)
        for (let at = 0; at < line.length; at++) {
          if (line[at] === 0) continue
          if (tally[printed[at]!] === 0) tallied.push(printed[at]!)
          tally[printed[at]!]! += by
        }
    },
    hold: (held, changes) => {
      for (let at = 0; at < held.length; at++) counted.add(4 * held[at]! + ARTICLES, changes[at]!)
    },
    form: number => (number > 0 && number < terms.size ? terms.word(number) : ''),
    *settle() {
      while (tallied.length > 0) {
        enterTally(TALLIED_AT_ONCE)
        yield
      }
      yield* forms.settle()
    },
    print: () => {
      enterTally(tallied.length)
      // Room for every word there is, of which the next edition needs little.
      if (tally.length > 1 << 16) tally = new Int32Array(0)
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
        save: into => {
          saveTable(into, 'spellings', spellings, lastSpelling)
          saveTable(into, 'terms', terms, last)
          into.put('words.counts', view.counts.flat(lastSpelling))
          into.put('words.counted', view.counted.flat(4 * last))
          listed.save(into)
        }
      }
    }
  }
}

const RECENT = 1 << 14
/** Spellings between two pauses: about a millisecond. */
const TALLIED_AT_ONCE = 4096
/** Rows do not lie across two lines of the cache. */
const ROW = 8
/**
 * What is noted of a spelling: its folded form and the stem of that, as terms (0 where not needed yet; for the form: where it
 * folds to nothing), the spelling entered before it of the same form, and one. Of a form: the last of its spellings, and one.
 */
const [FORM, STEM, BEFORE] = [1, 2, 3] as const
const LATEST = 1
const [ARTICLES, USES, NAME_USES, PRINTS] = [0, 1, 2, 3] as const

/** Porter's stem (1980); words too long to be English are left alone, so that no input can be slow. */
const stem = (folded: string): string => (folded.length > 40 ? folded : stemmer(folded))

const larger = (full: Int32Array, least: number): Int32Array<ArrayBuffer> => {
  const more = new Int32Array(Math.ceil(1.25 * least))
  more.set(full)
  return more
}

interface Printing {
  readonly word: string
  readonly count: number
}

/** Without possessive; in lower case whenever a good part of its uses is, so that `Talks` is offered as `talks`. */
const mostPrinted = (printings: readonly Printing[]): string => {
  const shown = printings.map(({ word, count }) => ({ word: word.replace(/['’]s$/u, ''), count }))
  const low = shown.filter(({ word }) => !isCapitalised(word))
  const total = shown.reduce((sum, { count }) => sum + count, 0)
  const lowTotal = low.reduce((sum, { count }) => sum + count, 0)
  const best = (lowTotal * 5 >= total ? low : shown).reduce((a, b) =>
    b.count > a.count || (b.count === a.count && b.word < a.word) ? b : a
  )
  return best.word
}

const PARTS = ['records', 'checks', 'places', 'pages'] as const

const saveTable = (chest: Chest, name: string, table: WordTable, size: number): void => {
  const flat = table.flat(size)
  for (const part of PARTS) chest.put(`${name}.${part}`, flat[part])
  chest.put(`${name}.bytes`, flat.bytes)
}

const tableFrom = (chest: Chest, name: string, notes: 1 | 3): WordTable => {
  const [records, checks, places, pages] = PARTS.map(part =>
    chest.take(`${name}.${part}`, Uint32Array)
  )
  const bytes = chest.take(`${name}.bytes`, Uint8Array)
  return WordTable.from(
    { records: records!, checks: checks!, places: places!, pages: pages!, bytes },
    notes
  )
}
