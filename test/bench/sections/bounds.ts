// What nobody wants to read and somebody will send: one outlet and one word everywhere, 5 MB at once, a thousand words asked.
import type { Article } from '../../../src/news.ts'
import { openNewsroom } from '../../../src/newsroom/newsroom.ts'
import type { Source } from '../../../src/source.ts'
import { openDesk, sayWaits, waitsOf } from '../answering.ts'
import { corpus } from '../corpus.ts'
import { atMost, figure, ms, pausesOf, type Plan, type Report } from '../measure.ts'
import { type Done, watchedPress } from '../watched.ts'

export default async function bounds(plan: Plan, report: Report): Promise<void> {
  const { row } = report
  const articles = Math.min(plan.articles, 20_000)
  const press = watchedPress()
  const late: Article[] = []
  const sources = [one(plan, articles), listed('late:', late)]
  const { done: newsroom, longest } = await pausesOf(() =>
    openNewsroom({ sources, press: press.open })
  )
  row({
    what: `${figure(articles)} articles by one outlet, one word in all`,
    ours: `longest pause ${ms(longest)}`,
    peer: sliceOf(press.since()),
    mark: atMost(longest, 20, 'ms')
  })
  const desk = await openDesk(newsroom.edition)
  const outlet = newsroom.edition.outlets[0]?.name ?? ''
  const words = [...corpus({ articles: 3, seed: plan.seed })].map(({ text }) => text).join(' ')
  const many = words.split(/\s+/).slice(0, 1000).join(' ')
  const lines: readonly (readonly [string, string, string])[] = [
    ['a word of all articles', 'search', 'omnibus'],
    ['a phrase of all articles', 'search', '"omnibus of omnibuses"'],
    ['a summary of that word', 'summary', 'omnibus'],
    ['all of that outlet', 'search', `outlet:"${outlet}"`],
    ['its stories', 'stories', `outlet:"${outlet}"`],
    ['a search of 1,000 words', 'search', many],
    ['a summary of 1,000 words', 'summary', many],
    ['a name of 1,000 words', 'who', many],
    ['what all said about all', 'quote', 'omnibus']
  ]
  const few = Math.ceil(plan.asks / 10)
  for (const [what, command, input] of lines) {
    sayWaits(what, await waitsOf(few, () => desk.answer(command, input)), report)
  }

  late.push(fiveMegabytes(plan))
  press.since()
  const large = await pausesOf(async () => {
    const from = performance.now()
    await newsroom.reload('late:')
    return performance.now() - from
  })
  row({
    what: 'an article of 5 MB read, on the press and printed',
    ours: `${ms(large.done)}, longest pause ${ms(large.longest)}`,
    peer: sliceOf(press.since()),
    mark: atMost(large.longest, 20, 'ms pause')
  })
  const after = await openDesk(newsroom.edition)
  sayWaits(
    'a search that finds it',
    await waitsOf(few, () => after.answer('search', 'leviathan')),
    report
  )
  await newsroom.close()
}

const sliceOf = ({ longest, worked, of }: Done): string =>
  `slice of ${of}: ${ms(longest)}, worked ${ms(worked)}`

/** Everything by one outlet, everything with one word in it. */
function one({ seed }: Plan, articles: number): Source {
  return {
    address: 'one:',
    complete: true,
    async *read() {
      for (const article of corpus({ articles, seed })) {
        const text = `${article.text}\nIt was an omnibus of omnibuses, and the omnibus was late.`
        yield { ...article, source: 'one:', outlet: 'The Only Gazette', text }
      }
    }
  }
}

const listed = (address: string, articles: readonly Article[]): Source => ({
  address,
  complete: false,
  async *read() {
    yield* articles
  }
})

function fiveMegabytes({ seed }: Plan): Article {
  const [article] = corpus({ articles: 1, seed: seed + 2, length: 5_000_000 })
  if (article === undefined) throw new Error('bounds: no article')
  return { ...article, id: 'large', source: 'late:', text: `A leviathan came.\n${article.text}` }
}
