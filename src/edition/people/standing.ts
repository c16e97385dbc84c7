// What is known of each person as a whole: coverage, the name to show, the id. Knows whose every entry is.
import { byText } from '../shelf.ts'
import { isSliceOver } from '../slices.ts'
import { foldText } from '../words.ts'
import type { Agenda } from './agenda.ts'
import type { Placing } from './placing.ts'
import type { State } from './state.ts'
import {
  ARTICLES,
  AS_NAME,
  AS_TITLE,
  BARE,
  FORM,
  HELD,
  HELD_OF,
  IN_FULL,
  LIST,
  MARK,
  MENTIONED,
  MENTIONS,
  NEXT_OF_PERSON,
  NEXT_OF_SLUG,
  NEXT_OF_STRAND,
  PLACE,
  SHOWN,
  SLOT,
  SLUG,
  TIMES,
  UNTOLD,
  USAGES,
  USED
} from './state.ts'
import { eachBareEntry, eachEntry, genderInFull, isBare, strandsOf } from './walking.ts'

export interface Standing {
  /** Counts, name and gender. */
  tell(person: number): void
  /** Who of those that share a slug has which place. In slices. */
  order(slug: number): Generator<void>
  /** People in at least one article. */
  readonly count: number
  /** Counts them again, after the tables were loaded. */
  recount(): void
}

export const openStanding = (state: State, agenda: Agenda, placing: Placing): Standing => {
  const { people, strands, usages, holdings, slugs, forms, entries, details, slots } = state

  /**
   * The form in most articles among those with a given name, so that one `Donald J. Trump` does not rename him; of equals
   * the longest.
   */
  const formToShow = (person: number): number => {
    const counts = new Map<number, number>()
    for (const strand of strandsOf(state, person))
      if (!isBare(state, strand)) countNames(strand, counts)
    if (counts.size === 0) {
      for (let at = people.get(person, BARE); at !== 0; at = holdings.get(at, NEXT_OF_PERSON))
        if (holdings.get(at, HELD) > 0) countNames(holdings.get(at, HELD_OF), counts)
      // Bare names of one strand may be several people's: where it has several forms, those placed here are counted.
      if (counts.size > 1) {
        counts.clear()
        eachBareEntry(state, person, entry => {
          const form = details.get(entry, FORM)
          counts.set(form, (counts.get(form) ?? 0) + 1)
        })
      }
    }
    return mostUsed(state, counts)[0]?.form ?? 0
  }

  const countNames = (strand: number, counts: Map<number, number>): void => {
    for (let at = strands.get(strand, USAGES); at !== 0; at = usages.get(at, NEXT_OF_STRAND)) {
      const used = usages.get(at, USED)
      const times = usages.get(at, TIMES)
      if (used % 4 === AS_NAME && times > 0)
        counts.set(used >>> 2, (counts.get(used >>> 2) ?? 0) + times)
    }
  }

  const rename = (person: number, form: number): void => {
    const before = people.get(person, SLUG)
    const shown = people.get(person, SHOWN)
    if (form === shown && (before !== 0 || form === 0)) return
    people.set(person, SHOWN, form)
    const slug = form === 0 ? 0 : slugs.enter(slugOf(forms.text(form)))
    if (slug === before) return
    if (before !== 0) unlink(before, person)
    people.set(person, SLUG, slug)
    if (slug === 0) return
    if (slugs.get(slug, 0) === 0) noteNumbered(slug)
    people.set(person, NEXT_OF_SLUG, slugs.get(slug, 0))
    slugs.set(slug, 0, person)
  }

  const unlink = (slug: number, person: number): void => {
    agenda.slugs.add(slug)
    const next = people.get(person, NEXT_OF_SLUG)
    let at = slugs.get(slug, 0)
    if (at === person) slugs.set(slug, 0, next)
    else {
      while (people.get(at, NEXT_OF_SLUG) !== person) at = people.get(at, NEXT_OF_SLUG)
      people.set(at, NEXT_OF_SLUG, next)
    }
    people.set(person, NEXT_OF_SLUG, 0)
    if (slugs.get(slug, 0) === 0) noteNumbered(slug)
  }

  /** Somebody called `Pius 2` takes the id that a second Pius would have. */
  const noteNumbered = (slug: number): void => {
    const [, base] = /^(.*)-\d+$/s.exec(slugs.text(slug)) ?? []
    const number = base === undefined ? 0 : slugs.find(base)
    if (number !== 0) agenda.slugs.add(number)
  }

  const markOfAll = (person: number): number => {
    let sum = 0
    const seen = new Set<number>()
    eachEntry(state, person, entry => {
      const slot = entries.get(entry, SLOT)
      if (!seen.has(slot)) sum = (sum + slots.get(slot, MARK)) >>> 0
      seen.add(slot)
    })
    return sum
  }

  const before = (a: number, b: number): number =>
    people.get(b, ARTICLES) - people.get(a, ARTICLES) ||
    people.get(b, MENTIONED) - people.get(a, MENTIONED) ||
    byText(forms.text(people.get(a, SHOWN)), forms.text(people.get(b, SHOWN))) ||
    markOfAll(a) - markOfAll(b) ||
    (people.get(a, PLACE) & 3) - (people.get(b, PLACE) & 3)

  let count = 0
  return {
    get count() {
      return count
    },
    recount: () => {
      count = 0
      for (let person = 1; person < people.size; person++)
        if (people.get(person, ARTICLES) > 0) count++
    },
    tell: person => {
      const had = people.get(person, ARTICLES)
      const bare = placing.sum(person)
      const full = strandsOf(state, person).filter(strand => !isBare(state, strand))
      const articles = people.get(person, IN_FULL) + bare.articles
      people.set(person, ARTICLES, articles)
      people.set(
        person,
        MENTIONED,
        full.reduce((sum, strand) => sum + strands.get(strand, MENTIONS), bare.mentions)
      )
      const told = genderInFull(state, person)
      const gender = told === UNTOLD ? bare.gender : told
      people.set(person, PLACE, ((people.get(person, PLACE) >>> 2) << 2) | gender)
      rename(person, articles === 0 ? 0 : formToShow(person))
      count += Number(articles > 0) - Number(had > 0)
      if (people.get(person, SLUG) !== 0) agenda.slugs.add(people.get(person, SLUG))
    },
    *order(slug) {
      const sharing: number[] = []
      for (let at = slugs.get(slug, 0); at !== 0; at = people.get(at, NEXT_OF_SLUG))
        sharing.push(at)
      if (sharing.length > 1) sharing.sort(before)
      const text = sharing.length > 1 ? slugs.text(slug) : ''
      let place = 1
      for (const person of sharing) {
        people.set(person, PLACE, (place << 2) | (people.get(person, PLACE) & 3))
        do place++
        while (sharing.length > 1 && isTaken(state, `${text}-${place}`))
        if (isSliceOver()) yield
      }
    }
  }
}

