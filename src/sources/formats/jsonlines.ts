// JSON lines into articles, one line at a time: for files and for standard input.
import type { SourceError } from '../../errors.ts'
import { decode } from './decode.ts'
import { linesOf } from './lines.ts'
import type { Found } from './record.ts'
import { articleOfRecord } from './record.ts'
import { overLimit } from './size.ts'
import { located, Unreadable } from './unreadable.ts'

export interface JsonLinesOptions {
  /** Address of the source, for `Article.source`. */
  readonly source: string
  /** What the lines are called in ids (`name#12`, for records without one) and problems (`name:12: …`). */
  readonly name: string
  readonly problem: (error: SourceError) => void
}

/**
 * In the order of the lines, with the ids that they bring. A line that gives no article is a problem and the rest go on;
 * blank lines are passed over. Holds one line at a time, of at most 20 MB. Throws what reading the bytes throws.
 */
export async function* articlesOfJsonLines(
  bytes: AsyncIterable<Uint8Array>,
  { source, name, problem }: JsonLinesOptions
): AsyncGenerator<Found> {
  for await (const line of linesOf(bytes)) {
    const where = `${name}:${line.number}`
    try {
      const found = articleOfLine(line.bytes, {
        source,
        id: `${name}#${line.number}`,
        where,
        problem
      })
      if (found) yield found
    } catch (error) {
      problem(located(where, error))
    }
  }
}

function articleOfLine(
  bytes: Uint8Array | null,
  place: Parameters<typeof articleOfRecord>[1]
): Found | null {
  if (bytes === null) throw new Unreadable(overLimit('the line'))
  const line = decode(bytes)
  return line.trim() === '' ? null : articleOfRecord(parseJson(line), place)
}

/** As `JSON.parse`; throws `Unreadable` with what is wrong, on one line. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    // V8 quotes what stands there, line ends and all.
    const told = String(cause instanceof Error ? cause.message : cause)
      .replace(/\s+/g, ' ')
      .replace(/ is not valid JSON$/, '')
    throw new Unreadable(`is not JSON: ${told}`, { cause })
  }
}
