// Sources to readings to editions: reads what is wanted or due, and swaps in what the papers print.
import type { Limits } from './bounds.ts'
import { openBreather } from './breathe.ts'
import { Catalog } from './catalog.ts'
import { openPress, type Edition, type Press } from '../edition/edition.ts'
import type { Entry } from './entry.ts'
import { AskError, ConfigError } from '../errors.ts'
import type { Log } from '../log.ts'
import { type Documents, type Noted, openMemory } from './memory.ts'
import type { Notices } from './notices.ts'
import type { Paper } from './paper.ts'
import { Papers } from './papers.ts'
import { openReaders, type Readers } from './readers/readers.ts'
import type { Roster } from '../roster.ts'
import { openRoster } from './roster.ts'
import { openRounds } from './rounds.ts'
import { runOnce } from './run.ts'
import { withoutSecrets } from './shown.ts'
import type { Delivery, Source } from '../source.ts'
import type { Snapshots } from './warmstart.ts'
import type { Web } from '../web/web.ts'

export type { Limits } from './bounds.ts'
export { importSources } from './memory.ts'
export { snapshotsToRead } from './warmstart.ts'
export type { Notices } from './notices.ts'

/** Called for each article that comes: its source's address, and how many that source has brought in this run. */
type Progress = (source: string, articles: number) => void

export interface NewsroomSettings {
  /** Everyone's. In order: of two with an article of the same id, the first keeps the id. Each address once. */
  readonly sources: readonly Source[]
  /** As they were written, with their settings, in the same order. Default: their addresses. */
  readonly typed?: readonly string[]
  /** Opens a source by what somebody wrote; without it none can be added. Throws `ConfigError`. */
  readonly open?: (typed: string) => Source
  readonly web?: Web
  readonly log?: Pick<Log, 'info' | 'warn' | 'error'>
  /** Aborted when the bot shall stop; a read under way then ends early. */
  readonly signal?: AbortSignal
  readonly progress?: Progress
  /** Default: none, and the memory of the machine sees to the rest. */
  readonly limits?: Limits
  /** Milliseconds that articles stay of sources that do not bring everything at every read. Default: for ever. */
  readonly keep?: number
  /** Milliseconds that a source fails before its admins are told. Default: a day. */
  readonly patience?: number
  readonly notices?: Notices
  /** Folder in which the newsroom is kept from one start to the next; without one every start reads everything. */
  readonly data?: string | null
  /** Keeps what people add, and how each source fares. Without it that is gone at the end. */
  readonly documents?: Documents | null
  /** Whether what is due is read by itself. Default: no. */
  readonly rounds?: boolean
  /** What the readers, the press and the snapshots are, unless something is put in front of them. */
  readonly readers?: Readers
  readonly press?: () => Press
  readonly snapshots?: Snapshots
}

/** What one place sees. */
export interface View {
  /** The current one. Immutable: an ask that holds on to it sees nothing of a reload. */
  readonly edition: Edition
  /** What the last read of each source brought, in the order of the sources. */
  readonly deliveries: readonly Delivery[]
  /**
   * Reads all its sources that are not paused, or the one of this address, whenever they are due, and prints a new edition when
   * something changed. Resolves with what each brought; rejects with `AskError` for an address there is not. Who asks while a
   * run that covers it is under way shares that run. After `close` it resolves with what there is.
   */
  reload(only?: string, progress?: Progress): Promise<readonly Delivery[]>
}

/** As such it is what everyone sees. */
export interface Newsroom extends View {
  /** What a place sees: what everyone does, and what was added there. */
  seenBy(scope: string): View
  readonly roster: Roster
  /** Ends a run under way, which then changes nothing, and writes what there is to write. The edition stays. */
  close(): Promise<void>
}

/**
 * Opens the newsroom. With a snapshot of an earlier one it is there at once, and reads what is due in the background;
 * without, it reads every source for the first time and prints the first edition. A source that fails is in the deliveries and
 * the rest is there. Rejects when the signal is aborted meanwhile, with its reason; and with `ConfigError` where what people
 * added is damaged.
 */
