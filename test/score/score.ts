// Scores summaries against an editor's, the finding of copies, and, where the data is present, the reading of annotated news beside npm's compromise: `npm run score`.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { tellCopies } from './copies.ts'
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

tellCopies()

function score(task: string, who: string, command: string): void {
  console.log(`\n${task}, ${who}`)
  const errors = process.argv.includes('--errors') && who === 'copydesk' ? ['--errors', '40'] : []
  const run = spawnSync(
    process.execPath,
    [join(DATA, 'score.mjs'), task, '--cmd', command, ...errors],
    { stdio: 'inherit' }
  )
  if (run.status !== 0) process.exitCode = 1
}
