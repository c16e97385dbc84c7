// The law of the house over articles that nobody wrote: whatever is asked, what is said to be a slice is that slice.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { read } from '../../src/analysis/analysis.ts'
import { summarizeReading } from '../../src/edition/edition.ts'
import type { Article } from '../../src/news.ts'
import { cut } from '../../src/news.ts'
import type { Reply, Run } from '../../src/reply.ts'
import { openDesk, textsOf } from './paper.ts'
import type { TestDesk } from './paper.ts'

const names = ['Ida Brandt', 'Tomas Vell', 'Inés Ørsted-Ruiz', 'J. T. Pell']
const speech = [
  'the ferry stays on the rocks',
  'I called the captain at once … and we began',
  'It [the new lock] will cost us',
  'nobody — not one — was hurt',
  'no'
]
const name = fc.constantFrom(...names)
const said = fc.constantFrom(...speech)
/** Sentences with everything that moves an offset: marks of both kinds, letters of two units, broken quotations. */
const sentence = fc.oneof(
  fc.tuple(name, said).map(([who, words]) => `“${words},” ${who} said.`),
  fc.tuple(name, said, said).map(([who, a, b]) => `“${a},” Mayor ${who} told the council, “${b}.”`),
  fc.tuple(name, said, said).map(([who, a, b]) => `"${a}. ${b}," said ${who}, the harbour master.`),
  fc
    .tuple(name, said)
    .map(([who, words]) => `${who} said that ${words} in Port Kell on Monday 🚢.`),
  fc
    .tuple(name, name)
    .map(([a, b]) => `Minister ${a} met ${b} at the lock of Kell before 212 people.`),
  fc.constantFrom(
    'He left it there.',
    'The minister made the announcement.',
    '“A mark that never closes',
    'Correction: our report was wrong.',
    'Q: Will you retire?',
    'The route of the ferry to the islands was mended in 2026!',
    '\u00A0\tAlso Read: Ferry sails',
    '\uD83D lone'
  ),
  fc.string({ unit: 'binary', maxLength: 30 })
)
const text = fc
  .array(fc.tuple(sentence, fc.constantFrom(' ', '\n', '\n\n', '  ')), {
    minLength: 1,
    maxLength: 9
  })
  .map(parts => parts.flat().join(''))
const article = fc.record({
  text,
  outlet: fc.constantFrom(null, 'Northern Wire', 'NW', 'The Kell Post'),
  headline: fc.constantFrom(
    null,
    'Ferry “Marlin” aground',
    'Correction: ferry',
    'Ida Brandt resigns'
  ),
  publishedAt: fc.constantFrom(null, '2026-03-02', '2026-03-04T06:30:00+01:00')
})
const corpus = fc.array(article, { minLength: 1, maxLength: 5 }).map(all =>
  all.map((told, at): Article => ({
    ...told,
    id: `${at}.txt`,
    source: 'folder:./paper',
    url: null,
    byline: null,
    lang: null
  }))
)

const asks = [
  ...names.flatMap(who => [`/who ${who}`, `/quote ${who}`, `/summary ${who} length:long`]),
  '/who mayor',
  '/quote brandt page:2',
  '/summary ferry',
  '/summary article:0.txt',
  '/search',
  '/search ferry',
  '/search "the captain" -rocks',
  '/stories',
  '/story 0',
  '/help quote',
  '/sources'
]

describe('over generated articles', () => {
  it('every run of every reply that names a place is the words of that place', async () => {
    await fc.assert(
      fc.asyncProperty(corpus, async articles => {
        const desk = await openDesk(articles)
        const stories = desk.edition
          .stories({}, 99)
          .flatMap(({ id }) => [`/story ${id}`, `/summary story:${id}`])
        for (const line of [...asks, ...stories]) {
          const reply = await desk.ask(line)
          for (const run of sliced(reply)) expect(run.text).toBe(wordsAt(desk, run))
        }
        expect(desk.faults).toEqual([])
      }),
      { numRuns: 60 }
    )
  }, 120_000)

  it('every line of a summary begins and ends with a sentence of its article', async () => {
    await fc.assert(
      fc.asyncProperty(corpus, fc.boolean(), async (articles, joined) => {
        const { edition } = await openDesk(articles)
        const ids = articles.map(({ id }) => id)
        const all = [
          ...edition.summarize(ids, { sentences: 9, joined }),
          ...edition.summarize(ids, { sentences: 9, joined, about: 'ferry captain' }),
          ...edition
            .people(4)
            .flatMap(({ id }) => edition.summarize(ids, { sentences: 9, joined, person: id }))
        ].map(({ sentence: line }) => line)
        const alone = articles.flatMap(each => summarizeReading(read(each), 5))
        for (const line of [...all, ...alone]) {
          const reading = edition.reading(line.article)
          const sentences = reading?.sentences.filter(({ kind }) => kind === 'body') ?? []
          expect(sentences.some(({ start }) => start === line.start)).toBe(true)
          expect(sentences.some(({ end }) => end === line.end)).toBe(true)
          const words = reading?.article.text.slice(line.start, line.end) ?? ''
          expect(words.trim().length).toBeGreaterThan(0)
        }
      }),
      { numRuns: 60 }
    )
  }, 120_000)
})

const sliced = (reply: Reply): readonly Run[] =>
  reply.blocks
    .flatMap(textsOf)
    .flatMap(each => (typeof each === 'string' ? [] : each))
    .filter(run => run.at !== undefined)

function wordsAt(desk: TestDesk, { at }: Run): string | undefined {
  const found = at && desk.edition.article(at.article)
  return found && cut(found, at)
}
