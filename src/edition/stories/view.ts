// The stories of one edition, as they are asked for. Knows who is in which; makes plain objects for the answer only.
import type { Reading, Story } from '../../news.ts'
import { cut } from '../../news.ts'
import { remembered } from '../../once.ts'
import { bodyOf } from '../shelf.ts'
import type { Membership } from './members.ts'
import { NONE } from './members.ts'
import type { Naming } from './naming.ts'
import type { Stories, StoriesGround } from './stories.ts'

/** Stories kept as plain objects. */
const MOST_MADE = 256
/** At most this many people are listed with a story. */
const CAST = 12

export const printView = (
  { of, next, heads, centres, numbers, count }: Membership,
  naming: Naming,
  { shelf, outlets, people }: StoriesGround
): Stories => {
  const membersOf = (number: number): number[] => {
    const slots: number[] = []
    const head = heads[number] ?? NONE
    if (head === NONE) return slots
    let slot = head
    do {
      slots.push(slot)
      slot = next[slot]!
    } while (slot !== head)
    return slots
  }
  const slotsOf = (number: number): Uint32Array =>
    Uint32Array.from(membersOf(number)).toSorted((a, b) => shelf.ranks[a]! - shelf.ranks[b]!)
  const sizeOf = (number: number): number => {
    let size = 0
    let slot = heads[number]!
    do {
      size++
      slot = next[slot]!
    } while (slot !== heads[number])
    return size
  }
  const sizes = new Map<number, number>()
  /** Of the stories whose latest article is of one day, the largest first. */
  const largestFirst = (day: number[]): number[] => {
    if (day.length < 2) return day
    for (const number of day) if (!sizes.has(number)) sizes.set(number, sizeOf(number))
    // Sorting is stable: of equals the one with the latest article stays first.
    return day.toSorted((a, b) => sizes.get(b)! - sizes.get(a)!)
  }

  /** In the order of `list`, day by day of the latest article. */
  function* inOrder(): Generator<readonly number[]> {
    const seen = new Uint8Array(numbers)
    let [day, current]: [string, number[]] = ['', []]
    for (const slot of shelf.latest) {
      const number = of[slot]!
      if (seen[number] === 1) continue
      seen[number] = 1
      const dated = shelf.day(slot)
      if (dated !== day && current.length > 0) {
        yield largestFirst(current)
        current = []
      }
      day = dated
      current.push(number)
    }
    yield largestFirst(current)
  }
  // What has been asked for of the whole list; every page goes on where the last one ended.
  let rest: Generator<readonly number[]> | undefined = inOrder()
  const all: number[] = []
  const upTo = (limit: number): readonly number[] => {
    while (rest !== undefined && all.length < limit) {
      const { value, done } = rest.next()
      if (done === true) rest = undefined
      else for (const number of value) all.push(number)
    }
    return all
  }
  const having = (passes: Uint8Array): Uint8Array => {
    const found = new Uint8Array(numbers)
    for (let slot = 0; slot < of.length; slot++)
      if (passes[slot] === 1 && of[slot] !== NONE) found[of[slot]!] = 1
    return found
  }

  // A list and the answers that follow from it ask for the same.
  const story = remembered(MOST_MADE, (number: number): Story => {
    const slots = [...slotsOf(number)]
    const dayAt = (slot: number): string | null => shelf.article(slot).publishedAt
    const isDated = (slot: number): boolean => dayAt(slot) !== null
    const [first, last] = [slots.findLast(isDated), slots.find(isDated)]
    const centre = centres[number]!
    return {
      id: naming.idOf(number),
      headline: shelf.headline(centre) ?? firstSentence(shelf.reading(centre)),
      articles: slots.map(slot => shelf.idOf(slot)),
      outlets: outletsOf(slots),
      people: castOf(slots),
      from: first === undefined ? null : dayAt(first),
      to: last === undefined ? null : dayAt(last)
    }
  })
  const outletsOf = (slots: readonly number[]): string[] =>
    [...new Set(slots.map(slot => outlets.of(slot)).filter(number => number >= 0))]
      .toSorted((a, b) => a - b)
      .map(number => outlets.list[number]!.name)

  const castOf = (slots: readonly number[]): string[] => {
    const mentions = new Map<number, number>()
    for (const slot of slots.slice(0, MOST_COUNTED))
      for (const [person, places] of people.cast(slot))
        mentions.set(person, (mentions.get(person) ?? 0) + places)
    return [...mentions]
      .toSorted((a, b) => b[1] - a[1] || people.compare(a[0], b[0]))
      .slice(0, CAST)
      .map(([person]) => people.idOf(person))
  }

  return {
    count,
    numbers,
    of: slot => {
      const number = of[slot] ?? NONE
      return number === NONE ? -1 : number
    },
    slotsOf,
    membersOf,
    compare: (a, b) => {
      if (a === b) return 0
      const [one, other] = [slotsOf(a), slotsOf(b)]
      const [day, against] = [shelf.day(one[0]!), shelf.day(other[0]!)]
      if (day !== against) return day > against ? -1 : 1
      return other.length - one.length || shelf.ranks[one[0]!]! - shelf.ranks[other[0]!]!
    },
    list: (passes, limit) => {
      if (passes === null) return upTo(limit).slice(0, limit)
      const found = having(passes)
      const listed: number[] = []
      // Most of what is asked for is recent: the list is made no longer than it takes.
      for (let at = 0; listed.length < limit; at++) {
        const number = upTo(at + 1)[at]
        if (number === undefined) break
        if (found[number] === 1) listed.push(number)
      }
      return listed
    },
    countOf: passes =>
      passes === null ? count : having(passes).reduce((sum, each) => sum + each, 0),
    idOf: number => naming.idOf(number),
    numberOf: id => {
      const number = naming.numberOf(id, numbers)
      return number === undefined || heads[number] === NONE ? undefined : number
    },
    centreOf: number => centres[number]!,
    story
  }
}

/** Articles, the latest, whose names are counted for who is in a story. */
const MOST_COUNTED = 100

const firstSentence = (reading: Reading): string => {
  const first = bodyOf(reading)[0] ?? reading.sentences[0]
  return first ? cut(reading.article, first) : ''
}
