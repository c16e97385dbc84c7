// The words and signs of a sentence, each where it is printed, and what stands between two of them. Knows characters.
import type { Span } from '../../news.ts'

export interface Token extends Span {
  /** As printed. `eleven-day` and `3 1/2` are one. */
  readonly text: string
  /** In lower case. */
  readonly form: string
  /** Whether more than a space stands before it. */
  readonly isApart: boolean
}

const TOKEN =
  /\d[\d,]*(?:\.\d+)? [1-9]\/[1-9]|\d[\d,]*\.\d+|\d(?:[\d,]*\d)?|\p{L}[\p{L}\p{M}\d’']*(?:[-‐‑]\p{L}[\p{L}\p{M}’']*)*|[$€£¥%°]/gu

/** One space, as between nearly all. */
const isSpace = (text: string, from: number, to: number): boolean =>
  to === from + 1 && text.charCodeAt(from) === 0x20

/** `text` between two offsets. */
export const tokensIn = (text: string, { start, end }: Span): Token[] => {
  const tokens: Token[] = []
  for (const { 0: word, index } of text.slice(start, end).matchAll(TOKEN)) {
    const at = start + index
    const before = tokens.at(-1)?.end ?? start
    tokens.push({
      text: word,
      form: word.toLowerCase(),
      start: at,
      end: at + word.length,
      isApart: !isSpace(text, before, at) && !/^[\s-]*$/.test(text.slice(before, at))
    })
  }
  return tokens
}
