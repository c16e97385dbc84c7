// A turn: what is changed on one paper, up to the moment before it is printed. Changes the register and the press, nothing of the paper.
import { outlive, retire } from './bounds.ts'
import type { Breathe } from '../breathe.ts'
import { openChanges } from './changes.ts'
import type { Ground } from './ground.ts'
import type { Taken } from './intake.ts'
import type { Article } from '../news.ts'
import { qualify, toldDeliveries, Touched } from './qualify.ts'
import type { Packed } from './readers/readers.ts'
import type { Row } from './register.ts'
import type { Seating } from './seating.ts'
import type { Delivery } from '../source.ts'

/** What the turns of all papers share. */
export interface Run {
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
}

/** What is changed on one paper until it is printed. */
export interface Turn {
  /** What stands in one place or under one id may have to change. */
  readonly touch: (row: Row) => void
  /** Reads an article and gives it to the press under its id, instead of the one that has that id there. */
  read(article: Article, signal: AbortSignal): Promise<void>
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
  const { run, ground, seating, found, breathe } = tools
  const { register, press, bounds } = ground
  const changes = openChanges(press, breathe)
  const touched = new Touched(register)
  const remove = (id: string) => changes.remove(id)
  const view = () => press.print()
  let came = 0

  return {
    touch: touched.add,

    async read(article, signal) {
      const packed = await run.read(article)
      // A read that has ended meanwhile changes nothing any more.
      signal.throwIfAborted()
      changes.add({ packed, text: article.text })
    },

    async room() {
      await changes.room()
      came += 1
      if (came % LOOK_EVERY === 0) bounds.look()
      if (bounds.isExceeded) await retire(register, bounds, remove, breathe)
    },

    async settle(taken) {
      const { seats, leaving } = seating
      const gone = new Set([...taken.values()].flatMap(each => each.gone))
      if (found) {
        // Sources may have come and gone between two starts, or changed places.
        found.unsettled.filter(register.isEntered).forEach(touched.add)
        for (const row of found.strangers) gone.add(row)
      }
      for (const number of leaving)
        for (const row of register.rowsOf(number).values()) gone.add(row)
      await qualify({ register, seats, changes, view, breathe }, touched, [...gone])
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
