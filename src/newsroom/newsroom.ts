// Sources to readings to editions: reads what is wanted or due, and swaps in what the papers print.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Limits } from './bounds.ts'
import { openBreather } from '../breathe.ts'
import { Catalog } from './catalog.ts'
import { openPress, type Edition, type Press } from '../edition/edition.ts'
import type { Entry } from './entry.ts'
import { AskError } from '../errors.ts'
import type { Log } from '../log.ts'
import { type Documents, type Noted, openMemory } from './memory.ts'
import type { Notices } from './notices.ts'
import { watchOthers } from './others.ts'
import type { Paper } from './paper.ts'
import { Papers } from './papers.ts'
import type { Progress } from './printing.ts'
import { openReaders, type Readers } from './readers/readers.ts'
import { openReads } from './reads.ts'
import type { Roster } from '../roster.ts'
import { openRoster } from './roster.ts'
import { openRounds } from './rounds.ts'
import { withoutSecrets } from './shown.ts'
import type { Delivery, Source } from '../source.ts'
import type { Snapshots } from './warmstart.ts'
import type { Web } from '../web/web.ts'
import { NO_LIMITS, NO_WEB, openNothing } from './without.ts'

export type { Limits } from './bounds.ts'
export { importSources } from './memory.ts'
export { snapshotsToRead } from './warmstart.ts'
export type { Notices } from './notices.ts'

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
  /**
   * Milliseconds that the first edition waits for sources of the web; those that lie on this machine are waited for in any case.
   * Default: until all are read.
   */
  readonly firstWait?: number
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
  /** Whether what is due is read by itself, and what other copies of the bot change is seen. Default: no. */
  readonly rounds?: boolean
  /** Milliseconds between two looks at what other copies of the bot have changed. Default: 15 seconds. */
  readonly lookAround?: number
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
  /** Sources that are being read for the first time, as others may see them: what they bring is still to come. */
  readonly awaited: readonly string[]
  /**
   * Reads all its sources that are not paused, or the one of this address, whenever they are due, and prints a new edition when
   * something changed. Resolves with what each brought; rejects with `AskError` for an address there is not. A source that is
   * being read is not read twice: who asks for it shares that read. After `close` it resolves with what there is.
   */
  reload(only?: string, progress?: Progress): Promise<readonly Delivery[]>
}

/** As such it is what everyone sees. */
export interface Newsroom extends View {
  /** What a place sees: what everyone does, and what was added there. */
  seenBy(scope: string): View
  readonly roster: Roster
  /** Ends what is under way, which then changes nothing, and writes what there is to write. The edition stays. */
  close(): Promise<void>
}

/**
 * Opens the newsroom. With a snapshot of an earlier one it is there at once, and reads what is due in the background; sources that
 * it knows nothing of, and without one all of them, are read for the first time before the first edition is printed. A source that fails is in the deliveries and
 * the rest is there. Rejects when the signal is aborted meanwhile, with its reason; and with `ConfigError` where what people
 * added is damaged.
 */
