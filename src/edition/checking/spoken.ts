// The words of a text without what parts a quote from its second half: `,” the minister said. “`. Knows characters.
import type { Span } from '../../news.ts'
import type { Printed } from './words.ts'

/** UTF-16 units between two quotes beyond which the second is another quote. */
const LONGEST = 120

/** The same words where nothing does. */
export const withoutAttributions = (
  text: string,
  words: readonly Printed[]
): readonly Printed[] => {
  const between = attributionsIn(text)
  if (between.length === 0) return words
  let at = 0
  return words.filter(({ start, end }) => {
    while (at < between.length && between[at]!.end <= start) at++
    const span = between[at]
    return span === undefined || end <= span.start
  })
}

/** In order: what stands between marks that close and the next that open, in one line. Straight marks open and close in turn. */
const attributionsIn = (text: string): Span[] => {
  const found: Span[] = []
  let isOpen = false
  let closed = -1
  for (const { 0: mark, index } of text.matchAll(/[“”"«»\n]/g)) {
    if (mark === '\n') {
      isOpen = false
      closed = -1
      continue
    }
    isOpen = mark === '“' || mark === '«' || (mark === '"' && !isOpen)
    if (!isOpen) closed = index
    else if (closed >= 0 && index - closed <= LONGEST) found.push({ start: closed, end: index })
  }
  return found
}
