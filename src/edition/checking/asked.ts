// A quote as somebody asks for it: pieces between shown cuts, and words that brackets put in. Knows characters.
import type { Printed } from './words.ts'
import { printedIn } from './words.ts'

export interface AskedWord extends Printed {
  /** Words that stand in brackets: they, or others in their place, may be in the text, or nothing. */
  readonly isInserted: boolean
  /** An ellipsis stands before it: words of the text may be left out here. */
  readonly afterCut: boolean
}

/** Marks around the whole quote are not part of it. Offsets are into what was typed. */
export const askedIn = (typed: string): AskedWord[] => {
  const inserted = [...typed.matchAll(/\[[^\]]*\]/g)]
  const isIn = (at: number) =>
    inserted.some(({ 0: whole, index }) => at > index && at < index + whole.length)
  const cuts = [...typed.matchAll(/…|\.\s?\.\s?\./g)].map(({ index }) => index)
  let cut = 0
  return printedIn(typed).map(word => {
    let afterCut = false
    while (cut < cuts.length && cuts[cut]! < word.start) {
      afterCut = true
      cut++
    }
    return { ...word, isInserted: isIn(word.start), afterCut }
  })
}
