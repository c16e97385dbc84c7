// A turn: what one run changes on one paper, up to the moment before it is printed. Changes the register and the press, nothing of the paper.
import { outlive, retire } from './bounds.ts'
import type { Breathe } from './breathe.ts'
import { openChanges } from './changes.ts'
import type { Ground } from './ground.ts'
import { type Intake, openIntake, type Taken } from './intake.ts'
import type { Log } from '../log.ts'
import type { Article } from '../news.ts'
import { qualify, toldDeliveries, Touched } from './qualify.ts'
import type { Packed } from './readers/readers.ts'
import type { Row } from './register.ts'
import type { Seating } from './seating.ts'
import type { Delivery } from '../source.ts'

/** What all papers share in one run. */
export interface Run {
  /** From 1. */
  readonly number: number
  readonly signal: AbortSignal
  readonly read: (article: Article) => Promise<Packed>
}

export interface TurnTools {
  readonly run: Run
  readonly ground: Ground
  /** Sources may come and go while the turn lasts. */
  readonly seating: Seating
  /** What a snapshot left to be put in order. */
  readonly found: { readonly strangers: readonly Row[]; readonly unsettled: readonly Row[] } | null
  /** By source, each as its source alone had it before. */
  readonly taken: readonly (Delivery | undefined)[]
  /** When the next article is too old to stay, in epoch milliseconds. */
  readonly due: number
  readonly breathe: Breathe
  readonly log: Pick<Log, 'error'> | undefined
}

/** What one run changes on one paper. */
export interface Turn {
  /** Undefined for a source that the paper does not have. */
  intake(address: string): Intake | undefined
  /** Resolves when another article may be taken. */
  room(): Promise<void>
  /** Resolves when everything is on the press, and nothing that is to be printed can break. Rejects with what broke. */
  settle(taken: ReadonlyMap<string, Taken>): Promise<Settled>
}

/** What a turn leaves to be printed. */
export interface Settled {
  /** Whether the press has anything else than before. */
  readonly changed: boolean
  /** As `TurnTools.taken`, from now on. */
  readonly taken: readonly (Delivery | undefined)[]
  /** The same with what sources share told in them. */
  readonly deliveries: readonly Delivery[]
  /** As `TurnTools.due`, from now on. */
  readonly due: number
}

export function openTurn(tools: TurnTools): Turn {
  const { run, ground, seating, found, breathe, log } = tools
  const { register, press, bounds } = ground
  const changes = openChanges(press, breathe)
  const touched = new Touched(register)
  const remove = (id: string) => changes.remove(id)
  const view = () => press.print()
  let came = 0

  return {
    intake(address) {
      const number = seating.numberOf(address)
      const seat = number === undefined ? null : seating.seats[number]
      if (number === undefined || !seat) return undefined
      return openIntake(seat.source, number, {
        register,
        bounds,
        run: run.number,
        signal: run.signal,
        breathe,
        shown: seat.shown,
        stays: instant => seating.stays(number, instant),
        touch: touched.add,
        log,
        async read(article, instead) {
          const packed = await run.read(article)
          if (instead) changes.replace(packed)
          else changes.add(packed)
        }
      })
    },

    async room() {
      await changes.room()
      came += 1
      if (came % LOOK_EVERY === 0) bounds.look()
      if (bounds.isExceeded) await retire(register, bounds, remove, breathe)
    },

    async settle(taken) {
      const { seats, leaving } = seating
      const gone = [...taken.values()].flatMap(each => each.gone)
      if (found) {
        // Sources may have come and gone between two starts, or changed places.
        found.unsettled.filter(register.isEntered).forEach(touched.add)
        gone.push(...found.strangers)
      }
      for (const number of leaving) gone.push(...register.rowsOf(number).values())
      await qualify({ register, seats, changes, view, breathe }, touched, [...new Set(gone)])
      let { due } = tools
      if (changes.made > 0 || Date.now() >= due)
        due = Date.now() + (await outlive(register, seating.since, remove, breathe))
      bounds.look()
      await retire(register, bounds, remove, breathe)
      await changes.settle()
      const brought = seats.map((seat, number) =>
        leaving.has(number)
          ? undefined
          : (taken.get(seat?.address ?? '')?.delivery ?? tools.taken[number])
      )
      const told = await toldDeliveries(register, brought, seats, bounds.reason, breathe)
      return { changed: changes.made > 0, taken: brought, deliveries: told, due }
    }
  }
}

/** After so many articles the memory is looked at. */
const LOOK_EVERY = 500
