// The papers there are: everyone's, and one for each place that has sources of its own. Knows who sees what.
import { createHash } from 'node:crypto'
import type { Entry } from './entry.ts'
import { Paper, type PaperSettings } from './paper.ts'
import type { Seated } from './seating.ts'
import { openSnapshots, type Snapshots } from './warmstart.ts'
import type { Log } from '../log.ts'

export interface PapersSettings {
  readonly paper: Omit<PaperSettings, 'snapshots'>
  /** Folder of the snapshots; null for none. */
  readonly data: string | null
  /** Everyone's, where something is put in front of them. */
  readonly snapshots: Snapshots | undefined
  /** Milliseconds that articles stay of sources that do not bring everything at every read. */
  readonly keep: number
  readonly log: Pick<Log, 'info' | 'warn'> | undefined
}

export class Papers {
  readonly #settings: PapersSettings
  readonly #byScope = new Map<string | null, Kept>()

  constructor(settings: PapersSettings) {
    this.#settings = settings
    this.#byScope.set(null, this.#make(null))
  }

  /** Everyone's first. */
  get all(): readonly Paper[] {
    return [...this.#byScope.values()].map(({ paper }) => paper)
  }

  get everyones(): Paper {
    return this.#byScope.get(null)!.paper
  }

  /** The one that a place reads; everyone's where it has no source of its own. */
  seenBy(scope: string | null): Paper {
    return this.#byScope.get(scope)?.paper ?? this.everyones
  }

  hasOwn = (scope: string): boolean => this.#byScope.has(scope)

  /** Those that take this source. */
  of = (entry: Entry): readonly Paper[] => this.all.filter(paper => paper.takes(entry))

  /** A paper for a place that has none, with everyone's sources: to be loaded. */
  add(scope: string, everyones: Iterable<Entry>): void {
    this.#byScope.set(scope, this.#madeWith(scope, everyones))
  }

  /** As `add`, with everything that everyone's paper holds. Who asks meanwhile is answered from that. */
  async copyFor(scope: string, everyones: Iterable<Entry>): Promise<void> {
    const kept = this.#madeWith(scope, everyones)
    await kept.paper.copy(this.everyones)
    this.#byScope.set(scope, kept)
  }

  /**
   * Puts a source on each paper of those who see it. One that has its address already keeps its own. Throws for a place that has no
   * paper: what is its own must never come to be everyone's.
   */
  seat(entry: Entry): void {
    const own = this.#byScope.get(entry.scope)
    if (own === undefined) throw new Error(`papers: there is none for ${entry.scope}`)
    for (const paper of entry.scope === null ? this.all : [own.paper])
      if (!paper.has(entry.source.address)) paper.seat(this.#seated(entry))
  }

  /** Takes it off each; its articles leave with the next turn. */
  unseat(entry: Entry): void {
    for (const paper of this.of(entry)) paper.unseat(entry.source.address)
  }

  /** Lets the paper of a place go with what was kept of it: it reads everyone's from now on. */
  async drop(scope: string): Promise<void> {
    const kept = this.#byScope.get(scope)
    this.#byScope.delete(scope)
    await kept?.snapshots?.discard()
  }

  async close(): Promise<void> {
    for (const { snapshots } of this.#byScope.values()) await snapshots?.close()
  }

  #madeWith(scope: string, entries: Iterable<Entry>): Kept {
    const kept = this.#make(scope)
    for (const entry of entries) kept.paper.seat(this.#seated(entry))
    return kept
  }

  #make(scope: string | null): Kept {
    const { paper, data, log } = this.#settings
    const name = scope === null ? '' : nameOf(scope)
    const given = scope === null ? this.#settings.snapshots : undefined
    const snapshots = given ?? (data === null ? null : openSnapshots(data, { name, log }))
    return { paper: new Paper(name, { ...paper, snapshots }), snapshots }
  }

  #seated({ key, source, shown, settings }: Entry): Seated {
    const { address, complete } = source
    // What brings everything at every read says itself what there is.
    const keep = settings.keep ?? (complete ? Infinity : this.#settings.keep)
    return { key, address, complete, shown, source, keep }
  }
}

interface Kept {
  readonly paper: Paper
  readonly snapshots: Snapshots | null
}

/** The name of a place may hold any character. */
const nameOf = (scope: string): string =>
  createHash('sha256').update(scope).digest('hex').slice(0, 12)
