// Where each term stands in the line: ascending positions, packed into one arena of bytes. Knows numbers only.

/**
 * An inverted file with word positions (Zobel & Moffat 2006): per term the gaps between its positions as
 * variable-length integers, seven bits a byte. About 1.6 bytes a word of text, no object per posting.
 */
export interface Postings {
  /** How often the term stands in the line. */
  count(term: number): number
  /** In how many articles. */
  articles(term: number): number
  /** Its positions, ascending: in a fresh array that the caller may keep, or in one given that is long enough. */
  positions(term: number, into?: Uint32Array): Uint32Array
}

/** `line` holds terms from 1 to `size`, 0 for no word; `articles` are the starts of articles in it, and its end. */
export const printPostings = (line: Uint32Array, articles: Uint32Array, size: number): Postings => {
  const counts = new Uint32Array(size + 1)
  const frequencies = new Uint32Array(size + 1)
  const ends = measure(line, articles, counts, frequencies)
  const arena = write(line, ends)

  return {
    count: term => counts[term] ?? 0,
    articles: term => frequencies[term] ?? 0,
    positions: (term, into) => {
      const count = counts[term] ?? 0
      const positions = into?.subarray(0, count) ?? new Uint32Array(count)
      let at = ends[term - 1] ?? 0
      let position = 0
      for (let i = 0; i < positions.length; i++) {
        let byte = arena[at++]!
        let gap = byte & 0x7f
        for (let shift = 7; byte > 0x7f; shift += 7) {
          byte = arena[at++]!
          gap |= (byte & 0x7f) << shift
        }
        position += gap
        positions[i] = position
      }
      return positions
    }
  }
}

/** First pass: counts, and where each term's bytes will end. */
const measure = (
  line: Uint32Array,
  articles: Uint32Array,
  counts: Uint32Array,
  frequencies: Uint32Array
): Uint32Array => {
  const sizes = new Uint32Array(counts.length)
  const last = new Uint32Array(counts.length)
  const seen = new Uint32Array(counts.length)
  for (let place = 0; place + 1 < articles.length; place++) {
    for (let at = articles[place]!; at < articles[place + 1]!; at++) {
      const term = line[at]!
      if (term === 0) continue
      counts[term]!++
      if (seen[term] !== place + 1) {
        seen[term] = place + 1
        frequencies[term]!++
      }
      sizes[term]! += bytesFor(at - last[term]!)
      last[term] = at
    }
  }
  for (let term = 1; term < sizes.length; term++) sizes[term]! += sizes[term - 1]!
  return sizes
}

/** Second pass: the gaps themselves. */
const write = (line: Uint32Array, ends: Uint32Array): Uint8Array => {
  const arena = new Uint8Array(ends.at(-1) ?? 0)
  const cursors = new Uint32Array(ends.length)
  cursors.set(ends.subarray(0, -1), 1)
  const last = new Uint32Array(ends.length)
  for (let at = 0; at < line.length; at++) {
    const term = line[at]!
    if (term === 0) continue
    let gap = at - last[term]!
    last[term] = at
    let cursor = cursors[term]!
    while (gap > 0x7f) {
      arena[cursor++] = (gap & 0x7f) | 0x80
      gap >>>= 7
    }
    arena[cursor++] = gap
    cursors[term] = cursor
  }
  return arena
}

const bytesFor = (gap: number): number =>
  gap < 0x80 ? 1 : gap < 0x4000 ? 2 : gap < 0x200000 ? 3 : gap < 0x10000000 ? 4 : 5
