// What is printed beside a name: wordings counted in tables, places looked up in the articles shown. Knows the shelf.
import { cut } from '../../news.ts'
import { byText } from '../shelf.ts'
import { namesWords } from './forms.ts'
import type { PeopleGround, TitleWording } from './people.ts'
import { best } from './selection.ts'
import type { State } from './state.ts'
import {
  AS_TITLE,
  FIRST,
  LIST,
  NEWEST,
  NEXT_OF_STRAND,
  NEXT_OF_TEXT,
  OF,
  OLDER,
  PLACED,
  SLOT,
  TIMES,
  TITLE_USAGES,
  USAGES,
  USED
} from './state.ts'
import { eachBareEntry, eachEntry, isBare, strandsOf } from './walking.ts'

type Wording = Pick<TitleWording, 'wording' | 'count'>
type Places = Pick<TitleWording, 'latest' | 'printedIn'>

/** A hyphen more is another wording. */
const wordingKey = (printed: string): string =>
  printed.toLowerCase().replace(/\s+/g, ' ').replaceAll('’', "'")

/** Most used first, then by spelling. */
const wordingsOf = (state: State, person: number): readonly Wording[] => {
  const printed = [...titleCounts(state, person)].map(([title, times]) => ({
    text: state.titles.text(title),
    times
  }))
  return [...Map.groupBy(printed, ({ text }) => wordingKey(text))]
    .map(([key, spellings]) => ({
      key,
      wording: spellings.reduce((a, b) =>
        b.times > a.times || (b.times === a.times && byText(b.text, a.text) < 0) ? b : a
      ).text,
      count: spellings.reduce((sum, { times }) => sum + times, 0)
    }))
    .toSorted((a, b) => b.count - a.count || byText(a.key, b.key))
    .map(({ wording, count }) => ({ wording, count }))
}

/** By title as printed: how often. */
const titleCounts = (state: State, person: number): ReadonlyMap<number, number> => {
  const counts = new Map<number, number>()
  const count = (title: number, times: number) =>
    counts.set(title, (counts.get(title) ?? 0) + times)
  const { strands, usages, details } = state
  for (const strand of strandsOf(state, person)) {
    if (isBare(state, strand)) continue
    for (let at = strands.get(strand, USAGES); at !== 0; at = usages.get(at, NEXT_OF_STRAND)) {
      const used = usages.get(at, USED)
      const times = usages.get(at, TIMES)
      if (used % 4 === AS_TITLE && times > 0) count(used >>> 2, times)
    }
  }
  eachBareEntry(state, person, entry => {
    for (const title of titlesAt(state, details.get(entry, LIST))) count(title, 1)
  })
  return counts
}

const titlesAt = ({ lists }: State, list: number): number[] => {
  if (list === 0) return []
  const from = list + 2 + lists.get(list, 0)
  return Array.from({ length: lists.get(list + 1, 0) }, (_, at) => lists.get(from + at, 0))
}

const MOST_PLACES = 5
const MOST_ARTICLES = 8

/** Wordings with their places, which are looked for when the first of them is asked for. */
export const titlesOf = (
  state: State,
  ground: PeopleGround,
  person: number
): readonly TitleWording[] => {
  let known: ReadonlyMap<string, readonly Place[]> | undefined
  return wordingsOf(state, person).map(wording => {
    const key = wordingKey(wording.wording)
    let shown: Places | undefined
    const places = (): Places => {
      known ??= placesByWording(state, ground, person)
      return (shown ??= shownOf(state, ground, key, known.get(key) ?? []))
    }
    return {
      ...wording,
      get latest() {
        return places().latest
      },
      get printedIn() {
        return places().printedIn
      }
    }
  })
}

/** An entry beside which a title is printed, and the rank of its article. */
interface Place {
  readonly rank: number
  readonly entry: number
}

/** Latest first. One walk through all that is printed of somebody. */
const placesByWording = (
  state: State,
  { shelf: { ranks } }: PeopleGround,
  person: number
): ReadonlyMap<string, readonly Place[]> => {
  const { entries, details, lists, titles } = state
  const byTitle = new Map<number, Place[]>()
  eachEntry(state, person, entry => {
    const list = details.get(entry, LIST)
    const size = list === 0 ? 0 : lists.get(list + 1, 0)
    const from = size === 0 ? 0 : list + 2 + lists.get(list, 0)
    for (let at = 0; at < size; at++) {
      const place = { rank: ranks[entries.get(entry, SLOT)]!, entry }
      const title = lists.get(from + at, 0)
      const known = byTitle.get(title)
      if (known === undefined) byTitle.set(title, [place])
      // The same words twice beside one name are found together.
      else if (known.at(-1)!.entry !== entry) known.push(place)
    }
  })
  const byWording = new Map<string, Place[]>()
  for (const [title, places] of byTitle) {
    const key = wordingKey(titles.text(title))
    byWording.set(key, [...(byWording.get(key) ?? []), ...places])
  }
  return new Map(
    [...byWording].map(([key, places]) => {
      const sorted = places.toSorted((a, b) => a.rank - b.rank || a.entry - b.entry)
      return [key, sorted.filter(({ entry }, at) => entry !== sorted[at - 1]?.entry)]
    })
  )
}

