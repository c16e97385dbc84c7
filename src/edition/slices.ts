// Long work on many things in slices, between which others have their turn. Knows nothing of what the things are.

/** Milliseconds of work after which a slice ends at the next occasion. */
const MOST = 2

let began = 0

/** Whether it is time to yield. Where is asked says nothing of what is computed, so slices of any length give the same. */
export const isSliceOver = (): boolean => performance.now() - began > MOST

/** Runs work that yields where `isSliceOver` says so, each time with a new slice. */
export function* inSlices(work: Generator<void>): Generator<void> {
  for (;;) {
    began = performance.now()
    if (work.next().done === true) return
    yield
  }
}

/** Things that are sorted in one go: well below a millisecond, or two where comparing takes its time. */
const RUN = 512

/** Sorts in place: runs first, then merges them two by two. Stable. */
export function* sortInSlices<Item>(
  items: Item[],
  compare: (a: Item, b: Item) => number
): Generator<void> {
  if (items.length <= RUN) {
    items.sort(compare)
    return
  }
  for (let from = 0; from < items.length; from += RUN) {
    const run = items.slice(from, from + RUN).toSorted(compare)
    for (let at = 0; at < run.length; at++) items[from + at] = run[at]!
    if (isSliceOver()) yield
  }
  let [source, target] = [items, items.slice()]
  for (let width = RUN; width < items.length; width *= 2) {
    let done = 0
    for (let from = 0; from < items.length; from += 2 * width) {
      const [middle, end] = [
        Math.min(from + width, items.length),
        Math.min(from + 2 * width, items.length)
      ]
      for (let at = from, i = from, j = middle; at < end; at++) {
        const takesFirst = i < middle && (j >= end || compare(source[i]!, source[j]!) <= 0)
        target[at] = source[takesFirst ? i++ : j++]!
        if ((++done & 127) === 0 && isSliceOver()) yield
      }
    }
    ;[source, target] = [target, source]
  }
  if (source !== items) for (let at = 0; at < items.length; at++) items[at] = source[at]!
}
