// What is remembered of each source from one start to the next: how it fares, when it brought something, where it has moved, what it noted. Knows no articles.
import { createHash } from 'node:crypto'
import { type Arrivals, arrivalsOf } from './arrivals.ts'
import { messageOf } from '../errors.ts'
import { type Health, newHealth } from './freshness.ts'
import type { Log } from '../log.ts'
import type { Mark } from './paper.ts'

/** What keeps documents of JSON by name. */
export interface Documents {
  read(name: string): Promise<unknown>
  write(name: string, document: unknown): Promise<void>
  /** Of several who change one at once, each changes what the one before left. */
  change(name: string, alter: (before: unknown) => unknown): Promise<void>
  remove(name: string): Promise<void>
}

/** A source that somebody added, or that a list names. */
export interface Added {
  /** With its settings, as it was added. */
  readonly typed: string
  /** The place that alone sees it; null for everyone. */
  readonly scope: string | null
  /** The address of the list that names it. */
  readonly list: string | null
}

export interface Remembered {
  readonly health: Health
  readonly arrivals: Arrivals
  readonly movedTo: string | null
}

/** Notes, and what each paper that takes the source held when they were made: with less of it they do not count. */
export interface Noted {
  readonly notes: unknown
  /** By the name of the paper. */
  readonly marks: Readonly<Record<string, Mark>>
}

export interface Memory {
  /** Rejects with `ConfigError` where the document is damaged: what people added must not be lost in silence. */
  added(): Promise<readonly Added[]>
  /** Resolves when it is on the disk. `alter` is given what there is, of which other copies of the bot may have added some. */
  changeAdded(alter: (all: readonly Added[]) => readonly Added[]): Promise<void>
  /** Keys of the sources that rest; null where nobody has said so of any. */
  resting(): Promise<readonly string[] | null>
  /** As `changeAdded`. */
  changeResting(alter: (keys: readonly string[] | null) => readonly string[] | null): Promise<void>
  /** By key. What cannot be read is forgotten. */
  health(): Promise<ReadonlyMap<string, Remembered>>
  /** In the background; of several the last counts. */
  keepHealth(all: ReadonlyMap<string, Remembered>): void
  notes(key: string): Promise<Noted | null>
  /** In the background. */
  keepNotes(key: string, noted: Noted): void
  forget(key: string): void
  /** Resolves when everything is written. */
  close(): Promise<void>
}

/** Without documents nothing is remembered. A disk that is full costs a line in the log. */
export function openMemory(documents: Documents | null, log?: Pick<Log, 'warn'>): Memory {
  const under = new Set<Promise<void>>()
  let waiting: ReadonlyMap<string, Remembered> | null = null
  let writing = false

  const later = (name: string, work: () => Promise<void> | undefined): Promise<void> => {
    const done = Promise.resolve(work())
      .catch((error: unknown) => log?.warn(`newsroom: ${name}: cannot be kept: ${String(error)}`))
      .finally(() => under.delete(done))
    under.add(done)
    return done
  }

  const writeHealth = async () => {
    if (writing) return
    writing = true
    while (waiting !== null) {
      const all = waiting
      waiting = null
      await later(HEALTH, () => documents?.write(HEALTH, Object.fromEntries(all)))
    }
    writing = false
  }

  const read = async (name: string): Promise<unknown> => {
    try {
      return await documents?.read(name)
    } catch (error) {
      log?.warn(`newsroom: ${messageOf(error)}`)
      return null
    }
  }

  return {
    async added() {
      return allAdded(await documents?.read(ADDED))
    },
    async changeAdded(alter) {
      await documents?.change(ADDED, before => alter(allAdded(before)))
    },
    async resting() {
      return keysIn(await documents?.read(RESTING))
    },
    async changeResting(alter) {
      await documents?.change(RESTING, before => alter(keysIn(before)))
    },
    async health() {
      const all = await read(HEALTH)
      const entries = Object.entries(typeof all === 'object' && all !== null ? all : {})
      return new Map(entries.map(([key, value]) => [key, rememberedOf(value)]))
    },
    keepHealth(all) {
      waiting = all
      void later(HEALTH, writeHealth)
    },
    async notes(key) {
      const kept = await read(nameOf(key))
      if (typeof kept !== 'object' || kept === null) return null
      const { notes, marks }: { notes?: unknown; marks?: unknown } = kept
      return { notes: notes ?? null, marks: marksOf(marks) }
    },
    keepNotes(key, noted) {
      void later(nameOf(key), () => documents?.write(nameOf(key), noted))
    },
    forget(key) {
      void later(nameOf(key), () => documents?.remove(nameOf(key)))
    },
    async close() {
      while (under.size > 0) await Promise.all(under)
    }
  }
}

