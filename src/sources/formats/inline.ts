// What Markdown does within a paragraph: emphasis, links, code and escapes, down to the words. One pass, in linear time.
import { stripMarkup } from '../../web/markup.ts'

/**
 * The words alone: `**Ports** [open](https://…) at _dawn_` is `Ports open at dawn`. Images go, and so do marks of
 * footnotes. Brackets that are no link stay (`[sic]`), and so do marks that emphasise nothing (`2 * 3`,
 * `snake_case`, `___`) and struck words with their `~~`, which plain text cannot say otherwise.
 * `definitions`: names of links that are defined elsewhere, in small letters.
 */
export function plainInline(paragraph: string, definitions: ReadonlySet<string>): string {
  if (!/[\\`*_[<&]/.test(paragraph)) return paragraph
  const pieces = new Pieces()
  const brackets: Bracket[] = []
  let at = 0
  while (at < paragraph.length) {
    const char = paragraph[at]!
    if (char === '\\') at = readEscape(paragraph, at, pieces)
    else if (char === '`') at = readCode(paragraph, at, pieces)
    else if (char === '*' || char === '_') at = readMarks(paragraph, at, char, pieces)
    else if (char === '[') {
      const image = paragraph[at + 1] !== '^' && pieces.takeBack('!')
      brackets.push({ piece: pieces.add(image ? '![' : '['), after: at + 1, image })
      at++
    } else if (char === ']') at = readLinkEnd(paragraph, at, pieces, brackets, definitions)
    else if (char === '<') at = readAutolink(paragraph, at, pieces)
    else {
      const end = nextSpecial(paragraph, at)
      pieces.add(paragraph.slice(at, end))
      at = end
    }
  }
  return stripMarkup(pieces.joined())
}

interface Bracket {
  /** Which piece the bracket is. */
  readonly piece: number
  /** Where what it holds begins in the paragraph. */
  readonly after: number
  readonly image: boolean
}

/** What was read so far, piece by piece, so that a bracket or mark can still be taken out of it. */
class Pieces {
  readonly #pieces: string[] = []
  /** Runs of marks that may begin an emphasis, by their character: piece and marks left. */
  readonly #openers = {
    '*': [] as { piece: number; left: number }[],
    _: [] as { piece: number; left: number }[]
  }

  add(text: string): number {
    return this.#pieces.push(text) - 1
  }

  clear(from: number, to = from + 1): void {
    this.#pieces.fill('', from, to)
  }

  get count(): number {
    return this.#pieces.length
  }

  /** Takes the text off the end of the last piece, when it ends so. */
  takeBack(text: string): boolean {
    const last = this.#pieces.at(-1)
    if (!last?.endsWith(text)) return false
    this.#pieces[this.#pieces.length - 1] = last.slice(0, -text.length)
    return true
  }

  /** A run of marks ends what earlier runs of them began, as far as both last; what is over may begin another. */
  mark(char: '*' | '_', length: number, opens: boolean, closes: boolean): void {
    const openers = this.#openers[char]
    let left = length
    for (let opener = closes ? openers.at(-1) : undefined; opener && left > 0;) {
      const taken = Math.min(opener.left, left)
      opener.left -= taken
      left -= taken
      this.#pieces[opener.piece] = char.repeat(opener.left)
      if (opener.left === 0) openers.pop()
      opener = openers.at(-1)
    }
    const piece = this.add(char.repeat(left))
    if (opens && left > 0) openers.push({ piece, left })
  }

  joined(): string {
    return this.#pieces.join('')
  }
}

