// The reads under way: each source by itself, side by side. What has come is printed while others are still being read.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Breathe } from '../breathe.ts'
import type { Catalog } from './catalog.ts'
import { type Entry, keyOf } from './entry.ts'
import { Gate } from './gate.ts'
import type { Log } from '../log.ts'
import type { Article } from '../news.ts'
import type { Paper, PaperTurn } from './paper.ts'
import type { Papers } from './papers.ts'
import { printReads, type Progress, type Reading } from './printing.ts'
import type { Packed, Readers } from './readers/readers.ts'
import { readOnce } from './reading.ts'
import { openSlots } from './slots.ts'
import type { Web } from '../web/web.ts'

export interface ReadsTools {
  readonly papers: Papers
  readonly catalog: Catalog
  readonly readers: Readers
  readonly web: Web
  readonly signal: AbortSignal
  readonly breathe: Breathe
  readonly log: Pick<Log, 'info' | 'warn' | 'error'> | undefined
  /** Called when reads have ended and are printed. */
  readonly ended: () => void
}

export interface Reads {
  /**
   * Reads these; one that is being read is joined. Resolves when what each brought is printed, and of a list also what it names
   * for the first time. Rejects with what broke, or when the signal is aborted: then papers that have not printed are as they were.
   */
  read(wanted: readonly Entry[], progress?: Progress): Promise<void>
  /** Changes what sources there are between two prints, and prints; then as `read` of what it gives. */
  change(alter: () => Promise<readonly Entry[]>): Promise<void>
  /** Null where it is not being read. */
  of(entry: Entry): Pick<Reading, 'since' | 'articles'> | null
  /** Whether sources wait for others to be read. */
  readonly isBusy: boolean
  /** Resolves when nothing is printed any more. Never rejects. */
  idle(): Promise<void>
}

/** Sources that are read at one time; how many requests one host gets is for the web room. */
const MOST_AT_ONCE = 20
/** Milliseconds after which a read counts no more among those: a slow source must not keep the others waiting. */
const SLOW = 5000
/** Milliseconds that what a source has brought waits for others to be printed with it. */
const GRACE = 500
/** The same for what a source of the web brings while it is still being read. */
const HELD = 5000
/** So many times as long as the last print took the next one waits at least: of a long read no more than a part goes into prints. */
const REST = 3

