// The people of an edition: who they are, where they are named, and beside whom. Knows readings, no stories.
import type { Person, Slice } from '../../news.ts'
import type { Outlets } from '../outlets.ts'
import { openRest } from '../rest.ts'
import { byText } from '../shelf.ts'
import type { Shelf, Shelved } from '../shelf.ts'
import { inSlices } from '../slices.ts'
import type { Chest } from '../snapshot/chest.ts'
import { openAgenda } from './agenda.ts'
import type { Companion } from './companions.ts'
import { openSharing, sentencesWithBoth } from './companions.ts'
import type { Coverage } from './coverage.ts'
import { coverageOf, mostCovered, slotsLatestFirst } from './coverage.ts'
import type { Found, Leeway } from './find.ts'
import { openFinder } from './find.ts'
import { remembered } from '../../once.ts'
import { genderOf, openLedger } from './ledger.ts'
import { loadState, saveState } from './saving.ts'
import { openPlacing } from './placing.ts'
import { best } from './selection.ts'
import { openSettling } from './settling.ts'
import { formsOf } from './standing.ts'
import {
  ARTICLES,
  COUNT,
  FACTS,
  FIRST,
  FORM,
  MENTIONED,
  NEXT_OF_SLUG,
  PLACE,
  SHOWN,
  SLUG,
  State
} from './state.ts'
import { holdersOf, titlesOf } from './titles.ts'
import { ownerOf } from './walking.ts'

export type { Companion } from './companions.ts'
export type { Coverage } from './coverage.ts'
export type { Leeway } from './find.ts'

/** What a view of the people looks up in other parts of the same edition. */
export interface PeopleGround {
  readonly shelf: Shelf
  readonly outlets: Outlets
}

/**
 * Immutable. A person is a number above 0; 0 is nobody. Numbers mean nothing outside of one view, ids (`Person.id`) do.
 * Answers that walk through all articles of somebody are kept for those asked for last.
 */
export interface People {
  /** How many people. */
  readonly count: number
  /** 0 for an unknown id. */
  numberOf(id: string): number
  /** The number of the person that the name at a position of an article's reading stands for. */
  personAt(slot: number, index: number): number
  /** The same by the name (`Name.name`) itself; 0 where the article has no such name. */
  numberIn(slot: number, name: string): number
  /** By number of the people whom an article names: at how many places. In the order of its reading. */
  cast(slot: number): ReadonlyMap<number, number>
  idOf(number: number): string
  nameOf(number: number): string
  /** In how many articles the person is named. */
  articleCount(number: number): number
  mentionCount(number: number): number
  /** Slots of those articles, latest first. */
  slotsOf(number: number): Uint32Array
  /** Below 0 when the first is better covered: articles, then mentions, then name and id. Never 0 for two. */
  compare(a: number, b: number): number
  /** Numbers, most covered first. */
  top(limit: number): number[]
  /** The plain object of an answer. */
  person(number: number): Person
  coverage(number: number): Coverage
  /** Most used first, then by spelling. */
  titles(number: number): readonly TitleWording[]
  /** Numbers of people beside whose names one title with all these folded words is printed, most covered first. */
  holders(words: readonly string[], limit: number): number[]
  /** As `Edition.findPeople`. */
  find(typed: string, limit: number, leeway?: Leeway): PersonMatch[]
  /** Who is named in the same articles, most articles first. */
  companions(number: number, limit: number): readonly Companion[]
}

/** One wording of what is printed beside a name. Two are one where only case, spacing or an apostrophe parts them. */
export interface TitleWording {
  /** As most places print it; of equals by spelling. */
  readonly wording: string
  /** At how many places it is printed beside the name. */
  readonly count: number
  /** The latest places, latest first, at most five. Looked up when first asked for. */
  readonly latest: readonly Slice[]
  /**
   * Ids of the latest article of each outlet that prints it and of every one without outlet, latest first, at most eight,
   * and how many more there are. Looked up when first asked for.
   */
  readonly printedIn: { readonly articles: readonly string[]; readonly more: number }
}

export interface PersonMatch extends Omit<Found, 'person'> {
  readonly person: Person
}

/** The one writer. */
export interface PeoplePress {
  /** In slices, of which most articles need one; to be run to its end. */
  add(one: Pick<Shelved, 'slot' | 'reading'>): Generator<void>
  remove(one: Pick<Shelved, 'slot'>): void
  /** Who is who, as far as what came and went touches it; in slices. To be run to its end before `print`. */
  settle(): Generator<void>
  print(ground: PeopleGround): People
  /** Everything of a printed view, by reference. */
  save(people: People, chest: Chest): void
  /** Into an empty press, in slices. Throws SnapshotError where the chest does not fit together. */
  load(chest: Chest): Generator<void>
  /** What a load has left to be done before something comes or goes, in slices; who does not wait for it has it done at once. */
  recall(): Generator<void>
}

