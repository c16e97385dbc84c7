// The body of an answer as bytes: decompressed as it says it is, and never more of it than was agreed.
import type { Duplex, Readable } from 'node:stream'
import { Transform, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import {
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createZstdDecompress,
  gunzip
} from 'node:zlib'

/** What makes a body unusable. The message is the reason. */
export class BadBody extends Error {
  override readonly name = 'BadBody'
}

/**
 * Reads a body to its end. `most` bounds what came over the wire and what it unpacks to, each: a gzip bomb is stopped
 * at the limit, not after it. What is gzip by its first bytes although nothing says so (a `.xml.gz` that is served as a file) is
 * unpacked too. Throws `BadBody`, or what the stream throws.
 */
export async function readBody(
  body: Readable,
  encodings: readonly string[],
  most: number
): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  const collected = new Writable({
    write(chunk: Buffer, _, done) {
      chunks.push(chunk)
      done()
    }
  })
  if (encodings.length > MOST_ENCODINGS)
    throw new BadBody(
      `is packed ${encodings.length} times: no more than ${MOST_ENCODINGS} are undone`
    )
  // Each layer is bounded: what unpacks to little in the end may be large on the way.
  const unpack = encodings.toReversed().flatMap(each => [decompressor(each), atMost(most)])
  try {
    await pipeline([body, atMost(most), ...unpack, collected])
  } catch (error) {
    if (isZlibError(error))
      throw new BadBody(`cannot be unpacked: ${error.message}`, { cause: error })
    throw error
  }
  return unwrapped(Buffer.concat(chunks), most)
}

const unzip = promisify(gunzip)

/** Nobody packs twice but by mistake. */
const MOST_ENCODINGS = 2

/** Lets through what is within the limit, and breaks what is beyond it. */
function atMost(most: number): Transform {
  let size = 0
  return new Transform({
    transform(chunk: Buffer, _, done) {
      size += chunk.length
      if (size > most) done(tooLarge(most))
      else done(null, chunk)
    }
  })
}

/** The codings of a `Content-Encoding` header, in the order in which they were applied. */
export const encodingsOf = (header: string | string[] | undefined): string[] =>
  [header ?? []]
    .flat()
    .join(',')
    .toLowerCase()
    .split(',')
    .map(each => each.trim())
    .filter(each => each !== '' && each !== 'identity')

function decompressor(encoding: string): Duplex {
  if (encoding === 'gzip' || encoding === 'x-gzip') return createGunzip()
  if (encoding === 'deflate') return createInflate()
  if (encoding === 'br') return createBrotliDecompress()
  if (encoding === 'zstd') return createZstdDecompress()
  throw new BadBody(`is packed as "${encoding}", which was not asked for`)
}

async function unwrapped(bytes: Buffer, most: number): Promise<Uint8Array> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes
  try {
    return await unzip(bytes, { maxOutputLength: most })
  } catch (cause) {
    if (codeOf(cause) === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(most)
    throw new BadBody('cannot be unpacked', { cause })
  }
}

const tooLarge = (most: number): BadBody =>
  new BadBody(`is larger than ${Math.round(most / 1_000_000)} MB`)

const isZlibError = (error: unknown): error is Error =>
  error instanceof Error && /^(?:Z_|ZSTD_|ERR_(?:_?ZSTD|_?BROTLI))/.test(codeOf(error) ?? '')

/** What Node writes beside the message of its errors: `ECONNRESET`. */
export const codeOf = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null
