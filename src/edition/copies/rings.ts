// Which slots are together: rings of slots that are joined, left and dissolved. Knows slots only.
import { grown } from '../grown.ts'
import type { Chest } from '../snapshot/chest.ts'
import { SnapshotError } from '../snapshot/chest.ts'
import { EMPTY } from '../vault/order.ts'

/** Rings at one moment: the slot after each in its ring, and a slot that stands for it; `EMPTY` where nobody is. */
export interface Rings {
  readonly next: Uint32Array
  readonly heads: Uint32Array
}

export interface RingsPress {
  /** Alone at first. */
  enter(slot: number): void
  /** Gives one that stays behind, where there is one. */
  leave(slot: number): number | undefined
  has(slot: number): boolean
  areOne(a: number, b: number): boolean
  join(a: number, b: number): void
  /** Leaves each of the ring alone; gives them all. */
  dissolve(slot: number): number[]
  print(): Rings
  save(chest: Chest): void
  load(chest: Chest): void
}

export const openRings = (): RingsPress => {
  let next = new Uint32Array(0)
  let heads = new Uint32Array(0)
  /** By head. */
  let sizes = new Uint32Array(0)
  let slots = 0

  const hold = (size: number): void => {
    slots = Math.max(slots, size)
    if (slots <= next.length) return
    const room = Math.max(1024, Math.ceil(slots * 1.5))
    ;[next, heads, sizes] = [larger(next, room), larger(heads, room), larger(sizes, room)]
  }
  const alone = (slot: number): void => {
    next[slot] = heads[slot] = slot
    sizes[slot] = 1
  }
  const membersOf = (slot: number): number[] => {
    const members: number[] = []
    let at = slot
    do {
      members.push(at)
      at = next[at]!
    } while (at !== slot)
    return members
  }
  const rings: RingsPress = {
    enter: slot => {
      hold(slot + 1)
      alone(slot)
    },
    leave: slot => {
      const others = membersOf(slot).slice(1)
      const [first] = others
      if (first !== undefined) {
        others.forEach((member, at) => {
          next[member] = others[at + 1] ?? first
          heads[member] = first
        })
        sizes[first] = others.length
      }
      next[slot] = heads[slot] = EMPTY
      return first
    },
    has: slot => slot < slots && next[slot] !== EMPTY,
    areOne: (a, b) => heads[a] === heads[b],
    join: (a, b) => {
      const [large, small] = sizes[heads[a]!]! < sizes[heads[b]!]! ? [b, a] : [a, b]
      const head = heads[large]!
      sizes[head]! += sizes[heads[small]!]!
      for (const member of membersOf(small)) heads[member] = head
      ;[next[large], next[small]] = [next[small]!, next[large]!]
    },
    dissolve: slot => {
      const members = membersOf(slot)
      members.forEach(alone)
      return members
    },
    print: () => ({ next: next.slice(0, slots), heads: heads.slice(0, slots) }),
    save: chest => {
      chest.put('copies.next', next.slice(0, slots))
      chest.put('copies.heads', heads.slice(0, slots))
    },
    load: chest => {
      next = chest.take('copies.next', Uint32Array)
      heads = chest.take('copies.heads', Uint32Array)
      slots = next.length
      if (heads.length !== slots || !isClosed(next, heads))
        throw new SnapshotError('its copies do not fit together')
      sizes = new Uint32Array(slots)
      for (const head of heads) if (head !== EMPTY) sizes[head]!++
    }
  }
  return rings
}

/** Every slot leads to one of its own ring, and no two to the same. */
const isClosed = (next: Uint32Array, heads: Uint32Array): boolean => {
  const isLed = new Uint8Array(next.length)
  for (let slot = 0; slot < next.length; slot++) {
    const [to, head] = [next[slot]!, heads[slot]!]
    if (to === EMPTY && head === EMPTY) continue
    if (to >= next.length || isLed[to] === 1 || heads[to] !== head || heads[head] !== head)
      return false
    isLed[to] = 1
  }
  return true
}

const larger = (full: Uint32Array, room: number): Uint32Array<ArrayBuffer> =>
  grown(full, new Uint32Array(room).fill(EMPTY, full.length))
