// Tells where a text gives somebody's other name: a pen name, a birth name, a name in another language.
import * as is from '../lexicon/flags.ts'
import { forms } from '../lexicon/forms.ts'
import { word } from '../lexicon/lexicon.ts'
import { LOCAL, type Names } from './names.ts'
import { push, type Roster, spelling } from './roster.ts'
import { CLOSE_BRACKET, COLON, COMMA, OPEN_BRACKET, STOP } from '../text/punctuation.ts'
import { type Tokens, WORD } from '../text/tokens.ts'

/** `known as`, `under the pseudonym`, `alias`, `aka`. */
const KNOWN = forms('known nicknamed alias aka a.k.a. pseudonym')
/** `her pen name`, `whose real name is`. */
const NAME = word('name')
const KINDS_OF_NAME = forms('pen stage real birth full maiden married screen')
const BORN = forms('born née né nee')
/** One article gives few aliases, and each walks the whole index. */
const MOST_ALIASES = 8
/** A sentence has no more tokens than this between a name and the other name that it gives. */
const FAR = 60
/** `, better known in town as`. */
const NEAR = 7

/** `Anna Maria Orme, widely known as Edda Vero`: makes one person of both in the roster. `keys` as given to `readRoster`. */
export function joinAliases(tokens: Tokens, names: Names, keys: Int32Array, roster: Roster): void {
  const { byKey, byFamily, byGiven } = roster
  let before = -1
  // Whom the name before is an alias of, where it is one.
  let owner: number | undefined
  let joined = 0
  for (let row = 0; row < names.count && joined < MOST_ALIASES; row++) {
    // `(Latin: `: a language is nobody.
    if ((names.bits[row]! & LOCAL) !== 0) continue
    const last = before
    const person = owner ?? (last < 0 ? undefined : fullAt(names, keys, byKey, last))
    before = row
    owner = undefined
    if (last < 0 || !isKnownAs(tokens, names.to[last]!, names.from[row]!)) continue
    const alias = fullAt(names, keys, byKey, row)
    if (person === alias) continue
    joined++
    if (person === undefined) {
      // `Edda (born Anna Maria Orme)`
      if (names.words[last] === 1) push(byFamily, spelling(tokens, names.from[last]!), alias!)
    } else if (alias === undefined) {
      // `Anna Maria Orme, known as Edda,`, but `Orme of a crew known as the Gulls`
      if (isAside(tokens, names.to[last]!, names.from[row]!) && names.words[row] === 1) {
        push(byFamily, spelling(tokens, names.from[row]!), person)
        owner = person
      }
    } else {
      for (const [key, who] of byKey) if (who === alias) byKey.set(key, person)
      for (const index of [byFamily, byGiven]) {
        for (const list of index.values()) {
          for (let i = 0; i < list.length; i++) if (list[i] === alias) list[i] = person
        }
      }
    }
  }
}

const isAside = (tokens: Tokens, from: number, to: number): boolean =>
  (tokens.mark[from] === COMMA || tokens.mark[from] === OPEN_BRACKET) &&
  to - from <= NEAR &&
  tokens.word[to - 1] !== THE

const fullAt = (
  names: Names,
  keys: Int32Array,
  byKey: ReadonlyMap<number, number>,
  row: number
): number | undefined => (names.words[row]! > 1 ? byKey.get(keys[row]!) : undefined)

const THE = word('the')

/** `, widely known as`, but `, said the guard known as`: whether the token before `known` lets it be said of the name. */
function isOfName(tokens: Tokens, i: number): boolean {
  if ((tokens.shape[i]! & WORD) === 0) return true
  if ((tokens.flags[i]! & is.FUNCTION) !== 0) return tokens.word[i] !== THE
  const { text } = tokens
  const end = tokens.end[i]!
  const adverb = text.charCodeAt(end - 1) === 0x79 && text.charCodeAt(end - 2) === 0x6c
  return adverb || BETTER.has(tokens.hash[i]!)
}

const BETTER = forms('better best widely also was is and pen stage his her')

/** Whether the tokens between two names say that the second is another name of whom the first names. */
function isKnownAs(tokens: Tokens, from: number, to: number): boolean {
  const { mark, flags, hash } = tokens
  if (to - from > FAR || to <= from) return false
  const aside = mark[from] === OPEN_BRACKET || mark[from] === COMMA
  let known = false
  for (let i = from; i < to; i++) {
    if (mark[i] === STOP) return false
    if (to - i > 6) continue
    if (KNOWN.has(hash[i]!) && isOfName(tokens, i - 1)) known = true
    if (tokens.word[i] === NAME && KINDS_OF_NAME.has(hash[i - 1]!)) known = true
  }
  if (known) return true
  if (!aside) return false
  const last = to - 1
  // `Anna Vero, born Edda Orme,` · `Anna Vero (née Orme)`
  if (BORN.has(hash[last]!) && to - from === 2) return true
  if (mark[from] !== OPEN_BRACKET) return false
  for (let i = from; i < to; i++) if (mark[i] === CLOSE_BRACKET) return false
  // `Edda (Latin: Edda Vera)`
  return BORN.has(hash[last]!) || (mark[last] === COLON && (flags[last - 1]! & is.DEMONYM) !== 0)
}
