// Whom a given name alone means, across articles. Knows people and the company they keep.
import { isSliceOver } from '../slices.ts'
import { wordsIn } from '../words.ts'
import { keyOf } from './forms.ts'
import { genderConflict } from './merging.ts'
import type { Placing } from './placing.ts'
import type { State } from './state.ts'
import {
  BARE_HEAD,
  COUNT,
  FACTS,
  FIRST,
  FULL_HEAD,
  GIVEN_HEAD,
  LIST,
  MAN,
  NEWEST,
  NEXT_OF_GIVEN,
  NEXT_OF_SURNAME,
  OLDER,
  PLACED,
  SIGNATURE,
  SIZE,
  SLOT,
  STRAND,
  STRANDS,
  STRAND_OF,
  SURNAME,
  UNTOLD,
  WOMAN
} from './state.ts'
import { eachBareEntry, eachEntry, genderInFull, isBare, strandsBySurname } from './walking.ts'

/** Surnames that two articles must both name before they tell of one circle. */
const SHARED = 2

/**
 * Step 4: gives those who are known by a given name only (`Melania`) to the only person of that name in full whom no
 * article sets beside them, when the article says so: by a title that tells whose she is (`Trump's wife`), by naming
 * another bearer of her surname, or by naming the company that she keeps elsewhere. Spellings of different languages
 * (`Vladimir`, `Volodymyr`) are different names. Those who stay alone are people of their own. In slices.
 */
