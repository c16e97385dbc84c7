// What was typed into the search, taken apart. Knows the notation, not the articles; nothing typed is an error.
import { fold, wordsIn } from '../words.ts'

/** One thing to look for: a word, or several that must stand side by side in this order. */
export interface Clause {
  /** Folded, at least one. */
  readonly words: readonly string[]
  /** `any` raises the rank, `must` and `not` decide whether an article is in the answer. */
  readonly want: 'any' | 'must' | 'not'
}

export interface Query {
  readonly clauses: readonly Clause[]
  readonly outlet?: string
  readonly source?: string
  readonly since?: string
  readonly until?: string
  /** As typed, to be looked up among the people. */
  readonly person?: string
  /**
   * Folded words that count as another: the spellings of somebody's name, what a mistyped word may be. By the word that
   * was typed, folded. A word of the query is looked for in all of them.
   */
  readonly also?: ReadonlyMap<string, readonly string[]>
  /** Whether latest articles come first among those that answer nearly as well; so unless said otherwise. */
  readonly recency?: boolean
  /** How many words were typed beyond `MOST_CLAUSES` and are not looked for; 0 mostly. */
  readonly leftOut: number
}

/** Words beyond this many are not looked for: a pasted page is asked by its first lines. */
const MOST_CLAUSES = 30

export const parseQuery = (typed: string): Query => {
  const clauses: Clause[] = []
  const fields: { -readonly [Field in FieldName]?: string } = {}
  const end = typed.length <= MOST_SIGNS ? typed.length : wordEnd(typed)
  // A query can be as long as a message; what its first thousand signs do not say is left unsaid.
  const text = typed.slice(0, end).replace(MARKS, '"')
  for (const match of text.matchAll(ITEM)) {
    const { sign, field, quoted, bare } = match.groups ?? {}
    const value = (quoted ?? bare ?? '').trim()
    const name = FIELD_NAMES.find(each => each === field?.toLowerCase())
    if (name !== undefined && value !== '' && !(isDate(name) && !DATE.test(value)))
      fields[name] = value
    else clauses.push(...clausesOf(match[0], sign, quoted))
  }
  return {
    clauses: clauses.slice(0, MOST_CLAUSES),
    leftOut: Math.max(0, clauses.length - MOST_CLAUSES) + wordsIn(typed.slice(end)).length,
    ...fields
  }
}

const MOST_SIGNS = 4_000

/** Before the word that the limit cuts, where it cuts one. */
const wordEnd = (typed: string): number => {
  const space = typed.lastIndexOf(' ', MOST_SIGNS)
  return space > 0 ? space : MOST_SIGNS
}

const FIELD_NAMES = ['outlet', 'person', 'source', 'since', 'until'] as const
type FieldName = (typeof FIELD_NAMES)[number]

/** Every kind of quotation mark that keyboards and phones make. */
const MARKS = /[“”„‟«»＂]/g
/** A sign, a field, and a value in marks (to the end when the closing one is missing) or up to a space. */
const ITEM =
  /(?<sign>[+-]?)(?:(?<field>outlet|person|source|since|until):)?(?:"(?<quoted>[^"]*)"?|(?<bare>[^\s"]+))/gi
/** A year, a month, a day or an instant. */
const DATE = /^\d{4}(?:-\d\d(?:-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?)?)?$/

const isDate = (name: FieldName): boolean => name === 'since' || name === 'until'

const clausesOf = (item: string, sign = '', quoted?: string): Clause[] => {
  const words = wordsIn(quoted ?? item)
    .map(fold)
    .filter(word => word !== '')
  if (words.length === 0) return []
  if (sign === '-') return [{ words, want: 'not' }]
  if (sign === '+' || quoted !== undefined) return [{ words, want: 'must' }]
  return words.map(word => ({ words: [word], want: 'any' }))
}
