// Whom `the senator` or `the 54-year-old` stands for, where the text itself has said so of one person.
import * as is from '../lexicon/flags.ts'
import { lastMentionBefore } from './antecedent.ts'
import { look } from '../lexicon/lexicon.ts'
import { forms } from '../lexicon/forms.ts'
import type { Page } from '../page.ts'
import type { ReadPerson } from '../people/people.ts'
import { COMMA } from '../text/punctuation.ts'
import { HYPHEN, NUMBER, type Tokens, WORD } from '../text/tokens.ts'

const DEFINITE = forms('the')
/** Offices by the short forms in which titles print them. */
const SPELLED = new Map(
  [
    ['sen', 'senator'],
    ['gov', 'governor'],
    ['rep', 'representative'],
    ['rep', 'congressman'],
    ['rep', 'congresswoman'],
    ['rep', 'lawmaker'],
    ['sen', 'lawmaker'],
    ['dr', 'doctor'],
    ['gen', 'general'],
    ['prof', 'professor'],
    ['lt', 'lieutenant'],
    ['col', 'colonel'],
    ['sgt', 'sergeant']
  ].map(([short, long]) => [`${look(short!)}:${look(long!)}`, true])
)

/**
 * The person that a definite phrase stands for, as an index of People.persons, or -1: the only one named
 * so far who was given that title or age, or the only such one in the last few sentences.
 */
export function holderOf(page: Page, from: number, to: number): number {
  const { t } = page
  if (!DEFINITE.has(t.hash[from]!) || to - from < 2 || to - from > 5) return -1
  const head = to - 1
  if ((t.shape[head]! & HYPHEN) !== 0 && (t.shape[head]! & NUMBER) !== 0) return ofAge(page, head)
  if ((t.shape[head]! & WORD) === 0 || (t.flags[head]! & (is.ROLE | is.TITLE)) === 0) return -1
  return only(
    page,
    from,
    (person, m) =>
      person.titles.some(title => isSameOffice(t, title, head)) || isAppositionOf(t, m, from, to)
  )
}

/** `The harbour master, Ines Calder, came.`: the very words of `from` … `to - 1` stand before the name. */
function isAppositionOf(t: Tokens, m: Mention, from: number, to: number): boolean {
  const start = m.first - 1 - (to - from)
  if (start < 0 || t.mark[m.first - 1] !== COMMA || t.mark[m.to] !== COMMA) return false
  for (let k = 0; k < to - from; k++) if (t.hash[start + k] !== t.hash[from + k]) return false
  return true
}

type Mention = Page['people']['mentions'][number]

function only(
  page: Page,
  at: number,
  fits: (person: ReadPerson, mention: Mention) => boolean
): number {
  const { people, s } = page
  const here = s.of[at]!
  let near = -1
  let nearest = -1
  let far = -1
  let manyFar = false
  let manyNear = false
  for (let i = lastMentionBefore(page, at), steps = 0; i >= 0 && steps < 200; i--, steps++) {
    const m = people.mentions[i]!
    if (m.person === far || m.person === near || !fits(people.persons[m.person]!, m)) continue
    if (far < 0) far = m.person
    else manyFar = true
    if (here - s.of[m.first]! <= 3) {
      if (near < 0) {
        near = m.person
        nearest = i
      } else manyNear = true
    }
  }
  if (!manyFar) return far
  return nearest >= 0 && !manyNear ? near : -1
}

function isSameOffice(t: Tokens, title: { from: number; to: number }, head: number): boolean {
  for (let i = title.from; i < title.to; i++) {
    if (t.hash[i] === t.hash[head]) return true
    if (t.word[i] !== 0 && SPELLED.has(`${t.word[i]}:${t.word[head]}`)) return true
  }
  return false
}

/** `Ines Calder, 54, …`: whom the number after the name makes that old. */
function ofAge(page: Page, head: number): number {
  const { t } = page
  const from = t.start[head]!
  const age = t.text.slice(from, from + 2)
  const { mentions } = page.people
  const aged = new Set<number>()
  for (let i = lastMentionBefore(page, head), steps = 0; i >= 0 && steps < 400; i--, steps++) {
    const m = mentions[i]!
    if (t.mark[m.to] === COMMA && t.text.startsWith(`${age},`, t.start[m.to + 1]))
      aged.add(m.person)
  }
  const [first] = aged
  return aged.size === 1 && first !== undefined ? first : -1
}