function nextSpecial(text: string, from: number): number {
  SPECIAL.lastIndex = from + 1
  return SPECIAL.test(text) ? SPECIAL.lastIndex - 1 : text.length
}
const SPECIAL = /[\\`*_[\]<]/g

/** `\*` is a star. What tags and entities are made of is written as an entity, for the last step to read back. */
function readEscape(text: string, at: number, pieces: Pieces): number {
  const next = text[at + 1]
  if (next === undefined || next === '\n') return at + 1
  if (!PUNCTUATION.test(next)) {
    pieces.add('\\')
    return at + 1
  }
  pieces.add(next === '<' ? '&lt;' : next === '&' ? '&amp;' : next)
  return at + 2
}

/** Up to the next run of as many backticks; without one the backticks are letters like others. */
function readCode(text: string, at: number, pieces: Pieces): number {
  let length = 1
  while (text[at + length] === '`') length++
  const run = '`'.repeat(length)
  // Code in an article is a word or two; looking further would take time by the square of the length.
  const close = text
    .slice(at + length, at + length + 1000)
    .search(new RegExp(`(?<!\`)${run}(?!\`)`))
  if (length > 8 || close < 0) {
    pieces.add(run)
    return at + length
  }
  const code = text.slice(at + length, at + length + close)
  pieces.add(code.trim().replaceAll('&', '&amp;').replaceAll('<', '&lt;'))
  return at + length + close + length
}

/** CommonMark's flanking rule: marks open before a word and close after one; an underscore within a word does neither. */
function readMarks(text: string, at: number, char: '*' | '_', pieces: Pieces): number {
  let length = 1
  while (text[at + length] === char) length++
  const before = text[at - 1] ?? ' '
  const after = text[at + length] ?? ' '
  const [spaceBefore, spaceAfter] = [/\s/.test(before), /\s/.test(after)]
  const [markBefore, markAfter] = [PUNCTUATION.test(before), PUNCTUATION.test(after)]
  const left = !spaceAfter && (!markAfter || spaceBefore || markBefore)
  const right = !spaceBefore && (!markBefore || spaceAfter || markAfter)
  const word = char === '_' && left && right
  pieces.mark(char, length, left && (!word || markBefore), right && (!word || markAfter))
  return at + length
}
const PUNCTUATION = /[\p{P}\p{S}]/u

function readLinkEnd(
  text: string,
  at: number,
  pieces: Pieces,
  brackets: Bracket[],
  definitions: ReadonlySet<string>
): number {
  const open = brackets.pop()
  if (!open) {
    pieces.add(']')
    return at + 1
  }
  const name = text.slice(open.after, Math.min(at, open.after + 201)).toLowerCase()
  const end = linkEnd(text, at + 1, name, definitions)
  const footnote = name.startsWith('^') && end === null
  if (end === null && !footnote) {
    pieces.add(']')
    return at + 1
  }
  if (open.image || footnote) pieces.clear(open.piece, pieces.count)
  else pieces.clear(open.piece)
  if (!footnote) return end!
  // `[^1]:` begins the note itself.
  return text[at + 1] === ':' ? at + 2 : at + 1
}

/** Where the link ends whose words end before `from`: `(https://… "title")`, `[name]`, or nothing when the words are the name. */
function linkEnd(
  text: string,
  from: number,
  words: string,
  definitions: ReadonlySet<string>
): number | null {
  if (text[from] === '(') return destinationEnd(text, from)
  if (text[from] === '[') {
    const close = text.slice(from + 1, from + 202).indexOf(']')
    const name = text.slice(from + 1, from + 1 + close).toLowerCase() || words
    if (close >= 0 && definitions.has(name)) return from + close + 2
  }
  return definitions.has(words) ? from : null
}

function destinationEnd(text: string, from: number): number | null {
  let depth = 0
  for (let at = from; at < Math.min(text.length, from + 2000); at++) {
    if (text[at] === '\\') at++
    else if (text[at] === '(' && ++depth > 32) return null
    else if (text[at] === ')' && --depth === 0) return at + 1
  }
  return null
}

/** `<https://…>` is its address; any other tag is left for the last step. */
function readAutolink(text: string, at: number, pieces: Pieces): number {
  AUTOLINK.lastIndex = at
  const address = AUTOLINK.exec(text)?.[1]
  pieces.add(address?.replaceAll('&', '&amp;') ?? '<')
  return at + (address === undefined ? 1 : address.length + 2)
}
const AUTOLINK = /<(https?:\/\/[^\s<>]{1,2000}|[\w.+-]{1,64}@[\w.-]{1,255})>/y
