// The edges among some articles, closest first. Knows likeness and keys; groups nothing.
import { grown } from '../grown.ts'
import { isSliceOver, sortInSlices } from '../slices.ts'
import { SAME } from './vectors.ts'

/** What is known of articles, by slot. */
export interface EdgesGround {
  /** Hashes of ids: an order of articles that does not hang on who came first. */
  readonly keys: Float64Array
  /** See `alikeEnough`. */
  readonly enough: number
  eachEdge(slot: number, visit: (other: number, alike: number) => void): void
}

/** Edges as pairs of places; `order` has them closest first, equals by the keys of their ends. */
export interface Edges {
  readonly a: Uint32Array
  readonly b: Uint32Array
  readonly order: Uint32Array
}

/** Edges are put into drawers by their leading bits, so that sorting many does not hold everything else. */
const DRAWER_BITS = 13
/** Edges that are sorted in one go. */
const FEW = 1_000

/** The edges that are near enough, between places of the list given; of two sides that are both known, none. */
export function* edgesAmong(
  ground: EdgesGround,
  slots: ArrayLike<number>,
  sides: ArrayLike<number>
): Generator<void, Edges> {
  const placeOf = placesOf(slots)
  let [a, b, alikes] = [new Uint32Array(1024), new Uint32Array(1024), new Uint32Array(1024)]
  let count = 0
  for (let place = 0; place < slots.length; place++) {
    if ((place & 7) === 7 && isSliceOver()) yield
    ground.eachEdge(slots[place]!, (slot, alike) => {
      if (alike < ground.enough) return
      const other = placeOf(slot)
      if (other <= place) return
      if (sides[place] !== sides[other] && sides[place] !== 0 && sides[other] !== 0) return
      if (count === a.length) [a, b, alikes] = [doubled(a), doubled(b), doubled(alikes)]
      a[count] = place
      b[count] = other
      alikes[count++] = alike
    })
  }
  const key = (place: number): number => ground.keys[slots[place]!]!
  const low = (edge: number): number => Math.min(key(a[edge]!), key(b[edge]!))
  const high = (edge: number): number => Math.max(key(a[edge]!), key(b[edge]!))
  const closestFirst = (x: number, y: number): number =>
    alikes[y]! - alikes[x]! || low(x) - low(y) || high(x) - high(y)

  const order = new Uint32Array(count)
  if (count < FEW) {
    for (let edge = 0; edge < count; edge++) order[edge] = edge
    return { a, b, order: order.toSorted(closestFirst) }
  }
  const starts = new Uint32Array((SAME * 2) / 2 ** DRAWER_BITS + 2)
  const drawerOf = (edge: number): number => starts.length - 2 - (alikes[edge]! >>> DRAWER_BITS)
  for (let edge = 0; edge < count; edge++) {
    starts[drawerOf(edge) + 1]!++
    if ((edge & 1023) === 1023 && isSliceOver()) yield
  }
  for (let drawer = 1; drawer < starts.length; drawer++) starts[drawer]! += starts[drawer - 1]!
  const filled = starts.slice()
  for (let edge = 0; edge < count; edge++) {
    order[filled[drawerOf(edge)]!++] = edge
    if ((edge & 1023) === 1023 && isSliceOver()) yield
  }
  for (let drawer = 0; drawer + 1 < starts.length; drawer++) {
    const [from, to] = [starts[drawer]!, starts[drawer + 1]!]
    if (isSliceOver()) yield
    if (to - from < 2) continue
    if (to - from < FEW) order.subarray(from, to).sort(closestFirst)
    else {
      // Copies of one text are all as alike as can be.
      const equals = [...order.subarray(from, to)]
      yield* sortInSlices(equals, closestFirst)
      order.set(equals, from)
    }
  }
  return { a, b, order }
}

/** From a slot to its place, -1 where it has none: a table by slot where there are many, since a map of many is slow to fill. */
const placesOf = (slots: ArrayLike<number>): ((slot: number) => number) => {
  if (slots.length < FEW) {
    const places = new Map<number, number>()
    for (let place = 0; place < slots.length; place++) places.set(slots[place]!, place)
    return slot => places.get(slot) ?? -1
  }
  let most = 0
  for (let place = 0; place < slots.length; place++) most = Math.max(most, slots[place]!)
  const table = new Int32Array(most + 1).fill(-1)
  for (let place = 0; place < slots.length; place++) table[slots[place]!] = place
  return slot => table[slot] ?? -1
}

const doubled = (row: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> =>
  grown(row, new Uint32Array(row.length * 2))
