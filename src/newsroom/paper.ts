// A paper: what one place reads. Its sources and their articles, a press, and the edition that was printed last. Reads nothing itself.
import { randomUUID } from 'node:crypto'
import { type Bounds, type Limits, openBounds, outlive, retire } from './bounds.ts'
import type { Breathe } from './breathe.ts'
import { openChanges } from './changes.ts'
import type { Edition, Press } from '../edition/edition.ts'
import { type Chest, openChest } from '../edition/snapshot/chest.ts'
import { type Intake, openIntake, type Taken } from './intake.ts'
import type { Log } from '../log.ts'
import type { Article } from '../news.ts'
import { qualify, type Seat, toldDeliveries, Touched } from './qualify.ts'
import type { Packed } from './readers/readers.ts'
import { Register, type Row } from './register.ts'
import { withoutSecrets } from './shown.ts'
import type { Delivery, Source } from '../source.ts'
import type { Snapshots } from './warmstart.ts'

/** A source as a paper has it. */
export interface Seated extends Seat {
  /** Of its entry: everyone's source and one of a place may have the same address. */
  readonly key: string
  readonly source: Pick<Source, 'address' | 'complete' | 'originOf'>
  /** Milliseconds that its articles stay. */
  readonly keep: number
}

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

/** What all papers share in one run. */
export interface Run {
  /** From 1. */
  readonly number: number
  readonly signal: AbortSignal
  readonly read: (article: Article) => Promise<Packed>
}

/** What one run changes on one paper. */
export interface Turn {
  /** Undefined for a source that the paper does not have. */
  intake(address: string): Intake | undefined
  /** Resolves when another article may be taken. */
  room(): Promise<void>
  /** Prints what has changed. Rejects with what broke, or when the signal is aborted: then the edition is as it was. */
  end(taken: ReadonlyMap<string, Taken>): Promise<void>
}

export class Paper {
  /** What it is called in the data folder; empty for everyone's. */
  readonly name: string
  readonly #settings: PaperSettings
  /** By number; null where a source has gone. */
  readonly #seats: (Seated | null)[] = []
  readonly #numbers = new Map<string, number>()
  readonly #leaving = new Set<number>()
  #ground: Ground
  #edition: Edition
  #deliveries: readonly Delivery[] = []
  /** Each as its source alone has it. */
  #taken: (Delivery | undefined)[] = []
  #mark: Mark = { line: randomUUID(), turn: 0 }
  /** The run before broke off between two editions: what is on the press is not what the register says. */
  #torn = false
  #found: { readonly strangers: readonly Row[]; readonly unsettled: readonly Row[] } | null = null
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

  has = (address: string): boolean => this.#numbers.has(address)

  /** Whether what this source brings goes here. */
  takes({
    key,
    source
  }: {
    readonly key: string
    readonly source: Pick<Source, 'address'>
  }): boolean {
    const number = this.#numbers.get(source.address)
    return number !== undefined && this.#seats[number]?.key === key
  }

  /** Whether it holds an article of this id from this source. */
  holds(address: string, id: string): boolean {
    const number = this.#numbers.get(address)
    return number !== undefined && this.#ground.register.find(number, id) !== undefined
  }

  /** Takes a source on, after the others: of two with an article of the same id, the first keeps the id. */
  seat(one: Seated): void {
    this.#numbers.set(one.address, this.#seats.push(one) - 1)
  }

  /** Lets a source go, with all that it brought, when the next turn ends. */
  unseat(address: string): void {
    const number = this.#numbers.get(address)
    if (number === undefined) return
    this.#numbers.delete(address)
    this.#leaving.add(number)
  }

