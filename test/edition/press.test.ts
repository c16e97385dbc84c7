// The law of the whole: however articles came and went, the answers are those of printing what is left at once.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { read } from '../../src/analysis/analysis.ts'
import { findCommands } from '../../src/discover.ts'
import type { Edition, Press } from '../../src/edition/edition.ts'
import { openPress, printEdition } from '../../src/edition/edition.ts'
import type { Chest } from '../../src/edition/snapshot/chest.ts'
import { openChest } from '../../src/edition/snapshot/chest.ts'
import { packReading } from '../../src/edition/vault/packing.ts'
import { openFrontdesk } from '../../src/frontdesk.ts'
import type { Article, Reading } from '../../src/news.ts'
import type { Reply } from '../../src/reply.ts'
import { corpus } from '../bench/corpus.ts'
import { askOf, paper } from '../commands/paper.ts'
import { rosterOf } from '../fakes/roster.ts'

const commands = await findCommands()

const invented = Array.from(corpus({ articles: 30, seed: 11, length: 700 }), (article, at) =>
  at % 7 === 3 ? { ...article, publishedAt: null } : article
)
/** Three dozen invented articles on a dozen events, some undated, some the copies of others, some of which are later printed anew. */
const articles: readonly Article[] = [
  ...paper,
  ...invented,
  ...invented
    .slice(0, 4)
    .map((article, at) => ({ ...article, id: `copy${at}`, outlet: `The Republisher ${at}` }))
]
const firsts = articles.map(read)
const seconds = articles.map(article =>
  read({
    ...article,
    headline: article.headline === null ? 'Now it has a headline' : `${article.headline} again`,
    text: `${article.text.split('\n').slice(0, -1).join('\n')}\n“Nobody told us,” said Ida Brandt.`
  })
)

/** Lines that every edition of these articles can be asked; what they name may be there or not. */
const LINES: readonly string[] = [
  '/help',
  '/stories',
  '/stories page:2',
  '/stories since 2026-03-03',
  '/stories in gazette',
  '/search ferry',
  '/search "ran aground" -wire',
  '/search',
  '/search council since:2026-03-01',
  '/search ferri',
  '/who brandt',
  '/who vell',
  '/who mark',
  '/who minister',
  '/quote vell',
  '/quote brandt about ferry',
  '/quote ostrand',
  '/summary brandt short',
  '/summary ferry',
  '/summary article:budget',
  '/briefing since:2026-03-01',
  '/compare ferry',
  '/timeline ferry',
  '/why ferry',
  '/check “Nobody told us”',
  '/story ferry marlin',
  '/story passengers'
]

/** Lines on what an edition holds: the same for two that hold the same. */
const linesOf = (edition: Edition): readonly string[] => [
  ...LINES,
  ...edition
    .people(6)
    .flatMap(({ id }) => [`/who ${id}`, `/quote ${id}`, `/quote ${id} page:2`, `/summary ${id}`]),
  ...edition.stories({}, 5).flatMap(({ id, headline }) => [`/story ${id}`, `/summary ${headline}`]),
  ...edition
    .articles({}, 4)
    .flatMap(({ id, headline }) => [
      `/summary article:${id}`,
      `/search ${headline?.split(' ').slice(0, 2).join(' ') ?? ''}`
    ])
]

const answersOf = async (edition: Edition): Promise<Record<string, Reply>> => {
  const faults: unknown[] = []
  const desk = openFrontdesk({
    commands,
    newsroom: { edition, deliveries: [], roster: rosterOf(), reload: async () => [] },
    log: { error: (...told: readonly unknown[]) => void faults.push(told) }
  })
  const answers: Record<string, Reply> = {}
  for (const line of linesOf(edition)) answers[line] = await desk.answer(askOf(line))
  expect(faults).toEqual([])
  return answers
}

/** What the door says without a command. */
const everything = (edition: Edition) => {
  const all = edition.articles({}, 99)
  const quotes = edition.quotes({}, 999)
  return {
    counts: edition.counts,
    outlets: edition.outlets,
    unnamed: edition.unnamed,
    articles: all.map(article => ({ ...article, text: article.text })),
    ids: edition.articleIds({}, 99),
    readings: all.map(({ id }) => edition.reading(id)),
    leads: all.map(({ id }) => edition.lead(id)),
    people: edition.people(99).map(person => ({
      person,
      coverage: edition.coverage(person.id),
      titles: edition.titles(person.id).map(title => ({ ...title, latest: title.latest })),
      companions: edition.companions(person.id, 4),
      quotes: edition.countQuotes({ speaker: person.id })
    })),
    names: all.map(({ id }) =>
      edition.reading(id)?.names.map(({ name }) => edition.personOf(id, name)?.id)
    ),
    quotes,
    about: edition.quotes({ about: 'ferry' }, 99),
    variants: quotes.map(({ id }) => edition.variants(id)),
    copies: all.map(({ id }) => [edition.copyOf(id), edition.independent([id, 'copy0', 'copy1'])]),
    leading: edition
      .leadingStories({}, { limit: 99, now: null })
      .stories.map(({ story }) => story.id),
    stories: edition.stories({}, 99),
    found: [
      edition.findPeople('bran', 5),
      edition.findPeople('ostrant', 5),
      edition.findStories('ferry', 5),
      edition.findArticles('ferry', 5),
      edition.findArticles('gazette/budget.md', 5)
    ],
    hits: ['ferry strike', '"ran aground"', 'council -wire', ''].map(query =>
      edition.search(query, 50)
    ),
    terms: [edition.completeTerm('f', 30), edition.nearestTerms('fery', 9)]
  }
}