/**
 * Remembers sources as added for everyone, to be there at the next start. `addressOf`: their address without settings. Gives how many
 * are new, and how many are there already, here or among `configured`.
 */
export async function importSources(
  documents: Pick<Documents, 'change'>,
  typed: readonly string[],
  addressOf: (typed: string) => string,
  configured: readonly string[]
): Promise<{ readonly added: number; readonly known: number }> {
  let fresh: readonly Added[] = []
  await documents.change(ADDED, before => {
    const all = allAdded(before)
    const there = new Set(configured)
    for (const { typed: own, scope } of all) if (scope === null) there.add(own.replace(/#.*$/s, ''))
    fresh = typed.flatMap(each => {
      const address = addressOf(each)
      if (there.has(address)) return []
      there.add(address)
      return [{ typed: each, scope: null, list: null }]
    })
    return [...all, ...fresh]
  })
  return { added: fresh.length, known: typed.length - fresh.length }
}

const ADDED = 'sources'
const HEALTH = 'health'
const RESTING = 'resting'

/** A key may hold any character, and secrets. */
const nameOf = (key: string): string =>
  `notes-${createHash('sha256').update(key).digest('hex').slice(0, 24)}`

const allAdded = (document: unknown): readonly Added[] =>
  Array.isArray(document) ? document.flatMap(each => addedOf(each) ?? []) : []

const keysIn = (document: unknown): readonly string[] | null =>
  Array.isArray(document) ? document.filter(key => typeof key === 'string') : null

function addedOf(value: unknown): Added | null {
  if (typeof value !== 'object' || value === null) return null
  const { typed, scope, list }: { typed?: unknown; scope?: unknown; list?: unknown } = value
  if (typeof typed !== 'string') return null
  return { typed, scope: textOf(scope), list: textOf(list) }
}

function rememberedOf(value: unknown): Remembered {
  const said: { health?: unknown; arrivals?: unknown; movedTo?: unknown } = Object(value)
  const { health, arrivals, movedTo } = said
  return { health: healthOf(health), arrivals: arrivalsOf(arrivals), movedTo: textOf(movedTo) }
}

/** As far as it is one: a field of another type is that of a source that was never read. */
function healthOf(value: unknown): Health {
  if (typeof value !== 'object' || value === null) return newHealth
  const said = (name: keyof Health): unknown => Reflect.get(value, name)
  const flag = (name: keyof Health): boolean => said(name) === true
  return {
    next: said('next') === null ? null : (numberOf(said('next')) ?? 0),
    triedAt: numberOf(said('triedAt')),
    readAt: numberOf(said('readAt')),
    failures: numberOf(said('failures')) ?? 0,
    failingSince: numberOf(said('failingSince')),
    reason: textOf(said('reason')),
    paused: flag('paused'),
    stopped: flag('stopped'),
    told: flag('told')
  }
}

function marksOf(value: unknown): Readonly<Record<string, Mark>> {
  const all = Object.entries(typeof value === 'object' && value !== null ? value : {})
  return Object.fromEntries(
    all.flatMap(([name, mark]) => {
      const { line, turn }: { line?: unknown; turn?: unknown } = Object(mark)
      return typeof line === 'string' && typeof turn === 'number' ? [[name, { line, turn }]] : []
    })
  )
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)
const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null)
