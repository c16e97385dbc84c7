// The law of the house over articles that nobody wrote: whatever is asked, what is said to be a slice is that slice.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { read } from '../../src/analysis/analysis.ts'
import type { MenuItem } from '../../src/ask.ts'
import { verify, withReceipts } from '../../src/cli/receipts.ts'
import { summarizeReading } from '../../src/edition/edition.ts'
import { line as lineOf } from '../../src/kit/line.ts'
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

/** What may be asked of any command, by what its first option means; a new command is asked without being told. */
function linesFor({ name: command, options }: MenuItem, { edition }: TestDesk): readonly string[] {
  const stories = edition.stories({}, 3).map(({ id }) => id)
  const typed: Readonly<Record<string, readonly string[]>> = {
    person: [...names, 'mayor'],
    people: [names.join(', ')],
    topic: ['ferry', 'lock of Kell'],
    words: ['ferry', '"the captain" -rocks', 'the ferry stays on the rocks', '0.txt:0-20'],
    story: [...stories, '0'],
    subject: [
      ...names,
      ...stories.map(id => `story:${id}`),
      'ferry',
      'article:0.txt',
      'march 2026'
    ],
    outlet: ['Northern Wire'],
    date: ['2026-03-01'],
    command: ['quote']
  }
  const values = typed[options[0]?.kind ?? ''] ?? []
  const others = options.slice(1).flatMap(option => {
    const value = option.choices.at(-1) ?? typed[option.kind]?.[0]
    return value === undefined ? [] : [lineOf(command, values[0], { [option.name]: value })]
  })
  return [
    lineOf(command),
    ...values.map(value => lineOf(command, value)),
    ...others,
    `/${command} page:2`
  ]
}

/** Fewer words may stand anywhere by chance: names, titles, `said on Monday`. */
const FEWEST_WORDS = 6

describe('over generated articles', () => {
  it('every run of every reply of every command is a slice where it says so, and holds no sentence where it does not', async () => {
    await fc.assert(
      fc.asyncProperty(corpus, async articles => {
        const desk = await openDesk(articles)
        // A headline is shown as an article's, not as a text, and may hold a sentence of another.
        const headlines = articles.map(({ id }) => desk.edition.article(id)?.headline ?? '')
        const sentences = articles
          .flatMap(({ id }) => sentencesOf(desk, id))
          .filter(each => !headlines.some(headline => headline.includes(each)))
        for (const item of desk.menu.filter(({ admin }) => !admin))
          for (const asked of linesFor(item, desk)) {
            const reply = await desk.ask(asked)
            const cited = runsOf(reply).filter(({ at }) => at !== undefined)
            expect(cited.filter(run => run.text !== wordsAt(desk, run))).toEqual([])
            // What was asked is repeated as it was asked.
            const untold = sentences.filter(each => !asked.includes(each))
            const own = runsOf(reply).filter(({ at }) => at === undefined)
            expect(own.filter(run => untold.some(each => run.text.includes(each)))).toEqual([])
            expect(verify(withReceipts(reply), id => desk.edition.article(id))).not.toContainEqual(
              expect.objectContaining({ difference: expect.any(String) })
            )
          }
        expect(desk.faults).toEqual([])
      }),
      { numRuns: 40 }
    )
  }, 240_000)

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

const runsOf = (reply: Reply): readonly Run[] =>
  reply.blocks
    .flatMap(textsOf)
    .flatMap(each => (typeof each === 'string' ? [{ text: each }] : each))

/** Long enough to be nobody's by chance. */
function sentencesOf(desk: TestDesk, id: string): readonly string[] {
  const { article: told, sentences = [] } = desk.edition.reading(id) ?? {}
  if (told === undefined) return []
  return sentences
    .filter(({ kind }) => kind === 'body')
    .map(each => cut(told, each).trim())
    .filter(each => (each.match(/\p{L}+/gu)?.length ?? 0) >= FEWEST_WORDS)
}

function wordsAt(desk: TestDesk, { at }: Run): string | undefined {
  const found = at && desk.edition.article(at.article)
  return found && cut(found, at)
}
