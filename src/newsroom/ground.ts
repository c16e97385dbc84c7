// What a paper stands on: a register, a press and their bounds. Puts what was printed from one ground on another.
import type { Bounds } from './bounds.ts'
import type { Breathe } from '../breathe.ts'
import { openChanges } from './changes.ts'
import type { Edition, Press } from '../edition/edition.ts'
import { type Chest, openChest, piecesOf } from '../edition/snapshot/chest.ts'
import type { Register } from './register.ts'

/** What a paper stands on; another after a fault. */
export interface Ground {
  readonly register: Register
  readonly press: Press
  readonly bounds: Bounds
}

/** What was printed last, and the ground that it was printed from. */
export interface Printed {
  readonly ground: Pick<Ground, 'register' | 'press'>
  readonly edition: Edition
}

/** The number that a source has on the other ground; undefined for one of which nothing is taken along. */
type NumberOf = (number: number) => number | undefined

/** Takes over all that another paper holds of the sources that both have, on ground that holds nothing. */
export async function copyGround(
  from: Printed,
  to: Printed['ground'],
  numberOf: NumberOf,
  breathe: Breathe
): Promise<void> {
  const { press, register } = from.ground
  const isWhole =
    press.holds(from.edition) && register.isAllOf(number => numberOf(number) !== undefined)
  if (isWhole) {
    const chest = openChest()
    // The other press goes on with what it has put there.
    const own: Chest = {
      ...chest,
      put: (name, section) =>
        chest.put(
          name,
          piecesOf(section).map(piece => piece.slice())
        )
    }
    for (const _ of press.save(from.edition, own)) await breathe()
    for (const _ of to.press.load(chest)) await breathe()
  }
  await enter(from, to, { numberOf, articles: isWhole ? 'there' : 'copied' }, breathe)
}

/** Puts what was printed last on new ground, and has every source read as for the first time. */
export const renewGround = (
  from: Printed,
  to: Printed['ground'],
  numberOf: NumberOf,
  breathe: Breathe
): Promise<void> => enter(from, to, { numberOf, articles: 'forgotten' }, breathe)

interface Entering {
  readonly numberOf: NumberOf
  /**
   * Put on the press, or there already. Forgotten: put there and entered as what may have changed, so that whatever their sources
   * bring is analysed again; what is not on the press is left out.
   */
  readonly articles: 'copied' | 'there' | 'forgotten'
}

async function enter(
  { ground: { register: old }, edition }: Printed,
  { register, press }: Printed['ground'],
  { numberOf, articles }: Entering,
  breathe: Breathe
): Promise<void> {
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
