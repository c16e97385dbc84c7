// An option that is somebody in the news: found by any of their names, never guessed between two.
import { onceOf } from '../once.ts'
import type { Edition } from '../edition/edition.ts'
import type { Person } from '../news.ts'
import type { Given, Option, OptionSpec, Scene } from '../option.ts'
import { optionOf } from '../option.ts'
import { cite } from '../phrase.ts'
import { notFound, whichOne } from './scope.ts'

/** A name or part of one, in any spelling that the articles use; also a person's id. */
export const person = <const Spec extends OptionSpec>(spec: Spec): Option<Given<Person, Spec>> =>
  optionOf<Person, Spec>(spec, {
    kind: 'person',
    placeholder: 'PERSON',
    fits: (typed, edition) => peopleCalled(typed, edition).length > 0,
    parse: findPerson,
    suggest: suggestPeople
  })

/**
 * The one person that this names best: as a whole name, else as part of one. Throws `AskError` when several fit
 * equally well, and for somebody who is only near in spelling: nobody is put in the place of another.
 */
export function findPerson(asked: string, scene: Scene): Person {
  const { edition } = scene
  // `who is Rutte?`
  const typed = asked.replace(/^(?:is|was)\s+(?=\S)/i, '').replace(/\s*\?+$/, '') || asked
  const candidates = peopleCalled(typed, edition)
  const [only] = candidates
  if (only !== undefined && candidates.length === 1) return only
  if (only !== undefined) {
    const names = candidates.map(one => ({
      name: one.name,
      as: askedAs(one, edition),
      known: knownFor(one, edition)
    }))
    throw whichOne(typed, scene, names)
  }
  const near = edition.findPeople(typed, 3).map(match => match.person)
  if (near.length > 0) throw notFound('No one called', typed, scene, namesOf(near))
  const holders = peopleHolding(typed, edition)
  if (holders.length > 0)
    throw notFound(
      'No one called',
      typed,
      scene,
      namesOf(holders),
      'These words are in the title of'
    )
  throw notFound('No one called', typed, scene, namesOf(peopleSharing(typed, edition)))
}

const namesOf = (people: readonly Person[]): readonly string[] => people.map(({ name }) => name)

/** "minister", "the harbour master": those beside whose names a title with these words is printed, most covered first. */
function peopleHolding(typed: string, edition: Edition): readonly Person[] {
  const asked = wordsOf(typed).difference(new Set(['the', 'a', 'an']))
  return asked.size === 0 ? [] : edition.holders([...asked], 4)
}

/** Who bears one of the words typed, where nobody bears them all: "trump jr". */
function peopleSharing(typed: string, edition: Edition): readonly Person[] {
  const words = [...wordsOf(typed)].filter(word => word.length > 2).slice(0, 5)
  const found = words.flatMap(word =>
    edition.findPeople(word, 3, WHOLE).flatMap(({ whole, person: one }) => (whole ? [one] : []))
  )
  return [...new Map(found.map(one => [one.id, one])).values()].slice(0, 4)
}

/** As `peopleNamed`; else whose name this begins ("mar"), else whose title and name it is. Empty when it is nobody's name. */
function peopleCalled(typed: string, edition: Edition): readonly Person[] {
  const named = peopleNamed(typed, edition)
  if (named.length > 0) return named
  const begun = edition.findPeople(typed, MOST, SPELT).filter(({ how }) => how === 'part')
  return begun.length > 0 ? begun.map(match => match.person) : peopleTitled(typed, edition)
}

/**
 * Everybody whom this names equally well, most named first: by the name that they go by, else by whole words of any name
 * ("mark"). One person alone when the articles name nobody else so called nearly as often.
 */
export function peopleNamed(typed: string, edition: Edition): readonly Person[] {
  const known = edition.person(typed)
  if (known !== undefined) return [known]
  const matches = edition.findPeople(typed, MOST, WHOLE)
  const exact = matches.filter(
    ({ how, person: { name } }) => how === 'exact' && isName(name, typed)
  )
  const whole = matches.filter(match => match.whole)
  const found = (exact.length > 0 ? exact : whole).map(match => match.person)
  found.sort((a, b) => b.mentions - a.mentions)
  const [first, second] = found
  return first && second && first.mentions >= DOMINANCE * second.mentions ? [first] : found
}

/** Others who bear the surname of somebody, most covered first: who asks for one may mean another. */
export function namesakes({ id, name }: Person, edition: Edition): readonly Person[] {
  const surname = name.split(/\s+/).at(-1) ?? name
  return edition
    .findPeople(surname, MOST, WHOLE)
    .filter(match => match.whole && match.person.id !== id && match.person.name.endsWith(surname))
    .map(match => match.person)
}

/** More than can be offered, so that an ambiguous name is known for one. */
const MOST = 12
/** Names as they are spelt, and those of which all the words are typed. */
const SPELT = { near: false } as const
const WHOLE = { ...SPELT, begun: false } as const
/** How many times as often somebody must be named to be meant by a name that others bear. */
const DOMINANCE = 4

const isName = (name: string, typed: string): boolean => letters.compare(name, typed.trim()) === 0
const letters = new Intl.Collator('en', { sensitivity: 'base' })

/** What tells somebody from others of one name: a title as printed, else who writes of them. */
function knownFor({ id }: Person, edition: Edition): string {
  const title = edition.titles(id).find(({ wording }) => wording.length <= 60)
  if (title !== undefined) return title.wording
  const [article] = edition.articles({ person: id }, 1)
  return article ? cite(article) : ''
}

// "President Vell", "the harbour master Tomas Vell": a name after words that are a title printed beside it.
function peopleTitled(typed: string, edition: Edition): readonly Person[] {
  const words = typed.trim().split(/\s+/)
  for (let at = Math.max(1, words.length - 3); at < words.length; at++) {
    const title = wordsOf(words.slice(0, at).join(' ')).difference(new Set(['the']))
    const found = edition
      .findPeople(words.slice(at).join(' '), MOST, WHOLE)
      .filter(match => match.whole && title.isSubsetOf(titleWords(match.person, edition)))
    if (found.length > 0) return found.map(match => match.person)
  }
  return []
}

const titleWords = ({ id }: Person, edition: Edition): ReadonlySet<string> =>
  wordsOf(
    edition
      .titles(id)
      .map(({ wording }) => wording)
      .join(' ')
  )

const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(
    text
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
  )

/** What to type so that exactly this person is meant: the name, or the id where two share it. */
export const askedAs = (one: Person, edition: Edition): string =>
  worked(edition, one.id, () => {
    const called = peopleCalled(one.name, edition)
    return called.length === 1 && called[0]?.id === one.id ? one.name : one.id
  })

// An answer and what is offered while somebody types ask it of dozens, mostly of the same.
const worked = onceOf<string>(4000)

export const suggestPeople = (
  typed: string,
  { edition }: { edition: Edition }
): readonly string[] => {
  const people =
    typed.trim() === ''
      ? edition.people(25)
      : edition.findPeople(typed, 25).map(match => match.person)
  return people.map(one => askedAs(one, edition))
}
