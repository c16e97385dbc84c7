// Whom a given name alone means, across articles. Knows people in the making and the company they keep, no text.
import { wordsIn } from '../words.ts'
import type { Entry, Someone } from './someone.ts'
import { genderConflict, join } from './someone.ts'
import { looksSlavic, nameKey } from './transliteration.ts'

/** Surnames that two articles must both name before they tell of one circle. */
const SHARED = 2

/**
 * Gives those who are known by a given name only (`Melania`) to the only person of that name in full whom no
 * article sets beside them, when the article says so: by a title that tells whose she is (`Trump's wife`), by naming
 * another bearer of her surname, or by naming the company that she keeps elsewhere. Adds to `people`, and returns those
 * who stay alone. Spellings of different languages (`Vladimir`, `Volodymyr`) are different names.
 */
export const placeGiven = (
  alone: readonly Someone[],
  people: readonly Someone[],
  surnames: ReadonlyMap<number, ReadonlySet<string>>
): readonly Someone[] => {
  const called = new Map<string, Someone[]>()
  const bearers = new Set(people.map(one => one.forms[0]!.surname))
  for (const one of people)
    for (const given of new Set(one.forms.map(form => form.given[0]!))) {
      const group = called.get(given)
      if (group) group.push(one)
      else called.set(given, [one])
    }
  const company = companyOf(surnames)
  const placed: [Someone, Someone][] = []
  const left = alone.filter(each => {
    const { surname: given } = each.forms[0]!
    if (given.length < 2 || bearers.has(given)) return true
    const fitting = (called.get(given) ?? []).filter(
      one => !genderConflict(one.gender, each.gender)
    )
    const [only] = fitting
    if (only === undefined || fitting.length > 1) return true
    const meant =
      only.places.isDisjointFrom(each.places) &&
      each.named.every(({ entry }) => belongs(entry, only, surnames, company))
    if (meant) placed.push([only, each])
    return !meant
  })
  // Joined only now: what is placed first must not weigh in where the next belongs.
  for (const [one, each] of placed) join(one, each)
  return left
}

const belongs = (
  { place, titles }: Entry,
  one: Someone,
  surnames: ReadonlyMap<number, ReadonlySet<string>>,
  company: (one: Someone) => ReadonlySet<string>
): boolean => {
  const own = one.forms[0]!.surname
  const here = surnames.get(place) ?? new Set()
  const told = titles.flatMap(title => wordsIn(title).map(word => nameKey(word, looksSlavic(word))))
  return told.includes(own) || here.has(own) || here.intersection(company(one)).size >= SHARED
}

/** Surnames in all articles that name somebody, looked up once for each. */
const companyOf = (
  surnames: ReadonlyMap<number, ReadonlySet<string>>
): ((one: Someone) => ReadonlySet<string>) => {
  const known = new Map<Someone, ReadonlySet<string>>()
  return one => {
    const found =
      known.get(one) ?? new Set([...one.places].flatMap(place => [...(surnames.get(place) ?? [])]))
    known.set(one, found)
    return found
  }
}
