// Whether a text is wrapped at a column, so that a line break within a block is no more than a space.
import { CLASS, NEWLINE, SPACE } from './letters.ts'

/** Lines looked at: enough to know, whatever the length of the text. */
const LINES = 60
/** A line that is broken because it is full is about this long. */
const SHORTEST = 40
const LONGEST = 110

/**
 * A text is wrapped when most lines that another follows at once are about as long as each other and end
 * within a sentence. One paragraph a line, as pages and feeds deliver it, is not.
 */
export function isWrapped(text: string): boolean {
  let full = 0
  let within = 0
  let others = 0
  let from = 0
  for (let lines = 0; lines < LINES && from < text.length; lines++) {
    const end = lineEnd(text, from)
    if (end - from > 2000) return false
    let next = end + 1
    if (text.charCodeAt(end) === 0x0d && text.charCodeAt(next) === 0x0a) next++
    if (end > from && next < text.length && !isBlankAt(text, next)) {
      const length = end - from
      if (length < SHORTEST || length > LONGEST) others++
      else if (endsSentence(text, end)) full++
      else within++
    }
    from = next
  }
  return within >= 2 && within * 2 > full + within && (full + within) * 2 > others * 3
}

function lineEnd(text: string, from: number): number {
  let i = from
  const last = Math.min(text.length, from + 2001)
  while (i < last && CLASS[text.charCodeAt(i)] !== NEWLINE) i++
  return i
}

/** `.`, `!`, `?`, `:` at the end, closing marks aside. */
function endsSentence(text: string, end: number): boolean {
  let i = end - 1
  while (i > 0 && /["'”’)\s]/.test(text.charAt(i))) i--
  return /[.!?:]/.test(text.charAt(i))
}

/** Nothing but space between `at` and the end of the line. */
export function isBlankAt(text: string, at: number): boolean {
  let i = at
  while (i < text.length && CLASS[text.charCodeAt(i)] === SPACE) i++
  return i >= text.length || CLASS[text.charCodeAt(i)] === NEWLINE
}
