// An edition put together from what its parts printed: ids at the door, numbers inside. Knows the views, changes none.
import { printChecking } from './checking/checking.ts'
import { printComparing } from './comparing/comparing.ts'
import type { Copies } from './copies/copies.ts'
import type { Edition } from './edition.ts'
import type { Filter, FilterGround, Mask } from './filter.ts'
import { bothMasks, maskOfSlots, printMasks } from './filter.ts'
import type { Finder } from './finding.ts'
import type { Outlets } from './outlets.ts'
import type { People } from './people/people.ts'
import type { Quotes, QuoteWish } from './quotes/quotes.ts'
import type { QuoteFilter } from './quotes/quotes.ts'
import { printVariants } from './quotes/variants.ts'
import { once } from '../once.ts'
import { withNearest } from './near.ts'
import type { Query } from './search/query.ts'
import { parseQuery } from './search/query.ts'
import type { Search } from './search/search.ts'
import type { Shelf } from './shelf.ts'
import { EMPTY } from './shelf.ts'
import { printLeading } from './stories/leading.ts'
import type { Stories } from './stories/stories.ts'
import { leadOf } from './summary/standing.ts'
import { printSummaries } from './summary/summary.ts'
import { differenceOf } from './versions/difference.ts'
import { printTimelines } from './timeline/timeline.ts'
import type { Versions } from './versions/versions.ts'

/** What the parts of the press printed at one moment. */
export interface Views {
  readonly shelf: Shelf
  readonly outlets: Outlets
  readonly search: Search
  readonly people: People
  readonly stories: Stories
  readonly quotes: Quotes
  /** Null where the press was opened without. */
  readonly copies: Copies | null
  readonly finder: Finder
  readonly versions: Versions
}

