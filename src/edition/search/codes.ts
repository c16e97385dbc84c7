// Small numbers in few bytes, as segments are written in. Knows bytes only.

/** Codes: below 224 in one byte, below 7,392 in two, below 204,000 in three, else 255 and four bytes. */
export const ONE_BYTE = 224
/** First bytes from here on are of three bytes. */
export const LONG = 252
/** What the first code of three bytes stands for. */
export const TWO_BYTES = ONE_BYTE + (LONG - ONE_BYTE) * 256
const THREE_BYTES = TWO_BYTES + (255 - LONG) * 65_536

/** Where `readCode` reads, and after it the first byte behind: one for all, so that nothing is made for a code. */
export const reading = { at: 0 }

export const readCode = (bytes: Uint8Array): number => {
  const code = bytes[reading.at++]!
  if (code < ONE_BYTE) return code
  const { at } = reading
  if (code < LONG) {
    reading.at++
    return ONE_BYTE + ((code - ONE_BYTE) << 8) + bytes[at]!
  }
  if (code < 255) {
    reading.at += 2
    return TWO_BYTES + ((code - LONG) << 16) + (bytes[at]! << 8) + bytes[at + 1]!
  }
  reading.at += 4
  return (
    (bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)) >>> 0
  )
}

/** Gives the first byte behind. One byte beyond that may be written, too. */
export const writeCode = (bytes: Uint8Array, from: number, code: number): number => {
  if (code < TWO_BYTES) {
    // Whether a gap takes one byte or two is anybody's guess, so there is no branch: all bits are set where it takes two.
    const wide = (ONE_BYTE - 1 - code) >> 31
    const beyond = code - ONE_BYTE
    bytes[from] = code ^ ((code ^ (ONE_BYTE + (beyond >> 8))) & wide)
    bytes[from + 1] = beyond
    return from + 1 - wide
  }
  let at = from
  if (code < THREE_BYTES) {
    bytes[at++] = LONG + ((code - TWO_BYTES) >>> 16)
    bytes[at++] = ((code - TWO_BYTES) >>> 8) & 0xff
    bytes[at++] = (code - TWO_BYTES) & 0xff
  } else {
    bytes[at++] = 255
    for (let shift = 0; shift < 32; shift += 8) bytes[at++] = (code >>> shift) & 0xff
  }
  return at
}

/**
 * The first place of a word in an article is anywhere in it, so that it would have two bytes as often as one: it is told
 * as one of four steps, in two bits beside the gap to the article, and the code of what is left.
 */
export const STEP = 224
export const stepOf = (place: number): number =>
  Number(place >= STEP) + Number(place >= 2 * STEP) + Number(place >= 3 * STEP)
/** Of a code that tells a gap, a step and one bit. */
export const stepIn = (code: number): number => (code >>> 1) & 3

/** After so many codes. */
export const pastCodes = (bytes: Uint8Array, from: number, codes: number): number => {
  let at = from
  let left = codes
  while (left >= 4) {
    // Of a word that stands often nearly all gaps take one byte: four at once, which need not wait for one another.
    const wide =
      (ONE_BYTE - 1 - bytes[at]!) |
      (ONE_BYTE - 1 - bytes[at + 1]!) |
      (ONE_BYTE - 1 - bytes[at + 2]!) |
      (ONE_BYTE - 1 - bytes[at + 3]!)
    at = wide >= 0 ? at + 4 : pastEach(bytes, at, 4)
    left -= 4
  }
  return pastEach(bytes, at, left)
}

const pastEach = (bytes: Uint8Array, from: number, codes: number): number => {
  let at = from
  for (let left = codes; left > 0; left--) {
    const code = bytes[at]!
    // One more where it has two bytes: half of all places have, and a branch would be guessed wrong as often.
    at += 1 + ((ONE_BYTE - 1 - code) >>> 31)
    if (code >= LONG) at += code === 255 ? 3 : 1
  }
  return at
}
