// The sources there are: those of the configuration, those that people added, those that lists name; and what is remembered of each.
import { Agreed } from './agreed.ts'
import { type Entry, entryOf, isLost, keyOf, type Known, paceOf, readerOf } from './entry.ts'
import { ConfigError } from '../errors.ts'
import { healthAfter, paused, resumed } from './freshness.ts'
import type { Log } from '../log.ts'
import { ON_THE_WEB } from './looking.ts'
import type { Memory, Noted } from './memory.ts'
import { newsFor, type Notices } from './notices.ts'
import type { Papers } from './papers.ts'
import type { Read } from './reading.ts'
import type { Source } from '../source.ts'

export interface CatalogSettings {
  readonly papers: Papers
  readonly memory: Memory
  readonly open: (typed: string) => Source
  /** Milliseconds that a source may fail before its admins are told. */
  readonly patience: number
  readonly notices: Notices | undefined
  readonly log: Pick<Log, 'warn'> | undefined
}

export class Catalog {
  readonly #settings: CatalogSettings
  /** By key, in the order in which they came. */
  readonly #entries = new Map<string, Entry>()
  readonly #agreed: Agreed

  constructor(settings: CatalogSettings) {
    this.#settings = settings
    this.#agreed = new Agreed(settings)
  }

  get all(): readonly Entry[] {
    return [...this.#entries.values()]
  }

  withKey = (key: string): Entry | undefined => this.#entries.get(key)

  /** What a place sees, everyone's first. */
  seenBy(scope: string | null): readonly Entry[] {
    const { all } = this
    const own = scope === null ? [] : all.filter(entry => entry.scope === scope)
    const hidden = new Set(own.map(({ source }) => source.address))
    const everyones = all.filter(entry => entry.scope === null && !hidden.has(entry.source.address))
    return [...everyones, ...own]
  }

  /** The source of this address, with or without settings, among those that a place sees. */
  find(address: string, scope: string | null): Entry | undefined {
    const wanted = address.trim()
    const seen = this.seenBy(scope)
    const bare = wanted.replace(/#.*$/s, '')
    return (
      seen.find(({ source }) => source.address === wanted) ??
      seen.find(({ source }) => source.address === bare)
    )
  }

  /** Takes a source on, and puts it on the papers of those who see it; a place without one gets one, with everyone's sources. */
  take(known: Known): Entry {
    const entry = entryOf(known)
    const { papers } = this.#settings
    if (entry.scope !== null && !papers.hasOwn(entry.scope))
      papers.add(entry.scope, this.seenBy(null))
    this.#entries.set(entry.key, entry)
    papers.seat(entry)
    this.#agreed.note(entry)
    return entry
  }

  /** Lets these go for good. Rejects where that cannot be kept: then they stay. */
  async takeOff(entries: readonly Entry[]): Promise<void> {
    for (const entry of entries) this.#agreed.note(entry, true)
    try {
      await this.keepAdded()
    } catch (error) {
      for (const entry of entries) this.#agreed.note(entry)
      throw error
    }
    for (const entry of entries) await this.letGo(entry)
    this.keepHealth()
  }

  /** As `drop`, and lets the paper of its place go with its last source. */
  async letGo(entry: Entry): Promise<void> {
    const { scope } = entry
    this.drop(entry)
    if (scope !== null && !this.all.some(each => each.scope === scope))
      await this.#settings.papers.drop(scope)
  }

  /** Lets it go, and everything that is remembered of it. */
  drop(entry: Entry): void {
    this.#agreed.note(entry, true)
    this.#settings.papers.unseat(entry)
    this.#entries.delete(entry.key)
    this.#settings.memory.forget(entry.key)
  }

  /** Takes on those that were added before. One that cannot be opened any more is told to the log, and stays remembered. */
  async takeAdded(): Promise<void> {
    for (const known of (await this.others()).came) this.take(known)
  }

  /** Whether another copy of the bot has added, taken off, paused or resumed a source since this one last looked. */
  isBehind = (): Promise<boolean> => this.#agreed.isBehind()

  /** What other copies of the bot have added and taken off, which is still to be done here; what they paused and resumed is done. */
  async others(): Promise<{ readonly came: readonly Known[]; readonly went: readonly Entry[] }> {
    const kept = await this.#agreed.read()
    this.#rest(await this.#agreed.resting())
    const isSettled = (key: string): boolean => !this.#agreed.isPending(key)
    return {
      came: [...kept].flatMap(([key, known]) =>
        this.#entries.has(key) || this.find(known.source.address, null) || !isSettled(key)
          ? []
          : [known]
      ),
      went: this.all.filter(
        ({ key, configured }) => !configured && !kept.has(key) && isSettled(key)
      )
    }
  }

  #rest(resting: ReadonlySet<string> | null): void {
    if (resting === null) return
    for (const entry of this.all) {
      const rests = resting.has(entry.key)
      if (rests && !entry.health.paused) entry.health = paused(entry.health)
      else if (!rests && entry.health.paused) entry.health = resumed(entry.health, Date.now())
    }
  }

  /** How each fared, when it brought something and where it has moved, as it was kept. */
  async takeHealth(): Promise<void> {
    const remembered = await this.#settings.memory.health()
    for (const entry of this.all) {
      const known = remembered.get(entry.key)
      if (known === undefined) continue
      entry.health = known.health
      entry.arrivals = known.arrivals
      this.#move(entry, known.movedTo)
    }
    this.#rest(await this.#agreed.resting())
  }

  /** What each noted; only where it counts. */
  async takeNotes(counts: (entry: Entry, marks: Noted['marks']) => boolean): Promise<void> {
    for (const entry of this.all) {
      const noted = await this.#settings.memory.notes(entry.key)
      if (noted !== null && counts(entry, noted.marks)) entry.notes = noted.notes
    }
  }

  /** As `Agreed.keep`. */
  keepAdded = (): Promise<void> => this.#agreed.keep()

  keepHealth(): void {
    const all = this.all.map(({ key, health, arrivals, movedTo }) => {
      return [key, { health, arrivals, movedTo }] as const
    })
    this.#settings.memory.keepHealth(new Map(all))
  }

  /** Resolves when it is kept that it rests, or is read again, for other copies of the bot too. */
  async setResting(entry: Entry, rests: boolean): Promise<void> {
    const before = this.all.filter(({ health }) => health.paused).map(({ key }) => key)
    await this.#agreed.rest(entry.key, rests, before)
    entry.health = rests ? paused(entry.health) : resumed(entry.health, Date.now())
    this.keepHealth()
  }

  /** What a read that counts has taught of its source. */
  settle(entry: Entry, { outcome, advice, notes }: Read): void {
    const { notices, patience } = this.#settings
    const now = Date.now()
    const lost = isLost(entry, outcome, entry.health.failures + 1)
    // What is gone from where it had moved is asked for where it was.
    const told = lost && outcome.failed !== null ? { ...outcome, gone: false } : outcome
    entry.health = healthAfter(entry.health, told, paceOf(entry), now, Math.random())
    if (lost) this.#move(entry, null)
    else if (advice.movedTo !== undefined && outcome.failed === null)
      this.#move(entry, advice.movedTo)
    if (notes !== undefined) this.remember(entry, notes)
    const news = newsFor(entry, now, patience)
    if (news === null) return
    entry.health = news.health
    notices?.(entry.scope, news.text)
  }

  /** Notes count together with what the papers hold now. */
  remember(entry: Entry, notes: unknown = entry.notes): void {
    const { papers, memory } = this.#settings
    if (notes !== entry.notes && JSON.stringify(notes) === JSON.stringify(entry.notes)) return
    entry.notes = notes
    const marks = papers.of(entry).map(paper => [paper.name, paper.mark])
    memory.keepNotes(entry.key, { notes, marks: Object.fromEntries(marks) })
  }

  /** Follows what a list names now. A list of somebody else's may name addresses of the web, and no other list. */
  follow(list: Entry, named: readonly string[]): void {
    const { scope, source } = list
    const before = this.all.filter(each => each.scope === scope && each.list === source.address)
    const kind = list.typed.slice(0, list.typed.indexOf(':') + 1)
    const wanted = new Map<string, { readonly source: Source; readonly typed: string }>()
    for (const typed of named.slice(0, MOST_LISTED)) {
      const opened =
        ON_THE_WEB.test(typed) && !typed.startsWith(kind) ? this.#openListed(typed) : null
      if (opened !== null) wanted.set(opened.address, { source: opened, typed })
    }
    for (const entry of before) {
      const now = wanted.get(entry.source.address)
      if (now?.typed === entry.typed) wanted.delete(entry.source.address)
      else if (now === undefined) this.drop(entry)
    }
    for (const { source: one, typed } of wanted.values()) {
      const known = this.#entries.get(keyOf(scope, one.address))
      // Named under other settings, or by another list, or added by hand: the first stays.
      if (known !== undefined || this.find(one.address, scope) !== undefined) continue
      this.take({ source: one, typed, scope, list: source.address, configured: false })
    }
  }

  #openListed(typed: string): Source | null {
    try {
      return this.#settings.open(typed)
    } catch (error) {
      if (error instanceof ConfigError) return null
      throw error
    }
  }

  #move(entry: Entry, movedTo: string | null): void {
    entry.movedTo = movedTo
    entry.reader = readerOf(entry, movedTo, this.#settings.open)
  }
}

const MOST_LISTED = 2000
