// What an element of a feed says, as plain words: of which kind its text is, and which of several elements counts.
import { fragmentLines, looksLikeMarkup } from '../fragment.ts'
import { wordsOf } from '../text.ts'
import type { FeedNode } from './tree.ts'

/**
 * The children of these names, by the order of the names. `title` without a vocabulary is that of RSS or Atom, whichever a feed declares:
 * feeds that name the wrong one mean the right one.
 */
export function* named(node: FeedNode, names: readonly string[]): Generator<FeedNode> {
  for (const name of names) for (const child of node.children) if (isNamed(child, name)) yield child
}

export const isNamed = ({ key }: FeedNode, name: string): boolean =>
  name.includes(':') ? key === name : key === `rss:${name}` || key === `atom:${name}`

/** The first of them that says something; null where none does. */
export function textOf(node: FeedNode, names: readonly string[]): string | null {
  for (const child of named(node, names)) {
    const text = plainOf(child)
    if (text !== '') return text
  }
  return null
}

/** In UTF-16 units: longer is no line, whatever the feed says. */
const LONGEST_LINE = 500
/** In UTF-16 units: no article is longer, and what goes on to be read must end. */
const LONGEST_TEXT = 1_000_000

/** As `textOf`, on one line: what breaks lines in a title is layout. */
export const lineOf = (
  node: FeedNode,
  names: readonly string[],
  longest = LONGEST_LINE
): string | null => {
  const text = textOf(node, names)
  return text === null ? null : cutLine(text, longest)
}

/** On one line of at most so many units; one that is longer ends at a word with an ellipsis. */
export function cutLine(text: string, longest = LONGEST_LINE): string {
  const line = text
    .slice(0, longest * 4)
    .replace(/\s+/g, ' ')
    .trim()
  if (line.length <= longest) return line
  const cut = line.slice(0, longest - 1).toWellFormed()
  return `${cut.replace(/\s\S{0,40}$/, '').replace(/\uFFFD$/, '')}…`
}

/** Of one item. */
const MOST_CATEGORIES = 200
const LONGEST_CATEGORY = 200

/** Each once and on one line, as many as one item may have. */
export function categoriesAmong(names: Iterable<string>): readonly string[] {
  const found = new Set<string>()
  for (const name of names) {
    const line = cutLine(name, LONGEST_CATEGORY)
    if (line !== '') found.add(line)
    if (found.size === MOST_CATEGORIES) break
  }
  return [...found]
}

/**
 * The words of an element. Where Atom says that it is plain text, what looks like markup in it is words, unless it is
 * HTML through and through, which is a feed that says so wrongly. RSS never says.
 */
export function plainOf(node: FeedNode): string {
  const { value, attributes } = node
  const type = attributes.get('type')?.toLowerCase() ?? ''
  const mode = attributes.get('mode')?.toLowerCase()
  if (mode === 'base64' || isPacked(node, type)) return short(fragmentLines(unpacked(value)))
  const isHtml =
    node.isMarkup ||
    /html/.test(type) ||
    mode === 'escaped' ||
    !TYPED.has(node.key) ||
    looksLikeMarkup(value)
  return short(isHtml ? fragmentLines(value) : linesAsWritten(value))
}

/** Elements whose text is plain unless they say else (RFC 4287, 3.1.1). */
const TYPED = new Set(
  ['title', 'subtitle', 'summary', 'content', 'rights', 'name', 'tagline', 'info'].map(
    name => `atom:${name}`
  )
)

/** As much of it as an article may have. */
export const short = (text: string): string =>
  text.length <= LONGEST_TEXT ? text : text.slice(0, LONGEST_TEXT).toWellFormed()

/** Plain text: blocks parted by a blank line, each on one line. */
export const linesAsWritten = (text: string): string =>
  wordsOf(text)
    .split(/\n\s*\n/)
    .map(block => block.replace(/\s+/g, ' ').trim())
    .filter(block => block !== '')
    .join('\n\n')

/** What is of a type that is neither text nor XML is in base64 (RFC 4287, 4.1.3.3, of content; feeds do it to titles too). */
const isPacked = ({ key, isMarkup }: FeedNode, type: string): boolean =>
  TYPED.has(key) && !isMarkup && type.includes('/') && !/^text\/|xml|html|^multipart\//.test(type)

/** Empty where it is no base64, or no text: a picture. */
function unpacked(value: string): string {
  const packed = value.replace(/\s+/g, '')
  if (!/^[\w+/-]+={0,2}$/.test(packed)) return ''
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(packed, 'base64'))
  } catch {
    // TypeError: these bytes are no UTF-8.
    return ''
  }
}
