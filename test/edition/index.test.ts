import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openChest } from '../../src/edition/snapshot/chest.ts'
import type { Reading } from '../../src/news.ts'
import type { Index } from './index.ts'
import { openIndex } from './index.ts'
import type { Asked, Plain } from './oracle.ts'
import { oracle } from './oracle.ts'
import { readingOf } from './readings.ts'

// Invented stems that English endings hang on; ten common words and many rare ones.
const stems = Array.from(
  { length: 60 },
  (_, n) => `${'bdfgklmnprstvz'[n % 14]}${'aeiou'[n % 5]}${'ntlrkmp'[n % 7]}${n % 3 ? 'o' : ''}sk`
)
const word = fc
  .tuple(fc.oneof(fc.nat(9), fc.nat(stems.length - 1)), fc.constantFrom('', '', 's', 'ing'))
  .map(([n, ending]) => stems[n]! + ending)
const sentence = fc.array(word, { minLength: 1, maxLength: 9 })
const plain = fc.record({
  headline: fc.array(word, { maxLength: 5 }),
  sentences: fc.array(sentence, { minLength: 1, maxLength: 6 }),
  day: fc.option(fc.nat(90).map(n => new Date(Date.UTC(2031, 0, 1 + n)).toISOString()))
})
const paper = fc
  .array(plain, { minLength: 1, maxLength: 40 })
  .map(all => all.map((each, n): Plain => ({ id: `a${n}`, ...each })))
const clause = fc.oneof(
  { weight: 5, arbitrary: word.map((each): Asked => ({ words: [each], want: 'any' })) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        fc.array(word, { minLength: 1, maxLength: 3 }),
        fc.constantFrom('must' as const, 'not' as const)
      )
      .map(([words, want]): Asked => ({ words, want }))
  }
)
const query = fc
  .array(clause, { minLength: 1, maxLength: 5 })
  .filter(asked => asked.some(({ want }) => want !== 'not'))
const typed = (asked: readonly Asked[]): string =>
  asked
    .map(({ words, want }) => `${{ any: '', must: '+', not: '-' }[want]}"${words.join(' ')}"`)
    .map((each, n) => (asked[n]!.want === 'any' ? each.replaceAll('"', '') : each))
    .join(' ')

const readingOfPlain = ({ id, headline, sentences, day }: Plain): Reading =>
  readingOf({
    id,
    headline: headline.join(' '),
    text: sentences.map(each => `${each.join(' ')}.`).join(' '),
    ...(day !== null && { publishedAt: day })
  })
const indexOf = (articles: readonly Plain[]): Index => {
  const index = openIndex()
  index.add(...articles.map(readingOfPlain))
  return index
}

const late = (number: number, articles: readonly Plain[]): Reading => {
  const said = articles[number % articles.length]?.sentences.flat() ?? []
  const words = said.flatMap(each => [each.toUpperCase(), `${each}ed`, `late${number}s`])
  return readingOfPlain({ id: `late${number}`, headline: [], sentences: [words], day: null })
}

