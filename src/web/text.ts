// The words of an element as plain lines. Knows which elements are blocks and which carry no words of the article.
import type { PageNode } from './dom.ts'

const ELEMENT = 1
const TEXT = 3

/** Elements that a browser sets on lines of their own, in capitals. */
export const BLOCKS = names(
  `address article aside blockquote body caption center dd details dialog div dl dt fieldset figure footer h1 h2 h3 h4
  h5 h6 header hgroup hr html li main nav ol p pre section summary table tbody tfoot thead tr ul`
)

/** Beside the story, or not words at all. A caption tells of a picture that the reply does not show. */
export const SILENT = names(
  `audio button canvas datalist embed figcaption form head iframe input map math meter nav noscript object option
  picture progress script select style svg template textarea title video`
)

const CELLS = names('td th')

/**
 * What of a text are words: soft hyphens and zero-width spaces are layout; control characters are nothing, but for those that come from
 * windows-1252 and were taken for something else; marks that turn the direction of what follows
 * would turn the bot's own words too. Line breaks of every kind come as one.
 */
export const wordsOf = (text: string): string =>
  text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(LOST_1252, letter => WINDOWS_1252.decode(Uint8Array.of(letter.charCodeAt(0))))
    .replace(NO_WORDS, '')

const WINDOWS_1252 = new TextDecoder('windows-1252')
// oxlint-disable-next-line no-control-regex -- those are meant
const LOST_1252 = /[\u0080-\u009f]/g
const NO_WORDS =
  /[^\P{Cc}\t\n]|[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/gu

/**
 * Each block is a line, with one blank line between; a `<br>` breaks a line within its block. White space
 * is collapsed as a browser shows it, soft hyphens and zero-width spaces are gone: they are layout, not words.
 */
export function linesOf(root: PageNode): string {
  const blocks: string[] = []
  let open = ''

  const close = () => {
    const block = open
      .split('\n')
      .map(line => line.replace(/\s+/g, ' ').trim())
      .filter(Boolean)
      .join('\n')
    if (block !== '') blocks.push(block)
    open = ''
  }

  const walk = (node: PageNode, pre: boolean) => {
    if (node.nodeType === TEXT) {
      const words = wordsOf(node.data ?? '')
      open += pre ? words : words.replace(/\n/g, ' ')
      return
    }
    const name = node.nodeName
    if (node.nodeType !== ELEMENT || SILENT.has(name)) return
    if (name === 'BR') open += '\n'
    const isCell = CELLS.has(name)
    if (isCell) open += ' '
    const block = BLOCKS.has(name) || (isCell && isColumn(node))
    if (block) close()
    for (const child of node.childNodes) walk(child, pre || name === 'PRE')
    if (block) close()
  }

  walk(root, false)
  close()
  return blocks.join('\n\n')
}

/** What has lines of its own in it is no cell of a table, but a part of a page that is laid out by one. */
function isColumn(cell: PageNode): boolean {
  for (const child of cell.childNodes) {
    if (child.nodeName === 'BR' || BLOCKS.has(child.nodeName) || isColumn(child)) return true
  }
  return false
}

function names(list: string): ReadonlySet<string> {
  return new Set(list.toUpperCase().split(/\s+/))
}
