// Which lines of a text are the article, which are headlines and crossheads, which are furniture.
import { COLON, COMMA, DASH, ELLIPSIS, EXCLAMATION, QUESTION, STOP } from './punctuation.ts'
import { DOT, LINE, type Tokens } from './tokens.ts'

export const BODY = 0
export const HEADING = 1
export const FURNITURE = 2

/** Kind of each line of the text, by the line numbers of tokens.ts (every line break counts; a blank line is BODY). */
export interface Layout {
  readonly kind: Uint8Array
}

/**
 * Lines that point away from the article or ask for something:
 * `Also Read: Council sets ferry fares`, `Sign up for our newsletter`, `Photo: Ada Quill`;
 * not `Copyright law will change.`, `More on the pier is expected.`
 */
const POINTER =
  /^[[(*\s]*(?:also read|read also|read more|read next|read this|see also|watch(?: also| now| live|:)|listen(?: to)?(?: this|:)|more (?:from|on|coverage)\b(?!.*\.$)|related(?: stories| articles| coverage|:)|recommended(?: stories|:)|you (?:may|might) (?:also )?like|must[- ]read|don['’]t miss|trending(?: now|:)|click (?:here|to)|tap here|scroll (?:down|to)|sign up|subscribe\b|get the latest|get our|join our|follow (?:us|@|\S+ on (?:twitter|x|facebook|instagram))|like us on|share (?:this|on)|advertisement\b(?!.*\.$)|sponsored\b(?!.*\.$)|story continues|continue reading|article continues|this (?:video|content) (?:is (?:no longer|not)|can(?:no|')t|requires|may not)\b|photo(?:graph)?s?(?: by| credit|:)|images?(?: by| via| courtesy| credit| source|:)|picture:|pic:|file photo|credit:|copyright\b(?=\W*(?:\d{4}|c\b|by\b|$))|©|\(c\) ?\d{4}|all rights reserved|posted (?:in|by)\b|filed under|tags?:|comments? ?\(|print this|email this|load more|skip to|back to top|have a (?:tip|story)|got a tip|contact (?:us|the (?:reporter|author)))/i

/** `Ada Quill reported from Port Alder.` `Northern Wire writers … contributed to this report.` */
const CREDIT =
  /\b(?:contribut(?:ed|ing) (?:to this|reporting|from)|contributed\b.{0,80}\breport|reported from\b|reporting (?:by|from)\b|(?:additional|with) reporting\b|edited by\b|editing by\b|compiled (?:by|from)\b|is an? (?:staff|freelance) (?:writer|reporter)\b|can be (?:reached|followed) at\b|follow (?:him|her|them) (?:on|at)\b|the associated press writers?)/i

/** `Ada Quill and Tom Reyes, The Northern Wire`: names and a publisher, no sentence. */
export const SIGNATURE =
  /^(?:By )?(\p{Lu}[\p{L}'’.-]+(?:,? (?:\p{Lu}[\p{L}'’.-]+|de|van|von|la|al|el|bin|and|AND))*?),? ((?:The )?(?:\p{Lu}[\p{L}'’.-]+ ){0,3}(?:Press|Wire|Agency|Service|News|Times|Post|Tribune|Gazette|Herald|Courier|Journal|Record|Ledger|Reuters|Bloomberg|AP|AFP))$/u

const RULE = /^(?:_{3,}|-{3,}|\*{3,}|(?:\* ){2,}\*|={3,}|#{3,}|—{3,})$/

/** A line longer than this is never furniture or a heading: both are short. */
const LONGEST = 700

export function findLayout(t: Tokens): Layout {
  const lines = t.count === 0 ? 1 : t.line[t.count - 1]! + 1
  const kind = new Uint8Array(lines)
  const last = t.count === 0 ? 0 : t.line[t.count - 1]!
  // Below a rule there are credits, as a rule, until a line of the article follows: there, a credit needs less.
  let credits = false
  for (let i = 0; i < t.count;) {
    const line = t.line[i]!
    let end = i + 1
    while (end < t.count && (t.shape[end]! & LINE) === 0) end++
    const from = t.start[i]!
    const to = t.end[end - 1]!
    if (to - from <= LONGEST) {
      const words = t.text.slice(from, to)
      if (RULE.test(words)) {
        kind[line] = FURNITURE
        credits = true
      } else if (POINTER.test(words) && !speaks(t, i, end)) kind[line] = FURNITURE
      else if (CREDIT.test(words) && (credits || last - line < 4) && !speaks(t, i, end)) {
        kind[line] = FURNITURE
      } else if ((credits || line === last) && SIGNATURE.test(words)) kind[line] = FURNITURE
      else {
        if (isHeading(t, i, end, line === last)) kind[line] = HEADING
        credits = false
      }
    } else credits = false
    i = end
  }
  return { kind }
}

/** A quotation in the line: then somebody speaks there, and it is no furniture. */
function speaks(t: Tokens, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const mark = t.mark[i]!
    if (mark === 0x201c || mark === 0x22 || mark === 0xab) return true
  }
  return false
}

/**
 * A short line without a final mark, that something follows: `European heavyweights arrive`.
 * The last line of a text is no heading, nor is one that ends in a comma or colon.
 */
function isHeading(t: Tokens, from: number, to: number, last: boolean): boolean {
  if (last || to - from > 24) return false
  // `Q: When does the pier open?` `Q. When does the pier open?`
  const letters = t.end[from]! - t.start[from]!
  if (letters === 1 && t.mark[from + 1] === COLON) return false
  if (letters === 2 && (t.shape[from]! & DOT) !== 0) return false
  if (t.end[to - 1]! - t.start[from]! > 140) return false
  let end = to - 1
  // A closing mark at the end says nothing by itself: ‘A big step’ is a heading, “Go.” is not.
  while (end > from && isClosing(t.mark[end]!)) end--
  const mark = t.mark[end]!
  return !(
    mark === STOP ||
    mark === COMMA ||
    mark === 0x3b ||
    mark === COLON ||
    mark === ELLIPSIS ||
    // `“And I will—”`
    (end < to - 1 && mark === DASH) ||
    ((mark === EXCLAMATION || mark === QUESTION) && end < to - 1)
  )
}

const isClosing = (mark: number): boolean =>
  mark === 0x201d ||
  mark === 0x2019 ||
  mark === 0x22 ||
  mark === 0x27 ||
  mark === 0xbb ||
  mark === 0x29
