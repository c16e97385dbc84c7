// How fast one core reads: our analysis, and npm's compromise finding people and quotations in the same text.
import compromise from 'compromise'
import { read } from '../../src/analysis/analysis.ts'
import type { Article } from '../../src/news.ts'
import { atLeast, figure, median, say, section, timed } from './measure.ts'

/**
 * Prints articles/s and MB/s (UTF-8, 1 MB = 1,000,000 bytes), warm, best and median of the rounds. Each round runs both
 * readers one after the other, so that whatever else the machine does falls on both.
 */
export function benchReading(articles: readonly Article[], rounds: number): void {
  section(`Reading, one core, ${rounds} rounds, warm`)
  // compromise is slower by orders: a part of the text gives it as many seconds.
  const few = articles.slice(0, Math.max(1, Math.ceil(articles.length / 40)))
  const ours = { bytes: bytesOf(articles), times: [] as number[] }
  const theirs = { bytes: bytesOf(few), times: [] as number[] }
  for (const article of articles) read(article)
  peer(few)
  for (let round = 0; round < rounds; round++) {
    ours.times.push(
      timed(() => {
        for (const article of articles) read(article)
      })
    )
    theirs.times.push(timed(() => peer(few)))
  }
  const speed = (run: typeof ours, ms: number): number => run.bytes / 1000 / ms
  const perSecond = (ms: number): number => (articles.length / ms) * 1000
  const [best, middle] = [Math.min(...ours.times), median(ours.times)]
  say('articles/s', `best ${figure(perSecond(best))}, median ${figure(perSecond(middle))}`)
  say(
    'MB/s',
    `best ${figure(speed(ours, best))}, median ${figure(speed(ours, middle))}`,
    atLeast(speed(ours, middle), 4, 'MB/s')
  )
  say('compromise, MB/s', `median ${figure(speed(theirs, median(theirs.times)))}`)
  const ratios = ours.times.map((ms, at) => speed(ours, ms) / speed(theirs, theirs.times[at] ?? 0))
  say('ours : compromise', `median ${figure(median(ratios))}`, atLeast(median(ratios), 20, '×'))
}

function peer(articles: readonly Article[]): void {
  for (const { text } of articles) {
    const document = compromise(text)
    document.people().json()
    document.quotations().json()
  }
}

const bytesOf = (articles: readonly Article[]): number =>
  articles.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0)
