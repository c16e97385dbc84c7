// Quotes looked up in a whole edition: the articles that may hold one are read, the likeliest first. Knows slots, no speakers.
import type { AskedWord } from './asked.ts'
import { askedIn } from './asked.ts'
import type { HoldingGround } from './holding.ts'
import { openHolding } from './holding.ts'
import type { Check, Weighed } from './verdict.ts'
import { checkWords, LEAST_HELD } from './verdict.ts'
import { printedIn } from './words.ts'

/** What is asked of the text index and the shelf: `Search` and `Shelf` have it. */
export interface CheckingGround extends HoldingGround {
  readonly shelf: HoldingGround['shelf'] & {
    idOf(slot: number): string
    article(slot: number): { readonly text: string }
  }
}

/** `article` is the id of the article that the offsets are into; null for `absent`. */
export interface EditionCheck extends Check {
  readonly article: string | null
}

/** Articles that hold the rarest words looked up, together: so that common words cost no more than rare ones. More where nothing is found. */
const MOST_HOLDERS = 3_000
const MORE_HOLDERS = 30_000

/** Gives what checks a quote against every article: exact before altered, then the most of it, then the latest article. */
export const printChecking =
  (ground: CheckingGround) =>
  (quote: string): EditionCheck => {
    const { shelf } = ground
    const asked = askedIn(quote)
    const holding = openHolding(asked, ground)
    let nearest: Found | undefined
    const found = (): number => nearest?.weighed.found ?? 0
    const looks = [
      () => holding.wholly(),
      () => holding.mostly(MOST_HOLDERS),
      // Only where what has none of the rarest words may still have more of the quote.
      () => (holding.elsewhere > Math.max(found(), LEAST_HELD) ? holding.begun() : []),
      () => (nearest === undefined ? holding.mostly(MORE_HOLDERS) : [])
    ]
    const read = new Set<number>()
    for (const look of looks) {
      for (const slot of look()) {
        if (read.has(slot)) continue
        read.add(slot)
        const weighed = weigh(quote, asked, shelf.article(slot).text, found())
        if (isBetter(weighed, nearest?.weighed)) nearest = { weighed, slot }
        if (weighed.check.verdict === 'exact') break
      }
      if (nearest?.weighed.check.verdict === 'exact') break
    }
    return nearest === undefined
      ? { verdict: 'absent', difference: null, start: null, end: null, changes: [], article: null }
      : { ...nearest.weighed.check, article: shelf.idOf(nearest.slot) }
  }

interface Found {
  readonly weighed: Weighed
  readonly slot: number
}

const weigh = (quote: string, asked: readonly AskedWord[], text: string, least: number): Weighed =>
  checkWords(quote, asked, text, printedIn(text), least)

const isBetter = (one: Weighed, nearest: Weighed | undefined): boolean => {
  if (one.check.verdict === 'absent') return false
  if (nearest === undefined) return true
  const [isExact, wasExact] = [one.check.verdict === 'exact', nearest.check.verdict === 'exact']
  return isExact === wasExact ? one.found > nearest.found : isExact
}
