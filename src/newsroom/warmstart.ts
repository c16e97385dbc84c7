// What a newsroom leaves behind for the next start: the press and its own register in one file of the data folder.
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Limits } from './bounds.ts'
import type { Breathe } from '../breathe.ts'
import type { Edition, Press } from '../edition/edition.ts'
import { type Chest, openChest, type Section, SnapshotError } from '../edition/snapshot/chest.ts'
import { readSnapshot, writeSnapshot } from '../edition/snapshot/snapshot.ts'
import { messageOf } from '../errors.ts'
import type { Log } from '../log.ts'
import type { Mark } from './paper.ts'
import { readingVersion } from './readingversion.ts'
import { type Columns, isStanding, type Register, type Row, standing } from './register.ts'
import type { Delivery } from '../source.ts'
import { packWords, unpackWords } from './packedwords.ts'

/** What is kept: an edition and what the newsroom knows of its articles at the same moment. */
export interface Kept {
  readonly press: Press
  readonly register: Register
  readonly edition: Edition
  /** By source, each as its source alone has it. */
  readonly taken: readonly (Delivery | undefined)[]
  /** As they are shown. */
  readonly deliveries: readonly Delivery[]
  /** By number; empty where a source has gone. */
  readonly addresses: readonly string[]
  readonly mark: Mark
  readonly limits: Limits
  readonly breathe: Breathe
}

/** Where a newsroom is to be put. */
export interface Empty extends Pick<
  Kept,
  'press' | 'register' | 'addresses' | 'limits' | 'breathe'
> {
  /** Whether an article of the source of this number that is as old as that is kept. */
  readonly stays: (source: number, instant: number) => boolean
  readonly signal: AbortSignal
}

export interface Found extends Pick<Kept, 'edition' | 'deliveries' | 'taken' | 'mark'> {
  /** Rows of sources that are not read any more: to be struck out in the first run. */
  readonly strangers: readonly Row[]
  /** Rows that stand where they do for the order that the sources had; to be looked at in the first run. */
  readonly unsettled: readonly Row[]
  /** Sources of which articles were too old or too many, and are not any more. */
  readonly wanting: ReadonlySet<number>
}

export interface Snapshots {
  /**
   * Fills what is empty. Null where there is no snapshot, or none that can be used, which the log is told in one line; what
   * was to be filled is then not to be used any more.
   */
  load(into: Empty): Promise<Found | null>
  /**
   * To be written in the background, soon: the next time only after twenty times as long as the last writing took. What cannot be
   * written is tried again until it can, and the log is told once.
   */
  keep(kept: Kept): void
  /** Writes what has not been written yet. */
  close(): Promise<void>
  /** Takes away what was kept, and keeps nothing more. */
  discard(): Promise<void>
}

export interface SnapshotSettings {
  /** What tells it from others in the folder. */
  readonly name?: string
  readonly log?: Pick<Log, 'info' | 'warn'> | undefined
  /** Default: `readingVersion`. */
  readonly version?: () => Promise<string>
  /** Milliseconds after which what could not be written is tried again, at the soonest. Default: a minute. */
  readonly again?: number
}

/** Those of a folder that somebody else may write: they are taken up, and none is written. */
export const snapshotsToRead = (folder: string): Snapshots => ({
  load: into => openSnapshots(folder).load(into),
  keep() {},
  async close() {},
  async discard() {}
})

