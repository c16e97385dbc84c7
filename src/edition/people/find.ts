// Whom a typed name means: exactly, in part, or after mending typing errors. Knows forms and whose they are, no articles.
import { namesWords, wordsOfForm } from './forms.ts'
import { remembered } from '../../once.ts'
import { best } from './selection.ts'
import { formsUsed } from './standing.ts'
import type { State } from './state.ts'
import {
  ALONE_HEAD,
  FORM,
  FORM_USAGES,
  LIST,
  NEWEST,
  NEXT_OF_TEXT,
  OF,
  OLDER,
  PLACED,
  TIMES,
  USED,
  WORD_HEAD
} from './state.ts'
import type { Choice } from './vocabulary.ts'
import { openVocabulary, someForm } from './vocabulary.ts'
import { isBare } from './walking.ts'

/** How somebody was found, by number. */
export interface Found {
  readonly person: number
  /**
   * `exact`: a name or alias as typed. `part`: typed words are part of a name. `near`: only after mending typing errors.
   * Another spelling of a transliterated name (`Zelenskiy`, `Zelensky`) is no error.
   */
  readonly how: 'exact' | 'part' | 'near'
  /** Whether every typed word is a whole word of a name of the person, not the beginning of one. */
  readonly whole: boolean
}

/** How far what was typed may be from a name. All that is left out costs nothing. */
export interface Leeway {
  /** Default true: where nothing else is found, names that are near in spelling count. */
  readonly near?: boolean
  /** Default true: the beginning of a word counts as a part of the name. */
  readonly begun?: boolean
}

export interface Finder {
  /** Best first: how well it fits, then how much coverage. */
  find(typed: string, limit: number, leeway: Leeway): Found[]
}

/**
 * Words lead to forms, these to the strands that use them, and these to people: nothing is entered for a person, so that
 * nobody is entered again when people part or are joined, and what no article prints any more leads nowhere.
 */
export const openFinder = (
  state: State,
  compare: (a: number, b: number) => number,
  top: (limit: number) => readonly number[]
): Finder => {
  const eachOwner = openOwners(state)
  const eachForm = (word: number, head: number, visit: (form: number) => void): void => {
    someForm(state, word, head, form => {
      visit(form)
      return false
    })
  }
  const isOwned = (form: number): boolean => {
    let owned = false
    eachOwner(form, () => (owned = true))
    return owned
  }
  const vocabulary = openVocabulary(
    state,
    word => someForm(state, word, ALONE_HEAD, isOwned) || someForm(state, word, WORD_HEAD, isOwned)
  )
  const wordsOf = remembered(4_000, (person: number): readonly number[] =>
    formsUsed(state, person).flatMap(form => wordsOfForm(state, form))
  )
  const hasAll = (person: number, choices: readonly Choice[]): boolean => {
    const own = wordsOf(person)
    return choices.every(choice => own.some(word => choice.has(word)))
  }

  /** The best covered who have, for every typed word, one of the words that it may stand for. */
  const bearing = (choices: readonly Choice[], limit: number): number[] => {
    const rarest = choices.reduce((a, b) => (b.uses < a.uses ? b : a))
    const others = choices.filter(choice => choice !== rarest)
    if (rarest.uses > MANY) {
      // `m` begins the names of every tenth person: those who are best covered are soon found among all.
      const found: number[] = []
      for (const person of top(BEST)) {
        if (hasAll(person, choices)) found.push(person)
        if (found.length === limit) return found
      }
    }
    const found = new Set<number>()
    for (const word of rarest.words())
      for (const head of [ALONE_HEAD, WORD_HEAD])
        eachForm(word, head, form => eachOwner(form, person => found.add(person)))
    if (others.length === 0) return best(found, limit, compare)
    return best(
      [...found].filter(person => hasAll(person, others)),
      limit,
      compare
    )
  }

  /** Who is called exactly so: by a form whose words are such ones in this order. */
  const called = (choices: readonly Choice[]): number[] => {
    const rarest = choices.reduce((a, b) => (b.uses < a.uses ? b : a))
    const found = new Set<number>()
    for (const word of rarest.words())
      eachForm(word, choices.length === 1 ? ALONE_HEAD : WORD_HEAD, form => {
        const own = wordsOfForm(state, form)
        if (own.length === choices.length && choices.every((choice, at) => choice.has(own[at]!)))
          eachOwner(form, one => found.add(one))
      })
    return [...found]
  }

  return {
    find: (typed, limit, { near = true, begun: mayBegin = true }) => {
      const asked = namesWords(typed.slice(0, MOST_TYPED))
      if (asked.length === 0 || limit < 1) return []
      const printed = asked.map(word => vocabulary.just(word))
      const alike = asked.map(word => vocabulary.alike(word))
      // What is printed as typed is meant; another spelling only where nothing is.
      const calledSo = called(printed)
      const exact = calledSo.length > 0 ? calledSo : called(alike)
      const most = limit + exact.length
      const borne = bearing(printed, most)
      const isPrinted = borne.length > 0
      const whole = isPrinted ? borne : bearing(alike, most)
      const isWhole = (person: number) => hasAll(person, isPrinted ? printed : alike)
      const found = best(exact, limit, compare).map((person): Found => ({
        person,
        how: 'exact',
        whole: isWhole(person)
      }))
      if (found.length === limit) return found
      const begun = mayBegin
        ? bearing(
            asked.map(word => vocabulary.begun(word)),
            most
          )
        : []
      const part = new Set([...whole, ...begun]).difference(new Set(exact))
      for (const person of best(part, limit - found.length, compare))
        found.push({ person, how: 'part', whole: isWhole(person) })
      if (found.length > 0 || !near) return found
      return bearing(
        asked.map(word => vocabulary.near(word)),
        limit
      ).map((person): Found => ({ person, how: 'near', whole: false }))
    }
  }
}

const MOST_TYPED = 200
/** Forms that are few enough to ask each whose it is. */
const MANY = 600
/** People who are few enough to ask each for their words. */
const BEST = 1_000

type OwnerVisitor = (person: number) => void

/** Whom a form names, some of them more than once. */
const openOwners = (state: State): ((form: number, visit: OwnerVisitor) => void) => {
  const { forms, usages, strands, owners, entries, details, lists } = state

  const isUsedAt = (entry: number, form: number): boolean => {
    if (details.get(entry, FORM) === form) return true
    const list = details.get(entry, LIST)
    const aliases = list === 0 ? 0 : lists.get(list, 0)
    for (let at = 0; at < aliases; at++) if (lists.get(list + 2 + at, 0) === form) return true
    return false
  }

  // Bare entries may be several people's: they are looked through once.
  const ofBare = remembered(2_000, (usage: number): readonly number[] => {
    const found = new Set<number>()
    const form = usages.get(usage, USED) >>> 2
    const newest = strands.get(usages.get(usage, OF), NEWEST)
    for (let entry = newest; entry !== 0; entry = entries.get(entry, OLDER))
      if (isUsedAt(entry, form)) found.add(entries.get(entry, PLACED) >>> 1)
    return [...found]
  })

  return (form, visit) => {
    for (let at = forms.get(form, FORM_USAGES); at !== 0; at = usages.get(at, NEXT_OF_TEXT)) {
      if (usages.get(at, TIMES) === 0) continue
      const strand = usages.get(at, OF)
      if (isBare(state, strand)) ofBare(at).forEach(visit)
      else visit(owners.get(strand, 0))
    }
  }
}
