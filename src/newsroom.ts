// Sources to readings to editions: reads every source, prints beside the current edition, and swaps the new one in whole.
import { setImmediate } from 'node:timers/promises'
import { read as readArticle } from './analysis/analysis.ts'
import type { Edition } from './edition/edition.ts'
import { printEdition } from './edition/edition.ts'
import { AskError } from './errors.ts'
import type { Intake } from './intake.ts'
import { takeIn } from './intake.ts'
import type { Log } from './log.ts'
import type { Article, Reading } from './news.ts'
import { qualifier } from './qualify.ts'
import type { Delivery, Source } from './source.ts'

/** Called for each article that comes: its source's address, and how many that source has brought in this run. */
type Progress = (source: string, articles: number) => void

export interface NewsroomSettings {
  /** In order: of two with an article of the same id, the first keeps the id. Each address once. */
  readonly sources: readonly Source[]
  readonly log?: Pick<Log, 'info' | 'warn' | 'error'>
  /** Aborted when the bot shall stop; a read under way then ends early. */
  readonly signal?: AbortSignal
  readonly progress?: Progress
  /** What the analysis and the edition do, unless something is put in front of them. */
  readonly read?: (article: Article) => Reading
  readonly print?: (readings: readonly Reading[], previous: Edition | undefined) => Edition
}

export interface Newsroom {
  /** The current one. Immutable: an ask that holds on to it sees nothing of a reload. */
  readonly edition: Edition
  /** What the last read of each source brought, in the order of the sources. */
  readonly deliveries: readonly Delivery[]
  /**
   * Reads all sources again, or the one of this address, and prints a new edition when something changed. Resolves with
   * what each brought; rejects with `AskError` for an address there is not. Who asks while a run that
   * covers it is under way shares that run. After `close` it resolves with what there is.
   */
  reload(only?: string, progress?: Progress): Promise<readonly Delivery[]>
  /** Ends a run under way, which then changes nothing. The edition stays. */
  close(): Promise<void>
}

/**
 * Opens the newsroom: reads every source for the first time and prints the first edition. A source that fails is in
 * the deliveries and the rest is there. Rejects only when the signal is aborted meanwhile, with its reason.
 */
export async function openNewsroom(settings: NewsroomSettings): Promise<Newsroom> {
  const { sources, log, read = readArticle, print = printEdition } = settings
  const closing = new AbortController()
  const signal = AbortSignal.any([closing.signal, ...(settings.signal ? [settings.signal] : [])])
  const qualify = qualifier(read)
  let intakes: ReadonlyMap<string, Intake> = new Map()
  let current: { edition: Edition; deliveries: readonly Delivery[] } = {
    edition: print([], undefined),
    deliveries: []
  }
  let running: Run | null = null

  const run = async (only: string | undefined, listeners: ReadonlySet<Progress>) => {
    const breathe = breather()
    const arrived: Progress = (...step) => listeners.forEach(listener => listener(...step))
    const tools = { read, signal, breathe, arrived, log }
    const wanted = sources.filter(({ address }) => only === undefined || address === only)
    // Side by side: a slow host must not keep the others waiting.
    const taken = await Promise.all(
      wanted.map(source => takeIn(source, intakes.get(source.address), tools))
    )
    const next = new Map<string, Intake>()
    for (const { address } of sources) {
      const intake = taken.find(({ delivery }) => delivery.address === address)
      const kept = intake ?? intakes.get(address)
      if (kept) next.set(address, kept)
    }
    const { readings, deliveries } = await qualify(next, breathe)
    signal.throwIfAborted()
    const changed = taken.some(intake => intake.changed)
    current = { edition: changed ? print(readings, current.edition) : current.edition, deliveries }
    intakes = next
    for (const { delivery } of taken) tell(delivery, log)
  }

  const reload = async (only?: string, progress?: Progress): Promise<readonly Delivery[]> => {
    if (only !== undefined && !sources.some(({ address }) => address === only)) {
      const known = sources.map(({ address }) => address).join(', ')
      throw new AskError(`There is no source ${only}. There is ${known}.`)
    }
    while (!covers(running, only)) await running?.done
    if (running === null) {
      const listeners = new Set<Progress>()
      const done = run(only, listeners).finally(() => {
        running = null
      })
      running = { only, listeners, done }
    }
    if (progress) running.listeners.add(progress)
    await running.done
    return current.deliveries.filter(({ address }) => only === undefined || address === only)
  }

  await reload(undefined, settings.progress)
  return {
    get edition() {
      return current.edition
    },
    get deliveries() {
      return current.deliveries
    },
    async reload(only, progress) {
      try {
        return signal.aborted ? current.deliveries : await reload(only, progress)
      } catch (error) {
        if (signal.aborted) return current.deliveries
        throw error
      }
    },
    async close() {
      closing.abort()
      // A run that was ended rejects with that; whoever asked for it is told above.
      await running?.done.catch(() => {})
    }
  }
}

interface Run {
  /** Undefined: all sources. */
  readonly only: string | undefined
  readonly listeners: Set<Progress>
  readonly done: Promise<void>
}

/** Whether the run does for this reload, or there is none to wait for. */
const covers = (run: Run | null, only: string | undefined): boolean =>
  run === null || run.only === undefined || run.only === only

/** Milliseconds that the event loop is held at most by reading, the longest article aside. */
const HOLD = 5

function breather(): () => Promise<void> {
  let since = performance.now()
  return async () => {
    if (performance.now() - since < HOLD) return
    await setImmediate()
    since = performance.now()
  }
}

/** So many problems of one delivery go to the log; all are in the delivery. */
const MOST_LOGGED = 5

function tell(delivery: Delivery, log: NewsroomSettings['log']): void {
  const { address, articles, added, updated, removed, tookMs, problems, failed } = delivery
  if (failed !== null) log?.warn(`newsroom: ${address}: ${failed}`)
  for (const problem of problems.slice(0, MOST_LOGGED)) log?.warn(`newsroom: ${problem}`)
  if (problems.length > MOST_LOGGED) {
    log?.warn(`newsroom: ${address}: ${problems.length - MOST_LOGGED} more problems`)
  }
  log?.info({ articles, added, updated, removed, tookMs }, `newsroom: read ${address}`)
}