const shownOf = (
  { slots }: State,
  { shelf, outlets }: PeopleGround,
  key: string,
  places: readonly Place[]
): Places => {
  const seen = new Set<number>()
  const articles: number[] = []
  for (const { rank } of places) {
    const slot = shelf.latest[rank]!
    const outlet = outlets.of(slot)
    if (articles.at(-1) === slot || (outlet >= 0 && seen.has(outlet))) continue
    seen.add(outlet)
    articles.push(slot)
  }
  const latest = places.slice(0, MOST_PLACES).flatMap(({ rank, entry }) => {
    const slot = shelf.latest[rank]!
    const { article, names } = shelf.reading(slot)
    const name = names[entry - slots.get(slot, FIRST)]!
    return name.titles.filter(title => wordingKey(cut(article, title)) === key)
  })
  return {
    latest: latest.slice(0, MOST_PLACES),
    printedIn: {
      articles: articles.slice(0, MOST_ARTICLES).map(slot => shelf.idOf(slot)),
      more: Math.max(0, articles.length - MOST_ARTICLES)
    }
  }
}

/** Numbers of people beside whose names one title with all these folded words is printed, most covered first. */
export const holdersOf = (
  state: State,
  words: readonly string[],
  limit: number,
  compare: (a: number, b: number) => number,
  top: (limit: number) => readonly number[]
): number[] => {
  const meant = new Set(titlesWith(state, words))
  const uses = usesOf(state, meant, MANY)
  if (uses.length === MANY) {
    // Ministers are many: those who are best covered are soon found among all.
    const found: number[] = []
    for (const person of top(MANY)) {
      if (usesBy(state, person).some(title => meant.has(title))) found.push(person)
      if (found.length === limit) return found
    }
  }
  const found = new Set<number>()
  for (const usage of uses.length < MANY ? uses : usesOf(state, meant, Infinity))
    eachHolder(state, usage, person => found.add(person))
  return best(found, limit, compare)
}

/** Uses that are few enough to ask each whose it is, and people that are few enough to ask each for their titles. */
const MANY = 1_000

/** Usages of some titles, at most so many. */
const usesOf = ({ titles, usages }: State, meant: ReadonlySet<number>, most: number): number[] => {
  const found: number[] = []
  for (const title of meant)
    for (
      let at = titles.get(title, TITLE_USAGES);
      at !== 0 && found.length < most;
      at = usages.get(at, NEXT_OF_TEXT)
    )
      if (usages.get(at, TIMES) > 0) found.push(at)
  return found
}

const usesBy = (state: State, person: number): number[] => [...titleCounts(state, person).keys()]

const eachHolder = (state: State, usage: number, visit: (person: number) => void): void => {
  const { usages, strands, owners, entries, details } = state
  const strand = usages.get(usage, OF)
  if (!isBare(state, strand)) {
    visit(owners.get(strand, 0))
    return
  }
  const title = usages.get(usage, USED) >>> 2
  for (let entry = strands.get(strand, NEWEST); entry !== 0; entry = entries.get(entry, OLDER))
    if (titlesAt(state, details.get(entry, LIST)).includes(title))
      visit(entries.get(entry, PLACED) >>> 1)
}

/** Titles that hold all of some words: those of the rarest, looked at one by one. */
const titlesWith = (
  { titles, titleWords, titlePostings }: State,
  words: readonly string[]
): number[] => {
  const lists = words.map(word => {
    const found: number[] = []
    const number = titleWords.find(word)
    if (number !== 0)
      for (let at = titleWords.get(number, 0); at !== 0; at = titlePostings.get(at, 1))
        found.push(titlePostings.get(at, 0))
    return found
  })
  const [fewest = [], ...rest] = lists.toSorted((a, b) => a.length - b.length)
  if (rest.length === 0) return fewest
  return fewest.filter(title => {
    const own = new Set(namesWords(titles.text(title)))
    return words.every(word => own.has(word))
  })
}