export async function openNewsroom(settings: NewsroomSettings): Promise<Newsroom> {
  const { log, data = null, limits = NO_LIMITS, keep = Infinity, patience = DAY } = settings
  const { open = openNothing, web = NO_WEB, notices } = settings
  const closing = new AbortController()
  const signal = AbortSignal.any([closing.signal, ...(settings.signal ? [settings.signal] : [])])
  const breathe = openBreather()
  const readers = settings.readers ?? openReaders({ breathe, noThreads: tellNoThreads })
  // What is being read when it shall stop is not waited for.
  signal.addEventListener('abort', () => void readers.close(), { once: true })

  const press = settings.press ?? (() => openPress({ copies: true }))
  const paper = { press, limits, breathe, log }
  const papers = new Papers({ paper, data, snapshots: settings.snapshots, keep, log })
  const memory = openMemory(settings.documents ?? null, log)
  const catalog = new Catalog({ papers, memory, open, patience, notices, log })
  let rounds: ReturnType<typeof openRounds> | null = null

  for (const [at, source] of settings.sources.entries()) {
    const typed = settings.typed?.[at] ?? source.address
    catalog.take({ source, typed, scope: null, list: null, configured: true })
  }
  await catalog.takeAdded()
  await catalog.takeHealth()
  const isWarm = await takeKept()

  const reads = openReads({
    papers,
    catalog,
    readers,
    web,
    signal,
    breathe,
    log,
    ended: () => rounds?.wake()
  })

  const viewOf = (scope: string | null): View => ({
    get edition() {
      return papers.seenBy(scope).edition
    },
    get deliveries() {
      return papers.seenBy(scope).deliveries
    },
    get awaited() {
      return catalog
        .seenBy(scope)
        .filter(entry => entry.health.triedAt === null && reads.of(entry) !== null)
        .map(({ settings: { name }, shown }) => name ?? shown)
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
        await reads.read(one ? [one] : entries.filter(({ health }) => !health.paused), progress)
      } catch (error) {
        if (!signal.aborted) throw error
      }
      return own()
    }
  })

  const everyones = viewOf(null)
  const first = catalog.all.filter(entry => !entry.health.paused && (!isWarm || isDue(entry)))
  const orClose = async (work: Promise<unknown>) => {
    await work.catch(async (error: unknown) => {
      await readers.close()
      throw error
    })
  }
  const beside = (work: Promise<void>) =>
    work.catch((error: unknown) => {
      if (!signal.aborted) log?.error({ err: error }, 'newsroom: a round broke')
    })
  const readBeside = (wanted: readonly Entry[], progress?: Progress) =>
    beside(reads.read(wanted, progress))
  // What was kept is there without waiting; what it knows nothing of is waited for as at the first start.
  const kept = new Set(isWarm ? everyones.deliveries.map(({ address }) => address) : [])
  const isKept = ({ scope, source }: Entry) =>
    isWarm && (scope !== null || kept.has(source.address))
  if (isWarm) {
    // What sources brought that are named no more is off before the first answer; that reads nothing.
    if (papers.all.some(({ holdsStrangers }) => holdsStrangers))
      await orClose(reads.change(async () => []))
    void readBeside(first.filter(isKept), settings.progress)
  }
  const fresh = first.filter(entry => !isKept(entry))
  const read: typeof readBeside = (wanted, progress) =>
    isWarm ? readBeside(wanted, progress) : reads.read(wanted, progress)
  const done = read(fresh, settings.progress)
  const here = read(fresh.filter(({ source }) => source.complete))
  const { firstWait } = settings
  const enough = firstWait === undefined ? done : Promise.all([here, pause(firstWait)])
  await orClose(Promise.race([done, enough, here.then(() => done)]))
  // What breaks after that keeps nobody waiting.
  void beside(done)

  if (settings.rounds)
    rounds = openRounds({
      // What waits for others waits here.
      times: () =>
        reads.isBusy
          ? []
          : catalog.all.map(entry => {
              return [entry.key, reads.of(entry) === null ? entry.health.next : null] as const
            }),
      // Not waited for: a slow source must not hold the next round.
      read: async keys => void readBeside(keys.flatMap(key => catalog.withKey(key) ?? [])),
      signal,
      log
    })

  const { lookAround: every = 15_000 } = settings
  if (settings.rounds) watchOthers({ catalog, papers, reads, signal, log, every })

  const roster = openRoster({
    catalog,
    papers,
    open,
    web,
    signal,
    reads,
    wake: () => rounds?.wake()
  })
  return {
    get edition() {
      return everyones.edition
    },
    get deliveries() {
      return everyones.deliveries
    },
    get awaited() {
      return everyones.awaited
    },
    reload: (only, progress) => everyones.reload(only, progress),
    seenBy: viewOf,
    roster,
    async close() {
      closing.abort()
      // A run that was ended rejects with that; whoever asked for it is told above.
      await reads.idle()
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

/** What lies on this machine is looked at in any case: that costs nothing, and nobody polls it. */
const isDue = ({ source, health }: Entry): boolean =>
  source.complete || (health.next !== null && health.next <= Date.now())

const pause = (ms: number): Promise<void> => sleep(ms, undefined, { ref: false })

const DAY = 86_400_000
