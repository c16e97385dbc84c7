// Measures the grouping of articles into stories, by itself: how long it takes, what it keeps, what one more costs.
import type { Reading, Sentence } from '../../src/news.ts'
import type { StoriesPress } from '../../src/edition/stories/stories.ts'
import { openStories } from '../../src/edition/stories/stories.ts'
import { corpus } from './corpus.ts'

export interface StoriesFigures {
  readonly articles: number
  readonly stories: number
  /** To find the features of all, and to group them; seconds. */
  readonly featuresSeconds: number
  readonly groupingSeconds: number
  /** The longest slice of it, milliseconds. */
  readonly longestSlice: number
  /** Heap and buffers that it keeps. */
  readonly bytesPerArticle: number
  /** One article more, and one less, milliseconds: half of a hundred take less, the slowest of ninety-nine in a hundred. */
  readonly adding: { readonly p50: number; readonly p99: number }
  readonly removing: { readonly p50: number; readonly p99: number }
}

const MORE = 100

/** Groups invented articles; needs no sources, analysis or text index. Memory is told right with `--expose-gc` only. */
export function measureStories(articles: number, seed = 1): StoriesFigures {
  const press = openStories()
  const more: Reading[] = []
  const before = held()
  let features = 0
  let slot = 0
  for (const article of corpus({ articles: articles + MORE, seed, length: 1500 })) {
    const reading = plain(article)
    if (slot === articles) {
      more.push(reading)
      continue
    }
    features += timed(() => press.add({ slot, reading }))
    slot++
  }
  const { total, longest } = settled(press)
  const bytesPerArticle = (held() - before) / articles
  const stories = press.print(nobody).count
  const adding = more.map(reading => {
    const took = timed(() => press.add({ slot, reading }))
    slot++
    return took + settled(press).total
  })
  const removing = Array.from({ length: MORE }, (_, at) => {
    const took = timed(() => press.remove({ slot: Math.floor((at * articles) / MORE) }))
    return took + settled(press).total
  })
  return {
    articles,
    stories,
    featuresSeconds: features / 1000,
    groupingSeconds: total / 1000,
    longestSlice: longest,
    bytesPerArticle,
    adding: middleAndLast(adding),
    removing: middleAndLast(removing)
  }
}

const nobody: Parameters<StoriesPress['print']>[0] = {
  shelf: {
    latest: new Uint32Array(0),
    ranks: new Uint32Array(0),
    day: () => '',
    idOf: () => '',
    headline: () => null,
    article: () => unasked(),
    reading: () => unasked()
  },
  outlets: { of: () => -1, list: [] },
  people: { cast: () => new Map(), compare: () => 0, idOf: () => '' }
}

const unasked = (): never => {
  throw new Error('stories: the benchmark shows none')
}

/** Sentences are all that grouping looks at; names come from capitals. */
function plain(article: Reading['article']): Reading {
  const sentences: Sentence[] = []
  let [paragraph, from] = [0, 0]
  for (const line of article.text.split('\n')) {
    for (const { 0: words, index } of line.matchAll(/\S.*?(?:[.!?]["”]?(?=\s|$)|$)/g)) {
      const start = from + index
      const at = { article: article.id, start, end: start + words.length }
      sentences.push({ ...at, index: sentences.length, paragraph, kind: 'body' })
    }
    from += line.length + 1
    paragraph++
  }
  return { article, sentences, names: [], quotes: [], terms: [] }
}

function settled(press: StoriesPress): { total: number; longest: number } {
  let [total, longest] = [0, 0]
  let from = performance.now()
  for (const _ of press.settle()) {
    const took = performance.now() - from
    total += took
    longest = Math.max(longest, took)
    from = performance.now()
  }
  return { total: total + performance.now() - from, longest }
}

function timed(work: () => void): number {
  const from = performance.now()
  work()
  return performance.now() - from
}

function held(): number {
  globalThis.gc?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

function middleAndLast(times: readonly number[]): { p50: number; p99: number } {
  const sorted = times.toSorted((a, b) => a - b)
  return {
    p50: sorted[Math.floor(sorted.length / 2)]!,
    p99: sorted[Math.ceil(sorted.length * 0.99) - 1]!
  }
}