export async function openNewsroom(settings: NewsroomSettings): Promise<Newsroom> {
  const { log, data = null, limits = NO_LIMITS, keep = Infinity, patience = DAY } = settings
  const { open = openNothing, web = NO_WEB, notices } = settings
  const closing = new AbortController()
  const signal = AbortSignal.any([closing.signal, ...(settings.signal ? [settings.signal] : [])])
  const breathe = openBreather()
  const readers = settings.readers ?? openReaders({ noThreads: tellNoThreads })
  // What is being read when it shall stop is not waited for.
  signal.addEventListener('abort', () => void readers.close(), { once: true })

  const paper = { press: settings.press ?? openPress, limits, breathe, log }
  const papers = new Papers({ paper, data, snapshots: settings.snapshots, keep, log })
  const memory = openMemory(settings.documents ?? null, log)
  const catalog = new Catalog({ papers, memory, open, patience, notices, log })
  let running: Run | null = null
  let runs = 0
  let rounds: ReturnType<typeof openRounds> | null = null

  for (const [at, source] of settings.sources.entries()) {
    const typed = settings.typed?.[at] ?? source.address
    catalog.take({ source, typed, scope: null, list: null, configured: true })
  }
  await catalog.takeAdded()
  await catalog.takeHealth()
  const isWarm = await takeKept()

  const read = async (wanted: readonly Entry[], progress?: Progress): Promise<void> => {
    let run = running
    while (run !== null && !wanted.every(run.reads)) {
      await run.done.catch(() => {})
      run = running
    }
    run = running ??= begin(async () => wanted, wanted)
    if (progress) run.listeners.add(progress)
    await run.done
  }

  const change = async (alter: () => Promise<readonly Entry[]>): Promise<void> => {
    for (let run = running; run !== null; run = running) await run.done.catch(() => {})
    const run = begin(alter, [])
    running = run
    await run.done
  }

  /** One run at a time. What a list names for the first time is read at once after it. */
  const begin = (prepare: () => Promise<readonly Entry[]>, known: readonly Entry[]): Run => {
    const covered = new Set(known)
    const listeners = new Set<Progress>()
    const arrived: Progress = (...step) => listeners.forEach(listener => listener(...step))
    const tools = { papers, catalog, readers, web, signal, breathe, arrived, log }
    const go = async () => {
      let wanted = await prepare()
      do {
        await runOnce((runs += 1), wanted, tools)
        const lists = new Set(wanted.map(({ key }) => key))
        wanted = catalog.all.filter(each => each.health.triedAt === null && isNamedBy(lists, each))
      } while (wanted.length > 0)
    }
    const done = go().finally(() => {
      running = null
      rounds?.wake()
    })
    return { reads: entry => covered.has(entry), listeners, done }
  }

  const viewOf = (scope: string | null): View => ({
    get edition() {
      return papers.seenBy(scope).edition
    },
    get deliveries() {
      return papers.seenBy(scope).deliveries
    },
    async reload(only, progress) {
      const entries = catalog.seenBy(scope)
      const one = only === undefined ? undefined : catalog.find(only, scope)
      if (only !== undefined && one === undefined) {
        const there = entries.map(({ shown }) => shown).join(', ')
        throw new AskError(`There is no source ${withoutSecrets(only, [only])}. There is ${there}.`)
      }
      const all = () => papers.seenBy(scope).deliveries
      const own = () => all().filter(({ address }) => !one || address === one.source.address)
      if (signal.aborted) return own()
      try {
        await read(one ? [one] : entries.filter(({ health }) => !health.paused), progress)
      } catch (error) {
        if (!signal.aborted) throw error
      }
      return own()
    }
  })

  const everyones = viewOf(null)
  const first = catalog.all.filter(entry => !entry.health.paused && (!isWarm || isDue(entry)))
  const readOrFail = async (wanted: readonly Entry[]) => {
    await read(wanted, settings.progress).catch(async (error: unknown) => {
      await readers.close()
      throw error
    })
  }
  if (!isWarm) await readOrFail(first)
  else {
    // What sources brought that are named no more is off before the first answer; that reads nothing.
    if (papers.all.some(({ holdsStrangers }) => holdsStrangers)) await readOrFail([])
    read(first, settings.progress).catch((error: unknown) => {
      if (!signal.aborted) log?.error({ err: error }, 'newsroom: a reload broke')
    })
  }

  if (settings.rounds)
    rounds = openRounds({
      times: () => catalog.all.map(({ key, health }) => [key, health.next] as const),
      read: keys => read(keys.flatMap(key => catalog.withKey(key) ?? [])),
      signal,
      log
    })

  const roster = openRoster({
    catalog,
    papers,
    open,
    web,
    signal,
    change,
    wake: () => rounds?.wake()
  })
  return {
    get edition() {
      return everyones.edition
    },
    get deliveries() {
      return everyones.deliveries
    },
    reload: (only, progress) => everyones.reload(only, progress),
    seenBy: viewOf,
    roster,
    async close() {
      closing.abort()
      // A run that was ended rejects with that; whoever asked for it is told above.
      await running?.done.catch(() => {})
      await readers.close()
      await papers.close()
      await memory.close()
    }
  }

  /** Whether everyone's paper was kept. Papers of places that were not, or are of another day, begin with everyone's. */
  async function takeKept(): Promise<boolean> {
    const wanting = new Map<Paper, ReadonlySet<string>>()
    const copies = new Set<Paper>()
    for (const each of papers.all) {
      const found = await each.load(signal)
      if (found !== null) wanting.set(each, found)
      else if (each !== papers.everyones && wanting.has(papers.everyones)) {
        await each.copy(papers.everyones)
        copies.add(each)
      }
    }
    await catalog.takeNotes((entry: Entry, marks: Noted['marks']) =>
      papers.of(entry).every(each => {
        if (entry.scope === null && copies.has(each)) return true
        const mark = marks[each.name]
        const whole = wanting.get(each)?.has(entry.source.address) === false
        return whole && mark?.line === each.mark.line && mark.turn <= each.mark.turn
      })
    )
    return wanting.has(papers.everyones)
  }

  function tellNoThreads(reason: string): void {
    log?.warn(`newsroom: no threads to read in, so it is done beside everything else: ${reason}`)
  }
}

interface Run {
  /** Whether this source is read in it. */
  readonly reads: (entry: Entry) => boolean
  readonly listeners: Set<Progress>
  readonly done: Promise<void>
}

/** What lies on this machine is looked at in any case: that costs nothing, and nobody polls it. */
const isDue = ({ source, health }: Entry): boolean =>
  source.complete || (health.next !== null && health.next <= Date.now())

const isNamedBy = (lists: ReadonlySet<string>, { scope, list }: Entry): boolean =>
  list !== null && lists.has(scope === null ? list : `${scope} ${list}`)

const NO_LIMITS: Limits = { articles: Infinity, memory: Infinity }
const DAY = 86_400_000

const openNothing = (typed: string): never => {
  throw new ConfigError(typed, 'no kind of source is known here')
}

const offline = (): never => {
  throw new Error('newsroom: it was opened without the web')
}
const NO_WEB: Web = {
  fetch: offline,
  allows: offline,
  readFeed: offline,
  readPage: offline,
  readSitemap: offline,
  close: async () => {}
}
