// Which of a form's spellings is shown for it. Knows letters and counts only.
import { isCapitalised } from '../words.ts'

/** One spelling of a form, and how often articles print it. */
export interface Printing {
  readonly word: string
  readonly count: number
}

/** Without possessive; in lower case whenever a good part of its uses is, so that `Talks` is offered as `talks`. */
export const mostPrinted = (printings: readonly Printing[]): string => {
  const shown = printings.map(({ word, count }) => ({ word: word.replace(/['’]s$/u, ''), count }))
  const low = shown.filter(({ word }) => !isCapitalised(word))
  const total = shown.reduce((sum, { count }) => sum + count, 0)
  const lowTotal = low.reduce((sum, { count }) => sum + count, 0)
  const best = (lowTotal * 5 >= total ? low : shown).reduce((a, b) =>
    b.count > a.count || (b.count === a.count && b.word < a.word) ? b : a
  )
  return best.word
}
