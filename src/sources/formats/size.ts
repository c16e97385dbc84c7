// How much is read of one file, and how that is said.
import { createGunzip } from 'node:zlib'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream'

/** No article is as long as this; what is, is something else. */
export const MOST_BYTES = 20 * 1024 * 1024

/** `is 50 MB: at most 20 MB are read`. Rounded up, so that it is never "20 MB: at most 20 MB". */
export const tooLarge = (bytes: number): string =>
  `is ${Math.ceil(megabytes(bytes) * 10) / 10} MB: at most ${megabytes(MOST_BYTES)} MB are read`

/** For what is unpacked or streamed, where the size is known only at the end. */
export const overLimit = (what: string): string =>
  `${what} is over ${megabytes(MOST_BYTES)} MB: none so large is read`

/** The stream unpacked, closing both when either fails. A broken archive shows as an error while it is read. */
export function unpacked(packed: Readable): Readable {
  const gunzip = createGunzip()
  return pipeline(packed, gunzip, () => {
    // Told to whoever reads from the gunzip stream: pipeline has destroyed it with the same error.
  })
}

const megabytes = (bytes: number): number => bytes / (1024 * 1024)
