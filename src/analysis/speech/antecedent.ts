// Whom a pronoun or a title stands for: gender, how recently and how prominently somebody was named.
import type { Gender } from '../../news.ts'
import * as is from '../lexicon/flags.ts'
import { isVerbLike } from './cues.ts'
import { BODY } from '../text/layout.ts'
import { forms } from '../lexicon/forms.ts'
import type { Marked } from '../text/marks.ts'
import type { Page } from '../page.ts'
import { COMMA } from '../text/punctuation.ts'
import { CAPITAL, LINE, SPACED, type Tokens } from '../text/tokens.ts'

/** How far back a pronoun reaches, in sentences. Longer than news does it, short enough to stay linear. */
const REACH = 8
const MENTIONS = 60

/** Who spoke, and the token where it was said that he did. */
export interface Spoken {
  readonly person: number
  readonly at: number
}

/**
 * The person that a pronoun of this gender at token `at` stands for, as an index of People.persons, or -1 where nobody
 * stands out. Each earlier mention weighs by distance in sentences and by its place in the sentence
 * (a subject weighs more than an object or owner), after the salience ranking of Lappin and Leass (1994); whoever
 * spoke last weighs more still, and whoever is named within the `quotation` that the pronoun credits, less.
 */
export function antecedent(
  page: Page,
  at: number,
  gender: Gender,
  spoken: Spoken | null,
  quotation: Marked | null
): number {
  const { t, s, people, inside } = page
  // The sentences of the quotation itself put no distance between the pronoun and whom it means.
  const here = s.of[quotation !== null && quotation.open < at ? quotation.open : at]!
  const named = headOf(page, at)
  const scores = new Map<number, number>()
  const add = (person: number, weight: number): void => {
    scores.set(person, (scores.get(person) ?? 0) + weight)
  }
  let index = lastMentionBefore(page, at)
  for (let steps = 0; index >= 0 && steps < MENTIONS; index--, steps++) {
    const m = people.mentions[index]!
    const sentence = s.of[m.first]!
    if (here - sentence > REACH) break
    const who = people.persons[m.person]!
    if ((who.gender !== null && who.gender !== gender) || m.person === named) continue
    if (quotation !== null && m.first >= quotation.from && m.first < quotation.to) {
      add(m.person, -0.5)
      continue
    }
    let weight = 1
    if (inside[m.first] !== 0) weight = 0.2
    else if ((t.flags[m.to]! & is.POSSESSIVE) !== 0) weight = 0.7
    else if (modifies(t, m.to)) weight = 0.3
    else if (isVerbLike(t, m.to) || m.first === s.from[sentence])
      weight = sentence === here ? 3.2 : 2
    // `letters from Josip Lind, a former engineer`: whoever is introduced is about to be spoken of.
    else if (t.mark[m.to] === COMMA && here - sentence <= 1) weight = 1.8
    else if (isObject(t, m.first)) weight = 0.6
    weight *= 0.62 ** (here - sentence)
    // A paragraph that names somebody goes on about him.
    if (t.line[m.first] === t.line[at] && inside[m.first] === 0) weight *= PARAGRAPH
    if (s.kind[sentence] !== BODY) weight *= 0.3
    if (who.gender === null) weight *= 0.6
    add(m.person, weight)
  }
  if (spoken !== null && spoken.at < at && spoken.person !== named) {
    const who = people.persons[spoken.person]!
    const distance = here - s.of[spoken.at]!
    if ((who.gender === gender || who.gender === null) && distance <= REACH) {
      // `He said that Lind would win, which he called …`: whoever speaks in a sentence goes on in it.
      add(spoken.person, distance === 0 ? 8 : 1.6 * 0.75 ** distance)
    }
  }
  let best = -1
  let most = 0
  let second = 0
  for (const [person, score] of scores) {
    if (score > most) {
      second = most
      most = score
      best = person
    } else if (score > second) second = score
  }
  return second > most * CLOSE ? -1 : best
}

/**
 * Whom the clause around the pronoun at `at` is about, and whom it therefore does not mean; -1 for nobody:
 * `Lind, whom he called “a deckhand,”`, `Lind, he said, was late.`
 */
function headOf({ t, people }: Page, at: number): number {
  if (at < 2) return -1
  const isInserted = t.mark[at - 1] === COMMA && t.mark[at + 2] === COMMA
  if (!isInserted && !RELATIVE.has(t.hash[at - 1]!)) return -1
  const m = people.at[!isInserted && t.mark[at - 2] === COMMA ? at - 3 : at - 2] ?? 0
  return m > 0 ? people.mentions[m - 1]!.person : -1
}

const RELATIVE = forms('who whom')

/** `Vero adviser Josip Lind`: her name only tells which adviser. */
const modifies = (t: Tokens, next: number): boolean =>
  (t.flags[next]! & is.ROLE) !== 0 && (t.shape[next]! & (CAPITAL | SPACED)) === SPACED

const PARAGRAPH = 2

/** Two candidates nearer to each other than this are not told apart. */
const CLOSE = 0.9

/** After a preposition or a transitive verb: `met Vero`, `of Vero`. */
const isObject = (t: Tokens, i: number): boolean =>
  i > 0 && (OBJECT_OF.has(t.hash[i - 1]!) || (isVerbLike(t, i - 1) && (t.shape[i]! & LINE) === 0))

const OBJECT_OF = forms('of for from to by with at in on about against over between like than')

/** Index of the last mention that begins before token `at`, -1 when there is none. */
export function lastMentionBefore(page: Page, at: number): number {
  const { mentions } = page.people
  let low = 0
  let high = mentions.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (mentions[middle]!.first < at) low = middle + 1
    else high = middle
  }
  return low - 1
}
