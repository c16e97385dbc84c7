// Every word of an edition as a number. One entry per spelling, one term per stem; no object per token.
import { stemmer } from 'stemmer'
import { fold, isCapitalised } from '../words.ts'
import { openWordTable } from './wordtable.ts'

/** A term is a small number; two spellings that a search must not tell apart have the same one. */
export interface Dictionary {
  /** How many terms there are; terms are numbered from 1, 0 is no word. */
  readonly size: number
  /**
   * The term of the word at these offsets of a text, entered when it is new; hashes as `eachWord` gives them. A word of a name is not stemmed, or
   * `Williams` would answer to `william` and `Banks` to `banking`. 0 for what folds to nothing.
   */
  enter(
    text: string,
    start: number,
    end: number,
    hash: number,
    check: number,
    asName: boolean
  ): number
  /** The one term that stands for a word wherever names are not told apart; 0 when no article uses it. */
  find(word: string): number
  /** As `find`, of the word at these offsets of a text; for when all articles have been entered. */
  findAt(text: string, start: number, end: number, hash: number, check: number): number
  /** The terms that a typed word may mean: its stem and itself as a name. */
  meant(word: string): readonly number[]
  /** The share of a term's uses, 0 to 1, that were words of names. */
  nameShare(term: number): number
  /** The folded form of a term. */
  form(term: number): string
  /** Every spelling entered, as most often printed, and how often. Folded spellings are listed once. */
  spellings(): IterableIterator<{ folded: string; printed: string; count: number }>
}

export const openDictionary = (): Dictionary => {
  const terms = new Map<string, number>()
  const forms: string[] = ['']
  const table = openWordTable()
  const folded: string[] = []
  const counts: number[] = []
  // Terms by entry: of the stem and of the unstemmed form; -1 when not needed yet.
  const stems: number[] = []
  const plains: number[] = []
  // What `find` answers, once asked.
  const founds: number[] = []
  // By term: how often it was entered, and how often as a word of a name.
  const uses: number[] = [0]
  const nameUses: number[] = [0]

  const termOf = (form: string): number => {
    const known = terms.get(form)
    if (known !== undefined) return known
    if (form === '') return 0
    terms.set(form, forms.length)
    uses.push(0)
    nameUses.push(0)
    return forms.push(form) - 1
  }

  const entryAt = (
    text: string,
    start: number,
    end: number,
    hash: number,
    check: number
  ): number => {
    const entry = table.numberAt(text, start, end, hash, check)
    if (entry < folded.length) return entry
    folded.push(fold(table.words[entry]!))
    counts.push(0)
    stems.push(-1)
    plains.push(-1)
    founds.push(-1)
    return entry
  }

  const find = (word: string): number => {
    const form = fold(word)
    return terms.get(stem(form)) ?? terms.get(form) ?? 0
  }

  return {
    get size() {
      return forms.length - 1
    },
    enter: (text, start, end, hash, check, asName) => {
      const entry = entryAt(text, start, end, hash, check)
      counts[entry]!++
      const column = asName ? plains : stems
      if (column[entry]! < 0) column[entry] = termOf(asName ? folded[entry]! : stem(folded[entry]!))
      const term = column[entry]!
      uses[term]!++
      if (asName) nameUses[term]!++
      return term
    },
    find,
    findAt: (text, start, end, hash, check) => {
      const entry = table.find(hash, check)
      if (entry < 0) return find(text.slice(start, end))
      if (founds[entry]! < 0) founds[entry] = find(table.words[entry]!)
      return founds[entry]!
    },
    meant: word => {
      const form = fold(word)
      return [...new Set([terms.get(form) ?? 0, terms.get(stem(form)) ?? 0])].filter(
        term => term > 0
      )
    },
    nameShare: term => (nameUses[term] ?? 0) / (uses[term] || 1),
    form: term => forms[term] ?? '',
    *spellings() {
      const groups = new Map<string, number[]>()
      folded.forEach((form, entry) => {
        if (form === '') return
        const group = groups.get(form)
        if (group) group.push(entry)
        else groups.set(form, [entry])
      })
      for (const [form, group] of groups)
        yield {
          folded: form,
          printed: mostPrinted(
            group.map(entry => ({ word: table.words[entry]!, count: counts[entry]! }))
          ),
          count: group.reduce((sum, entry) => sum + counts[entry]!, 0)
        }
    }
  }
}

/** Porter's stem (1980); words too long to be English are left alone, so that no input can be slow. */
const stem = (folded: string): string => (folded.length > 40 ? folded : stemmer(folded))

/** Without possessive; in lower case whenever a good part of its uses is, so that `Talks` is offered as `talks`. */
const mostPrinted = (spellings: { word: string; count: number }[]): string => {
  const shown = spellings.map(({ word, count }) => ({ word: word.replace(/['’]s$/u, ''), count }))
  const low = shown.filter(({ word }) => !isCapitalised(word))
  const total = shown.reduce((sum, { count }) => sum + count, 0)
  const lowTotal = low.reduce((sum, { count }) => sum + count, 0)
  const best = (lowTotal * 5 >= total ? low : shown).reduce((a, b) =>
    b.count > a.count || (b.count === a.count && b.word < a.word) ? b : a
  )
  return best.word
}
