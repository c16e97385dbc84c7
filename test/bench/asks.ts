// What people might ask of an edition: lines for each command, drawn from the articles that it holds.
import type { Edition } from '../../src/edition/edition.ts'
import { type Article, cut, type Story } from '../../src/news.ts'
import type { Chance } from './random.ts'

/** So many of the latest are drawn from. */
const MOST = 20_000

/** Gives what follows a command. One that is not known here is asked with nothing after it. */
export function asks(edition: Edition, chance: Chance): (command: string) => string {
  const from = new Draw(edition, chance)
  return command => lines.get(command)?.(from) ?? ''
}

const lines: ReadonlyMap<string, (draw: Draw) => string> = new Map([
  ['who', (from: Draw) => from.typedName()],
  ['quote', (from: Draw) => (from.often(0.5) ? from.typedName() : from.nameAndTopic())],
  [
    'summary',
    (from: Draw) => from.among([() => from.topic(), () => from.word(), () => from.typedName()])
  ],
  [
    'search',
    (from: Draw) =>
      from.among([
        () => from.word(),
        () => `${from.word()} ${from.word()}`,
        () => `${from.word()} ${from.word()} ${from.word()}`,
        () => `"${from.phrase()}"`,
        () => `${from.word()} -${from.word()}`,
        () => `${from.topic()} outlet:"${from.outlet()}"`,
        () => `${from.word()} since:${from.day()}`,
        () => `${from.word()} person:"${from.name()}"`
      ])
  ],
  ['stories', (from: Draw) => (from.often(0.3) ? '' : `since:${from.day()}`)],
  ['story', (from: Draw) => from.story()],
  ['compare', (from: Draw) => from.among([() => from.story(), () => from.topic()])],
  ['check', (from: Draw) => from.saying()],
  [
    'briefing',
    (from: Draw) =>
      from.among([
        () => `since:${from.day()}`,
        () => `since:${from.day()} about:"${from.topic()}"`,
        () => `since:${from.day()} people:"${from.name()}"`
      ])
  ],
  ['timeline', (from: Draw) => from.among([() => from.topic(), () => from.typedName()])],
  ['why', (from: Draw) => from.among([() => from.topic(), () => from.story()])],
  ['help', (from: Draw) => from.among([() => '', () => 'search', () => 'quote'])]
])

/** Articles are drawn evenly, so names and words come as often as articles print them: the prominent most. */
class Draw {
  readonly #edition: Edition
  readonly #articles: readonly Article[]
  readonly #stories: readonly Story[]
  readonly #chance: Chance

  constructor(edition: Edition, chance: Chance) {
    this.#edition = edition
    this.#articles = edition.articles({}, MOST)
    this.#stories = edition.stories({}, MOST)
    this.#chance = chance
  }

  often = (share: number): boolean => this.#chance.happens(share)
  among = (ways: readonly (() => string)[]): string => this.#chance.one(ways)()

  name(): string {
    for (;;) {
      const names = this.#edition.reading(this.#article().id)?.names ?? []
      if (names.length > 0) return this.#chance.one(names).name
    }
  }

  /** The whole name, or its last word, or with a letter forgotten. */
  typedName(): string {
    const name = this.name()
    const fate = this.#chance.next()
    if (fate < 0.6) return name
    if (fate < 0.85) return name.split(' ').at(-1) ?? name
    const slip = 1 + this.#chance.below(name.length - 1)
    return name.slice(0, slip) + name.slice(slip + 1)
  }

  /** Somebody, and a word of what they said; now and then a word of somebody else's. */
  nameAndTopic(): string {
    for (;;) {
      const quotes = this.#edition.reading(this.#article().id)?.quotes ?? []
      const said = quotes.filter(each => each.speaker !== null)
      if (said.length === 0) continue
      const { speaker, text } = this.#chance.one(said)
      const words = text.match(/\p{L}{4,}/gu) ?? []
      const about = words.length === 0 || this.often(0.1) ? this.word() : this.#chance.one(words)
      return `${speaker?.name} about ${about}`
    }
  }

  /** What somebody said, as printed or with a word forgotten. */
  saying(): string {
    for (;;) {
      const quotes = this.#edition.reading(this.#article().id)?.quotes ?? []
      const said = quotes.filter(({ kind }) => kind === 'direct')
      if (said.length === 0) continue
      const words = this.#chance.one(said).text.slice(0, 600).split(' ')
      return this.often(0.5) ? words.join(' ') : words.toSpliced(words.length >> 1, 1).join(' ')
    }
  }

  word(): string {
    return this.#chance.one(this.#words().filter(word => word.length > 3))
  }

  /** Three words in a row, as an article prints them. */
  phrase(): string {
    const words = this.#words()
    const start = this.#chance.below(Math.max(1, words.length - 2))
    return words.slice(start, start + 3).join(' ')
  }

  topic(): string {
    return this.#article().headline?.split(' ').slice(0, 3).join(' ') ?? this.word()
  }

  /** As its own list of stories hands it on, its headline, or a few words of it: one alone names many stories. */
  story(): string {
    const { id, headline } = this.#chance.one(this.#stories)
    const words = headline.split(' ')
    return this.among([() => id, () => headline, () => words.slice(-4).join(' ')])
  }

  outlet = (): string => this.#chance.one(this.#edition.outlets).name
  day = (): string =>
    new Date(Date.UTC(2026, 8, 22 + this.#chance.below(59))).toISOString().slice(0, 10)

  #words(): readonly string[] {
    for (;;) {
      const reading = this.#edition.reading(this.#article().id)
      const body = reading?.sentences.filter(each => each.kind === 'body') ?? []
      if (reading === undefined || body.length === 0) continue
      const words = cut(reading.article, this.#chance.one(body)).match(/\p{L}+/gu) ?? []
      if (words.some(word => word.length > 3)) return words
    }
  }

  #article = (): Article => this.#chance.one(this.#articles)
}
