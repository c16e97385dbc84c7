// Lines in and lines out for the doors that data people use, in bounded memory.
import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { addAbortSignal } from 'node:stream'
import type { SourceError } from '../errors.ts'
import { decode } from '../sources/formats/decode.ts'
import { parseJson } from '../sources/formats/jsonlines.ts'
import type { Line } from '../sources/formats/lines.ts'
import { linesOf } from '../sources/formats/lines.ts'
import { overLimit } from '../sources/formats/size.ts'
import { located, Unreadable } from '../sources/formats/unreadable.ts'
import { visible } from '../visible.ts'
import { exit } from './exit.ts'

/** A line of text, or why it is none. `number` is from 1, as editors count. */
export type TextLine =
  | { readonly number: number; readonly text: string }
  | { readonly number: number; readonly error: SourceError }

/** Standard input as bytes, ended by the signal with an error that says so. */
export const standardInput = (signal: AbortSignal): AsyncIterable<Uint8Array> =>
  addAbortSignal(signal, process.stdin)

/** The lines of a stream without their ends, every one of them: one that is no text or far too long comes as its error. */
export async function* textLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<TextLine> {
  for await (const line of linesOf(bytes)) yield textOf(line)
}

function textOf({ number, bytes }: Line): TextLine {
  try {
    if (bytes === null) throw new Unreadable(overLimit('the line'))
    return { number, text: decode(bytes).replace(/\r$/, '') }
  } catch (error) {
    return { number, error: located(`line ${number}`, error) }
  }
}

/**
 * A line of JSON out for each line of JSON in, in their order, however bad some are. What cannot be read is told on standard error
 * by its line, and printed as `{ id, error }` so that whoever counts lines finds his answers; blank lines are passed over. Gives the
 * exit code: 1 where a line could not be read. `answer` throws `Unreadable` or `SourceError` for such a line; anything else it
 * throws ends the loop.
 */
export async function answerEach(
  signal: AbortSignal,
  answer: (value: unknown) => object | Promise<object>
): Promise<number> {
  const print = jsonLines(process.stdout)
  let code: number = exit.done
  for await (const line of textLines(standardInput(signal))) {
    let value: unknown
    try {
      if ('error' in line) throw line.error
      if (line.text.trim() === '') continue
      value = parseJson(line.text)
      await print(await answer(value))
    } catch (error) {
      signal.throwIfAborted()
      code = exit.failed
      const { message } = located(`line ${line.number}`, error)
      process.stderr.write(`${visible(message)}\n`)
      await print({ id: idOf(value), error: message })
    }
  }
  return code
}

/** Null where the line does not tell. */
function idOf(value: unknown): unknown {
  const { id = null }: { id?: unknown } = typeof value === 'object' && value !== null ? value : {}
  return id
}

/** Gives a writer of one value a line as JSON. Resolves when the stream has room for the next. */
export function jsonLines(output: Writable): (value: unknown) => Promise<void> {
  return async value => {
    const room = output.write(`${JSON.stringify(value)}\n`)
    // A stream that its reader has left is closed: it will never have room, and there is nobody to tell.
    if (!room && !output.destroyed) await once(output, 'drain')
  }
}
