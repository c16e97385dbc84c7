// Which slot an article id has: a hash table of numbers that older views may go on reading. Knows no strings.

/** Immutable to whoever looks only at slots that it knows. */
export interface Ids {
  /** The newest slot of this hash that passes. `passes` is asked about slots that are newer than the view too. */
  find(hash: number, passes: (slot: number) => boolean): number | undefined
}

export interface IdsPress extends Ids {
  /** The next slot. */
  add(hash: number): void
  print(): Ids
  readonly hashes: Uint32Array
  /** In place of all slots so far. */
  load(hashes: Uint32Array): Generator<void>
}

/**
 *     heads   hash → newest slot + 1 of its chain
 *     next    slot → the slot + 1 before it in the chain
 *
 * A new slot goes in front of its chain, so a view that knows fewer slots walks past it and finds what it always
 * found. Where the arrays get too small new ones are made, without the slots that are empty by then: the views keep
 * the old ones.
 */
export const openIds = (isLive: (slot: number) => boolean): IdsPress => {
  let size = 0
  let table = emptyTable(1024)

  return {
    add: hash => {
      if (size === table.hashes.length) for (const _ of grown(table.hashes)) continue
      table.hashes[size] = hash
      link(table, size++)
    },
    find: (hash, passes) => findIn(table, hash, passes),
    print: () => {
      const printed = table
      return { find: (hash, passes) => findIn(printed, hash, passes) }
    },
    get hashes() {
      return table.hashes.subarray(0, size)
    },
    load: grown
  }

  function* grown(hashes: Uint32Array): Generator<void> {
    const fresh = emptyTable(Math.max(1024, Math.ceil(hashes.length * 1.5)))
    fresh.hashes.set(hashes)
    for (let slot = 0; slot < hashes.length; slot++) {
      if (isLive(slot)) link(fresh, slot)
      if (slot % SLICE === SLICE - 1) yield
    }
    table = fresh
    size = hashes.length
  }
}

/** Slots between two yields. */
const SLICE = 1 << 15

interface Table {
  readonly shift: number
  readonly heads: Uint32Array
  readonly next: Uint32Array
  readonly hashes: Uint32Array
}

const emptyTable = (capacity: number): Table => {
  const bits = Math.ceil(Math.log2(capacity))
  return {
    shift: 32 - bits,
    heads: new Uint32Array(2 ** bits),
    next: new Uint32Array(capacity),
    hashes: new Uint32Array(capacity)
  }
}

const link = ({ shift, heads, next, hashes }: Table, slot: number): void => {
  const at = hashes[slot]! >>> shift
  next[slot] = heads[at]!
  heads[at] = slot + 1
}

const findIn = (
  { shift, heads, next, hashes }: Table,
  hash: number,
  passes: (slot: number) => boolean
): number | undefined => {
  for (let at = heads[hash >>> shift]!; at > 0; at = next[at - 1]!)
    if (hashes[at - 1] === hash && passes(at - 1)) return at - 1
  return undefined
}

/** FNV-1a over UTF-16 code units, its bits mixed once more, since the table looks at the highest alone. */
export const hashOf = (id: string): number => {
  let hash = 0x811c_9dc5
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x0100_0193)
  hash ^= hash >>> 15
  return Math.imul(hash, 0x2c1b_3c6d) >>> 0
}
