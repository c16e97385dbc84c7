// Who is who: which names of which articles stand for one person. Knows names, genders and places, no text.
import type { Gender } from '../../news.ts'
import { byText } from '../shelf.ts'
import { placeGiven } from './given.ts'
import type { NameParts } from './name.ts'
import { likeness, partsOf, signatureOf, surnameFirst } from './name.ts'
import type { Entry, Named, Someone } from './someone.ts'
import { genderConflict, join } from './someone.ts'
import { looksSlavic, nameKey } from './transliteration.ts'

/**
 * The entries of each person. Three steps, each only where the one before left a question:
 * 1. full names with the same parts are one person, unless their genders differ;
 * 2. a fuller name takes in a less full one that it explains (`Donald J. Trump`, `Donald Trump`), when no other
 *    explains it as well;
 * 3. a surname alone, which its own article did not resolve, goes to the bearer who clearly dominates;
 * 4. a given name alone goes to the only one so called whose company the article names (see `given.ts`).
 * Neither the order of articles nor that of names within them changes the outcome.
 */
export const identify = (entries: readonly Entry[]): readonly (readonly Entry[])[] => {
  const [full, bare] = [new Map<string, Named[]>(), [] as Named[]]
  const parsed = new Map<string, NameParts>()
  for (const entry of entries) {
    const { name } = entry.name
    const parts = parsed.get(name) ?? partsOf(name)
    parsed.set(name, parts)
    if (parts.given.length === 0) bare.push({ entry, parts })
    else push(full, parts.surname, { entry, parts })
  }
  const someone: Someone[] = []
  for (const sharing of full.values()) someone.push(...mergeFuller(nodesOf(sharing)))
  const alone = placeGiven(placeBare(bare, someone), someone, surnamesByPlace(full))
  return [...someone, ...alone].map(({ named }) => named.map(({ entry }) => entry))
}

/** How many times as much coverage as the next makes a bearer of a name the one who is meant. */
const DOMINANCE = 3

/** Surnames of the full names that each article names. */
const surnamesByPlace = (
  full: ReadonlyMap<string, readonly Named[]>
): ReadonlyMap<number, ReadonlySet<string>> => {
  const surnames = new Map<number, Set<string>>()
  for (const [surname, named] of full)
    for (const { entry } of named) {
      const here = surnames.get(entry.place)
      if (here) here.add(surname)
      else surnames.set(entry.place, new Set([surname]))
    }
  return surnames
}

/** Step 1. */
const nodesOf = (named: readonly Named[]): Someone[] => {
  const groups = new Map<string, Named[]>()
  for (const each of named) push(groups, signatureOf(each.parts), each)
  return [...groups.values()].flatMap(splitByGender)
}

/** Step 2, within the bearers of one surname. */
const mergeFuller = (nodes: readonly Someone[]): Someone[] => {
  const merged: Someone[] = []
  for (const node of nodes.toSorted(byFullness)) {
    const form = node.forms[0]!
    const judged = merged
      .filter(one => !genderConflict(one.gender, node.gender) && !namedTogether(one, node))
      .map(one => ({ one, like: likenessToAll(one, form) }))
    const same = dominant(judged.filter(({ like }) => like === 'same').map(({ one }) => one))
    const maybe = judged.filter(({ like }) => like !== 'no')
    const found =
      same ?? (maybe.length === 1 && maybe[0]!.like === 'maybe' ? maybe[0]!.one : undefined)
    if (found) join(found, node)
    else merged.push(node)
  }
  return merged
}

/** Step 3. Adds to the people given, and returns those who are known by one name only. */
const placeBare = (bare: readonly Named[], people: readonly Someone[]): Someone[] => {
  const bearers = bearersByName(people)
  const coverage = new Map(people.map(one => [one, one.places.size]))
  const alone = new Map<string, Named[]>()
  const placed: [Someone, Named][] = []
  for (const each of bare) {
    const { parts, entry } = each
    const candidates = (bearers.get(parts.surname) ?? []).filter(
      one =>
        !genderConflict(one.gender, entry.name.gender) &&
        (parts.particles === '' || one.forms.some(form => form.particles === parts.particles))
    )
    const meant = bearerMeant(candidates, entry.place, coverage)
    if (meant) placed.push([meant, each])
    else push(alone, `${parts.particles} ${parts.surname} ${parts.suffix}`, each)
  }
  // Joined only now: what is placed first must not weigh in where the next belongs.
  for (const [one, each] of placed) join(one, nodeOf([each]))
  return [...alone.values()].flatMap(splitByGender)
}

