// The people layer alone: readings made of names go in and out, and questions are asked. No text is read for it.
import { openPeople } from '../../src/edition/people/people.ts'
import type { People, PeopleGround, PeoplePress } from '../../src/edition/people/people.ts'
import { openChest, piecesOf } from '../../src/edition/snapshot/chest.ts'
import type { Mention, Name, Reading, Slice } from '../../src/news.ts'
import { articleOf } from '../fakes/article.ts'
import { type Character, character, fullName } from './cast.ts'
import {
  atMost,
  figure,
  megabytes,
  memory,
  ms,
  type Plan,
  quantile,
  type Report,
  timed
} from './measure.ts'
import { type Chance, chance } from './random.ts'

/** As many articles as asked for; then ten more, a hundred removals, the questions, and a snapshot and back. */
export function benchPeople({ articles, seed, asks }: Plan, report: Report): void {
  const before = memory().used
  const press = openPeople()
  const cast = Array.from({ length: articles * 2 }, (_, number) => character(number))
  const held = memory().used - before
  const reading = (number: number) => readingOf(number, seed, cast)
  const all = timed(() => {
    for (let number = 0; number < articles; number++)
      for (const _ of press.add({ slot: number, reading: reading(number) }));
  })
  const making = timed(() => {
    for (let number = 0; number < articles; number++) reading(number)
  })
  const first = settle(press)
  const ground = groundOf(articles + 1000, reading)
  let people = press.print(ground)
  const bytes = memory().used - before - held
  report.row({ what: 'people', ours: figure(people.count) })
  report.row({
    what: 'names entered, and told apart',
    ours: `${figure((articles / Math.max(1, all - making + first.all)) * 1000)} articles/s`
  })
  report.row({ what: 'longest slice of that', ours: ms(first.longest) })
  report.row({
    what: 'memory of people',
    ours: `${figure(bytes / articles)} bytes an article, ${megabytes(bytes)}`,
    mark: atMost(bytes / articles / 1000, 0.8, 'KB')
  })
  report.figure('people/bytes', bytes / articles)

  const tens: number[] = []
  const slices: number[] = []
  const prints: number[] = []
  for (let round = 0; round < 50; round++) {
    const made = Array.from({ length: 10 }, (_, at) => reading(articles + round * 10 + at))
    const adding = timed(() => {
      for (const [at, each] of made.entries())
        for (const _ of press.add({ slot: articles + round * 10 + at, reading: each }));
    })
    const settled = settle(press)
    const printing = timed(() => (people = press.print(ground)))
    tens.push(adding + settled.all + printing)
    slices.push(settled.longest)
    prints.push(printing)
  }
  report.row({
    what: 'ten new articles, p50 / p99',
    ours: `${ms(quantile(tens, 0.5))} / ${ms(quantile(tens, 0.99))}`,
    mark: atMost(quantile(tens, 0.5), 5, 'ms')
  })
  report.row({ what: 'of that the print, p50', ours: ms(quantile(prints, 0.5)) })
  report.row({ what: 'longest slice, p99', ours: ms(quantile(slices, 0.99)) })
  report.figure('people/ten', quantile(tens, 0.5))

  const removals = Array.from({ length: 200 }, (_, at) => {
    const slot = (at * 37) % articles
    return timed(() => {
      press.remove({ slot })
      settle(press)
    })
  })
  people = press.print(ground)
  report.row({
    what: 'a removal, p50 / p99',
    ours: `${ms(quantile(removals, 0.5))} / ${ms(quantile(removals, 0.99))}`,
    mark: atMost(quantile(removals, 0.5), 0.3, 'ms')
  })
  report.figure('people/removal', quantile(removals, 0.5))
  askAll(press, ground, people, asks, report)
  benchSaving(press, people, ground, report)
}

function askAll(
  press: PeoplePress,
  ground: PeopleGround,
  people: People,
  asks: number,
  report: Report
): void {
  const draw = chance(7)
  // The most covered, who cost most, and anybody.
  const whom = [...people.top(20), ...people.top(5_000).filter(() => draw.happens(0.02))]
  const ask = (what: string, question: (view: People, number: number) => unknown): void => {
    // A view of its own: nothing that was asked before is kept in it.
    const view = press.print(ground)
    const took = Array.from({ length: asks }, (_, at) => {
      const number = whom[at % whom.length]!
      return timed(() => question(view, number))
    })
    report.row({
      what,
      ours: `${ms(quantile(took, 0.5))} / ${ms(quantile(took, 0.99))}`,
      mark: atMost(quantile(took, 0.99), 5, 'ms')
    })
  }
  const name = (number: number) => people.nameOf(number)
  const begun = (number: number, letters: number) =>
    name(number).split(' ').at(-1)!.slice(0, letters)
  report.row({ what: 'best covered', ours: `in ${figure(people.articleCount(whom[0]!))} articles` })
  ask('by the whole name, p50 / p99', (view, one) => view.find(name(one), 12))
  ask('by a surname', (view, one) => view.find(begun(one, 99), 12))
  ask('by a given name', (view, one) => view.find(name(one).split(' ')[0]!, 12))
  ask('by three letters', (view, one) => view.find(begun(one, 3), 25))
  ask('by one letter', (view, one) => view.find(begun(one, 1), 25))
  ask('by a name with an error', (view, one) => view.find(`${name(one).slice(0, -2)}q`, 12))
  ask('the person', (view, one) => view.person(one))
  ask('titles, with places', (view, one) =>
    view
      .titles(one)
      .slice(0, 6)
      .map(each => each.latest)
  )
  ask('coverage', (view, one) => view.coverage(one))
  ask('companions', (view, one) => view.companions(one, 5))
  ask('holders of a title', view => view.holders(['minister'], 4))
  ask('the most covered', view => view.top(100))
}

