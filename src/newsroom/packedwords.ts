// Many short texts as bytes and back, in slices that do not hold the event loop.
import type { Breathe } from '../breathe.ts'

/** `lengths`: UTF-16 units of each text, one more than it has; 0 where there is none. Then the bytes of each block of them. */
export async function packWords(
  words: readonly (string | undefined)[],
  breathe: Breathe
): Promise<{ readonly bytes: Uint8Array; readonly lengths: Uint32Array }> {
  const blocks: Uint8Array[] = []
  const encoder = new TextEncoder()
  const lengths = new Uint32Array(words.length + Math.ceil(words.length / BLOCK))
  for (let from = 0; from < words.length; from += BLOCK) {
    const block = words.slice(from, from + BLOCK)
    for (const [at, word] of block.entries()) {
      lengths[from + at] = word === undefined ? 0 : word.length + 1
    }
    const bytes = encoder.encode(block.join(''))
    lengths[words.length + blocks.length] = bytes.length
    blocks.push(bytes)
    await breathe()
  }
  return { bytes: joined(blocks), lengths }
}

/** Throws RangeError for bytes and lengths that do not fit together. */
export async function unpackWords(
  bytes: Uint8Array,
  lengths: Uint32Array,
  breathe: Breathe
): Promise<(string | undefined)[]> {
  // Of count + count / BLOCK, rounded up, entries.
  const count = lengths.length - Math.ceil(lengths.length / (BLOCK + 1))
  const words: (string | undefined)[] = []
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  let start = 0
  for (let from = 0; from < count; from += BLOCK) {
    const size = lengths[count + from / BLOCK]!
    const text = decoder.decode(bytes.subarray(start, start + size))
    start += size
    let at = 0
    for (let word = from; word < Math.min(from + BLOCK, count); word++) {
      const length = lengths[word]!
      words.push(length === 0 ? undefined : text.slice(at, (at += length - 1)))
    }
    if (at !== text.length) throw new RangeError('words: they do not fit their lengths')
    await breathe()
  }
  if (start !== bytes.length) throw new RangeError('words: they do not fit their lengths')
  return words
}

const BLOCK = 4096

function joined(blocks: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(blocks.reduce((sum, block) => sum + block.length, 0))
  let at = 0
  for (const block of blocks) {
    all.set(block, at)
    at += block.length
  }
  return all
}
