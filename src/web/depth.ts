// A stop for markup that nests without end, which costs a tokenizer the square of its depth. Knows no documents.
import type { Parser } from 'htmlparser2'

/** No document that is meant to be read comes near it, unclosed tags of a long feed included. */
export const BOTTOMLESS = 5_000

/** Thrown from a parser's own callbacks; what was read before stands. */
export class TooDeep extends Error {
  override readonly name = 'TooDeep'
}

/** Reads to the end, or to where it gets too deep. */
export function endUnlessTooDeep(parser: Parser, text: string): void {
  try {
    parser.end(text)
  } catch (error) {
    if (!(error instanceof TooDeep)) throw error
  }
}
