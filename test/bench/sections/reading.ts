// How fast one core reads: our analysis beside npm's compromise and wink-nlp, which find less in the same text.
import compromise from 'compromise'
import model from 'wink-eng-lite-web-model'
import winkNLP from 'wink-nlp'
import { read } from '../../../src/analysis/analysis.ts'
import { packReading } from '../../../src/edition/vault/packing.ts'
import type { Article } from '../../../src/news.ts'
import { corpus } from '../corpus.ts'
import { atLeast, figure, median, type Plan, type Report, timed } from '../measure.ts'

/**
 * MB/s (UTF-8, 1 MB = 1,000,000 bytes) and articles/s, warm, median of the rounds. Each round runs all readers one after the
 * other, so that whatever else the machine does falls on all of them.
 */
export default function reading({ articles, seed, rounds }: Plan, { row }: Report): void {
  const some = [...corpus({ articles: Math.min(articles, 2000), seed })]
  // The peers are slower: a part of the text gives them as many seconds.
  const readers = [
    { of: some, work: ours, times: [] as number[] },
    { of: some.slice(0, Math.ceil(some.length / 40)), work: withCompromise, times: [] as number[] },
    { of: some.slice(0, Math.ceil(some.length / 5)), work: withWink, times: [] as number[] },
    { of: some, work: packed, times: [] as number[] }
  ]
  for (const { of, work } of readers) work(of)
  for (let round = 0; round < rounds; round++) {
    for (const { of, work, times } of readers) times.push(timed(() => work(of)))
  }
  const speeds = readers.map(({ of, times }) => bytesOf(of) / 1000 / median(times))
  const [mine = 0, slow = 0, wink = 0, withBytes = 0] = speeds
  const perSecond = (some.length / median(readers[0]!.times)) * 1000
  row({
    what: 'sentences, people, quotes, speakers, terms',
    ours: `${figure(mine)} MB/s, ${figure(perSecond)} articles/s`,
    mark: atLeast(mine, 4, 'MB/s')
  })
  row({
    what: 'beside compromise: people and quotations',
    ours: `${figure(mine)} MB/s`,
    peer: `${figure(slow)} MB/s`,
    ratio: mine / slow,
    mark: atLeast(mine / slow, 20, 'times')
  })
  row({
    what: 'beside wink-nlp: sentences, tags, entities',
    ours: `${figure(mine)} MB/s`,
    peer: `${figure(wink)} MB/s`,
    ratio: mine / wink
  })
  row({ what: 'read and packed for the shelf', ours: `${figure(withBytes)} MB/s` })
}

const nlp = winkNLP(model)

function ours(articles: readonly Article[]): void {
  for (const article of articles) read(article)
}

function packed(articles: readonly Article[]): void {
  for (const article of articles) packReading(read(article))
}

function withCompromise(articles: readonly Article[]): void {
  for (const { text } of articles) {
    const document = compromise(text)
    document.people().json()
    document.quotations().json()
  }
}

function withWink(articles: readonly Article[]): void {
  for (const { text } of articles) {
    const document = nlp.readDoc(text)
    document.sentences().out()
    document.entities().out()
  }
}

const bytesOf = (articles: readonly Article[]): number =>
  articles.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0)