/** As plain data. An id tells how its story came to be: here a story is known by its articles. */
const comparable = (answers: unknown, edition: Edition): unknown => {
  const ids = edition.stories({}, 99).toSorted((a, b) => b.id.length - a.id.length)
  const text = ids.reduce(
    // An id ends a value, or a further word of a line follows: `/story ID page:2`.
    (sofar, { id, articles: own }) =>
      ['"', ' '].reduce(
        (all, end) => all.replaceAll(`${id}${end}`, `STORY ${own.join(' ')}${end}`),
        sofar
      ),
    JSON.stringify(answers)
  )
  return JSON.parse(text)
}

type Step =
  | { readonly kind: 'add'; readonly which: readonly number[]; readonly again: boolean }
  | { readonly kind: 'remove'; readonly which: readonly number[] }
  | { readonly kind: 'print' }
  | { readonly kind: 'save' }
  | { readonly kind: 'reload' }

const which = fc.array(fc.nat(articles.length - 1), { minLength: 1, maxLength: 20 })
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('add'), which, again: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('remove'), which }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom({ kind: 'print' }, { kind: 'save' }, { kind: 'reload' })
  }
)

describe('the press', () => {
  it('answers as if what is left had been printed at once, whatever came and went', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 9 }), async steps => {
        let press = openPress({ copies: true })
        const left = new Map<string, Reading>()
        let saved = { chest: chestOf(press), left: [...left.values()] }
        for (const each of steps) {
          if (each.kind === 'print') press.print()
          else if (each.kind === 'save') saved = { chest: chestOf(press), left: [...left.values()] }
          else if (each.kind === 'reload') press = pressFrom(chestOf(press))
          else apply(press, each, left)
        }
        const [edition, expected] = [press.print(), printedAtOnce(left.values())]
        expect(press.count).toBe(left.size)
        expect(comparable(everything(edition), edition)).toEqual(
          comparable(everything(expected), expected)
        )
        // Whatever came and went since, a snapshot is of the moment when it was taken.
        const [then, wanted] = [pressFrom(saved.chest).print(), printedAtOnce(saved.left)]
        expect(comparable(everything(then), then)).toEqual(comparable(everything(wanted), wanted))
        expect(comparable(await answersOf(edition), edition)).toEqual(
          comparable(await answersOf(expected), expected)
        )
      }),
      { numRuns: 20, interruptAfterTimeLimit: 60_000 }
    )
  }, 120_000)

  it('lets an edition see nothing of what changes after it', async () => {
    const press = openPress()
    run(press.apply({ add: firsts.slice(0, 24) }))
    const before = press.print()
    const [told, answered] = [everything(before), await answersOf(before)]
    run(
      press.apply({
        remove: articles.slice(0, 9).map(({ id }) => id),
        add: [...seconds.slice(5, 20), ...firsts.slice(24)]
      })
    )
    // On the press, and not printed yet.
    expect(everything(before)).toEqual(told)
    run(press.settle())
    const after = press.print()
    expect(after.counts.articles).toBe(articles.length - 5)
    expect(everything(before)).toEqual(told)
    expect(await answersOf(before)).toEqual(answered)
    expect(everything(after)).not.toEqual(told)
    run(press.apply({ remove: articles.map(({ id }) => id) }))
    expect(press.print().counts.articles).toBe(0)
    expect(everything(before)).toEqual(told)
    expect(await answersOf(before)).toEqual(answered)
  }, 60_000)

  it('takes readings as they are or packed, and passes over ids that are not there', () => {
    const press = openPress()
    run(press.apply({ remove: ['nobody'], add: firsts.map(packed) }))
    const [edition, plain] = [press.print(), printEdition(firsts)]
    expect(comparable(everything(edition), edition)).toEqual(comparable(everything(plain), plain))
  })

  it('puts an article of a thousand quotes on in many slices, and a short one in few', () => {
    const text = Array.from({ length: 1000 }, (_, n) => `“We counted ${n} bells,” said Ida Brandt.`)
    const long = read({ ...articles[0]!, id: 'long', text: text.join('\n') })
    expect(long.quotes.length).toBeGreaterThan(900)
    expect(slices(long)).toBe(slices(firsts[0]!) + Math.floor(long.quotes.length / 256))
  })

  it('refuses a snapshot when something is on it', () => {
    const press = openPress()
    run(press.apply({ add: firsts.slice(0, 1) }))
    const chest = openChest()
    run(press.save(press.print(), chest))
    expect(() => run(press.load(chest))).toThrow('empty press')
  })
})

const apply = (
  press: Press,
  changes: Extract<Step, { which: unknown }>,
  left: Map<string, Reading>
): void => {
  if (changes.kind === 'remove') {
    const ids = changes.which.map(at => articles[at]!.id)
    for (const id of ids) left.delete(id)
    run(press.apply({ remove: ids }))
    return
  }
  const readings = changes.which.map(at => (changes.again ? seconds : firsts)[at]!)
  for (const reading of readings) left.set(reading.article.id, reading)
  run(press.apply({ add: readings }))
}

const printedAtOnce = (readings: Iterable<Reading>): Edition =>
  printEdition(readings, { copies: true })

const chestOf = (press: Press): Chest => {
  const chest = openChest()
  run(press.save(press.print(), chest))
  return chest
}

/** As a file would give it back: the press that saved it goes on with its own. */
const pressFrom = ({ sections }: Chest): Press => {
  const chest = openChest()
  for (const [name, section] of structuredClone(sections)) chest.put(name, section)
  const press = openPress({ copies: true })
  run(press.load(chest))
  return press
}

const slices = (reading: Reading): number =>
  [...openPress().apply({ add: [packed(reading)] })].length

const packed = (reading: Reading) => ({
  packed: packReading(reading),
  text: reading.article.text
})

const run = (steps: Iterable<void>): void => {
  for (const _ of steps);
}
