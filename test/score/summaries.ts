// Scores the summaries of the seeds against those of an editor, beside the first three sentences. Part of `npm run score`.
import { join } from 'node:path'
import { read } from '../../src/analysis/analysis.ts'
import { packageFolder } from '../../src/config.ts'
import { printEdition, summarizeReading } from '../../src/edition/edition.ts'
import type { Reading } from '../../src/news.ts'
import { cut } from '../../src/news.ts'
import folder from '../../src/sources/folder.ts'
import type { Reference } from './references.ts'
import { references } from './references.ts'
import type { Rouge } from './rouge.ts'
import { rouge } from './rouge.ts'

const SENTENCES = 3

export interface SummaryScores {
  readonly ours: Rouge
  /** The first three sentences of the article; of several, of the one that came first. */
  readonly first: Rouge
}

/** The mean over all references, or those of one article (`single`), or of several. */
export async function scoreSummaries(
  which: 'single' | 'several' | 'all' = 'all'
): Promise<SummaryScores> {
  const readings = await readSeeds()
  const edition = printEdition(readings.values())
  const scored = references
    .filter(({ articles }) => which === 'all' || (articles.length === 1) === (which === 'single'))
    .map(reference => {
      const { ours, first } = summariesOf(reference, readings, edition)
      return { ours: rouge(ours, reference.summary), first: rouge(first, reference.summary) }
    })
  return {
    ours: mean(scored.map(({ ours }) => ours)),
    first: mean(scored.map(({ first }) => first))
  }
}

function summariesOf(
  { articles }: Reference,
  readings: ReadonlyMap<string, Reading>,
  edition: ReturnType<typeof printEdition>
) {
  const own = articles.map(id => readings.get(id)).filter(reading => reading !== undefined)
  const earliest = own.toSorted((a, b) => {
    const [x, y] = [a, b].map(({ article }) => article.publishedAt ?? '9999')
    return x! < y! ? -1 : x! > y! ? 1 : 0
  })[0]
  if (earliest === undefined || own.length < articles.length)
    throw new Error(`the seeds have no ${articles.join(', ')}`)
  const [only] = own
  // One article by itself is what `copydesk analyze` summarises.
  const lines =
    own.length === 1 && only !== undefined
      ? summarizeReading(only, SENTENCES)
      : edition
          .summarize(articles, { sentences: SENTENCES, joined: true })
          .map(({ sentence }) => sentence)
  const wordsOf = (reading: Reading): string =>
    reading.sentences
      .filter(({ kind }) => kind === 'body')
      .slice(0, SENTENCES)
      .map(sentence => cut(reading.article, sentence))
      .join(' ')
  return {
    ours: lines.map(line => cut(readings.get(line.article)!.article, line)).join(' '),
    first: wordsOf(earliest)
  }
}

async function readSeeds(): Promise<ReadonlyMap<string, Reading>> {
  const readings = new Map<string, Reading>()
  const source = folder.open(join(packageFolder, 'seeds'))
  const context = {
    signal: new AbortController().signal,
    problem: (error: Error) => {
      throw error
    },
    noted: null,
    note: () => undefined,
    holds: () => false,
    advise: () => undefined,
    get web(): never {
      throw new Error('seeds are files')
    }
  }
  for await (const article of source.read(context)) readings.set(article.id, read(article))
  return readings
}

function mean(scores: readonly Rouge[]): Rouge {
  const of = (key: keyof Rouge): number =>
    scores.reduce((sum, score) => sum + score[key], 0) / scores.length
  return { one: of('one'), two: of('two'), longest: of('longest') }
}

/** Prints a line for each kind: what ours score, what the first three sentences do, and how many times as much ours is. */
export async function tellSummaries(): Promise<void> {
  console.log('\nsummaries of the seeds in three sentences, ROUGE F1 against an editor’s')
  for (const which of ['all', 'single', 'several'] as const) {
    const { ours, first } = await scoreSummaries(which)
    const told = (['one', 'two', 'longest'] as const).map(
      key =>
        `${{ one: '1', two: '2', longest: 'L' }[key]} ${percent(ours[key])} (first three ${percent(first[key])}, ×${(ours[key] / first[key]).toFixed(2)})`
    )
    console.log(`${which}: ${told.join('; ')}`)
  }
}

const percent = (share: number): string => (100 * share).toFixed(1)
