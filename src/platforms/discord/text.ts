// Text of a reply as Discord's markdown, cut into chunks that fit: a style never runs over the end of one.
import type { Run, Text } from '../../reply.ts'
import { escaped, isPlain, safeAddress } from './escape.ts'
import { readChannel } from './places.ts'

/** What stands around a stretch of text. */
interface Style {
  readonly open: string
  readonly close: string
}

interface Piece extends Style {
  /** Escaped. */
  readonly text: string
  /** The same word by word, for where not all of it fits: none is cut. */
  readonly words: () => readonly string[]
}

/** By the name of a command, `quote` or `source add`, the id under which Discord knows it. */
export type CommandIds = ReadonlyMap<string, string>

interface Layout {
  /** The most UTF-16 units in a chunk, without what the caller puts before it. */
  readonly room: number
  /** What a line break becomes: `\n> ` keeps a quotation together; a space takes all on one line. */
  readonly lineBreak: string
  /** With it, our own words that name a command become what Discord opens the command with. */
  readonly links?: CommandIds
}

/** The chunks in order; none is blank. */
export function chunksOf(text: Text, layout: Layout): readonly string[] {
  const runs: readonly Run[] = typeof text === 'string' ? [{ text }] : text
  const pieces = runs.flatMap((run, at) => [
    ...piecesOf(run, layout, /^\S/.test(runs[at + 1]?.text ?? ''))
  ])
  // Nearly every text fits as it is; only of one that does not each word is laid by itself.
  if (lengthOf(pieces) <= layout.room) return withoutBlank([joined(pieces)])
  const chunks: string[] = []
  let chunk: Piece[] = []
  let length = 0
  for (const piece of pieces.flatMap(wordsOf)) {
    const last = chunk.at(-1)
    const more = piece.text.length + (sameStyle(last, piece) ? 0 : around(piece))
    if (length + more > layout.room) {
      chunks.push(joined(chunk))
      chunk = []
      length = 0
    }
    length += piece.text.length + (sameStyle(chunk.at(-1), piece) ? 0 : around(piece))
    chunk.push(piece)
  }
  return withoutBlank([...chunks, joined(chunk)])
}

const withoutBlank = (chunks: readonly string[]): readonly string[] =>
  chunks.filter(each => each.trim() !== '')

const lengthOf = (pieces: readonly Piece[]): number =>
  pieces.reduce(
    (sum, piece, at) =>
      sum + piece.text.length + (sameStyle(pieces[at - 1], piece) ? 0 : around(piece)),
    0
  )

const around = ({ open, close }: Style): number => open.length + close.length

const sameStyle = (one: Style | undefined, other: Style): boolean =>
  one !== undefined && one.open === other.open && one.close === other.close

/** `goesOn`: what comes after it belongs to its last word. */
function* piecesOf(run: Run, { lineBreak, links }: Layout, goesOn: boolean): Generator<Piece> {
  const meant = run.time === undefined ? channelNamed(run) : timestamp(run.time)
  if (meant !== null) {
    yield whole(meant)
    return
  }
  const style = styleOf(run)
  // Words of an article never name a command of ours.
  const named = run.at === undefined && links !== undefined ? commandsIn(links) : null
  for (const part of named === null ? [run.text] : run.text.split(named)) {
    const id = links?.get(part.slice(1))
    if (named !== null && id !== undefined && part.startsWith('/')) {
      yield whole(`<${part}:${id}>`)
      continue
    }
    if (part === '') continue
    const words = (): readonly string[] =>
      (part.match(/\s+|\S+/g) ?? []).map((word, at, all) =>
        shown(word, lineBreak, goesOn && at === all.length - 1)
      )
    yield { text: isPlain(part) ? part : words().join(''), words, ...style }
  }
}

const whole = (text: string): Piece => ({ text, words: () => [text], open: '', close: '' })

const wordsOf = ({ words, ...style }: Piece): readonly Piece[] =>
  words()
    .flatMap(word => (word.length > LONG ? (word.match(SHORTER) ?? []) : [word]))
    .map(text => ({ ...style, text, words: () => [text] }))

/** What is longer is no word that anybody would miss in one piece; a backslash stays with what it escapes. */
const LONG = 200
const SHORTER = /(?:\\.|[^\\]){1,200}/gsu

function shown(word: string, lineBreak: string, goesOn: boolean): string {
  if (word.trim() !== '') return escaped(word, goesOn)
  return word.includes('\n') ? lineBreak : ' '
}

function styleOf({ href, strong, text }: Run): Style {
  const bold = strong === true && text.trim() !== '' ? BOLD : ''
  const address = href === undefined || text.trim() === '' ? null : safeAddress(href)
  return address === null
    ? { open: bold, close: bold }
    : { open: `${bold}[`, close: `](<${address}>)${bold}` }
}

const BOLD = '**'

/** Shown in the reader's own zone and language. */
const timestamp = (at: number): string => `<t:${Math.floor(at / 1000)}:f>`

/** As Discord shows a channel of a server to whoever may see it. */
function channelNamed({ channel }: Run): string | null {
  const at = channel === undefined ? null : readChannel(channel)
  return at === null || at.guild === null ? null : `<#${at.id}>`
}

/** Finds `/source add` before `/source`, at the beginning of a word. */
function commandsIn(ids: CommandIds): RegExp {
  const names = [...ids.keys()].toSorted((a, b) => b.length - a.length)
  return new RegExp(`(?<![\\w/])(\\/(?:${names.join('|')}))(?![\\w-])`)
}

function joined(pieces: readonly Piece[]): string {
  const groups: Piece[] = []
  for (const piece of pieces) {
    const last = groups.at(-1)
    if (last !== undefined && sameStyle(last, piece))
      groups[groups.length - 1] = { ...last, text: last.text + piece.text }
    else groups.push(piece)
  }
  return groups.map(styled).reduce(
    // Two stretches in bold are one: four stars in a row would be none of Discord's marks.
    (all, next) =>
      all.endsWith(BOLD) && next.startsWith(BOLD) ? all.slice(0, -2) + next.slice(2) : all + next,
    ''
  )
}

// Markup that begins or ends with a space is none.
function styled({ open, text, close }: Piece): string {
  const words = text.trim()
  if (words === '' || open === '') return text
  const at = text.indexOf(words)
  return text.slice(0, at) + open + words + close + text.slice(at + words.length)
}
