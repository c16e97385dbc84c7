// What all copies of the bot agree on: the sources that people added and lists name, and which sources rest. Knows no papers.
import { type Entry, keyOf, type Known } from './entry.ts'
import { ConfigError } from '../errors.ts'
import type { Log } from '../log.ts'
import type { Added, Memory } from './memory.ts'
import { withoutSecrets } from './shown.ts'
import type { Source } from '../source.ts'

export interface AgreedSettings {
  readonly memory: Pick<Memory, 'added' | 'changeAdded' | 'resting' | 'changeResting'>
  readonly open: (typed: string) => Source
  readonly log: Pick<Log, 'warn'> | undefined
}

export class Agreed {
  readonly #settings: AgreedSettings
  /** Keys of what is kept, as far as this copy knows. */
  readonly #kept = new Set<string>()
  /** By key what came and went here and is not kept yet; null: it went. */
  readonly #pending = new Map<string, Added | null>()
  /** What was kept when this copy last looked. */
  #seen = ''

  constructor(settings: AgreedSettings) {
    this.#settings = settings
  }

  /** To be kept with the next `keep`. What the configuration names is nobody's to keep. */
  note({ key, typed, scope, list, configured }: Entry, went = false): void {
    if (configured) return
    // What comes and goes because another copy has kept it so is not kept again.
    if (this.#kept.has(key) !== went) this.#pending.delete(key)
    else this.#pending.set(key, went ? null : { typed, scope, list })
  }

  /** Whether it came or went here and is not kept yet. */
  isPending = (key: string): boolean => this.#pending.has(key)

  /**
   * Resolves when what was noted is on the disk, with whatever other copies of the bot have kept meanwhile. Rejects with what the store
   * rejects with: then it is kept the next time.
   */
  async keep(): Promise<void> {
    const { memory } = this.#settings
    const pending = new Map(this.#pending)
    if (pending.size === 0) return
    const wentAway = (key: string | null): boolean => key !== null && pending.get(key) === null
    await memory.changeAdded(all => {
      const left = all.filter(each => !wentAway(this.#keyOf(each)))
      const there = new Set(left.map(each => this.#keyOf(each)))
      const isNew = ([key, added]: readonly [string, Added | null]) =>
        added === null || there.has(key) ? [] : [added]
      return [...left, ...[...pending].flatMap(isNew)]
    })
    if ([...pending.values()].includes(null))
      await memory.changeResting(keys => keys && keys.filter(key => !wentAway(key)))
    for (const [key, added] of pending) {
      if (this.#pending.get(key) === added) this.#pending.delete(key)
      if (added === null) this.#kept.delete(key)
      else this.#kept.add(key)
    }
  }

  /** Whether another copy has changed something since this one last looked. */
  async isBehind(): Promise<boolean> {
    return (await this.#look()).seen !== this.#seen
  }

  /** By key those that are kept and can be opened; the others are told to the log. */
  async read(): Promise<ReadonlyMap<string, Known>> {
    const { added, seen } = await this.#look()
    this.#seen = seen
    const known = new Map<string, Known>()
    for (const { typed, scope, list } of added) {
      const source = this.#open(typed)
      const key = source && keyOf(scope, source.address)
      // The first stays.
      if (source && key !== null && !known.has(key))
        known.set(key, { source, typed, scope, list, configured: false })
    }
    this.#kept.clear()
    for (const key of known.keys()) this.#kept.add(key)
    return known
  }

  /** Keys of the sources that rest; null where nobody has said so of any. */
  async resting(): Promise<ReadonlySet<string> | null> {
    const keys = await this.#settings.memory.resting()
    return keys && new Set(keys)
  }

  /** Resolves when it is kept that this source rests, or that it does not. `before`: those that rest where nobody has said so of any. */
  async rest(key: string, rests: boolean, before: readonly string[]): Promise<void> {
    await this.#settings.memory.changeResting(keys => {
      const others = (keys ?? before).filter(each => each !== key)
      return rests ? [...others, key] : others
    })
  }

  async #look() {
    const { memory } = this.#settings
    const added = await memory.added()
    return { added, seen: JSON.stringify([added, await memory.resting()]) }
  }

  #keyOf({ typed, scope }: Added): string | null {
    try {
      return keyOf(scope, this.#settings.open(typed).address)
    } catch (error) {
      if (error instanceof ConfigError) return null
      throw error
    }
  }

  #open(typed: string): Source | null {
    try {
      return this.#settings.open(typed)
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error
      const why = withoutSecrets(error.message, [typed])
      this.#settings.log?.warn(`newsroom: ${why}: a source that was added is left out`)
      return null
    }
  }
}
