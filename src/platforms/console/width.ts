// How many columns a terminal gives to a text, and where a line of it may break.

export type Style = 'plain' | 'strong' | 'dim' | 'accent'

/** One stretch of text in one style. */
export interface Piece {
  readonly text: string
  readonly style: Style
  /** Where the words lead, in a terminal that makes them a link. */
  readonly href?: string
}

/** What stands between two spaces: its pieces are never parted at the end of a line. */
type Word = readonly Piece[]

/**
 * Breaks pieces into lines of at most `width` columns, at white space; a word that is wider than a line is broken between
 * its characters. A line feed in the text starts a new line. Nothing but white space is lost.
 */
export function wrap(pieces: readonly Piece[], width: number): readonly (readonly Piece[])[] {
  const lines: Piece[][] = []
  for (const words of paragraphs(pieces)) {
    let line: Piece[] = []
    let used = 0
    for (const word of words.flatMap(whole => fit(whole, width))) {
      const size = wordWidth(word)
      if (used > 0 && used + 1 + size > width) {
        lines.push(line)
        line = []
        used = 0
      }
      if (used > 0) append(line, spaceBetween(line.at(-1), word[0]))
      for (const piece of word) append(line, piece)
      used += size + (used > 0 ? 1 : 0)
    }
    lines.push(line)
  }
  return lines
}

/**
 * Columns a text takes: 2 for East Asian wide and full-width characters and for emoji, 0 for marks that combine and for
 * joiners, 1 for all else. A terminal may differ on rare characters; then a line is a little short or long.
 */
export function textWidth(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length
  let width = 0
  for (const { segment } of characters.segment(text)) width += characterWidth(segment)
  return width
}

const characters = new Intl.Segmenter('en', { granularity: 'grapheme' })

const characterWidth = (character: string): number => {
  if (/^[\p{M}\p{Cf}\p{Cc}]+$/u.test(character)) return 0
  return /\p{Emoji_Presentation}|\ufe0f/u.test(character) || wide.test(character) ? 2 : 1
}

/** Hangul Jamo, CJK and its punctuation, Hiragana to Yi, Hangul, compatibility and full-width forms, CJK extensions. */
const wide =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u

const wordWidth = (word: Word): number =>
  word.reduce((width, piece) => width + textWidth(piece.text), 0)

/** Neighbours of one style become one piece: a terminal is told of a style once. */
function append(line: Piece[], piece: Piece): void {
  const last = line.at(-1)
  if (last?.style === piece.style && last.href === piece.href) {
    line[line.length - 1] = { ...last, text: last.text + piece.text }
  } else line.push(piece)
}

/** A space looks like the words on both its sides where these look the same. */
const spaceBetween = (before: Piece | undefined, after: Piece | undefined): Piece =>
  before !== undefined && before.style === after?.style && before.href === after.href
    ? { ...before, text: ' ' }
    : { text: ' ', style: 'plain' }

/** The words of each line of the text. */
function paragraphs(pieces: readonly Piece[]): readonly (readonly Word[])[] {
  const found: Word[][] = [[]]
  let word: Piece[] = []
  const endWord = () => {
    if (word.length > 0) found.at(-1)?.push(word)
    word = []
  }
  for (const { text, ...looks } of pieces) {
    // No-break spaces belong to the word that they hold together.
    for (const [token] of text.matchAll(/\n|[^\S\n\u00a0\u202f]+|[\S\u00a0\u202f]+/g)) {
      if (/[\S\u00a0\u202f]/.test(token)) word.push({ text: token, ...looks })
      else endWord()
      if (token === '\n') found.push([])
    }
  }
  endWord()
  return found
}

/** The word itself, or the parts of one that is wider than a line. */
function fit(word: Word, width: number): readonly Word[] {
  if (wordWidth(word) <= width) return [word]
  const parts: Word[] = []
  let part: Piece[] = []
  let used = 0
  for (const { text, ...looks } of word) {
    let stretch = ''
    for (const { segment } of characters.segment(text)) {
      const size = characterWidth(segment)
      if (used + size > width) {
        parts.push([...part, { text: stretch, ...looks }])
        part = []
        stretch = ''
        used = 0
      }
      stretch += segment
      used += size
    }
    part.push({ text: stretch, ...looks })
  }
  return [...parts, part]
}
