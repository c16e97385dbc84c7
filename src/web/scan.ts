// Weighs a page before anything builds a tree of it. Knows tags and their depth, nothing of articles.
import { Parser } from 'htmlparser2'

/** In UTF-16 code units, as a stand-in for bytes: the text is decoded already. */
const MOST_UNITS = 5 * 1024 * 1024
const DEEPEST = 256
const MOST_PIECES = 40_000
/** Sum of the squares of the depths of all pieces: measured, what Readability costs grows with it. */
const MOST_WORK = 40_000_000
/** Sum of the depths of all UTF-16 units: each level above a text reads it again. A book of 1 MB is twenty deep at most. */
const MOST_READING = 40_000_000

/** What the tree of a page will look like. */
export interface Weight {
  /** Why no tree must be built of it; null when one may. */
  readonly refusal: string | null
  /** Whether the page writes the tag: HTML lets it be left out, linkedom does not put it in. */
  readonly body: boolean
}

/**
 * One linear pass with the tokenizer that linkedom builds on, so that depth means here what it will mean there. Both
 * linkedom and Readability take time that grows with the square of depth and of siblings: 10,000 nested
 * elements, or 100,000 beside each other, would hold the process for minutes. The largest real pages
 * (long encyclopedia articles, live blogs) stay below a half of each limit.
 */
export function weigh(html: string): Weight {
  if (html.length > MOST_UNITS) {
    return { refusal: 'is a page of over 5 MB: none so large is read', body: true }
  }
  const seen: Seen = { depth: 0, deepest: 0, pieces: 0, work: 0, reading: 0, body: false }
  const piece = () => {
    seen.pieces++
    seen.work += seen.depth * seen.depth
  }
  const parser = new Parser({
    onopentagname(name) {
      if (name === 'body') seen.body = true
      seen.depth++
      seen.deepest = Math.max(seen.deepest, seen.depth)
      piece()
    },
    onattribute: piece,
    ontext(text) {
      piece()
      // White space between elements is read once at most.
      seen.reading += text.trim().length * seen.depth
    },
    onclosetag() {
      seen.depth--
    }
  })
  for (let at = 0; at < html.length; at += CHUNK) {
    parser.write(html.slice(at, at + CHUNK))
    const refusal = refusalOf(seen)
    if (refusal !== null) return { refusal, body: seen.body }
  }
  parser.end()
  return { refusal: refusalOf(seen), body: seen.body }
}

function refusalOf({ deepest, pieces, work, reading }: Seen): string | null {
  if (deepest > DEEPEST) return `nests elements more than ${DEEPEST} deep`
  if (pieces > MOST_PIECES) return `has more than ${MOST_PIECES} elements and texts`
  if (reading > MOST_READING) return 'has too much text too deep in its elements'
  return work > MOST_WORK ? 'has too many elements too deep in one another' : null
}

interface Seen {
  depth: number
  deepest: number
  pieces: number
  work: number
  reading: number
  body: boolean
}

/** Small enough that a refusal comes soon after its reason. */
const CHUNK = 64 * 1024
