// A list of words that can be completed and mended: prefixes and near spellings. Knows letters only.

/** One word of the list and how often it is used. */
export interface Listed {
  readonly word: string
  readonly count: number
}

/** Words sorted by spelling. Answers name positions in the list that was given. */
export interface WordList {
  /** Every word that starts with `prefix`, most used first, then by spelling. */
  complete(prefix: string, limit: number): readonly Listed[]
  /** Words within `errors` typing errors, fewest errors first, then most used, then by spelling. */
  near(word: string, errors: number, limit: number): readonly Listed[]
  has(word: string): boolean
}

export const printWordList = (entries: Iterable<Listed>): WordList => {
  const list = [...entries].toSorted((a, b) => bySpelling(a.word, b.word))
  // Letters that a word has, one bit each: two words within k errors differ in at most 2k bits,
  // which rules out nearly all of a vocabulary without looking at it.
  const letters = Uint32Array.from(list, entry => lettersOf(entry.word))
  const byUse = (a: Listed, b: Listed) => b.count - a.count || bySpelling(a.word, b.word)

  return {
    complete: (prefix, limit) => {
      const from = lowerBound(list, prefix)
      // Beyond every word that starts with the prefix: no word holds this unit, which is no character.
      const to = lowerBound(list, `${prefix}\uFFFF`)
      return list.slice(from, to).toSorted(byUse).slice(0, limit)
    },
    near: (word, errors, limit) => {
      const wanted = lettersOf(word)
      const found: { entry: Listed; distance: number }[] = []
      for (let at = 0; at < list.length; at++) {
        if (!mayBeWithin(letters[at]!, wanted, errors)) continue
        const entry = list[at]!
        if (Math.abs(entry.word.length - word.length) > errors) continue
        const distance = editDistance(word, entry.word, errors)
        if (distance <= errors) found.push({ entry, distance })
      }
      return found
        .toSorted((a, b) => a.distance - b.distance || byUse(a.entry, b.entry))
        .slice(0, limit)
        .map(hit => hit.entry)
    },
    has: word => list[lowerBound(list, word)]?.word === word
  }
}

/** How many typing errors a word of this length may hold before it is another word. */
export const errorsAllowed = (word: string): number =>
  word.length < 3 ? 0 : word.length < 6 ? 1 : 2

/**
 * Whether somebody who typed one word may well have meant the other: one error, or two behind the same first letter, which
 * is seldom mistyped (Pollock & Zamora 1984). Two in six letters anywhere would make Thrale of phrase.
 */
export const mayMean = (typed: string, word: string): boolean => {
  const errors = editDistance(typed, word, errorsAllowed(typed))
  return errors <= Math.min(errorsAllowed(typed), typed[0] === word[0] ? 2 : 1)
}

/**
 * Insertions, deletions, substitutions and swaps of neighbours that turn one word into the other
 * (optimal string alignment: Damerau 1964, Wagner & Fischer 1974); `limit + 1` stands for anything beyond.
 */
export const editDistance = (a: string, b: string, limit: number): number => {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  const width = b.length + 1
  if (rows[0]!.length < width) rows = [0, 1, 2].map(() => new Uint16Array(2 * width))
  for (let j = 0; j < width; j++) rows[0]![j] = j
  for (let i = 1; i <= a.length; i++) {
    const row = rows[i % 3]!
    const above = rows[(i - 1) % 3]!
    const twoAbove = rows[(i + 1) % 3]!
    row[0] = i
    let best = i
    for (let j = 1; j < width; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1)
      let least = Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + (same ? 0 : 1))
      if (
        i > 1 &&
        j > 1 &&
        a.charCodeAt(i - 1) === b.charCodeAt(j - 2) &&
        a.charCodeAt(i - 2) === b.charCodeAt(j - 1)
      )
        least = Math.min(least, twoAbove[j - 2]! + 1)
      row[j] = least
      if (least < best) best = least
    }
    if (best > limit) return limit + 1
  }
  return Math.min(rows[a.length % 3]![b.length]!, limit + 1)
}

let rows = [0, 1, 2].map(() => new Uint16Array(64))

const bySpelling = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const lowerBound = (list: readonly Listed[], word: string): number => {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (list[middle]!.word < word) low = middle + 1
    else high = middle
  }
  return low
}

/** Letters that a word has, one bit each. */
export const lettersOf = (word: string): number => {
  let mask = 0
  for (let at = 0; at < word.length; at++) mask |= 1 << (word.charCodeAt(at) & 31)
  return mask >>> 0
}

/**
 * Whether two words, by their letters, may be within so many errors: each has at most so many letters that the other has not, since an
 * error takes one away, or brings one, or both. That rules out nearly all words without looking at them.
 */
export const mayBeWithin = (one: number, other: number, errors: number): boolean =>
  bits(one & ~other) <= errors && bits(other & ~one) <= errors

/** How many bits of 32 are set. */
export const bits = (mask: number): number => {
  const pairs = mask - ((mask >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
