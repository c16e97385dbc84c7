// A row of numbers with more room. Knows nothing of what they mean.

/** `into`, with what `full` holds at its beginning. */
export const grown = <Row extends { set(from: ArrayLike<number>): void }>(
  full: ArrayLike<number>,
  into: Row
): Row => {
  into.set(full)
  return into
}
