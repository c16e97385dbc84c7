// Speech set without quotation marks: `Q:` and `A:` lines, and lines that open with a speaker's name and a colon.
import { BODY } from '../text/layout.ts'
import type { Page } from '../page.ts'
import { COLON } from '../text/punctuation.ts'
import { LINE, WORD } from '../text/tokens.ts'

/** Tokens `from` … `to - 1` of one line are the words of a person; -1 when nobody is named. */
export interface Turn {
  readonly from: number
  readonly to: number
  readonly person: number
}

/** Fewer labelled lines than this are no interview: `Correction: …`, `Calder: pier to open`. */
const FEWEST = 2

/**
 * The turns of an interview, questions left out where nobody named asks them. The answers of `A:`
 * belong to the one person whom the lines before the first question name most; where two are named as often, to nobody.
 */
export function findTurns(page: Page): Turn[] {
  const { t, s } = page
  const turns: Turn[] = []
  let firstQuestion = -1
  let answers = 0
  for (let i = 0; i < t.count;) {
    let end = i + 1
    while (end < t.count && (t.shape[end]! & LINE) === 0) end++
    if (s.kind[s.of[i]!] === BODY) {
      const label = labelAt(page, i, end)
      if (label !== null && label.to + 1 < end) {
        const turn = { from: label.to + 1, to: end }
        if (label.letter === 'q') firstQuestion = firstQuestion < 0 ? i : firstQuestion
        else if (label.letter === 'a') {
          turns.push({ ...turn, person: GUEST })
          answers++
        } else turns.push({ ...turn, person: label.person })
      }
    }
    i = end
  }
  const isInterview = firstQuestion >= 0 && answers >= FEWEST
  const guest = isInterview ? mostNamed(page, firstQuestion) : -1
  const times = countBy(turns, turn => turn.person)
  // Whoever speaks in a dialogue speaks more than once; `Ines Calder: a life in piers` heads a section.
  return turns
    .filter(turn => (turn.person === GUEST ? isInterview : times.get(turn.person)! > 1))
    .map(turn => (turn.person === GUEST ? { ...turn, person: guest } : turn))
}

/** Stands for whoever answers, until it is known who that is. */
const GUEST = -2

interface Label {
  readonly to: number
  readonly letter: 'q' | 'a' | null
  readonly person: number
}

/** What stands before the colon or dot that opens a turn. */
function labelAt(page: Page, i: number, end: number): Label | null {
  const { t, people } = page
  if ((t.shape[i]! & WORD) === 0) return null
  const m = people.at[i]!
  if (m > 0) {
    const mention = people.mentions[m - 1]!
    const isLabel = mention.first === i && mention.to < end && t.mark[mention.to] === COLON
    return isLabel ? { to: mention.to, letter: null, person: mention.person } : null
  }
  const unit = t.text.charCodeAt(t.start[i]!) | 32
  const length = t.end[i]! - t.start[i]!
  const dotted = length === 2
  if (length > 2 || (unit !== 0x71 && unit !== 0x61)) return null
  // `A. It opens.` and `A: It opens.`; but not `A pier opens.`
  if (!dotted && (i + 1 >= end || t.mark[i + 1] !== COLON)) return null
  return { to: dotted ? i : i + 1, letter: unit === 0x71 ? 'q' : 'a', person: -1 }
}

function mostNamed({ people }: Page, before: number): number {
  const named = people.mentions.filter(m => m.first < before)
  const ranked = [...countBy(named, m => m.person)].toSorted((a, b) => b[1] - a[1])
  const [first, second] = ranked
  return first === undefined || (second !== undefined && second[1] === first[1]) ? -1 : first[0]
}

function countBy<Item>(items: readonly Item[], of: (item: Item) => number): Map<number, number> {
  const counts = new Map<number, number>()
  for (const item of items) counts.set(of(item), (counts.get(of(item)) ?? 0) + 1)
  return counts
}