/**
 * An article that names one bearer in full and leaves the bare name apart means somebody else; one that
 * names several could not tell which, and then the most covered is meant.
 */
const bearerMeant = (
  candidates: readonly Someone[],
  place: number,
  coverage: ReadonlyMap<Someone, number>
): Someone | undefined => {
  const here = candidates.filter(one => one.places.has(place))
  const open = here.length === 1 ? candidates.filter(one => one !== here[0]) : candidates
  return dominant(open, coverage)
}

/** By surname key, and by every single word that some article uses for the person (`Lula`, `Xi`). */
const bearersByName = (people: readonly Someone[]): Map<string, Someone[]> => {
  const bearers = new Map<string, Someone[]>()
  for (const one of people) {
    const keys = new Set(one.forms.map(form => form.surname))
    for (const form of one.forms)
      if (surnameFirst.has(form.given[0] ?? '')) keys.add(form.given[0]!)
    for (const { entry } of one.named)
      for (const alias of entry.name.aliases)
        if (!/\s/.test(alias)) keys.add(nameKey(alias, looksSlavic(alias)))
    for (const key of keys) push(bearers, key, one)
  }
  return bearers
}

/** Entries with one signature: two people when they have both genders; who has none goes with the more covered. */
const splitByGender = (named: readonly Named[]): Someone[] => {
  const of = (gender: Gender | null) => named.filter(({ entry }) => entry.name.gender === gender)
  const [women, men, unknown] = [of('f'), of('m'), of(null)]
  if (women.length === 0 || men.length === 0) return [nodeOf(named)]
  return women.length >= men.length
    ? [nodeOf([...women, ...unknown]), nodeOf(men)]
    : [nodeOf(women), nodeOf([...men, ...unknown])]
}

const nodeOf = (named: readonly Named[]): Someone => ({
  named: [...named],
  forms: [named[0]!.parts],
  places: new Set(named.map(({ entry }) => entry.place)),
  gender: named.find(({ entry }) => entry.name.gender !== null)?.entry.name.gender ?? null
})

/** The only one, or the one with several times the coverage of the next. */
const dominant = (
  people: readonly Someone[],
  coverage?: ReadonlyMap<Someone, number>
): Someone | undefined => {
  const size = (one: Someone) => coverage?.get(one) ?? one.places.size
  const [first, second] = people.toSorted((a, b) => size(b) - size(a))
  return first && (!second || size(first) >= DOMINANCE * size(second)) ? first : undefined
}

const likenessToAll = (one: Someone, form: NameParts): 'same' | 'maybe' | 'no' => {
  const likes = new Set(one.forms.map(each => likeness(each, form)))
  return likes.has('no') ? 'no' : likes.has('same') ? 'same' : 'maybe'
}

/** Articles that name both apart say that they are two; a stray one among many may be misread. */
const namedTogether = (a: Someone, b: Someone): boolean => {
  const [few, many] = a.places.size < b.places.size ? [a, b] : [b, a]
  let shared = 0
  for (const place of few.places) if (many.places.has(place)) shared++
  return shared * 10 > few.places.size
}

/** Fullest first; of equals the more covered, then by spelling. */
const byFullness = (a: Someone, b: Someone): number =>
  fullness(b.forms[0]!) - fullness(a.forms[0]!) ||
  b.places.size - a.places.size ||
  byText(signatureOf(a.forms[0]!), signatureOf(b.forms[0]!)) ||
  byText(a.gender ?? '', b.gender ?? '')

const fullness = ({ given, suffix }: NameParts): number =>
  given.reduce((sum, part) => sum + (part.length > 1 ? 3 : 1), suffix === '' ? 0 : 1)

const push = <Value>(groups: Map<string, Value[]>, key: string, value: Value): void => {
  const group = groups.get(key)
  if (group) group.push(value)
  else groups.set(key, [value])
}