/** `folder` is made where it is missing. */
export function openSnapshots(
  folder: string,
  { name = '', log, version = readingVersion, again = 60_000 }: SnapshotSettings = {}
): Snapshots {
  const path = join(folder, `newsroom${name === '' ? '' : `-${name}`}.snapshot`)
  let current: Promise<string> | undefined
  const currentVersion = () => (current ??= version())
  let waiting: (Kept & { readonly columns: Columns }) | null = null
  let timer: NodeJS.Timeout | undefined
  let writing: Promise<void> = Promise.resolve()
  let isWriting = false
  let discarded = false
  let notBefore = 0
  /** Why the last writing failed; empty where it did not. */
  let wrong = ''

  const write = async () => {
    const kept = waiting
    if (kept === null) return
    waiting = null
    isWriting = true
    const started = performance.now()
    try {
      await mkdir(folder, { recursive: true })
      // What comes or goes now is kept when it is printed.
      if (kept.press.holds(kept.edition)) {
        const chest = openChest()
        await put(kept, kept.columns, chest)
        await writeSnapshot(path, chest, await currentVersion())
        const tookMs = Math.round(performance.now() - started)
        log?.info({ articles: kept.edition.counts.articles, tookMs }, `newsroom: wrote ${path}`)
      }
      wrong = ''
    } catch (error) {
      // A full disk must not cost the answers, nor what was read while it was full.
      const reason = messageOf(error)
      if (reason !== wrong) log?.warn(`newsroom: ${path}: cannot be written: ${reason}`)
      wrong = reason
      waiting ??= kept
    }
    isWriting = false
    const spare = SPARING * (performance.now() - started)
    notBefore = performance.now() + (wrong === '' ? spare : Math.max(spare, again))
    later()
  }

  const later = () => {
    if (waiting === null || isWriting || timer !== undefined) return
    const wait = Math.max(0, notBefore - performance.now())
    timer = setTimeout(() => {
      timer = undefined
      writing = write()
    }, wait).unref()
  }

  return {
    async load(into) {
      try {
        const chest = await readSnapshot(path, await currentVersion())
        return chest === undefined ? null : await take(chest, into)
      } catch (error) {
        into.signal.throwIfAborted()
        const why = error instanceof SnapshotError ? error.message : `snapshot: ${messageOf(error)}`
        log?.warn(`newsroom: ${path}: ${why}: every article is read again`)
        return null
      }
    },
    keep(kept) {
      if (discarded) return
      waiting = { ...kept, columns: kept.register.columns() }
      later()
    },
    async close() {
      clearTimeout(timer)
      await writing
      await write()
      clearTimeout(timer)
      waiting = null
    },
    async discard() {
      discarded = true
      waiting = null
      clearTimeout(timer)
      await writing
      await rm(path, { force: true })
    }
  }
}

/** Writing takes one part in so many of the time at most: a snapshot is as large as the newsroom. */
const SPARING = 20

/** What there is besides columns. */
interface Facts {
  readonly addresses: readonly string[]
  readonly limits: readonly [articles: number | null, memory: number | null]
  readonly deliveries: readonly Delivery[]
  readonly taken: readonly (Delivery | null)[]
  readonly longer: readonly (readonly [Row, string])[]
  readonly borrowers: readonly Row[]
  readonly mark: Mark
}

/** The columns of a register as they are read: each in one piece. */
type KeptColumns = {
  readonly [Name in keyof Columns]: Columns[Name] extends readonly (infer Piece extends Section)[]
    ? Piece
    : Columns[Name]
}

async function put(kept: Kept, columns: Columns, chest: Chest): Promise<void> {
  for (const _ of kept.press.save(kept.edition, chest)) await kept.breathe()
  const facts: Facts = {
    addresses: kept.addresses,
    limits: [kept.limits.articles, kept.limits.memory],
    deliveries: kept.deliveries,
    taken: kept.taken.map(delivery => delivery ?? null),
    longer: [...columns.longer],
    borrowers: [...columns.borrowers],
    mark: kept.mark
  }
  chest.putText('newsroom.facts', JSON.stringify(facts))
  const ids = await packWords(columns.ids, kept.breathe)
  chest.put('newsroom.ids', ids.bytes)
  chest.put('newsroom.id lengths', ids.lengths)
  chest.put('newsroom.sources', columns.sources)
  chest.put('newsroom.fingerprints', columns.fingerprints)
  chest.put('newsroom.places', columns.places)
  chest.put('newsroom.words', columns.words)
  chest.put('newsroom.instants', columns.instants)
  chest.put('newsroom.standings', columns.standings)
}

