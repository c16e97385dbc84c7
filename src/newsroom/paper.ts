// A paper: what one place reads. Its sources and their articles, a press, and the edition that was printed last. Reads nothing itself.
import { randomUUID } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { type Limits, openBounds } from './bounds.ts'
import type { Breathe } from '../breathe.ts'
import type { Edition, Press } from '../edition/edition.ts'
import { copyGround, type Ground, type Printed, renewGround } from './ground.ts'
import { type Intake, openIntake, type Taken } from './intake.ts'
import type { Log } from '../log.ts'
import { Register } from './register.ts'
import { type Seated, Seating } from './seating.ts'
import type { Delivery, Source } from '../source.ts'
import { openTurn, type Run, type Settled, type Turn, type TurnTools } from './turn.ts'
import type { Snapshots } from './warmstart.ts'

export interface PaperSettings {
  readonly press: () => Press
  readonly limits: Limits
  readonly snapshots: Snapshots | null
  readonly breathe: Breathe
  readonly log: Pick<Log, 'warn' | 'error'> | undefined
}

/** Which articles a paper holds: two marks of one line are of one history, the greater the later. */
export interface Mark {
  readonly line: string
  readonly turn: number
}

/** A turn of this paper. */
export interface PaperTurn extends Pick<Turn, 'room'> {
  /** Prints what has changed. Rejects with what broke, or when the signal is aborted: then the edition is as it was. */
  end(taken: ReadonlyMap<string, Taken>): Promise<void>
}

export class Paper {
  /** What it is called in the data folder; empty for everyone's. */
  readonly name: string
  readonly #settings: PaperSettings
  readonly #seating = new Seating()
  #ground: Ground
  #edition: Edition
  #deliveries: readonly Delivery[] = []
  /** Each as its source alone has it. */
  #taken: readonly (Delivery | undefined)[] = []
  #mark: Mark = { line: randomUUID(), turn: 0 }
  /** The run before broke off between two editions: what is on the press is not what the register says. */
  #torn = false
  #found: TurnTools['found'] = null
  #turn: Turn | null = null
  /** When the next article is too old to stay. */
  #due = 0

  constructor(name: string, settings: PaperSettings) {
    this.name = name
    this.#settings = settings
    this.#ground = this.#openGround()
    this.#edition = this.#ground.press.print()
  }

  get edition(): Edition {
    return this.#edition
  }

  /** What the last read of each source brought, in the order of the sources. */
  get deliveries(): readonly Delivery[] {
    return this.#deliveries
  }

  get mark(): Mark {
    return this.#mark
  }

  /** Whether the next turn takes for unread what sources have told before. */
  get isTorn(): boolean {
    return this.#torn
  }

  /** Whether it was kept with articles of sources that it does not have; the next turn takes them off. */
  get holdsStrangers(): boolean {
    return this.#found !== null && this.#found.strangers.length > 0
  }

  has = (address: string): boolean => this.#seating.numberOf(address) !== undefined

  /** Whether what this source brings goes here. */
  takes({
    key,
    source
  }: {
    readonly key: string
    readonly source: Pick<Source, 'address'>
  }): boolean {
    const number = this.#seating.numberOf(source.address)
    return number !== undefined && this.#seating.seats[number]?.key === key
  }

  /** Whether it holds an article of this id from this source. */
  holds(address: string, id: string): boolean {
    const number = this.#seating.numberOf(address)
    return number !== undefined && this.#ground.register.find(number, id) !== undefined
  }

  /** Takes a source on, after the others: of two with an article of the same id, the first keeps the id. */
  seat(one: Seated): void {
    this.#seating.add(one)
  }

  /** Lets a source go, with all that it brought, when the next turn ends. */
  unseat(address: string): void {
    this.#seating.letGo(address)
  }