export const openPeople = (): PeoplePress => {
  const state = new State()
  const agenda = openAgenda()
  const placing = openPlacing(state, agenda)
  const ledger = openLedger(state, agenda, placing)
  const settling = openSettling(state, ledger, agenda, placing)
  const printed = new WeakMap<People, State>()
  const rest = openRest()
  function* recall(): Generator<void> {
    yield* ledger.recall()
    yield* placing.recall()
  }
  return {
    *add({ slot, reading }) {
      rest.finish()
      yield* ledger.add(slot, reading)
    },
    remove: ({ slot }) => {
      rest.finish()
      ledger.remove(slot)
    },
    settle: () => inSlices(settling.settle()),
    print: ground => {
      const shown = state.print()
      const people = viewOf(shown, settling.standing.count, ground)
      printed.set(people, shown)
      return people
    },
    save: (people, chest) => {
      const shown = printed.get(people)
      if (shown === undefined) throw new Error('people: this view is of another press')
      saveState(shown, chest)
    },
    *load(chest) {
      yield* loadState(state, chest)
      settling.standing.recount()
      rest.leave(recall())
    },
    recall: () => rest.slices()
  }
}

/** Companions that are looked up together. */
const MOST_BESIDE = 6

const viewOf = (state: State, count: number, ground: PeopleGround): People => {
  const { slots, details, people, forms, slugs } = state
  const { shelf } = ground

  const compare = (a: number, b: number): number =>
    people.get(b, ARTICLES) - people.get(a, ARTICLES) ||
    people.get(b, MENTIONED) - people.get(a, MENTIONED) ||
    byText(nameOf(a), nameOf(b)) ||
    people.get(a, PLACE) - people.get(b, PLACE)
  const finder = openFinder(state, compare, limit => top(limit))
  const sharing = openSharing(state, compare)

  const nameOf = (person: number): string => forms.text(people.get(person, SHOWN))
  const idOf = (person: number): string => {
    const slug = slugs.text(people.get(person, SLUG))
    const place = people.get(person, PLACE) >>> 2
    return place > 1 ? `${slug}-${place}` : slug
  }
  const inPlace = (text: string, place: number): number => {
    const slug = slugs.find(text)
    if (slug === 0) return 0
    for (let at = slugs.get(slug, 0); at !== 0; at = people.get(at, NEXT_OF_SLUG))
      if (people.get(at, PLACE) >>> 2 === place) return at
    return 0
  }

  const objects = remembered(4_000, (number: number): Person => {
    const { name, aliases } = formsOf(state, number)
    return {
      id: idOf(number),
      name,
      aliases,
      articles: people.get(number, ARTICLES),
      mentions: people.get(number, MENTIONED),
      gender: genderOf(people.get(number, PLACE) & 3)
    }
  })
  const places = remembered(64, (number: number) => slotsLatestFirst(state, ground, number))
  const titles = remembered(500, (number: number): readonly TitleWording[] =>
    titlesOf(state, ground, number)
  )
  // Whoever asks for few is told from as many as are shown anywhere.
  const companions = remembered(64, (number: number): readonly Companion[] =>
    companionsOf(number, MOST_BESIDE)
  )
  const companionsOf = (number: number, limit: number): readonly Companion[] => {
    const own = places(number)
    const beside = sharing(own, number, limit)
    const others = beside.map(({ other }) => other)
    const sentences = sentencesWithBoth(state, shelf, own, number, others)
    return beside.map(({ other, articles }, at) => ({
      person: objects(other),
      articles,
      sentence: sentences[at]!
    }))
  }
  let covered: readonly number[] = []
  const top = (limit: number): number[] => {
    // Who asks for few is told from many, which cost the same.
    if (covered.length < Math.min(limit, count))
      covered = best(mostCovered(state, Math.max(limit, 1_000)), Math.max(limit, 1_000), compare)
    return covered.slice(0, limit)
  }

  const entriesOf = (slot: number): { first: number; size: number } =>
    slot < slots.size
      ? { first: slots.get(slot, FIRST), size: slots.get(slot, COUNT) }
      : { first: 0, size: 0 }

  return {
    count,
    numberOf: id => {
      const plain = inPlace(id, 1)
      const [, base, place] = plain === 0 ? (/^(.+)-(\d{1,9})$/s.exec(id) ?? []) : []
      return base === undefined || Number(place) < 2 ? plain : inPlace(base, Number(place))
    },
    personAt: (slot, index) =>
      slot < slots.size && index < slots.get(slot, COUNT)
        ? ownerOf(state, slots.get(slot, FIRST) + index)
        : 0,
    numberIn: (slot, name) => {
      const { first, size } = entriesOf(slot)
      const form = forms.find(name)
      for (let at = first; at < first + size; at++)
        if (details.get(at, FORM) === form) return ownerOf(state, at)
      return 0
    },
    cast: slot => {
      const { first, size } = entriesOf(slot)
      const found = new Map<number, number>()
      for (let at = first; at < first + size; at++) {
        const person = ownerOf(state, at)
        found.set(person, (found.get(person) ?? 0) + (details.get(at, FACTS) >>> 2))
      }
      return found
    },
    idOf,
    nameOf,
    articleCount: number => people.get(number, ARTICLES),
    mentionCount: number => people.get(number, MENTIONED),
    slotsOf: places,
    compare,
    top,
    person: objects,
    coverage: number => coverageOf(ground, places(number)),
    titles,
    holders: (words, limit) => holdersOf(state, words, limit, compare, top),
    find: (typed, limit, leeway = {}) =>
      finder
        .find(typed, limit, leeway)
        .map(({ person, how, whole }) => ({ person: objects(person), how, whole })),
    companions: (number, limit) =>
      limit > MOST_BESIDE ? companionsOf(number, limit) : companions(number).slice(0, limit)
  }
}
