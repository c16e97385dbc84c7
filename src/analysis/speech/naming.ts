// Whether words between marks name something: a work, a ship, a programme, a man by his nickname. Nobody says them.
import { type Frame, frameOf } from './frame.ts'
import * as is from '../lexicon/flags.ts'
import { forms } from '../lexicon/forms.ts'
import { word } from '../lexicon/lexicon.ts'
import type { Marked } from '../text/marks.ts'
import { openPage, type Page } from '../page.ts'
import { COMMA } from '../text/punctuation.ts'
import { CAPITAL, LINE, NUMBER, type Tokens, WORD } from '../text/tokens.ts'

const BY = word('by')

const NAMING = forms('called titled entitled named dubbed nicknamed named as known')
const WORKS = forms(
  `film films movie documentary book books novel novels memoir autobiography biography album song single play musical show series
   programme program podcast column essay article poem painting sculpture exhibition magazine newsletter blog video trilogy opera ballet game`
)
const MAKES = forms(
  'sing sings sang singing write writes wrote writing play plays played performed directed recorded'
)
const GOES = forms('go goes went going')

/** Words between marks, and how many of them are written as in a title. */
interface Wording {
  readonly words: number
  /** Every word begins with a capital, or is one of those that titles write small. */
  readonly isTitle: boolean
}

export function wordingOf(t: Tokens, m: Marked): Wording {
  let words = 0
  let capitals = 0
  for (let i = m.from; i < m.to; i++) {
    if ((t.shape[i]! & (WORD | NUMBER)) === 0) continue
    words++
    const small = (t.flags[i]! & (is.FUNCTION | is.PARTICLE)) !== 0
    if ((t.shape[i]! & (CAPITAL | NUMBER)) !== 0 || small) capitals++
  }
  return { words, isTitle: words === capitals }
}

/** The page with names between marks as words like any other: nothing that stands beside one credits it. */
export function withoutNames(page: Page): Page {
  const { t, s, people, marked } = page
  const rest = marked.filter((m, i) => !isName(page, m, i))
  return rest.length === marked.length ? page : openPage(t, s, people, rest)
}

/** Written as a title, and the words around say that it is one. */
const isName = (page: Page, m: Marked, index: number): boolean =>
  (page.t.shape[m.from]! & (CAPITAL | NUMBER)) !== 0 &&
  wordingOf(page.t, m).isTitle &&
  (isNickname(page, m) || isNamed(page, m, frameOf(page, index)))

function isNamed({ t, people }: Page, m: Marked, { preFrom, preTo }: Frame): boolean {
  const last = preTo - 1
  if (last < preFrom) return false
  // `known as the “Grey Goose,”` `a mural called “Songs of the Sea”`
  if (NAMING.has(t.hash[last]!)) return true
  if (last === preFrom) return false
  // `her memoir, “The Long Tide”`
  if (t.mark[last] === COMMA) return WORKS.has(t.hash[last - 1]!)
  // `told the Courier's “Today”`
  if ((t.flags[last]! & is.POSSESSIVE) !== 0) return people.at[last - 1] === 0
  // `Vero sang “The Long Tide”`
  if (MAKES.has(t.hash[last]!)) return m.to - m.from > 1
  // `Vero, who goes by “Nessie,”`
  return t.word[last] === BY && GOES.has(t.hash[last - 1]!)
}

/** `Tomas “Tam” Lind` */
const isNickname = ({ t, people }: Page, m: Marked): boolean =>
  m.close >= 0 &&
  m.open > 0 &&
  m.to - m.from < 4 &&
  (people.at[m.open - 1]! > 0 || (t.flags[m.open - 1]! & is.GIVEN) !== 0) &&
  (t.shape[m.open - 1]! & CAPITAL) !== 0 &&
  (t.shape[m.close + 1]! & (CAPITAL | WORD | LINE)) === (CAPITAL | WORD) &&
  (t.flags[m.close + 1]! & (is.DATE | is.FUNCTION | is.PRONOUN)) === 0
