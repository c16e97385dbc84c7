// Lines in and lines out for the doors that data people use, in bounded memory.
import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { addAbortSignal } from 'node:stream'
import type { SourceError } from '../errors.ts'
import { decode } from '../sources/formats/decode.ts'
import type { Line } from '../sources/formats/lines.ts'
import { linesOf } from '../sources/formats/lines.ts'
import { overLimit } from '../sources/formats/size.ts'
import { located, Unreadable } from '../sources/formats/unreadable.ts'

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

/** Gives a writer of one value a line as JSON. Resolves when the stream has room for the next. */
export function jsonLines(output: Writable): (value: unknown) => Promise<void> {
  return async value => {
    const room = output.write(`${JSON.stringify(value)}\n`)
    // A stream that its reader has left is closed: it will never have room, and there is nobody to tell.
    if (!room && !output.destroyed) await once(output, 'drain')
  }
}
