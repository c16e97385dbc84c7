// Which of a few known words somebody may have meant. Knows nothing but letters.

/**
 * The words within reach of what was typed, nearest first: as many typing errors (a letter wrong, left out, added, or two
 * swapped) as a third of the longer word, or the beginning of the word. Ties keep their order. For short lists only: the
 * cost is a comparison with each.
 */
export function nearest(typed: string, words: readonly string[], limit: number): readonly string[] {
  const asked = typed.toLowerCase().slice(0, LONGEST)
  if (asked === '') return []
  return words
    .map(word => ({ word, errors: errorsBetween(asked, word.toLowerCase().slice(0, LONGEST)) }))
    .filter(
      ({ word, errors }) => errors <= Math.max(asked.length, word.length) / 3 || begins(word, asked)
    )
    .toSorted((a, b) => a.errors - b.errors)
    .slice(0, limit)
    .map(({ word }) => word)
}

const LONGEST = 40
const begins = (word: string, asked: string): boolean =>
  asked.length > 1 && word.toLowerCase().startsWith(asked)

/** Optimal string alignment distance (Damerau 1964), the row before last kept for swapped neighbours. */
function errorsBetween(a: string, b: string): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1]
      const options = [
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1)
      ]
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
        options.push((before[column - 2] ?? 0) + 1)
      current.push(Math.min(...options))
    }
    before = last
    last = current
  }
  return last[b.length] ?? 0
}