export function openReads(tools: ReadsTools): Reads {
  const { papers, catalog, readers, signal } = tools
  const underWay = new Map<string, Reading>()
  const alterations: Alteration[] = []
  /** Those that are not printed yet. */
  let altered: Alteration[] = []
  const slot = openSlots(MOST_AT_ONCE)
  const gate = new Gate()
  let turns: ReadonlyMap<Paper, PaperTurn> = new Map()
  let started = 0
  let queued = 0
  let work: Promise<void> | null = null
  /** When the first thing came that is to be printed by then. */
  let due = Infinity
  /** The last print. */
  let tookMs = 0
  let wake = asleep
  let broken: { readonly error: unknown } | null = null
  const readArticle = readingOnce(readers)

  const begin = (entry: Entry, listeners: Iterable<Progress>): Reading => {
    const read: Reading = {
      entry,
      since: Date.now(),
      articles: 0,
      intakes: new Map(),
      came: null,
      ending: new AbortController(),
      listeners: new Set(listeners),
      done: Promise.withResolvers()
    }
    // Whoever wants to know asks; nobody has to.
    read.done.promise.catch(() => {})
    underWay.set(entry.key, read)
    queued += 1
    void slot(() => Promise.race([perform(read), sleep(SLOW, undefined, { ref: false })]))
    goOn()
    return read
  }

  const perform = async (read: Reading): Promise<void> => {
    queued -= 1
    read.since = Date.now()
    const { entry, intakes } = read
    const ending = AbortSignal.any([signal, read.ending.signal])
    try {
      ending.throwIfAborted()
      const number = (started += 1)
      await gate.through(async () => {
        ending.throwIfAborted()
        for (const paper of turns.keys()) {
          if (!paper.takes(entry)) continue
          const intake = paper.intake(entry.source.address, number, ending)
          if (intake !== undefined) intakes.set(paper, intake)
        }
      })
      read.came = await readOnce(entry, intakes, {
        ...tools,
        signal: ending,
        async take(article) {
          await gate.through(async () => {
            ending.throwIfAborted()
            for (const intake of intakes.values()) intake.take(article)
            read.articles += 1
            if (!entry.source.complete) dueIn(HELD)
            for (const listener of read.listeners) listener(entry.source.address, read.articles)
            await readers.room()
            for (const turn of turns.values()) await turn.room()
          })
        }
      })
      dueIn(GRACE)
    } catch (error) {
      // Who ended it has told whoever waits for it.
      if (!ending.aborted) broken = { error }
    }
    wake()
  }

  const dueIn = (wait: number) => {
    due = Math.min(due, Date.now() + Math.max(wait, REST * tookMs))
  }

  const goOn = () => {
    wake()
    work ??= go()
      .catch(fail)
      .finally(() => {
        work = null
        // What came while the last was told.
        if (!signal.aborted && (underWay.size > 0 || alterations.length > 0)) goOn()
      })
  }

  const go = async () => {
    // Not in this turn of the loop: what is wanted together goes together.
    await Promise.resolve()
    while (underWay.size > 0 || alterations.length > 0) {
      signal.throwIfAborted()
      altered = alterations.splice(0)
      for (const each of altered) await each.alter()
      letGo()
      due = altered.length > 0 ? 0 : Infinity
      turns = await turnsOf(papers)
      gate.open()
      await somethingToPrint()
      await gate.close()
      const began = Date.now()
      const ended = await printReads([...underWay.values()], turns, tools)
      tookMs = Date.now() - began
      letGo()
      for (const { entry } of ended) underWay.delete(entry.key)
      for (const read of ended) followUp(read)
      for (const each of altered.splice(0)) each.printed()
      tools.ended()
    }
    tookMs = 0
    readers.rest()
  }

  /** Of a list what it names for the first time is read at once, and counts as a part of it. */
  const followUp = ({ entry, listeners, done }: Reading) => {
    const isNew = (each: Entry) =>
      each.list !== null &&
      keyOf(each.scope, each.list) === entry.key &&
      each.health.triedAt === null &&
      !underWay.has(each.key)
    const all = catalog.all.filter(isNew).map(each => begin(each, listeners).done.promise)
    Promise.all(all).then(() => done.resolve(), done.reject)
  }

  const somethingToPrint = async () => {
    while (alterations.length === 0 && !isOver(underWay) && Date.now() < due) {
      await new Promise<void>(resolve => {
        const left = Math.min(due - Date.now(), HELD)
        const timer = setTimeout(resolve, left)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
      signal.throwIfAborted()
      if (broken !== null) throw broken.error
    }
  }

  /** Sources that have gone are read no more, and papers that have gone take nothing more. */
  const letGo = () => {
    const there = new Set(papers.all)
    for (const [key, { entry, intakes, ending, done }] of underWay) {
      for (const paper of intakes.keys()) if (!there.has(paper)) intakes.delete(paper)
      if (catalog.withKey(key) === entry) continue
      underWay.delete(key)
      ending.abort()
      done.resolve()
    }
  }

  /** Whatever is under way ends with it: what the papers have taken of it since the last print counts for nothing. */
  const fail = (error: unknown) => {
    const all = [...underWay.values()]
    underWay.clear()
    broken = null
    for (const { ending, done } of all) {
      ending.abort()
      done.reject(error)
    }
    for (const each of [...altered.splice(0), ...alterations.splice(0)]) each.failed(error)
    wake()
  }

  signal.addEventListener('abort', () => fail(signal.reason), { once: true })

  const turnsOf = async ({ all }: Papers): Promise<ReadonlyMap<Paper, PaperTurn>> => {
    const begun = new Map<Paper, PaperTurn>()
    for (const paper of all) {
      // What a broken turn has left is read as for the first time.
      if (paper.isTorn) for (const entry of catalog.all) if (paper.takes(entry)) entry.notes = null
      begun.set(paper, await paper.begin({ signal, read: readArticle }))
    }
    return begun
  }

  const read = async (wanted: readonly Entry[], progress?: Progress): Promise<void> => {
    signal.throwIfAborted()
    const all = wanted.map(entry => {
      const there = underWay.get(entry.key)
      if (there === undefined) return begin(entry, progress ? [progress] : [])
      if (progress) there.listeners.add(progress)
      return there
    })
    await Promise.all(all.map(({ done }) => done.promise))
  }

  return {
    read,
    async change(alter) {
      signal.throwIfAborted()
      const { promise, resolve, reject } = Promise.withResolvers<readonly Entry[]>()
      let wanted: readonly Entry[] = []
      alterations.push({
        alter: async () => void (wanted = await alter().catch(refused => (reject(refused), []))),
        printed: () => resolve(wanted),
        failed: reject
      })
      goOn()
      await read(await promise)
    },
    of: ({ key }) => underWay.get(key) ?? null,
    get isBusy() {
      return queued > 0
    },
    async idle() {
      await work
    }
  }
}

const isOver = (underWay: ReadonlyMap<string, Reading>): boolean =>
  [...underWay.values()].every(({ came }) => came !== null)

const asleep = (): void => {}

/** A change of what sources there are. */
interface Alteration {
  /** Never rejects. */
  readonly alter: () => Promise<void>
  /** What it took off is in no edition any more. */
  readonly printed: () => void
  readonly failed: (error: unknown) => void
}

/** Several papers may take one article, which is given to all of them in one go: it is analysed once. */
function readingOnce(readers: Readers): (article: Article) => Promise<Packed> {
  // The last one alone: a map of all, however weak, keeps what it holds until the next great collection.
  let last: { readonly article: Article; readonly packed: Promise<Packed> } | null = null
  return article => {
    if (last?.article !== article) last = { article, packed: readers.read(article) }
    return last.packed
  }
}