  /**
   * Takes up what was kept, for the sources that it has. Gives the addresses of those of which some articles have to be read
   * again; null where nothing was kept that can be used.
   */
  async load(signal: AbortSignal): Promise<ReadonlySet<string> | null> {
    const { snapshots, limits, breathe } = this.#settings
    const found = await snapshots?.load({
      ...this.#ground,
      addresses: this.#addresses(),
      stays: (number, instant) => this.#stays(number, instant),
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
    this.#taken = [...found.taken]
    this.#mark = found.mark
    this.#found = found
    return new Set([...found.wanting].map(number => this.#addresses()[number]!))
  }

  /** Takes over all that another holds of the sources that both have; for a paper that holds nothing. */
  async copy(other: Paper): Promise<void> {
    const numberOf = (number: number) => this.#numbers.get(other.#seats[number]?.address ?? '')
    const { breathe } = this.#settings
    const { press, register } = other.#ground
    if (press.holds(other.#edition) && register.isAllOf(number => numberOf(number) !== undefined)) {
      const chest = openChest()
      // The other press goes on with what it has put there.
      const own: Chest = { ...chest, put: (name, section) => chest.put(name, section.slice()) }
      for (const _ of press.save(other.#edition, own)) await breathe()
      for (const _ of this.#ground.press.load(chest)) await breathe()
      await copied(other, this.#ground, breathe, { numberOf, articles: 'there' })
    } else await copied(other, this.#ground, breathe, { numberOf, articles: 'copied' })
    this.#edition = this.#ground.press.print()
    for (const [number, delivery] of other.#taken.entries()) {
      const mine = numberOf(number)
      if (mine !== undefined) this.#taken[mine] = delivery
    }
    this.#deliveries = other.#deliveries
  }

  /** Begins a run. Resolves when everything can be taken. */
  async begin(run: Run): Promise<Turn> {
    if (this.#torn) await this.#mend()
    this.#torn = true
    const { breathe, log, limits } = this.#settings
    const { register, press, bounds } = this.#ground
    const changes = openChanges(press, breathe)
    const touched = new Touched(register)
    const remove = (id: string) => changes.remove(id)
    let came = 0

    const intake = (address: string): Intake | undefined => {
      const number = this.#numbers.get(address)
      const seat = number === undefined ? null : this.#seats[number]
      if (number === undefined || !seat) return undefined
      return openIntake(seat.source, number, {
        register,
        bounds,
        run: run.number,
        signal: run.signal,
        breathe,
        shown: seat.shown,
        stays: instant => this.#stays(number, instant),
        touch: touched.add,
        log,
        async read(article, instead) {
          const packed = await run.read(article)
          if (instead) changes.replace(packed)
          else changes.add(packed)
        }
      })
    }

    const end = async (taken: ReadonlyMap<string, Taken>): Promise<void> => {
      const gone = [...taken.values()].flatMap(each => each.gone)
      const found = this.#found
      if (found) {
        // Sources may have come and gone between two starts, or changed places.
        found.unsettled.filter(register.isEntered).forEach(touched.add)
        gone.push(...found.strangers)
      }
      for (const number of this.#leaving) gone.push(...register.rowsOf(number).values())
      const seats = this.#seats
      const view = () => press.print()
      await qualify({ register, seats, changes, view, breathe }, touched, [...new Set(gone)])
      if (changes.made > 0 || Date.now() >= this.#due) {
        const since = (number: number) => Date.now() - this.#keepOf(number)
        this.#due = Date.now() + (await outlive(register, since, remove, breathe))
      }
      bounds.look()
      await retire(register, bounds, remove, breathe)
      await changes.settle()
      const numbers = this.#leaving
      const brought = seats.map((seat, number) =>
        numbers.has(number)
          ? undefined
          : (taken.get(seat?.address ?? '')?.delivery ?? this.#taken[number])
      )
      const told = await toldDeliveries(register, brought, seats, bounds.reason, breathe)
      run.signal.throwIfAborted()
      // From here on nothing can break: the run counts whole.
      const changed = changes.made > 0
      if (changed) this.#edition = press.print()
      if (changed) this.#mark = { ...this.#mark, turn: this.#mark.turn + 1 }
      this.#deliveries = told.map(delivery => this.#discreet(delivery))
      this.#taken = brought
      for (const number of this.#leaving) this.#seats[number] = null
      this.#leaving.clear()
      this.#found = null
      this.#torn = false
      if (changed) {
        this.#settings.snapshots?.keep({
          ...this.#ground,
          edition: this.#edition,
          deliveries: this.#deliveries,
          taken: this.#taken,
          mark: this.#mark,
          addresses: this.#addresses(),
          limits,
          breathe
        })
      }
    }

    return {
      intake,
      end,
      async room() {
        await changes.room()
        came += 1
        if (came % LOOK_EVERY === 0) bounds.look()
        if (bounds.isExceeded) await retire(register, bounds, remove, breathe)
      }
    }
  }

  /** What a fault has left behind is let go: the last edition is put on a new press, and every source read as for the first time. */
  async #mend(): Promise<void> {
    const ground = this.#openGround()
    await copied(this, ground, this.#settings.breathe, {
      articles: 'forgotten',
      numberOf: number => (this.#seats[number] && !this.#leaving.has(number) ? number : undefined)
    })
    this.#ground = ground
    this.#found = null
  }

  #openGround(): Ground {
    const { press, limits, log } = this.#settings
    const register = new Register()
    return { register, press: press(), bounds: openBounds(register, limits, log) }
  }

  /** A paper may be kept by its addresses: it has each of them once. */
  #addresses(): string[] {
    return this.#seats.map(seat => seat?.address ?? '')
  }

  #keepOf(number: number): number {
    return this.#seats[number]?.keep ?? Infinity
  }

  #stays(number: number, instant: number): boolean {
    return instant >= Date.now() - this.#keepOf(number)
  }

  /** Problems are shown to everybody who asks; addresses may hold what is nobody's business. */
  #discreet(delivery: Delivery): Delivery {
    const secret = this.#seats.flatMap(seat =>
      seat !== null && seat.address === delivery.address && seat.shown !== seat.address
        ? seat.address
        : []
    )
    if (secret.length === 0) return delivery
    const hide = (line: string) => withoutSecrets(line, secret)
    const { problems, failed } = delivery
    return { ...delivery, problems: problems.map(hide), failed: failed && hide(failed) }
  }

  /** For another paper, or for this one on new ground. */
  static groundOf(paper: Paper): Ground {
    return paper.#ground
  }
}

/** What a paper stands on; another after a fault. */
interface Ground {
  readonly register: Register
  readonly press: Press
  readonly bounds: Bounds
}

/** After so many articles the memory is looked at. */
const LOOK_EVERY = 500

interface Copying {
  /** The number that a source has there; undefined for one of which nothing is taken along. */
  readonly numberOf: (number: number) => number | undefined
  /**
   * Put on the press, or there already. Forgotten: put there and entered as what may have changed, so that whatever their sources
   * bring is analysed again; what is not on the press is left out.
   */
  readonly articles: 'copied' | 'there' | 'forgotten'
}

/** Puts what a paper has printed on new ground, which holds nothing. */
async function copied(
  paper: Paper,
  { register, press }: Pick<Ground, 'register' | 'press'>,
  breathe: Breathe,
  { numberOf, articles }: Copying
): Promise<void> {
  const { register: old } = Paper.groundOf(paper)
  const { edition } = paper
  const changes = openChanges(press, breathe)
  for (let row = 0; row < old.length; row++) {
    if (row % 100 === 0) await breathe()
    const source = old.isEntered(row) ? numberOf(old.sourceOf(row)) : undefined
    if (source === undefined) continue
    const id = old.shownAs(row)
    const isShown = old.isShown(row)
    const reading = isShown && articles !== 'there' ? edition.reading(id) : undefined
    if (isShown && articles === 'copied' && reading === undefined) continue
    if (articles === 'forgotten' && reading === undefined) continue
    const { fingerprint, ...known } = old.entryOf(row)
    const entered = register.enter({
      ...known,
      source,
      fingerprint: articles === 'forgotten' ? new Uint32Array(4) : fingerprint
    })
    register.move(entered, old.placeOf(row), old.borrows(row))
    register.stand(entered, old.standingOf(row), id)
    if (reading === undefined) continue
    changes.add(reading)
    await changes.room()
    await breathe()
  }
  await changes.settle()
}
