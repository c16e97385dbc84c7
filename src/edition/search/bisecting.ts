// Where a number stands among ascending ones. Knows nothing of what they mean.

/** Of the rows `from` to `to`, the first that is not below `number`; `to` where all are. */
export const firstFrom = (
  numbers: Uint32Array,
  number: number,
  from: number,
  to: number
): number => {
  let [low, high] = [from, to]
  while (low < high) {
    const middle = (low + high) >> 1
    if (numbers[middle]! < number) low = middle + 1
    else high = middle
  }
  return low
}
