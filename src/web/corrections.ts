// Notes in which a publisher corrects an article: part of its text wherever the page keeps them. Knows their wording.
import type { PageDocument } from './dom.ts'
import { linesOf } from './text.ts'

const OPENING =
  /^(?:\W{0,3}(?:an? )?(?:correction|clarification|erratum|editor[’']?s[’']? note)s?\b[^.!?]{0,60}?[:–—.-]|(?:corrects|clarifies) |this (?:article|story|post|report|piece|version)\b.{0,80}\b(?:was|were|has been|is) (?:amended|corrected|updated to (?:correct|clarify|reflect))|an earlier version of this (?:article|story|post|report)\b|in an earlier version\b)/i

/** Longer is no note. */
const LONGEST = 1_500

export const isCorrection = (line: string): boolean => line.length <= LONGEST && OPENING.test(line)

/** Those that the page shows, in its order; also where extraction takes them for a footer. */
export function correctionsOn(page: PageDocument): readonly string[] {
  const found = new Set<string>()
  for (const element of page.querySelectorAll('p, li, small, em, [class*="correction" i]')) {
    const text = element.textContent ?? ''
    if (text.length > LONGEST * 2) continue
    const line = linesOf(element).replace(/\s+/g, ' ').trim()
    const isTold = [...found].some(other => other.includes(line))
    if (line !== '' && !isTold && isCorrection(line)) found.add(line)
    if (found.size === MOST) break
  }
  return [...found]
}

const MOST = 20
