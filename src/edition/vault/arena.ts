// A megabyte or so of packed readings, one after the other. Knows bytes and slots, no reading.
import { grown } from '../grown.ts'

/** Records of ascending slots, one after the other. Immutable but for the last, which grows behind what a view knows. */
export interface Arena {
  readonly slots: Uint32Array
  /** Where each record starts; one more entry ends the last. */
  readonly starts: Uint32Array
  readonly bytes: Buffer
}

/** What died in an arena and still takes room in it. */
export interface Dead {
  readonly slots: Set<number>
  bytes: number
}

export const nothing = (): Dead => ({ slots: new Set(), bytes: 0 })

export const lengthOf = ({ starts }: Arena): number => starts.at(-1)!

/** The last arena that starts at or before the slot. */
export const arenaOf = (arenas: readonly Arena[], slot: number): number => {
  let low = 0
  let high = arenas.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (arenas[middle]!.slots[0]! <= slot) low = middle + 1
    else high = middle
  }
  return low - 1
}

export const recordIn = ({ slots, starts, bytes }: Arena, slot: number): Buffer => {
  const at = placeIn(slots, slots.length, slot)
  return bytes.subarray(starts[at], starts[at + 1])
}

/** Where a slot stands among ascending ones. Nearly always as far from the first as the slot itself is: then in one step. */
const placeIn = (slots: Uint32Array, count: number, slot: number): number => {
  const guess = slot - slots[0]!
  if (guess < count && slots[guess] === slot) return guess
  let low = 0
  let high = Math.min(count, guess + 1) - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (slots[middle]! < slot) low = middle + 1
    else high = middle
  }
  if (slots[low] !== slot) throw new Error(`vault: slot ${slot} is empty`)
  return low
}

/** One arena of what lives in neighbours; none where nothing does. */
export const rewritten = (arenas: readonly Arena[], isDead: (slot: number) => boolean): Arena[] => {
  let [count, size] = [0, 0]
  const places = arenas.map(({ slots, starts }) => {
    const living: number[] = []
    slots.forEach((slot, at) => {
      if (isDead(slot)) return
      living.push(at)
      size += starts[at + 1]! - starts[at]!
    })
    count += living.length
    return living
  })
  if (count === 0) return []
  const fresh = {
    slots: new Uint32Array(count),
    starts: new Uint32Array(count + 1),
    bytes: Buffer.allocUnsafeSlow(size)
  }
  let to = 0
  arenas.forEach(({ slots, starts, bytes }, number) => {
    for (const at of places[number]!) {
      fresh.slots[to] = slots[at]!
      bytes.copy(fresh.bytes, fresh.starts[to], starts[at], starts[at + 1])
      fresh.starts[to + 1] = fresh.starts[to]! + starts[at + 1]! - starts[at]!
      to++
    }
  })
  return [fresh]
}

/** The arena that is added to. */
export interface Growing {
  /** Its first slot; infinite while it has none. */
  readonly first: number
  readonly count: number
  readonly size: number
  readonly dead: Dead
  fits(bytes: number): boolean
  add(slot: number, record: Uint8Array): void
  record(slot: number): Buffer
  view(): Arena
  /** As `view`, with no more room than it needs. */
  seal(): Arena
}

export const openGrowing = (size: number): Growing => {
  let bytes: Buffer | undefined
  let slots = new Uint32Array(64)
  let starts = new Uint32Array(65)
  let count = 0
  const dead = nothing()
  const room = () => (bytes ??= Buffer.allocUnsafeSlow(size))
  const view = (): Arena => ({
    slots: slots.subarray(0, count),
    starts: starts.subarray(0, count + 1),
    bytes: room()
  })
  return {
    get first() {
      return count === 0 ? Number.POSITIVE_INFINITY : slots[0]!
    },
    get count() {
      return count
    },
    get size() {
      return bytes === undefined ? 0 : size
    },
    dead,
    fits: more => starts[count]! + more <= size,
    add: (slot, record) => {
      if (count === slots.length) {
        slots = grown(slots, new Uint32Array(count * 2))
        starts = grown(starts, new Uint32Array(count * 2 + 1))
      }
      room().set(record, starts[count])
      slots[count] = slot
      starts[count + 1] = starts[count]! + record.length
      count++
    },
    record: slot => {
      const at = placeIn(slots, count, slot)
      return room().subarray(starts[at], starts[at + 1])
    },
    view,
    seal: () => ({
      slots: slots.slice(0, count),
      starts: starts.slice(0, count + 1),
      bytes: room()
    })
  }
}
