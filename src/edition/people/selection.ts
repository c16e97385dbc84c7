// The best of many without putting all in order. Knows numbers only.

/** The first `limit` in the order of `compare`, in that order: nearly all others are turned away by one comparison. */
export const best = (
  numbers: Iterable<number>,
  limit: number,
  compare: (a: number, b: number) => number
): number[] => {
  // A heap with the last of the best on top.
  const heap: number[] = []
  if (limit < 1) return heap
  for (const number of numbers)
    if (heap.length < limit) {
      heap.push(number)
      rise(heap, compare)
    } else if (compare(number, heap[0]!) < 0) {
      heap[0] = number
      sink(heap, compare)
    }
  return heap.toSorted(compare)
}

const rise = (heap: number[], compare: (a: number, b: number) => number): void => {
  for (let at = heap.length - 1; at > 0;) {
    const parent = (at - 1) >> 1
    if (compare(heap[at]!, heap[parent]!) < 0) return
    swap(heap, at, parent)
    at = parent
  }
}

const sink = (heap: number[], compare: (a: number, b: number) => number): void => {
  for (let at = 0; ;) {
    let last = at
    for (const child of [2 * at + 1, 2 * at + 2])
      if (child < heap.length && compare(heap[child]!, heap[last]!) > 0) last = child
    if (last === at) return
    swap(heap, at, last)
    at = last
  }
}

const swap = (heap: number[], a: number, b: number): void => {
  const held = heap[a]!
  heap[a] = heap[b]!
  heap[b] = held
}
