// Markdown into the plain lines that a reader would see. Blocks are here, what happens within a line is in inline.ts.
import { plainInline } from './inline.ts'

export interface PlainMarkdown {
  /** A paragraph, heading or list item is a line; blank lines between. Wrapped lines are joined by a space. */
  readonly text: string
  /** The heading that the text begins with, which is its first line too; null when it begins otherwise. */
  readonly heading: string | null
}

/**
 * Reads what articles are written in: headings, paragraphs, block quotes, lists, links, emphasis, code, comments and
 * tags. Takes time in proportion to the length for any input, which parsers of the whole language do
 * not (20,000 underscores or `>` hold the two best-known for seconds or end them): so it is our own.
 */
export function plainMarkdown(markdown: string): PlainMarkdown {
  const { lines, definitions } = withoutDefinitions(withoutComments(markdown))
  const blocks: string[] = []
  let heading: string | null = null
  let paragraph = ''
  let fence: string | null = null
  let inList = false

  const close = (asHeading = false) => {
    const text = plainInline(paragraph, definitions).trim()
    paragraph = ''
    if (text === '') return
    if (asHeading && blocks.length === 0) heading = text
    blocks.push(text)
  }

  for (const line of lines) {
    const bare = line.replace(QUOTED, '')
    const fenced = FENCE.exec(bare)?.[1]
    if (fence !== null) {
      if (fenced?.startsWith(fence)) fence = null
      else if (bare.trim() !== '') blocks.push(bare.trim())
    } else if (fenced !== undefined) {
      close()
      fence = fenced
    } else if (bare.trim() === '') close()
    else if (paragraph !== '' && UNDERLINE.test(bare)) close(true)
    else if (RULE.test(bare)) {
      close()
      // Agencies set "___" above the credits of their reporters: a sign to the reading, so it stays.
      if (bare.includes('_')) blocks.push('___')
    } else if (HEADING.test(bare)) {
      close()
      paragraph = withoutClosingHashes(bare.replace(HEADING, ''))
      close(true)
    } else {
      const item = ITEM.exec(bare)
      // A wrapped line may begin with a number: only one that goes on a list, or a 1, begins an item.
      if (item && (inList || !item[1] || item[1] === '1')) close()
      if (paragraph === '') inList = item !== null
      const words = paragraph === '' && item ? bare.slice(item[0].length) : bare
      paragraph += joint(paragraph) + words.trimStart()
    }
  }
  close()
  return { text: blocks.join('\n\n'), heading }
}

const QUOTED = /^(?: {0,3}> ?)+/
const FENCE = /^ {0,3}(`{3,}|~{3,})/
/** Under a paragraph it makes a heading of it. */
const UNDERLINE = /^ {0,3}(?:=+|-+)\s*$/
const RULE = /^ {0,3}([-*_])(?:\s*\1){2,}\s*$/
const HEADING = /^ {0,3}#{1,6}(?=\s|$)/
const ITEM = /^\s*(?:[-*+]|(\d{1,3})[.)])\s+(?=\S)/
const DEFINITION = /^ {0,3}\[([^\]^][^\]]{0,200})\]:\s*\S+(?:\s+["'(].*)?$/

/** Two spaces or a backslash at the end of a line break it; else the line was wrapped. */
function joint(before: string): string {
  if (before === '') return ''
  return before.endsWith('  ') || before.endsWith('\\') ? '\n' : ' '
}

function withoutClosingHashes(heading: string): string {
  const trimmed = heading.trim()
  let end = trimmed.length
  while (trimmed[end - 1] === '#') end--
  return end === 0 || /\s/.test(trimmed[end - 1]!) ? trimmed.slice(0, end) : trimmed
}

function withoutComments(markdown: string): string {
  let kept = ''
  let at = 0
  while (at < markdown.length) {
    const start = markdown.indexOf('<!--', at)
    const end = start < 0 ? -1 : markdown.indexOf('-->', start + 4)
    if (end < 0) break
    kept += markdown.slice(at, start)
    at = end + 3
  }
  return kept + markdown.slice(at)
}

/** `[port]: https://…` lines say where links lead: names of theirs are needed to read the links, not the lines. */
function withoutDefinitions(markdown: string): {
  lines: readonly string[]
  definitions: ReadonlySet<string>
} {
  const definitions = new Set<string>()
  const lines = markdown.split(/\r\n|\r|\n/).filter(line => {
    const name = DEFINITION.exec(line)?.[1]
    if (name !== undefined) definitions.add(name.toLowerCase())
    return name === undefined
  })
  return { lines, definitions }
}
