// An endless newspaper that repeats: invented articles on invented events, the same ones for the same seed.
import type { Article } from '../../src/news.ts'
import { body, type Character, character, fullName, outlet, outletCount, place } from './cast.ts'
import { type Chance, chance } from './random.ts'
import { clause, credited, type Scene, start, statement, unnamed } from './sentences.ts'
import { invented, type Vocabulary, vocabulary } from './vocabulary.ts'

export interface CorpusOptions {
  readonly articles: number
  /** Default 1. */
  readonly seed?: number
  /** About how many characters an article has. Default 3,700, which is about 600 words. */
  readonly length?: number
}

/**
 * Articles in the order of their events. One event is told by one to eight outlets, within three days of the sixty that
 * end on 20 November 2026; the outlets share its people and what they said, and one printing in six changes a word of it.
 * Words, people, places and bodies are drawn by Zipf's law from supplies that do not run out.
 */
export function* corpus({ articles, seed = 1, length = 3700 }: CorpusOptions): Generator<Article> {
  const draw = chance(seed)
  const words = vocabulary(draw)
  let made = 0
  while (made < articles) {
    const event = happening(draw, words, articles)
    const outlets = 1 + draw.rank(8)
    const first = draw.below(outletCount)
    for (let at = 0; at < outlets && made < articles; at++) {
      yield told(event, made, outlet(first + at * 5), draw, words, length)
      made += 1
    }
  }
}

/** What all the outlets know of one event. */
interface Event {
  readonly day: number
  readonly place: string
  readonly body: string
  readonly topic: string
  readonly people: readonly Character[]
  readonly statements: readonly string[]
  readonly said: readonly { readonly who: number; readonly words: readonly [string, string] }[]
}

function happening(draw: Chance, words: Vocabulary, articles: number): Event {
  const where = place(draw.rank(4000))
  const who = body(draw.rank(8000))
  // Half of the people are in the news all the time, the others once or twice, however many articles there are.
  const crowd = 200 + articles * 2
  const people = Array.from({ length: 2 + draw.below(4) }, () =>
    character(draw.happens(0.5) ? draw.rank(crowd) : draw.below(crowd))
  )
  const scene = { chance: draw, words, place: where, body: who, open: '', close: '' }
  return {
    day: draw.below(60),
    place: where,
    body: who,
    topic: `${words.adjective()} ${invented(draw.rank(30_000))} ${words.noun()}`,
    people,
    statements: Array.from({ length: 7 }, () => statement(scene)),
    said: Array.from({ length: 5 }, () => ({
      who: draw.below(people.length),
      words: [clause(scene), clause(scene)] as const
    }))
  }
}

function told(
  event: Event,
  number: number,
  by: string,
  draw: Chance,
  words: Vocabulary,
  length: number
): Article {
  const straight = draw.happens(0.3)
  const scene: Scene = {
    chance: draw,
    words,
    place: event.place,
    body: event.body,
    open: straight ? '"' : '“',
    close: straight ? '"' : '”'
  }
  const headline = `${start(event.topic)} ${words.did()} in ${event.place}`
  return {
    id: `n${number}`,
    source: 'corpus:',
    url: `https://news.example.org/${number}`,
    outlet: by,
    headline,
    byline: null,
    publishedAt: draw.happens(0.04) ? null : moment(event.day, draw),
    lang: 'en',
    text: text(event, scene, length * (0.7 + 0.6 * draw.next()))
  }
}

function text(event: Event, scene: Scene, length: number): string {
  const { chance: draw, words } = scene
  const known = new Set<number>()
  const dateline = draw.happens(0.4) ? `${event.place.toUpperCase()} (NWA) — ` : ''
  let written = `${dateline}The ${event.body} ${words.did()} the ${event.topic} on Monday, and ${words.nouns()} in ${event.place} ${words.did()} the ${words.noun()}.`
  let shared = 0
  let spoken = draw.below(2)
  while (written.length < length) {
    written += '\n'
    const fate = draw.next()
    const said = event.said[spoken]
    const fact = event.statements[shared]
    if (fate < 0.3 && said !== undefined) {
      written += credited(
        scene,
        cast(event, said.who),
        known.has(said.who),
        printed(said.words, scene)
      )
      known.add(said.who)
      spoken += 1
    } else if (fate < 0.42) {
      const who = draw.below(event.people.length)
      const own = [clause(scene), clause(scene)] as const
      written += draw.happens(0.15)
        ? unnamed(scene, own)
        : credited(scene, cast(event, who), known.has(who), own)
      known.add(who)
    } else if (fate < 0.7 && fact !== undefined) {
      written += `${fact} ${statement(scene)}`
      shared += 1
    } else if (fate < 0.715) {
      written += `Also Read: ${start(words.adjective())} ${words.noun()} in ${event.place}`
    } else {
      written += `${statement(scene)} ${statement(scene)} ${aside(event, scene)}`
    }
  }
  return written
}

/** A sentence that names people without quoting them. */
function aside(event: Event, { chance: draw, words }: Scene): string {
  const who = cast(event, draw.below(event.people.length))
  const other = cast(event, draw.below(event.people.length))
  return `${fullName(who)} ${words.did()} the ${event.topic} with ${other.surname} in ${event.place}.`
}

/** The clauses as one outlet prints them: one time in six with a word put in or taken out. */
function printed(said: readonly [string, string], { chance: draw, words }: Scene) {
  if (!draw.happens(1 / 6)) return said
  const [first, second] = said
  return draw.happens(0.5)
    ? ([first.replace('the ', `the ${words.adjective()} `), second] as const)
    : ([first, second.split(' ').toSpliced(2, 1).join(' ')] as const)
}

function cast(event: Event, number: number): Character {
  const who = event.people[number]
  if (who === undefined) throw new RangeError(`cast: no character ${number}`)
  return who
}

/** A moment within three days of the event, as a publisher prints it. */
function moment(day: number, draw: Chance): string {
  const lastDay = Date.UTC(2026, 10, 20)
  const minutes = (day - 59 + draw.rank(3)) * 1440 + draw.below(1440)
  const at = new Date(Math.min(lastDay + minutes * 60_000, lastDay + 86_399_000))
  return `${at.toISOString().slice(0, 16)}:00Z`
}