export const openGiven = (state: State, placing: Placing): ((given: number) => Generator<void>) => {
  const { words, strands, owners, entries, details, slots, people, signatures, lists, titles } =
    state

  /** Strands with entries that nobody took, and the one whose number is theirs while they are alone. */
  interface Alone {
    readonly strands: readonly number[]
    readonly gender: number
    readonly strand: number
  }

  /** Entries of one bare name: two people when they have both genders; who has none goes with the more covered. */
  const aloneOf = (signature: number): Alone[] => {
    const strandOf = (gender: number) => signatures.get(signature, STRAND_OF + gender)
    const [none, woman, man] = [strandOf(UNTOLD), strandOf(WOMAN), strandOf(MAN)]
    const [unknown, women, men] = [placing.alone(none), placing.alone(woman), placing.alone(man)]
    const alone = (size: number, gender: number, ...own: number[]): Alone[] =>
      size === 0 ? [] : [{ strands: own, gender, strand: strandOf(gender) }]
    if (women === 0 && men === 0) return alone(unknown, UNTOLD, none)
    if (women === 0) return alone(men, MAN, man, none)
    if (men === 0) return alone(women, WOMAN, woman, none)
    return women >= men
      ? [...alone(women, WOMAN, woman, none), ...alone(men, MAN, man)]
      : [...alone(women, WOMAN, woman), ...alone(men, MAN, man, none)]
  }

  const entriesOf = (alone: Alone): number[] => {
    const found: number[] = []
    for (const strand of alone.strands) {
      let left = placing.alone(strand)
      let entry = left === 0 ? 0 : strands.get(strand, NEWEST)
      for (; left > 0; entry = entries.get(entry, OLDER))
        if (entries.get(entry, PLACED) & 1) {
          left--
          found.push(entry)
        }
    }
    return found
  }

  /** The only person in full whom this name calls; 0 where there are none or several. */
  const onlyCalled = (given: number, gender: number): number => {
    let only = 0
    for (let at = words.get(given, GIVEN_HEAD); at !== 0; at = signatures.get(at, NEXT_OF_GIVEN))
      for (let each = 0; each < 3; each++) {
        const strand = signatures.get(at, STRAND_OF + each)
        if (strand === 0 || strands.get(strand, SIZE) === 0) continue
        const person = owners.get(strand, 0)
        if (person === only || (gender !== UNTOLD && genderConflict(genderOf(person), gender)))
          continue
        if (only !== 0) return 0
        only = person
      }
    return only
  }

  /** As full names tell, else as those surnames alone do that were given to the person. */
  const genderOf = (person: number): number => {
    const told = genderInFull(state, person)
    if (told !== UNTOLD) return told
    let [women, men] = [0, 0]
    eachBareEntry(state, person, entry => {
      if (entries.get(entry, PLACED) !== 2 * person) return
      const gender = details.get(entry, FACTS) & 3
      if (gender === WOMAN) women++
      if (gender === MAN) men++
    })
    return women + men === 0 ? UNTOLD : women >= men ? WOMAN : MAN
  }

  /** By key of a surname: whether the person keeps its company. Stamped, so that it is never cleared. */
  let company = new Uint32Array(1024)
  let stamp = 0

  function* meet(person: number): Generator<void> {
    if (company.length <= words.last) company = new Uint32Array(2 * words.last)
    stamp++
    const places: number[] = []
    eachEntry(state, person, entry => {
      // Whom a given name alone brought does not vouch for the next.
      if (entries.get(entry, PLACED) !== 2 * person + 1) places.push(entries.get(entry, SLOT))
    })
    let done = 0
    for (const place of places) {
      eachSurname(place, key => {
        company[key] = stamp
      })
      if (++done % 64 === 0 && isSliceOver()) yield
    }
  }

  /** Surnames of the full names that an article names. */
  const eachSurname = (slot: number, visit: (key: number) => void): void => {
    const first = slots.get(slot, FIRST)
    const end = first + slots.get(slot, COUNT)
    for (let at = first; at < end; at++) {
      const strand = entries.get(at, STRAND)
      if (!isBare(state, strand)) visit(signatures.get(strands.get(strand, SIGNATURE), SURNAME))
    }
  }

  const isTold = (entry: number, surname: number): boolean => {
    const list = details.get(entry, LIST)
    if (list === 0) return false
    const [aliases, titled] = [lists.get(list, 0), lists.get(list + 1, 0)]
    for (let at = 0; at < titled; at++) {
      const title = titles.text(lists.get(list + 2 + aliases + at, 0))
      if (wordsIn(title).some(word => words.find(keyOf(word)) === surname)) return true
    }
    return false
  }

  const isNamedWith = (entry: number, person: number): boolean => {
    const slot = entries.get(entry, SLOT)
    const first = slots.get(slot, FIRST)
    const end = first + slots.get(slot, COUNT)
    for (let at = first; at < end; at++) {
      const placed = entries.get(at, PLACED)
      if (placed === 2 * person) return true
      if (placed !== 0) continue
      const strand = entries.get(at, STRAND)
      if (!isBare(state, strand) && owners.get(strand, 0) === person) return true
    }
    return false
  }

  function* isMeant(only: number, alone: readonly number[]): Generator<void, boolean> {
    if (alone.some(entry => isNamedWith(entry, only))) return false
    const own = signatures.get(strands.get(people.get(only, STRANDS), SIGNATURE), SURNAME)
    let hasMet = false
    let done = 0
    for (const entry of alone) {
      if (++done % 16 === 0 && isSliceOver()) yield
      const here = new Set<number>()
      eachSurname(entries.get(entry, SLOT), key => here.add(key))
      if (here.has(own) || isTold(entry, own)) continue
      if (here.size < SHARED) return false
      if (!hasMet) yield* meet(only)
      hasMet = true
      let both = 0
      for (const key of here) if (company[key] === stamp) both++
      if (both < SHARED) return false
    }
    return true
  }

  /** The number of those who are alone, theirs as long as there are any. */
  const ownNumber = (strand: number): number => {
    const known = owners.get(strand, 0)
    if (known !== 0) return known
    const person = people.push()
    owners.set(strand, 0, person)
    people.set(person, STRANDS, strand)
    return person
  }

  /** Those who are alone as they were: only the latest have come. */
  function* stayAlone(alone: Alone): Generator<void> {
    const person = ownNumber(alone.strand)
    for (const strand of alone.strands) {
      let left = placing.alone(strand) - placing.held(person, strand)
      let entry = left === 0 ? 0 : strands.get(strand, NEWEST)
      for (let done = 1; left > 0; entry = entries.get(entry, OLDER), done++) {
        const placed = entries.get(entry, PLACED)
        if ((placed & 1) === 1 && placed >>> 1 !== person) {
          left--
          placing.place(entry, person, true)
        }
        if (done % 64 === 0 && isSliceOver()) yield
      }
    }
  }

  return function* (given) {
    const isSurname = strandsBySurname(state, given, FULL_HEAD).length > 0
    const isName = !isSurname && words.text(given).length > 1
    for (let at = words.get(given, BARE_HEAD); at !== 0; at = signatures.get(at, NEXT_OF_SURNAME))
      for (const alone of aloneOf(at)) {
        const only = isName ? onlyCalled(given, alone.gender) : 0
        const own = only === 0 ? [] : entriesOf(alone)
        if (only !== 0 && (yield* isMeant(only, own)))
          for (const entry of own) placing.place(entry, only, true)
        else yield* stayAlone(alone)
        if (isSliceOver()) yield
      }
  }
}
