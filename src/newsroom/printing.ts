// What reads have brought, up to the edition: what has been taken is printed, and what ended well counts from then on.
import type { Breathe } from '../breathe.ts'
import { withArrived } from './arrivals.ts'
import type { Catalog } from './catalog.ts'
import type { Entry } from './entry.ts'
import type { Intake, Taken } from './intake.ts'
import type { Log } from '../log.ts'
import type { Paper, PaperTurn } from './paper.ts'
import type { Papers } from './papers.ts'
import type { Read } from './reading.ts'
import { withoutSecrets } from './shown.ts'
import type { Delivery } from '../source.ts'

/** Called for each article that comes: its source's address, and how many that source has brought in this read. */
export type Progress = (source: string, articles: number) => void

/** A read that has not been printed yet. */
export interface Reading {
  readonly entry: Entry
  /** Epoch milliseconds. */
  since: number
  articles: number
  /** Of the papers that it is given to from its beginning. */
  readonly intakes: Map<Paper, Intake>
  /** What came of it; null while it goes on. */
  came: Read | null
  readonly ending: AbortController
  readonly listeners: Set<Progress>
  /** Resolved when what it brought is printed. */
  readonly done: PromiseWithResolvers<void>
}

export interface PrintingTools {
  readonly papers: Papers
  readonly catalog: Catalog
  readonly breathe: Breathe
  readonly log: Pick<Log, 'info' | 'warn'> | undefined
}

/**
 * Prints what these have brought so far, while none of them brings anything, and gives those that had come to their end. Rejects
 * with what broke: then papers that have not printed are as they were. What a source has noted counts only when every paper has
 * printed.
 */
export async function printReads(
  reads: readonly Reading[],
  turns: ReadonlyMap<Paper, PaperTurn>,
  tools: PrintingTools
): Promise<readonly Reading[]> {
  const { catalog, papers, breathe, log } = tools
  for (const { intakes } of reads) for (const intake of intakes.values()) await intake.settled()
  const ended = reads.flatMap(read => (read.came === null ? [] : [{ read, came: read.came }]))
  const taken = new Map<Paper, Map<string, Taken>>()
  for (const paper of turns.keys()) taken.set(paper, new Map())
  for (const { read, came } of ended) {
    const end = { failed: came.outcome.failed, tookMs: came.tookMs }
    for (const [paper, intake] of read.intakes)
      taken.get(paper)?.set(read.entry.source.address, await intake.end(end))
  }
  for (const { read, came } of ended) {
    const named = came.advice.sources
    if (came.outcome.failed === null && named !== undefined) catalog.follow(read.entry, named)
  }
  for (const [paper, turn] of turns) await turn.end(taken.get(paper) ?? new Map())
  // A disk that is full must not cost the reads; it is kept with the next print.
  await catalog
    .keepAdded()
    .catch((error: unknown) =>
      log?.warn(`newsroom: what lists name cannot be kept: ${String(error)}`)
    )
  for (const { read, came } of ended) {
    await breathe()
    const { entry, intakes } = read
    // One that a list has taken off meanwhile is not remembered.
    if (catalog.withKey(entry.key) !== entry) continue
    // A paper that came later has missed its beginning: then everything is to be read again.
    const isWhole = papers.of(entry).every(paper => intakes.has(paper))
    catalog.settle(entry, isWhole ? came : { ...came, notes: null })
    const [first] = intakes.keys()
    const delivery = first && taken.get(first)?.get(entry.source.address)?.delivery
    if (delivery === undefined) continue
    entry.arrivals = withArrived(entry.arrivals, delivery.added, delivery.at)
    tell(entry, delivery, log)
  }
  if (ended.length > 0) catalog.keepHealth()
  return ended.map(({ read }) => read)
}

/** So many problems of one delivery go to the log; all are in the delivery. */
const MOST_LOGGED = 5

function tell({ shown, source }: Entry, delivery: Delivery, log: PrintingTools['log']): void {
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
