// One run: reads what is wanted, side by side, gives it to every paper that takes it, and has them print.
import type { Breathe } from './breathe.ts'
import type { Catalog } from './catalog.ts'
import type { Entry } from './entry.ts'
import type { Intake, Taken } from './intake.ts'
import type { Log } from '../log.ts'
import type { Article } from '../news.ts'
import type { Paper, PaperTurn } from './paper.ts'
import type { Papers } from './papers.ts'
import type { Packed, Readers } from './readers/readers.ts'
import { type Read, readOnce } from './reading.ts'
import { withoutSecrets } from './shown.ts'
import { openSlots } from './slots.ts'
import type { Delivery } from '../source.ts'
import type { Web } from '../web/web.ts'

export interface RunTools {
  readonly papers: Papers
  readonly catalog: Catalog
  readonly readers: Readers
  readonly web: Web
  readonly signal: AbortSignal
  readonly breathe: Breathe
  readonly arrived: (source: string, articles: number) => void
  readonly log: Pick<Log, 'info' | 'warn' | 'error'> | undefined
}

/** Sources that are read at one time; how many requests one host gets is for the web room. */
const MOST_AT_ONCE = 20

/**
 * Rejects with what broke, or when the signal is aborted: then papers that have not printed are as they were. What a source has
 * noted counts only when every paper has printed.
 */
export async function runOnce(
  number: number,
  wanted: readonly Entry[],
  tools: RunTools
): Promise<void> {
  const { papers, catalog, readers, breathe, signal, log } = tools
  readers.rest()
  const turns = new Map<Paper, PaperTurn>()
  const read = readingOnce(readers)
  for (const paper of papers.all) {
    // What a broken run has left is read as for the first time.
    if (paper.isTorn) for (const entry of catalog.all) if (paper.takes(entry)) entry.notes = null
    turns.set(paper, await paper.begin({ number, signal, read }))
  }
  const slot = openSlots(MOST_AT_ONCE)
  const room = async () => {
    await readers.room()
    for (const turn of turns.values()) await turn.room()
  }
  // Side by side: a slow host must not keep the others waiting.
  const done = await Promise.all(
    wanted.map(entry =>
      slot(async () => {
        const all = intakesOf(entry, turns)
        return { entry, came: await readOnce(entry, all, { ...tools, room }) }
      })
    )
  )
  let listed = false
  for (const { entry, came } of done) {
    const named = came.advice.sources
    if (came.outcome.failed === null && named !== undefined)
      listed = catalog.follow(entry, named) || listed
  }
  for (const [paper, turn] of turns) await turn.end(takenBy(paper, done))
  if (listed) await catalog.keepAdded()
  for (const { entry, came } of done) {
    await breathe()
    // One that a list has taken off meanwhile is not remembered.
    if (catalog.withKey(entry.key) !== entry) continue
    catalog.settle(entry, came)
    const [first] = came.taken.values()
    if (first) tell(entry, first.delivery, log)
  }
  catalog.keepHealth()
}

/** Several papers may take one article: it is analysed once. */
function readingOnce(readers: Readers): (article: Article) => Promise<Packed> {
  const under = new WeakMap<Article, Promise<Packed>>()
  return article => {
    const packed = under.get(article) ?? readers.read(article)
    under.set(article, packed)
    return packed
  }
}

function intakesOf(entry: Entry, turns: ReadonlyMap<Paper, PaperTurn>): ReadonlyMap<Paper, Intake> {
  const intakes = new Map<Paper, Intake>()
  for (const [paper, turn] of turns) {
    const intake = paper.takes(entry) ? turn.intake(entry.source.address) : undefined
    if (intake !== undefined) intakes.set(paper, intake)
  }
  return intakes
}

function takenBy(
  paper: Paper,
  done: readonly { readonly entry: Entry; readonly came: Read }[]
): ReadonlyMap<string, Taken> {
  const taken = new Map<string, Taken>()
  for (const { entry, came } of done) {
    const own = came.taken.get(paper)
    if (own !== undefined) taken.set(entry.source.address, own)
  }
  return taken
}

/** So many problems of one delivery go to the log; all are in the delivery. */
const MOST_LOGGED = 5

function tell({ shown, source }: Entry, delivery: Delivery, log: RunTools['log']): void {
  const { articles, added, updated, removed, tookMs, problems, failed } = delivery
  const warn = (line: string) =>
    log?.warn(`newsroom: ${withoutSecrets(line, shown === source.address ? [] : [source.address])}`)
  if (failed !== null) warn(`${shown}: ${failed}`)
  for (const problem of problems.slice(0, MOST_LOGGED)) warn(problem)
  if (problems.length > MOST_LOGGED) {
    warn(`${shown}: ${problems.length - MOST_LOGGED} more problems`)
  }
  log?.info({ articles, added, updated, removed, tookMs }, `newsroom: read ${shown}`)
}