export const editionOf = (views: Views): Edition => {
  const { shelf, outlets, search, people, stories, quotes, copies, finder } = views
  const variants = printVariants(views)
  const leading = printLeading(views)
  const summaries = printSummaries(views)
  const timelines = printTimelines({ shelf, summaries })
  const ground: FilterGround = {
    shelf,
    outlets,
    articlesOfPerson: slotsOfPerson,
    articlesOfStory: id => known(stories.numberOf(id), number => stories.slotsOf(number))
  }
  const mask = printMasks(ground)
  const check = printChecking(views)
  const compare = printComparing(views)
  const outletsOf = once(() => outlets.list.map(({ name, articles }) => ({ name, articles })))
  const unnamed = once(() => unnamedOn(shelf))
  const shown = (slot: number) => outlets.shown(shelf.article(slot))
  const story = (number: number) => stories.story(number)

  /** Null for somebody, or a story, that is not known: nothing is said there. */
  const wishOf = ({ speaker, about, story: id, ...filter }: QuoteFilter): QuoteWish | null => {
    const number = speaker === undefined ? undefined : people.numberOf(speaker)
    const told = id === undefined ? undefined : stories.numberOf(id)
    if (number === 0 || (id !== undefined && told === undefined)) return null
    const among = told === undefined ? undefined : stories.slotsOf(told)
    return { speaker: number, about, among, mask: mask(filter) }
  }

  return {
    printedAt: Date.now(),
    counts: {
      articles: shelf.count,
      people: people.count,
      quotes: quotes.count,
      stories: stories.count
    },
    get outlets() {
      return outletsOf()
    },
    get unnamed() {
      return unnamed()
    },

    article: id => known(shelf.slotOf(id), shown),
    reading: id => known(shelf.slotOf(id), slot => shelf.reading(slot)),
    versions: id => views.versions.of(id),
    get changed() {
      return views.versions.changed
    },
    lastChange: id => {
      const after = known(shelf.slotOf(id), slot => shelf.reading(slot))
      const [last] = after === undefined ? [] : views.versions.of(id)
      if (after === undefined || last === undefined) return undefined
      const { reading: before, until: at } = last
      return { before, after, at, ...differenceOf(before, after) }
    },
    articles: (filter, limit) => latest(filter, limit).map(shown),
    articleIds: (filter, limit) => latest(filter, limit).map(slot => shelf.idOf(slot)),
    findArticles: (typed, limit) => finder.articles(typed, limit).map(shown),
    articlesCalled: headline => finder.articlesCalled(headline).map(shown),

    person: id => orNone(people.numberOf(id), number => people.person(number)),
    personOf: (article, name) =>
      known(shelf.slotOf(article), slot =>
        orNone(people.numberIn(slot, name), number => people.person(number))
      ),
    findPeople: (typed, limit, leeway) => people.find(typed, limit, leeway),
    coverage: id => orNone(people.numberOf(id), number => people.coverage(number)),
    titles: id => orNone(people.numberOf(id), number => people.titles(number)) ?? [],
    holders: (words, limit) => people.holders(words, limit).map(number => people.person(number)),
    companions: (id, limit) =>
      orNone(people.numberOf(id), number => people.companions(number, limit)) ?? [],
    people: limit => people.top(limit).map(number => people.person(number)),

    quotes: (filter, limit) => {
      const wish = wishOf(filter)
      return wish === null ? [] : quotes.find(wish, limit).map(place => quotes.quote(place))
    },
    countQuotes: filter => {
      const wish = wishOf(filter)
      return wish === null ? 0 : quotes.countOf(wish)
    },
    variants: (id, within) =>
      known(quotes.placeOf(id), place => variants(place, within === 'story')) ?? [],
    check,
    compare,

    search: (typed, limit) => {
      const query = parseQuery(typed)
      return search.answer(query, maskOf(query), limit).hits
    },
    searchNear: (typed, limit) => {
      const { query, ...became } = withNearest(parseQuery(typed), search)
      const { leftOut } = query
      return { ...search.answer(query, maskOf(query), limit), ...became, leftOut }
    },
    completeTerm: (typed, limit) => search.completeTerm(typed, limit),
    nearestTerms: (word, limit) => search.nearestTerms(word, limit),

    stories: (filter, limit, from = 0) =>
      stories
        .list(mask(filter), from + limit)
        .slice(from)
        .map(story),
    countStories: filter => stories.countOf(mask(filter)),
    leadingStories: (filter, { limit, now, except, among }) => {
      const wanted = among && maskOfSlots(shelf.slots, slotsOf(among))
      const left = except && except.size > 0 ? everyOther(slotsOf(except)) : null
      const passes = bothMasks(mask(filter), wanted ?? null, left)
      const { leads, count, articles } = leading(passes, now, limit)
      return {
        stories: leads.map(({ number, slots, texts, outlets: named }) => ({
          id: stories.idOf(number),
          get story() {
            return story(number)
          },
          get articles() {
            return Array.from(slots, slot => shelf.idOf(slot))
          },
          texts,
          outlets: named
        })),
        count,
        articles
      }
    },
    story: id => known(stories.numberOf(id), story),
    storyOf: article => known(shelf.slotOf(article), slot => story(stories.of(slot))),
    findStories: (typed, limit) => finder.stories(typed, limit).map(story),
    copyOf: article => known(shelf.slotOf(article), slot => copies?.of(slot)),
    independent: ids => copies?.independent(ids.flatMap(id => shelf.slotOf(id) ?? [])),
    storiesCalled: headline => finder.storiesCalled(headline).map(story),

    lead: id => known(shelf.slotOf(id), slot => leadOf(shelf.reading(slot))),
    timeline: (ids, { about, person } = {}) =>
      timelines.of(slotsOf(ids), {
        ...(about !== undefined && { about }),
        ...orNone(people.numberOf(person ?? ''), number => ({ person: number }))
      }),
    summarize: (ids, { person, ...wish }) =>
      summaries.summarize(slotsOf(ids), {
        ...wish,
        ...orNone(people.numberOf(person ?? ''), number => ({ person: number }))
      })
  }

  function latest({ person, ...filter }: Filter, limit: number): number[] {
    const own = person === undefined ? shelf.latest : slotsOfPerson(person)
    return first(own ?? [], mask(filter), limit)
  }

  function slotsOfPerson(id: string): Uint32Array | undefined {
    return orNone(people.numberOf(id), number => people.slotsOf(number))
  }

  function slotsOf(ids: Iterable<string>): number[] {
    return [...ids].flatMap(id => shelf.slotOf(id) ?? [])
  }

  function everyOther(slots: readonly number[]): Mask {
    const others = new Uint8Array(shelf.slots).fill(1)
    for (const slot of slots) others[slot] = 0
    return others
  }

  function maskOf({ person, ...filter }: Query): Mask {
    return bothMasks(mask(filter), person === undefined ? null : namedMask(person))
  }

  /** `person:` in a query means everyone whom the words may name, but nobody whose name is only near. */
  function namedMask(typed: string): Mask {
    const meant = people.find(typed, 50, { near: false })
    const slots = meant.map(({ person }) => people.slotsOf(people.numberOf(person.id)))
    const named = new Uint8Array(shelf.slots)
    for (const own of slots) for (const slot of own) named[slot] = 1
    return named
  }
}

const known = <Key, Value>(
  key: Key | undefined,
  of: (key: Key) => Value | undefined
): Value | undefined => (key === undefined ? undefined : of(key))

/** Of people, of whom 0 is nobody. */
const orNone = <Value>(number: number, of: (number: number) => Value): Value | undefined =>
  number === 0 ? undefined : of(number)

const first = (slots: ArrayLike<number>, mask: Mask, limit: number): number[] => {
  const found: number[] = []
  for (let at = 0; at < slots.length && found.length < limit; at++)
    if (mask === null || mask[slots[at]!] === 1) found.push(slots[at]!)
  return found
}

const unnamedOn = ({ slots, outlets, sources, ranks }: Shelf): Edition['unnamed'] => {
  const articles = outlets.counts[0] ?? 0
  const isFolder = Uint8Array.from(sources.counts, (_, number) =>
    Number(sources.name(number)?.startsWith('folder:') === true)
  )
  let files = 0
  for (let slot = 0; slot < slots && files < articles; slot++)
    if (outlets.of[slot] === 0 && ranks[slot] !== EMPTY && isFolder[sources.of[slot]!] === 1)
      files++
  return { articles, files: articles > 0 && files === articles }
}