function benchSaving(
  press: PeoplePress,
  people: People,
  ground: PeopleGround,
  report: Report
): void {
  const chest = openChest()
  const saving = timed(() => press.save(people, chest))
  const pieces = [...chest.sections.values()].flatMap(piecesOf)
  const bytes = pieces.reduce((sum, { byteLength }) => sum + byteLength, 0)
  const again = openPeople()
  const loading = walk(again.load(chest))
  settle(again)
  if (again.print(ground).count !== people.count) throw new Error('people: lost in a snapshot')
  report.row({
    what: 'snapshot, saved / loaded',
    ours: `${ms(saving)} / ${ms(loading.all)}, ${megabytes(bytes)}`,
    mark: atMost(loading.all, 300, 'ms')
  })
  report.row({
    what: 'longest slice of loading',
    ours: ms(loading.longest)
  })
}

interface Slices {
  readonly all: number
  readonly longest: number
}

const settle = (press: PeoplePress): Slices => walk(press.settle())

function walk(slices: Generator<void>): Slices {
  let [all, longest] = [0, 0]
  for (;;) {
    const from = performance.now()
    const { done } = slices.next()
    const took = performance.now() - from
    all += took
    longest = Math.max(longest, took)
    if (done) return { all, longest }
  }
}

/** What views look up. Dates run with the numbers; readings are made again when one is asked for. */
function groundOf(size: number, reading: (number: number) => Reading): PeopleGround {
  const ranks = Uint32Array.from({ length: size }, (_, slot) => size - 1 - slot)
  const shelf = {
    slots: size,
    ranks,
    latest: ranks,
    instants: Float64Array.from(ranks, (_, slot) => slot),
    day: (slot: number) => `2031-01-${String(1 + (slot % 28)).padStart(2, '0')}`,
    idOf: (slot: number) => `n${slot}`,
    reading
  }
  const outlets = { of: (slot: number) => slot % 24 }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- all that views of people look up
  return { shelf, outlets } as unknown as PeopleGround
}

/**
 * An article as its names alone. Half of them are of people in the news all the time, the others of people once or twice;
 * one in twenty is a surname that the article does not explain, one in a hundred a given name.
 */
function readingOf(number: number, seed: number, cast: readonly Character[]): Reading {
  const draw = chance(seed * 1_000_003 + number)
  const id = `n${number}`
  const names: Name[] = []
  let text = ''
  const size = 3 + draw.below(9)
  for (let at = 0; at < size; at++) {
    const who = cast[draw.happens(0.5) ? draw.rank(cast.length) : draw.below(cast.length)]!
    const name = calledBy(who, draw)
    if (names.some(each => each.name === name)) continue
    const start = text.length
    const title = at < 3 ? (who.title ?? (draw.happens(0.5) ? who.role : '')) : ''
    text += title === '' ? '' : `${title} `
    const mentions: Mention[] = []
    const forms = name.includes(' ') && draw.happens(0.6) ? [name, who.surname] : [name]
    for (const surface of forms) {
      mentions.push({
        article: id,
        start: text.length,
        end: text.length + surface.length,
        surface,
        name
      })
      text += `${surface} spoke. `
    }
    const titles: Slice[] = title === '' ? [] : [{ article: id, start, end: start + title.length }]
    names.push({
      name,
      aliases: forms.slice(1),
      titles,
      mentions,
      gender: draw.happens(0.6) ? (who.she ? 'f' : 'm') : null
    })
  }
  const sentences = [...text.matchAll(/[^.]+\. /g)].map(({ index, 0: { length } }, at) => ({
    article: id,
    start: index,
    end: index + length - 1,
    index: at,
    paragraph: 0,
    kind: 'body' as const
  }))
  return { article: articleOf(text, { id }), sentences, names, quotes: [], terms: [] }
}

function calledBy(who: Character, draw: Chance): string {
  if (draw.happens(0.05)) return who.surname
  if (draw.happens(0.01)) return who.given
  if (draw.happens(0.02)) return `${who.given.charAt(0)}. ${who.surname}`
  return draw.happens(0.03) ? `${who.given} Q. ${who.surname}` : fullName(who)
}