  /**
   * Takes up what was kept, for the sources that it has. Gives the addresses of those of which some articles have to be read
   * again; null where nothing was kept that can be used.
   */
  async load(signal: AbortSignal): Promise<ReadonlySet<string> | null> {
    const { snapshots, limits, breathe } = this.#settings
    const { addresses, stays } = this.#seating
    const found = await snapshots?.load({
      ...this.#ground,
      addresses,
      stays,
      limits,
      breathe,
      signal
    })
    if (!found) {
      this.#ground = this.#openGround()
      return null
    }
    this.#edition = found.edition
    this.#deliveries = found.deliveries
    this.#taken = found.taken
    this.#mark = found.mark
    this.#found = found
    return new Set([...found.wanting].map(number => addresses[number]!))
  }

  /** Takes over all that another holds of the sources that both have; for a paper that holds nothing. */
  async copy(other: Paper): Promise<void> {
    const theirs = other.#seating.addresses
    const numberOf = (number: number) => this.#seating.numberOf(theirs[number] ?? '')
    await copyGround(other.#printed, this.#ground, numberOf, this.#settings.breathe)
    this.#edition = this.#ground.press.print()
    this.#taken = this.#seating.addresses.map(
      address => other.#taken[other.#seating.numberOf(address) ?? -1]
    )
    this.#deliveries = other.#deliveries
  }

  /** Begins a turn. Resolves when everything can be taken. */
  async begin(run: Run): Promise<PaperTurn> {
    if (this.#torn) await this.#mend()
    this.#torn = true
    const { breathe } = this.#settings
    const turn = openTurn({
      run,
      ground: this.#ground,
      seating: this.#seating,
      found: this.#found,
      taken: this.#taken,
      due: this.#due,
      breathe
    })
    this.#turn = turn
    const end = async (taken: ReadonlyMap<string, Taken>): Promise<void> => {
      const settled = await turn.settle(taken)
      // Printing takes some milliseconds: not in what is left of this turn of the loop.
      await nextTurn()
      run.signal.throwIfAborted()
      // From here on nothing can break: the run counts whole.
      this.#print(settled)
    }
    return { room: () => turn.room(), end }
  }

  /** Takes in one read of a source, of this number; to be used while a turn is open. Undefined for a source that the paper does not have. */
  intake(address: string, run: number, signal: AbortSignal): Intake | undefined {
    const number = this.#seating.numberOf(address)
    const seat = number === undefined ? null : this.#seating.seats[number]
    if (number === undefined || !seat) return undefined
    const { register, bounds } = this.#ground
    return openIntake(seat.source, number, {
      register,
      bounds,
      run,
      signal,
      breathe: this.#settings.breathe,
      shown: seat.shown,
      stays: instant => this.#seating.stays(number, instant),
      touch: row => this.#turn?.touch(row),
      read: async article => this.#turn?.read(article, signal),
      log: this.#settings.log
    })
  }

  #print({ changed, taken, deliveries, due }: Settled): void {
    this.#deliveries = deliveries.map(delivery => this.#seating.discreet(delivery))
    this.#taken = taken
    this.#due = due
    this.#seating.clear()
    this.#found = null
    this.#torn = false
    if (!changed) return
    const { snapshots, limits, breathe } = this.#settings
    this.#edition = this.#ground.press.print()
    this.#mark = { ...this.#mark, turn: this.#mark.turn + 1 }
    snapshots?.keep({
      ...this.#ground,
      edition: this.#edition,
      deliveries: this.#deliveries,
      taken: this.#taken,
      mark: this.#mark,
      addresses: this.#seating.addresses,
      limits,
      breathe
    })
  }

  get #printed(): Printed {
    return { ground: this.#ground, edition: this.#edition }
  }

  /** What a fault has left behind is let go: the last edition is put on a new press, and every source read as for the first time. */
  async #mend(): Promise<void> {
    const { seats, leaving } = this.#seating
    const numberOf = (number: number) =>
      seats[number] && !leaving.has(number) ? number : undefined
    const ground = this.#openGround()
    await renewGround(this.#printed, ground, numberOf, this.#settings.breathe)
    this.#ground = ground
    this.#found = null
  }

  #openGround(): Ground {
    const { press, limits, log } = this.#settings
    const register = new Register()
    return { register, press: press(), bounds: openBounds(register, limits, log) }
  }
}
