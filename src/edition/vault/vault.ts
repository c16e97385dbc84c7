// Where packed readings lie: in arenas of a megabyte, by slot, with room that is given back. Knows bytes, no reading.
import type { Chest } from '../snapshot/chest.ts'
import { SnapshotError } from '../snapshot/chest.ts'
import type { Arena, Dead } from './arena.ts'
import { arenaOf, lengthOf, nothing, openGrowing, recordIn, rewritten } from './arena.ts'
import { DICTIONARY } from './text.ts'

/** Immutable. Slots that were emptied before it was printed may have no record any more. */
export interface Vault {
  /** A view, not a copy. */
  record(slot: number): Buffer
  save(chest: Chest): void
}

/** The one writer of the vault. */
export interface VaultPress {
  /** A copy of the record goes to `slot`, which is above all before it. */
  add(slot: number, record: Uint8Array): void
  /** The room of its record will be given back, in `settle`. */
  remove(slot: number): void
  record(slot: number): Buffer
  /** Bytes that the arenas take, those of the dead included. */
  readonly bytes: number
  /** Bytes that live records take. */
  readonly live: number
  /** Rewrites arenas that are mostly dead, each to a new one, so that whoever holds an older view keeps the old one. */
  settle(): Generator<void>
  print(): Vault
  /** Into an empty vault; gives how many of its records live. `has`: which slots are not empty. */
  load(chest: Chest, has: (slot: number) => boolean): Generator<void, number>
}

/** Bytes of an arena, unless one record alone takes more. */
const ARENA = 1 << 20

export const openVault = (): VaultPress => {
  let sealed: Arena[] = []
  const dead = new Map<Arena, Dead>()
  let growing = openGrowing(ARENA)
  let live = 0
  /** Whether something died or came from elsewhere since the last settling. */
  let unsettled = false

  const seal = () => {
    if (growing.count === 0) return
    const arena = growing.seal()
    if (growing.dead.bytes > 0) dead.set(arena, growing.dead)
    sealed.push(arena)
  }
  const holder = (slot: number): Arena | undefined =>
    slot >= growing.first ? undefined : sealed[arenaOf(sealed, slot)]
  const bury = (slot: number) => {
    const arena = holder(slot)
    const buried = arena === undefined ? growing.dead : (dead.get(arena) ?? nothing())
    if (arena !== undefined) dead.set(arena, buried)
    const { length } = arena === undefined ? growing.record(slot) : recordIn(arena, slot)
    buried.slots.add(slot)
    buried.bytes += length
    live -= length
    unsettled = true
  }
  const alive = (arena: Arena) => lengthOf(arena) - (dead.get(arena)?.bytes ?? 0)
  /** Puts what lives in `count` arenas in their place. */
  const rewrite = (at: number, count: number) => {
    const old = sealed.slice(at, at + count)
    const fresh = rewritten(old, slot => old.some(arena => dead.get(arena)?.slots.has(slot)))
    for (const arena of old) dead.delete(arena)
    sealed.splice(at, count, ...fresh)
  }

  return {
    add: (slot, record) => {
      if (!growing.fits(record.length)) {
        seal()
        growing = openGrowing(Math.max(ARENA, record.length))
      }
      growing.add(slot, record)
      live += record.length
    },
    remove: bury,
    record: slot => {
      const arena = holder(slot)
      return arena === undefined ? growing.record(slot) : recordIn(arena, slot)
    },
    get bytes() {
      return sealed.reduce((sum, { bytes }) => sum + bytes.length, growing.size)
    },
    get live() {
      return live
    },
    // In place and whole between two slices: what is added or removed meanwhile finds everything where it belongs.
    *settle() {
      if (!unsettled) return
      unsettled = false
      for (let at = sealed.length - 1; at >= 0; at--) {
        const [arena, next] = [sealed[at]!, sealed[at + 1]]
        const joins = next !== undefined && (alive(arena) + alive(next)) * 4 <= ARENA * 3
        if (!joins && alive(arena) * 2 > lengthOf(arena)) continue
        rewrite(at, joins ? 2 : 1)
        yield
      }
    },
    print: () => {
      const arenas = growing.count === 0 ? [...sealed] : [...sealed, growing.view()]
      return {
        record: slot => recordIn(arenas[arenaOf(arenas, slot)]!, slot),
        save: chest => save(arenas, chest)
      }
    },
    *load(chest, has) {
      sealed = load(chest)
      growing = openGrowing(ARENA)
      live = sealed.reduce((all, arena) => all + lengthOf(arena), 0)
      unsettled = true
      let living = 0
      for (const { slots } of sealed) {
        for (const slot of slots)
          if (has(slot)) living++
          else bury(slot)
        yield
      }
      return living
    }
  }
}

/** Bytes by reference, arena for arena; the small columns of all arenas in one section each. */
const save = (arenas: readonly Arena[], chest: Chest): void => {
  const counts = Uint32Array.from(arenas, ({ slots }) => slots.length)
  const all = counts.reduce((sum, count) => sum + count, 0)
  const slots = new Uint32Array(all)
  const starts = new Uint32Array(all + arenas.length)
  let at = 0
  arenas.forEach((arena, number) => {
    slots.set(arena.slots, at)
    starts.set(arena.starts, at + number)
    at += arena.slots.length
    chest.put(`vault/${number}`, arena.bytes.subarray(0, lengthOf(arena)))
  })
  chest.put('vault/dictionary', Uint32Array.of(DICTIONARY))
  chest.put('vault/counts', counts)
  chest.put('vault/slots', slots)
  chest.put('vault/starts', starts)
}

const load = (chest: Chest): Arena[] => {
  if (chest.take('vault/dictionary', Uint32Array)[0] !== DICTIONARY)
    throw new SnapshotError('its texts were packed with another dictionary')
  const counts = chest.take('vault/counts', Uint32Array)
  const slots = chest.take('vault/slots', Uint32Array)
  const starts = chest.take('vault/starts', Uint32Array)
  const arenas: Arena[] = []
  let at = 0
  for (const [number, count] of counts.entries()) {
    const bytes = chest.take(`vault/${number}`, Uint8Array)
    arenas.push({
      slots: slots.subarray(at, at + count),
      starts: starts.subarray(at + number, at + number + count + 1),
      bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    })
    at += count
  }
  const fits =
    at === slots.length &&
    arenas.every(
      arena =>
        arena.slots.length > 0 &&
        arena.starts.length === arena.slots.length + 1 &&
        arena.starts[0] === 0 &&
        isAscending(arena.starts) &&
        lengthOf(arena) === arena.bytes.length
    )
  if (!fits || !isAscending(slots)) throw new SnapshotError('its vault does not fit together')
  return arenas
}

const isAscending = (numbers: Uint32Array): boolean => {
  for (let i = 1; i < numbers.length; i++) if (numbers[i]! <= numbers[i - 1]!) return false
  return true
}
