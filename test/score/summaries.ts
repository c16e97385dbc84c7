// Scores the summaries of the seeds against those of an editor, beside the first three sentences. Part of `npm run score`.
import { readdirSync, readFileSync } from 'node:fs'
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
const STORIES = join(import.meta.dirname, 'stories')

export interface SummaryScores {
  readonly ours: Rouge
  /** The first three sentences of the article; of several, of the one that came first. */
  readonly first: Rouge
  /** The first three sentences of the one that came last. */
  readonly last: Rouge
}

/** Whose references: those of one article of the seeds, of several, or of the stories that stand beside this file. */
export type References = 'single' | 'several' | 'tuning' | 'heldout'

/** The mean over the references. */
export async function scoreSummaries(...which: References[]): Promise<SummaryScores> {
  const scored = (await Promise.all(which.map(scoredOf))).flat()
  return {
    ours: mean(scored.map(({ ours }) => ours)),
    first: mean(scored.map(({ first }) => first)),
    last: mean(scored.map(({ last }) => last))
  }
}

async function scoredOf(which: References): Promise<SummaryScores[]> {
  const ofSeeds = which === 'single' || which === 'several'
  const folderName = ofSeeds ? join(packageFolder, 'seeds') : join(STORIES, which)
  const readings = await readFolder(folderName)
  const edition = printEdition(readings.values())
  const chosen = ofSeeds
    ? references.filter(({ articles }) => (articles.length === 1) === (which === 'single'))
    : referencesIn(folderName, [...readings.keys()])
  return chosen.map(reference => {
    const { ours, first, last } = summariesOf(reference, readings, edition)
    return {
      ours: rouge(ours, reference.summary),
      first: rouge(first, reference.summary),
      last: rouge(last, reference.summary)
    }
  })
}

/** A folder for each story: its articles, and `reference`. */
const referencesIn = (stories: string, ids: readonly string[]): Reference[] =>
  readdirSync(stories).map(story => ({
    articles: ids.filter(id => id.startsWith(`${story}/`)),
    summary: readFileSync(join(stories, story, 'reference'), 'utf8')
  }))

function summariesOf(
  { articles }: Reference,
  readings: ReadonlyMap<string, Reading>,
  edition: ReturnType<typeof printEdition>
) {
  const own = articles.map(id => readings.get(id)).filter(reading => reading !== undefined)
  const dated = own
    .filter(({ article }) => article.publishedAt !== null)
    .toSorted((a, b) => (a.article.publishedAt! < b.article.publishedAt! ? -1 : 1))
  const [earliest, latest] = [dated[0] ?? own[0], dated.at(-1) ?? own[0]]
  if (earliest === undefined || latest === undefined || own.length < articles.length)
    throw new Error(`no such articles: ${articles.join(', ')}`)
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
    first: wordsOf(earliest),
    last: wordsOf(latest)
  }
}

async function readFolder(path: string): Promise<ReadonlyMap<string, Reading>> {
  const readings = new Map<string, Reading>()
  const source = folder.open(path)
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
      throw new Error('these are files')
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

/** Prints a line for each kind: what ours score, and how many times as much that is as first sentences do. */
export async function tellSummaries(): Promise<void> {
  console.log(
    '\nsummaries in three sentences, ROUGE F1 against an editor’s; × the first three sentences of the earliest article, of the latest'
  )
  for (const [told, ...which] of KINDS) {
    const { ours, first, last } = await scoreSummaries(...which)
    const scores = (['one', 'two', 'longest'] as const).map(
      key =>
        `${{ one: '1', two: '2', longest: 'L' }[key]} ${percent(ours[key])} ` +
        `(×${(ours[key] / first[key]).toFixed(2)}, ×${(ours[key] / last[key]).toFixed(2)})`
    )
    console.log(`${told}: ${scores.join('; ')}`)
  }
}

const KINDS: readonly (readonly [told: string, ...References[]])[] = [
  ['one article of the seeds', 'single'],
  ['several articles, seeds', 'several'],
  ['several articles, the stories the method was chosen by', 'tuning'],
  ['several articles, stories held out', 'heldout']
]

const percent = (share: number): string => (100 * share).toFixed(1)
