// From articles to the first edition, as the newsroom does it: every article read once, then all of them printed.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { read } from '../../src/analysis/analysis.ts'
import { type Edition, printEdition } from '../../src/edition/edition.ts'
import type { Article } from '../../src/news.ts'
import { figure, megabytes, say, section } from './measure.ts'

/** Prints what reading and printing take, and how much memory stays with the edition; gives the edition. */
export function benchPrinting(articles: Iterable<Article>): Edition {
  section('Printing an edition')
  const before = memory()
  const readings = Array.from(articles, read)
  const start = performance.now()
  const edition = printEdition(readings)
  const tookMs = performance.now() - start
  const { counts } = edition
  say(
    'printed',
    `${figure(tookMs / 1000)} s, ${figure((readings.length / tookMs) * 1000)} articles/s`
  )
  say(
    'holds',
    `${figure(counts.people)} people, ${figure(counts.quotes)} quotes, ${figure(counts.stories)} stories`
  )
  const after = memory()
  const perArticle = (after.heap - before.heap) / readings.length / 1000
  say('memory, with texts and readings', `${figure(perArticle)} KB an article`)
  say('process', `${megabytes(after.rss)} resident, ${megabytes(after.heap)} in use`)
  return edition
}

/** In bytes, after a collection, so that garbage does not count. */
function memory(): { readonly rss: number; readonly heap: number } {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
  const { rss, heapUsed, arrayBuffers } = process.memoryUsage()
  return { rss, heap: heapUsed + arrayBuffers }
}
