// Scores summaries against an editor's, the finding of copies, and, where the data is present, the reading of annotated news beside npm's compromise; feeds and pages by themselves: `npm run score`.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { tellCopies } from './copies.ts'
import { tellFeeds } from './feeds.ts'
import { tellGrouping } from './grouping.ts'
import { tellPages } from './pages.ts'
import { tellSummaries } from './summaries.ts'
import { tellUnnamed } from './unnamed.ts'

const ROOT = join(import.meta.dirname, '../..')
const DATA = resolve(ROOT, process.env['DEV_DATA'] ?? '../shared/dev-data')
const OURS = `"${process.execPath}" "${join(ROOT, 'src/copydesk.js')}" analyze -`
const PEER = `"${process.execPath}" "${join(import.meta.dirname, 'compromise.ts')}"`

const TASKS: readonly { task: string; ours: string; peer: string | null }[] = [
  { task: 'quotes', ours: OURS, peer: PEER },
  { task: 'people', ours: OURS, peer: PEER },
  { task: 'stories', ours: `${OURS} --stories`, peer: null }
]

const usage = `npm run score -- [feeds | pages] [--set FOLDER] [--errors]

  nothing         summaries, the reading of annotated news, copies
  feeds           the reading of feeds, on a conformance suite in the form of feedparser's tests
  pages           the reading of pages, on a set in the form of scrapinghub's article-extraction-benchmark;
                  without one on pages of our own
  --set FOLDER    where you have that set: nothing is fetched
  --errors        prints what was wrong
`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    set: { type: 'string' },
    errors: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false }
  }
})
const [what] = positionals

if (values.help) process.stdout.write(usage)
else if (what !== undefined && what !== 'feeds' && what !== 'pages')
  refuse(`nothing is called ${what}`)
else if (what === 'feeds' && values.set === undefined) refuse('feeds are scored on a --set')
else if (values.set !== undefined && !existsSync(values.set)) refuse(`no folder ${values.set}`)
else if (what === 'feeds') await tellFeeds(values.set!, values.errors)
else if (what === 'pages') tellPages(values.set ?? null, values.errors)
else await tellReading()

function refuse(reason: string): void {
  process.stderr.write(`score: ${reason}\n\n${usage}`)
  process.exitCode = 2
}

async function tellReading(): Promise<void> {
  await tellSummaries()
  if (existsSync(join(DATA, 'score.mjs'))) {
    for (const { task, ours, peer } of TASKS) {
      score(task, 'copydesk', ours)
      if (task === 'quotes') tellUnnamed(join(DATA, 'quotes.jsonl'), ours)
      if (peer !== null) score(task, 'compromise', peer)
    }
  } else {
    console.log(`No annotated news in ${DATA}: set DEV_DATA to the folder that holds score.mjs.`)
  }
  await tellGrouping(DATA)
  tellCopies()
}

function score(task: string, who: string, command: string): void {
  console.log(`\n${task}, ${who}`)
  const errors = values.errors && who === 'copydesk' ? ['--errors', '40'] : []
  const run = spawnSync(
    process.execPath,
    [join(DATA, 'score.mjs'), task, '--cmd', command, ...errors],
    { stdio: 'inherit' }
  )
  if (run.status !== 0) process.exitCode = 1
}
