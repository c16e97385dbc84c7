// The words and two-word phrases that an article is about.
import type { Term } from '../news.ts'
import * as is from './lexicon/flags.ts'
import { BODY } from './text/layout.ts'
import { forms } from './lexicon/forms.ts'
import type { Page } from './page.ts'
import { LINE, SPACED, WORD } from './text/tokens.ts'

const MOST = 12

/** Common words that tell nothing of what an article is about. */
const EMPTY = forms(
  `going goes made make makes making took take takes taking come comes came coming want wants wanted know knows knew seen used using used give gives given gave
   year years week weeks month months time times days people thing things part parts place places number back good well long like work working need needs`
)

/**
 * Words of content that come back, and pairs of them that come back together, ranked by how often and how early:
 * `count × (1 + 1 / (1 + first sentence))`; a pair that stands for most uses of its words replaces them. People are left out.
 */
export function findTerms(page: Page): Term[] {
  const { t, s, people } = page
  const found = new Map<number, Entry>()
  let previous = -1
  for (let i = 0; i < t.count; i++) {
    const plain =
      (t.shape[i]! & WORD) !== 0 &&
      t.end[i]! - t.start[i]! > 3 &&
      (t.flags[i]! & NO_TERM) === 0 &&
      !EMPTY.has(t.hash[i]!) &&
      people.at[i] === 0 &&
      s.kind[s.of[i]!] === BODY
    if (!plain) {
      previous = -1
      continue
    }
    count(found, t.hash[i]!, { first: i, to: i + 1, count: 1, sentence: s.of[i]! })
    if (previous === i - 1 && (t.shape[i]! & (LINE | SPACED)) === SPACED) {
      const pair = Math.imul(t.hash[previous]!, 31) ^ t.hash[i]!
      count(found, pair, { first: previous, to: i + 1, count: 1, sentence: s.of[i]! })
    }
    previous = i
  }
  return rank(page, [...found.values()])
}

const NO_TERM = is.FUNCTION | is.PRONOUN | is.DATE | is.SPEECH | is.TITLE | is.ROLE

/** A word or pair: tokens `first` … `to - 1` where it stands first, in which sentence that is, how often it comes. */
interface Entry {
  readonly first: number
  readonly to: number
  readonly sentence: number
  count: number
}

function count(found: Map<number, Entry>, key: number, entry: Entry): void {
  const known = found.get(key)
  if (known === undefined) found.set(key, entry)
  else known.count++
}

function rank({ t }: Page, entries: readonly Entry[]): Term[] {
  const often = entries.filter(e => e.count > 1)
  const covered = new Map<number, number>()
  for (const pair of often.filter(isPair)) {
    for (let i = pair.first; i < pair.to; i++) {
      const word = t.hash[i]!
      covered.set(word, (covered.get(word) ?? 0) + pair.count)
    }
  }
  return often
    .filter(e => isPair(e) || (covered.get(t.hash[e.first]!) ?? 0) * 2 < e.count)
    .toSorted((a, b) => score(b) - score(a) || a.first - b.first)
    .slice(0, MOST)
    .map(e => ({ text: t.text.slice(t.start[e.first], t.end[e.to - 1]), count: e.count }))
}

const isPair = (e: Entry): boolean => e.to - e.first === 2
const score = (e: Entry): number => e.count * (1 + 1 / (1 + e.sentence)) * (isPair(e) ? 1.5 : 1)
