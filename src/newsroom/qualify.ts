// What several sources hold, as one edition needs it: every place and every id once. Knows the register and no source.
import type { Breathe } from '../breathe.ts'
import type { Changes } from './changes.ts'
import type { Edition } from '../edition/edition.ts'
import { count } from '../phrase.ts'
import { type Register, type Row, standing } from './register.ts'
import { renamed } from './renamed.ts'
import type { Delivery } from '../source.ts'

/** What a run may have changed between sources: places and ids that more than one of them has, or had. */
export class Touched {
  readonly places = new Set<number>()
  readonly ids = new Set<string>()
  readonly #register: Register

  constructor(register: Register) {
    this.#register = register
  }

  /** To be told of a row after it was entered, and before it is struck out or moved. */
  readonly add = (row: Row): void => {
    const place = this.#register.placeOf(row)
    if (this.#register.inPlace(place).length > 1) this.places.add(place)
    const id = this.#register.idOf(row)
    const shared = this.#register.withId(id).length > 1
    if (shared || this.#register.withLonger(id) !== undefined) this.ids.add(id)
  }
}

/** What is known of a source here. */
export interface Seat {
  readonly address: string
  /** As others may see it. */
  readonly shown: string
  /** Of a source that brings the same at every read: what it shares with another is worth a word. */
  readonly complete: boolean
}

export interface QualifyTools {
  readonly register: Register
  /** By the number of the source. */
  readonly seats: readonly (Seat | null)[]
  readonly changes: Changes
  /** What is on the press, when everything is that was given to it. */
  readonly view: () => Edition
  readonly breathe: Breathe
}

/**
 * Puts in order what a run has left: of several articles from one place the one of the first source counts, and of several
 * that share an id all but the first get a longer one. A reading goes from one to the other as it is: nothing is analysed
 * again. Strikes out what is gone.
 */
export async function qualify(
  tools: QualifyTools,
  touched: Touched,
  gone: readonly Row[]
): Promise<void> {
  const { register, changes, seats, breathe } = tools
  const shownOf = (row: Row) => seats[register.sourceOf(row)]!.shown
  const going = new Set(gone)
  for (const row of gone) touched.add(row)
  /** Where the reading of a row is that shall be shown and is not there under the id that it shall have. */
  const from = new Map<Row, string>()
  const obsolete: string[] = []
  /** Gone, and their reading with them: it has not gone over to another. */
  const left = new Set(gone.filter(row => register.isShown(row)))

  for (const place of touched.places) {
    await breathe()
    const all = register.inPlace(place)
    const [first, ...others] = all.filter(row => !going.has(row))
    if (first === undefined) continue
    const bearers = all.filter(row => register.isShown(row))
    const bearer = bearers.find(row => !going.has(row)) ?? bearers[0]
    if (!register.isShown(first)) {
      const old = all.find(row => isOld(register, row))
      if (bearer !== undefined) {
        touched.ids.add(register.idOf(first)).add(register.idOf(bearer))
        from.set(first, register.shownAs(bearer))
        register.copyFingerprint(bearer, first)
        left.delete(bearer)
        if (!going.has(bearer)) register.stand(bearer, standing.doubled)
      } else if (old !== undefined) {
        register.copyFingerprint(old, first)
        register.stand(first, register.standingOf(old))
      } else {
        // Nobody has its reading: to be taken for new when it comes again.
        for (const row of [first, ...others]) register.strike(row)
        continue
      }
    }
    for (const row of others) {
      if (register.isShown(row)) {
        touched.ids.add(register.idOf(row))
        obsolete.push(register.shownAs(row))
      }
      register.stand(row, standing.doubled)
    }
  }

  const moves = new Map<Row, { readonly from: string; readonly to: string }>()
  const move = (row: Row, to: string) => {
    const now = moves.get(row)?.from ?? from.get(row) ?? register.shownAs(row)
    // What goes over to another source changes its source at least.
    if (now !== to || from.has(row)) moves.set(row, { from: now, to })
    register.stand(row, to === register.idOf(row) ? standing.own : standing.longer, to)
  }
  for (const id of touched.ids) {
    await breathe()
    const [first, ...others] = register
      .withId(id)
      .filter(row => !going.has(row) && (register.isShown(row) || from.has(row)))
    if (first === undefined) continue
    const squatter = register.withLonger(id)
    if (squatter !== undefined && !going.has(squatter)) {
      move(squatter, longerId(register, squatter, shownOf(squatter)))
    }
    move(first, id)
    for (const row of others) {
      const has = register.standingOf(row) === standing.longer && !from.has(row)
      move(row, has ? register.shownAs(row) : longerId(register, row, shownOf(row)))
    }
  }

  if (moves.size > 0) {
    await changes.settle()
    const view = tools.view()
    for (const each of moves.values()) changes.remove(each.from)
    takeAway()
    for (const [row, { from: id, to }] of moves) {
      const reading = view.reading(id)
      if (reading === undefined) throw new Error(`qualify: ${id} is not on the press`)
      changes.add(renamed(reading, to, seats[register.sourceOf(row)]!.address))
      await changes.room()
      await breathe()
    }
  } else takeAway()

  function takeAway() {
    for (const id of obsolete) changes.remove(id)
    for (const row of left) changes.remove(register.shownAs(row))
    for (const row of gone) register.strike(row)
  }
}

const isOld = (register: Register, row: Row): boolean =>
  register.standingOf(row) === standing.retired || register.standingOf(row) === standing.aged

/** The id that an article gets when it comes: its own, or a longer one where another is shown under that. */
export function freeId(register: Register, row: Row, address: string): string {
  const id = register.idOf(row)
  const owned = register
    .withId(id)
    .some(other => other !== row && register.shownAs(other) === id && register.isShown(other))
  const free = !owned && register.withLonger(id) === undefined
  return free ? id : longerId(register, row, address)
}

function longerId(register: Register, row: Row, address: string): string {
  let unique = `${register.idOf(row)}@${address}`
  const taken = (id: string) => {
    const other = register.withLonger(id)
    return (other !== undefined && other !== row) || register.withId(id).length > 0
  }
  while (taken(unique)) unique += `@${address}`
  return unique
}

/** The deliveries with what sources share, and what was too old to be kept, told in them. */
export async function toldDeliveries(
  register: Register,
  deliveries: readonly (Delivery | undefined)[],
  seats: readonly (Seat | null)[],
  limit: string,
  breathe: Breathe
): Promise<readonly Delivery[]> {
  const all: Delivery[] = []
  const shownOf = (row: Row) => seats[register.sourceOf(row)]!.shown
  for (const [source, delivery] of deliveries.entries()) {
    const seat = seats[source]
    if (delivery === undefined || !seat) continue
    const doubled = new Map<string, number>()
    const shared = new Map<string, { number: number; first: Row }>()
    let retired = 0
    let aged = 0
    for (const row of register.oddOf(source)) {
      await breathe()
      switch (register.standingOf(row)) {
        case standing.doubled: {
          const [owner = row] = register.inPlace(register.placeOf(row))
          const address = shownOf(owner)
          doubled.set(address, (doubled.get(address) ?? 0) + 1)
          break
        }
        case standing.longer: {
          const owner = register.withId(register.idOf(row)).find(register.isShown) ?? row
          const address = shownOf(owner)
          const known = shared.get(address) ?? { number: 0, first: row }
          shared.set(address, { ...known, number: known.number + 1 })
          break
        }
        case standing.retired:
          retired += 1
          break
        default:
          aged += 1
      }
    }
    const { shown: address } = seat
    // Publishers announce one article in several feeds: nothing is wrong with that.
    const counted = [...(seat.complete ? doubled : [])].map(
      ([owner, number]) =>
        `${address}: ${count(number, 'article')} of files that ${owner} reads too: counted there`
    )
    const told = [...shared].map(([owner, { number, first }]) =>
      number === 1
        ? `${register.idOf(first)}: is in ${owner} too: here it is ${register.shownAs(first)}`
        : `${number} ids, such as ${register.idOf(first)}: are in ${owner} too: here they end in @${address}`
    )
    const old =
      retired === 0
        ? []
        : [`${address}: ${count(retired, 'article')} left out, the oldest: ${limit}`]
    const elsewhere = [...doubled.values()].reduce((sum, number) => sum + number, 0)
    all.push({
      ...delivery,
      articles: register.countOf(source) - elsewhere - retired - aged,
      problems: [...delivery.problems, ...counted, ...told, ...old]
    })
  }
  return all
}