/** Most used first, of equals the longest, then by spelling. */
const mostUsed = (
  { forms }: State,
  counts: ReadonlyMap<number, number>
): { form: number; text: string; count: number }[] =>
  [...counts]
    .map(([form, count]) => ({ form, text: forms.text(form), count }))
    .toSorted(
      (a, b) => b.count - a.count || b.text.length - a.text.length || byText(a.text, b.text)
    )

/** The form to show and every other in which articles print the name, most used first. */
export const formsOf = (
  state: State,
  person: number
): { readonly name: string; readonly aliases: readonly string[] } => {
  const shown = state.people.get(person, SHOWN)
  return {
    name: state.forms.text(shown),
    aliases: mostUsed(state, usesOf(state, person))
      .filter(({ form }) => form !== shown)
      .map(({ text }) => text)
  }
}

/** Every form in which articles print the name, in no order. */
export const formsUsed = (state: State, person: number): number[] => [
  ...usesOf(state, person).keys()
]

/** By form: how often, as a name or as an alias. */
const usesOf = (state: State, person: number): ReadonlyMap<number, number> => {
  const { strands, usages, details, lists } = state
  const counts = new Map<number, number>()
  const count = (form: number, times: number) => counts.set(form, (counts.get(form) ?? 0) + times)
  for (const strand of strandsOf(state, person)) {
    if (isBare(state, strand)) continue
    for (let at = strands.get(strand, USAGES); at !== 0; at = usages.get(at, NEXT_OF_STRAND)) {
      const used = usages.get(at, USED)
      const times = usages.get(at, TIMES)
      if (used % 4 !== AS_TITLE && times > 0) count(used >>> 2, times)
    }
  }
  eachBareEntry(state, person, entry => {
    count(details.get(entry, FORM), 1)
    const list = details.get(entry, LIST)
    const aliases = list === 0 ? 0 : lists.get(list, 0)
    for (let at = 0; at < aliases; at++) count(lists.get(list + 2 + at, 0), 1)
  })
  return counts
}

/** `volodymyr-zelenskyy`. */
const slugOf = (name: string): string => foldText(name).replaceAll(' ', '-') || 'unnamed'

/** Whether it is the plain id of somebody. */
const isTaken = ({ slugs }: State, text: string): boolean => {
  const slug = slugs.find(text)
  return slug !== 0 && slugs.get(slug, 0) !== 0
}
