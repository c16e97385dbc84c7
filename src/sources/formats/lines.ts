// A stream of bytes into its lines, holding one line at a time.
import { byteOrderMark } from './decode.ts'
import { MOST_BYTES } from './size.ts'

export interface Line {
  /** From 1, as editors count. */
  readonly number: number
  /** Without its line end. Null for a line over the limit: its bytes were let go as they came. */
  readonly bytes: Uint8Array | null
}

const NEWLINE = 0x0a

/** UTF-16 with its mark is turned into UTF-8 on the way; any other bytes come as they are. The last line needs no end. */
export async function* linesOf(
  bytes: AsyncIterable<Uint8Array>,
  limit = MOST_BYTES
): AsyncGenerator<Line> {
  let number = 1
  let held: Uint8Array[] = []
  let size = 0
  const take = (last: Uint8Array): Line => {
    const whole = size + last.length
    const line = whole > limit ? null : held.length === 0 ? last : Buffer.concat([...held, last])
    held = []
    size = 0
    return { number: number++, bytes: line }
  }
  for await (const chunk of utf8Of(bytes)) {
    let from = 0
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, from)) {
      yield take(chunk.subarray(from, end))
      from = end + 1
    }
    size += chunk.length - from
    if (size > limit) held = []
    else if (from < chunk.length) held.push(chunk.subarray(from))
  }
  if (size > 0) yield take(new Uint8Array())
}

async function* utf8Of(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let decoder: InstanceType<typeof TextDecoder> | null | undefined
  for await (const chunk of bytes) {
    if (decoder === undefined) {
      const mark = byteOrderMark(chunk)
      decoder = mark?.startsWith('utf-16') ? new TextDecoder(mark) : null
    }
    yield decoder ? Buffer.from(decoder.decode(chunk, { stream: true })) : chunk
  }
}