async function take(chest: Chest, into: Empty): Promise<Found> {
  const { register, press, breathe, addresses } = into
  const facts: Facts = JSON.parse(chest.takeText('newsroom.facts'))
  const ids = await unpackWords(
    chest.take('newsroom.ids', Uint8Array),
    chest.take('newsroom.id lengths', Uint32Array),
    breathe
  )
  const columns: KeptColumns = {
    ids,
    sources: chest.take('newsroom.sources', Uint16Array),
    fingerprints: chest.take('newsroom.fingerprints', Uint32Array),
    places: chest.take('newsroom.places', Float64Array),
    words: chest.take('newsroom.words', Float64Array),
    instants: chest.take('newsroom.instants', Float64Array),
    standings: chest.take('newsroom.standings', Uint8Array),
    longer: new Map(facts.longer),
    borrowers: new Set(facts.borrowers)
  }
  for (const _ of press.load(chest)) {
    into.signal.throwIfAborted()
    await breathe()
  }
  const entered = await enterAll(register, columns, facts, into)
  if (register.shown !== press.count) {
    throw new SnapshotError(`it holds ${press.count} articles and tells of ${register.shown}`)
  }
  const of = <D>(all: readonly D[], address: string) => all[facts.addresses.indexOf(address)]
  // Printing takes some milliseconds: nothing else in this turn of the loop, nor what the newsroom does next.
  await nextTurn()
  const edition = press.print()
  await nextTurn()
  return {
    edition,
    deliveries: facts.deliveries.filter(({ address }) => addresses.includes(address)),
    taken: addresses.map(address => of(facts.taken, address) ?? undefined),
    mark: facts.mark,
    ...entered
  }
}

/** Sources that are configured keep what they had, wherever they stand now; gives the rows of the others. */
async function enterAll(
  register: Register,
  columns: KeptColumns,
  facts: Facts,
  { addresses, limits, stays, breathe }: Empty
): Promise<Pick<Found, 'strangers' | 'unsettled' | 'wanting'>> {
  const positions = facts.addresses.map((address, number) => {
    const now = address === '' ? -1 : addresses.indexOf(address)
    // Far from the numbers that sources get which come meanwhile.
    return now === -1 ? MOST_NUMBERS - number : now
  })
  const [articles, memory] = facts.limits
  const roomier = (articles ?? Infinity) < limits.articles || (memory ?? Infinity) < limits.memory
  const moved = facts.addresses.some((address, number) => address !== addresses[number])
  const strangers: Row[] = []
  const unsettled: Row[] = []
  const wanting = new Set<number>()
  for (const [at, id] of columns.ids.entries()) {
    if (at % 100 === 0) await breathe()
    const where = columns.standings[at]
    if (id === undefined) continue
    const source = positions[columns.sources[at]!]
    if (source === undefined || !isStanding(where)) throw new SnapshotError('it has no sense')
    const old = where === standing.aged && source < addresses.length
    // With more room than there was, what had to go is read again.
    if (where === standing.retired ? roomier : old && stays(source, columns.instants[at]!)) {
      wanting.add(source)
      continue
    }
    const row = register.enter({
      source,
      id,
      fingerprint: columns.fingerprints.subarray(at * 4, at * 4 + 4),
      place: columns.places[at]!,
      words: columns.words[at]!,
      instant: columns.instants[at]!
    })
    if (columns.borrowers.has(at)) register.move(row, columns.places[at]!, true)
    register.stand(row, where, columns.longer.get(at))
    if (source >= addresses.length) strangers.push(row)
    else if (moved && where !== standing.own) unsettled.push(row)
  }
  return { strangers, unsettled, wanting }
}

/** The column of sources has sixteen bits. */
const MOST_NUMBERS = 0xffff
