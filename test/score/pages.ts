// Scores the reading of pages beside bare Readability, on a benchmark that the user has, or on pages of our own. Fetches nothing.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { Readability } from '@mozilla/readability'
import { z } from 'zod'
import { decodeWeb } from '../../src/sources/formats/webtext.ts'
import { openPage, type PageNode } from '../../src/web/dom.ts'
import { linesOf } from '../../src/web/text.ts'
import { articleOfPage } from '../../src/web/web.ts'
import { ownPages } from './ownpages.ts'
import { type Score, scoreOf, shared } from './shingles.ts'

export interface ScoredPage {
  readonly name: string
  readonly html: string
  readonly url: string | null
  readonly truth: string
}

export interface PageScores {
  readonly ours: Score
  /** Readability alone, on the page as it came. */
  readonly bare: Score
  /** Pages of which ours is not the truth, with its lines that are too much and those that are missing. */
  readonly wrong: readonly Wrong[]
}

interface Wrong {
  readonly name: string
  readonly tooMuch: readonly string[]
  readonly missing: readonly string[]
}

export function scorePages(pages: Iterable<ScoredPage>): PageScores {
  const ours = []
  const bare = []
  const wrong: Wrong[] = []
  for (const { name, html, url, truth } of pages) {
    const read = readOurs(html, url)
    ours.push(shared(truth, read))
    bare.push(shared(truth, readBare(html)))
    const [wanted, got] = [linesIn(truth), linesIn(read)]
    const [tooMuch, missing] = [without(got, wanted), without(wanted, got)]
    if (tooMuch.length + missing.length > 0) wrong.push({ name, tooMuch, missing })
  }
  return { ours: scoreOf(ours), bare: scoreOf(bare), wrong }
}

const linesIn = (text: string): string[] => text.split(/\n+/).filter(line => line.trim() !== '')
const without = (lines: readonly string[], others: readonly string[]): string[] =>
  lines.filter(line => !others.includes(line))

/** Empty for what is refused. */
function readOurs(html: string, url: string | null): string {
  try {
    return articleOfPage(html, url).text
  } catch (error) {
    if (error instanceof Error) return ''
    throw error
  }
}

function readBare(html: string): string {
  try {
    const page = openPage(html, /<body[\s>]/i.test(html))
    const options = { serializer: (node: PageNode) => node }
    const content = new Readability<PageNode>(page, options).parse()?.content
    return content ? linesOf(content) : ''
  } catch (error) {
    if (error instanceof Error) return ''
    throw error
  }
}

const truthsIn = z.record(
  z.string(),
  z.object({ articleBody: z.string().default(''), url: z.string().nullable().default(null) })
)

/** Those of `ground-truth.json`, each with its page in `html/ID.html.gz`. */
export function* benchmarkPages(folder: string): Generator<ScoredPage> {
  const truths = truthsIn.parse(JSON.parse(readFileSync(join(folder, 'ground-truth.json'), 'utf8')))
  for (const [name, { articleBody, url }] of Object.entries(truths)) {
    const packed = readFileSync(join(folder, 'html', `${name}.html.gz`))
    yield { name, html: decodeWeb(gunzipSync(packed), null), url, truth: articleBody }
  }
}

/** Invented, and made to be hard: `ownpages.ts`. */
export const ownScored = (): ScoredPage[] =>
  ownPages.map(({ name, html, truth }) => ({ name, html, url: null, truth: truth.join('\n\n') }))

/** Prints both, and with `errors` what of each page was too much or missing. */
export function tellPages(folder: string | null, errors: boolean): void {
  const pages = folder === null ? ownScored() : [...benchmarkPages(folder)]
  const { ours, bare, wrong } = scorePages(pages)
  console.log(
    `${pages.length} pages, ${folder ?? 'our own'}: precision, recall and F1 of runs of four words`
  )
  for (const [who, { precision, recall, f1 }] of [
    ['copydesk', ours],
    ['Readability alone', bare]
  ] as const)
    console.log(who.padEnd(20) + [precision, recall, f1].map(value => value.toFixed(3)).join('  '))
  console.log(`${pages.length - wrong.length} read to the word`)
  if (!errors) return
  for (const { name, tooMuch, missing } of wrong) {
    console.log(name)
    for (const line of tooMuch) console.log(`  + ${line.slice(0, 160)}`)
    for (const line of missing) console.log(`  - ${line.slice(0, 160)}`)
  }
}
