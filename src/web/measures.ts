// How much of an element is words, and how much of them leads elsewhere. Knows elements, not what they are for.
import type { PageElement, PageNode } from './dom.ts'

/** UTF-16 units of all text in it. */
export const lengthOf = (element: PageElement): number => (element.textContent ?? '').length

/** UTF-16 units in paragraphs. */
export const proseIn = (element: PageElement): number =>
  (element.nodeName === 'P' ? [element] : [...element.querySelectorAll('p')]).reduce(
    (sum, paragraph) => sum + (paragraph.textContent ?? '').length,
    0
  )

/** Which part of a line is links: 0 to 1. `line` is the element's. */
export const linkShare = (element: PageElement, line: string): number => {
  if (element.nodeName === 'A' || element.closest('a') !== null) return 1
  const links = [...element.querySelectorAll('a')].map(link => lineOf(link).length)
  return links.reduce((sum, length) => sum + length, 0) / Math.max(1, line.length)
}

/** Of one element at most so much is looked at: what is longer is no line. */
const MOST_NODES = 40
const LONGEST_LINE = 2_000

/** Its text on one line; of an element that is no line, dashes without end. */
export function lineOf(element: PageElement): string {
  let text = ''
  let nodes = 0
  const walk = (node: PageNode): void => {
    for (const child of node.childNodes) {
      if (++nodes > MOST_NODES || text.length > LONGEST_LINE) return
      if (child.nodeType === 3) text += child.data ?? ''
      else if (child.nodeType === 1) walk(child)
    }
  }
  walk(element)
  if (nodes > MOST_NODES) return ' '.padEnd(LONGEST_LINE, '-')
  return text
    .slice(0, LONGEST_LINE * 2)
    .replace(/\s+/g, ' ')
    .trim()
}

/** Whether a line ends as sentences do. */
export const isSentence = (line: string): boolean => /[.!?…]["”’)]?$/.test(line)

/** A paragraph that says something: long, ended like a sentence, and no link for the most part. */
export function isProse(element: PageElement): boolean {
  if (element.nodeName !== 'P') return false
  const line = lineOf(element)
  return line.length >= 80 && isSentence(line) && linkShare(element, line) < 0.4
}

/** Whether paragraphs stand in it that say something, and hardly a link beside them: a part of a text, no teaser. */
export function holdsProse(element: PageElement): boolean {
  if (![...element.querySelectorAll('p')].some(isProse)) return false
  return linkShare(element, element.textContent ?? '') < 0.15
}

/** What is left of a line where another system has set it: in capitals, with other quotation marks, without a full stop. */
export const bareWords = (line: string): string =>
  line
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Headlines that lead elsewhere: of these there may be more on a page than there is of its article. */
export const isCards = (element: PageElement): boolean =>
  [...element.querySelectorAll(HEADLINES)].length >= 2

/** One that leads to its own place on the page is a heading of the article. */
const HEADLINES = ['h2', 'h3', 'h4', 'h5']
  .flatMap(name => [`a ${name}`, `${name} a:not([href^="#"])`])
  .join(', ')

/** Whether it has a line of its own: what it stands in has no words beside it. */
export function isAlone({ parentElement }: PageElement): boolean {
  if (parentElement === null || !/^(?:ARTICLE|SECTION|HEADER|DIV)$/.test(parentElement.nodeName))
    return false
  return [...parentElement.childNodes].every(
    ({ nodeType, data }) => nodeType !== TEXT || (data ?? '').trim() === ''
  )
}

const TEXT = 3

/** Links that are made to look like something to press. */
export const BUTTON_LINKS = 'a[class*="button" i], a[class*="btn" i]'