describe('the index', () => {
  it('agrees with search written plainly, on which articles, on scores and on order', () => {
    fc.assert(
      fc.property(paper, fc.array(query, { minLength: 5, maxLength: 10 }), (articles, queries) => {
        const printed = indexOf(articles).print()
        for (const asked of queries) {
          const expected = oracle(articles, asked)
          const found = printed.ask(typed(asked))
          const scores = new Map(expected.map(({ id, score }) => [id, score]))
          expect(found.map(({ id }) => id).toSorted()).toEqual([...scores.keys()].toSorted())
          for (const { id, score } of found) expect(score).toBeCloseTo(scores.get(id)!, 9)
          expected.forEach(({ score }, at) => expect(found[at]!.score).toBeCloseTo(score, 9))
          expect(printed.ask(typed(asked), 3)).toEqual(found.slice(0, 3))
        }
      }),
      { numRuns: 200 }
    )
  })

  it('agrees with it over thousands of articles, in one segment or in many', () => {
    const articles = fc.sample(plain, { numRuns: 1500, seed: 7 }).map((each, n): Plain => ({
      ...each,
      id: `a${n}`,
      // Words that few articles hold, and one that all do.
      headline: [...each.headline, ...(n % 97 === 0 ? ['zolk'] : [])],
      sentences: [...each.sentences, ['omnik', ...(n % 300 === 1 ? ['vurk', 'zolk'] : [])]]
    }))
    const many = openIndex()
    for (const each of articles) {
      many.add(readingOfPlain(each))
      if (Math.random() < 0.01) many.print()
    }
    const single = indexOf(articles)
    single.settle(true)
    const indexes = [many.print(), single.print()]
    const rare = fc
      .constantFrom('zolk', 'vurk', 'omnik')
      .map((each): Asked => ({ words: [each], want: 'any' }))
    const queries = fc.sample(
      fc.tuple(query, fc.option(rare)).map(([all, one]) => (one === null ? all : [...all, one])),
      { numRuns: 25, seed: 11 }
    )
    for (const asked of queries) {
      const expected = oracle(articles, asked).map(({ score }) => score)
      for (const printed of indexes) {
        const all = printed.ask(typed(asked), 5000)
        expect(all).toHaveLength(expected.length)
        for (const limit of [1, 10, 60]) {
          const found = printed.ask(typed(asked), limit)
          expect(found).toEqual(all.slice(0, limit))
          found.forEach(({ score }, at) => expect(score).toBeCloseTo(expected[at]!, 9))
        }
      }
    }
  })

  it('agrees with it on the order of a phrase alone of words that nearly every article holds', () => {
    const common = fc.constantFrom('omnik', 'zolk', 'vurk')
    const said = fc.array(common, { minLength: 2, maxLength: 12 })
    const filled = fc.record({
      headline: fc.array(common, { maxLength: 3 }),
      sentences: fc.array(said, { minLength: 1, maxLength: 4 }),
      day: fc.option(fc.nat(90).map(n => new Date(Date.UTC(2031, 0, 1 + n)).toISOString()))
    })
    const articles = fc
      .sample(filled, { numRuns: 5_000, seed: 13 })
      .map((each, n): Plain => ({ id: `a${n}`, ...each }))
    const printed = indexOf(articles).print()
    for (const words of [
      ['omnik', 'zolk'],
      ['zolk', 'zolk', 'vurk'],
      ['vurk', 'omnik', 'vurk', 'omnik']
    ]) {
      const expected = oracle(articles, [{ words, want: 'must' }])
      const found = printed.ask(`"${words.join(' ')}"`, 60)
      expect(found).toHaveLength(60)
      // How telling the phrase is was not counted: all scores are the same times too high or low.
      const times = found[0]!.score / expected[0]!.score
      found.forEach(({ score }, at) => expect(score / times).toBeCloseTo(expected[at]!.score, 9))
      const scores = new Map(expected.map(({ id, score }) => [id, score]))
      for (const { id, score } of found) expect(score / times).toBeCloseTo(scores.get(id)!, 9)
    }
  })

  /** What is done to an index, step by step; articles by number. */
  const steps = fc.array(
    fc.oneof(
      { weight: 6, arbitrary: fc.record({ add: fc.nat(39) }) },
      { weight: 2, arbitrary: fc.record({ remove: fc.nat(39) }) },
      { weight: 1, arbitrary: fc.constant('print' as const) },
      { weight: 1, arbitrary: fc.constant('settle' as const) },
      { weight: 1, arbitrary: fc.constant('begin' as const) },
      { weight: 1, arbitrary: fc.constant('whole' as const) },
      { weight: 1, arbitrary: fc.constant('save' as const) }
    ),
    { maxLength: 120 }
  )

  it('answers the same whatever was added, removed, printed, merged and saved on the way', () => {
    fc.assert(
      fc.property(
        fc.array(plain, { minLength: 40, maxLength: 40 }),
        steps,
        fc.array(query, { minLength: 3, maxLength: 6 }),
        (all, done, queries) => {
          const articles = all.map((each, n): Plain => ({ id: `a${n}`, ...each }))
          let index = openIndex()
          const readings: (Reading | null)[] = []
          const there = new Set<number>()
          const early: { ask: () => unknown; was: unknown }[] = []
          for (const step of done) {
            if (step === 'print') {
              const printed = index.print()
              const ask = () => queries.map(asked => printed.ask(typed(asked)))
              early.push({ ask, was: ask() })
            } else if (step === 'settle') index.settle()
            else if (step === 'whole') index.settle(true)
            // Whoever began to settle it went away: others go on.
            else if (step === 'begin') index.press.settle().next()
            else if (step === 'save') {
              const chest = openChest()
              let came = 0
              // What comes while it is saved is not saved, and spoils nothing: new words, and new spellings of old ones.
              for (const _ of index.print().search.save(chest)) index.add(late(came++, articles))
              index = openIndex(chest, readings)
            } else if ('add' in step && !there.has(step.add)) {
              const reading = readingOfPlain(articles[step.add]!)
              index.add(reading)
              readings.push(reading)
              there.add(step.add)
            } else if ('remove' in step && there.has(step.remove)) {
              index.remove(`a${step.remove}`)
              readings[readings.findLastIndex(each => each?.article.id === `a${step.remove}`)] =
                null
              there.delete(step.remove)
            }
          }
          const left = articles.filter((_, n) => there.has(n))
          const [printed, fresh] = [index.print(), indexOf(left).print()]
          for (const asked of queries) {
            expect(printed.ask(typed(asked))).toEqual(fresh.ask(typed(asked)))
            const words = asked[0]!.words
            expect(idsOf(printed, words)).toEqual(idsOf(fresh, words))
            const begun = words[0]!.slice(0, 2)
            expect(printed.search.completeTerm(begun, 50)).toEqual(
              fresh.search.completeTerm(begun, 50)
            )
            const slip = `${words[0]}x`
            expect(printed.search.nearestTerms(slip, 50)).toEqual(
              fresh.search.nearestTerms(slip, 50)
            )
          }
          // What was printed before still says what it said.
          for (const { ask, was } of early) expect(ask()).toEqual(was)
        }
      ),
      { numRuns: 200 }
    )
  })
})

const idsOf = ({ search }: ReturnType<Index['print']>, words: readonly string[]) => {
  const { slots, starts, places } = search.places(words)
  return [...slots]
    .map((slot, n) => [
      // An article's places are the same in every index.
      search.line(slot).terms.length,
      ...places.subarray(starts[n], starts[n + 1])
    ])
    .map(String)
    .toSorted()
}
