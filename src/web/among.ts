// Takes off a page what stands among the paragraphs of a text and is none of them: players, pictures with their words, quotes set large.
import type { PageDocument, PageElement, PageNode } from './dom.ts'
import { bareWords, BUTTON_LINKS, isAlone, isProse, lengthOf, lineOf } from './measures.ts'

/**
 * A box between paragraphs that has something to press, or a picture and no paragraph. Before buttons are taken, which tell that a box
 * is one. `mayGo`: whether an element may be taken at all.
 */
export function clearAmong(page: PageDocument, mayGo: (element: PageElement) => boolean): void {
  const texts = new Set<PageElement>()
  const paragraphs = [...page.querySelectorAll('p')]
  for (const { parentElement } of paragraphs.filter(isProse))
    // Some systems put each paragraph into a box of its own.
    for (const each of [parentElement, parentElement?.parentElement]) if (each) texts.add(each)
  for (const text of [...texts].slice(0, MOST_TEXTS)) {
    const children = [...text.childNodes].filter(isElement)
    const said = children.filter(child => isProse(child) || isWrapped(child))
    if (said.length < FEWEST) continue
    const boxes = children.filter(child => isBox(child) && !said.includes(child) && mayGo(child))
    if (sumOf(boxes) * 3 <= sumOf(said)) for (const box of boxes) box.remove()
  }
  clearRepeated(page, paragraphs, mayGo)
}

/** Paragraphs: among fewer nothing stands. */
const FEWEST = 3
/** Of one page, each with all its children. */
const MOST_TEXTS = 500
/** In UTF-16 units: longer is no box. */
const LONGEST_BOX = 500

const ELEMENT = 1
const isElement = (node: PageNode): node is PageElement => node.nodeType === ELEMENT

/** `<div><p>…</p></div>` */
function isWrapped(element: PageElement): boolean {
  const only = element.querySelector('p')
  return only !== null && isProse(only) && lengthOf(element) < lengthOf(only) * 1.5
}

const sumOf = (elements: readonly PageElement[]): number =>
  elements.reduce((sum, element) => sum + lengthOf(element), 0)

const BOXES = /^(?:DIV|ASIDE|SECTION|FIGURE|SPAN|.*-.*)$/
const PRESSED = 'button, [role="button"], video, audio, iframe, input, amp-video, amp-iframe'
const PICTURES = 'img, picture, svg, amp-img'
/** What a text has beside its paragraphs, wherever it stands. */
const TELLING = 'table, ul, ol, blockquote, pre, h2, h3'

function isBox(element: PageElement): boolean {
  if (!BOXES.test(element.nodeName) || lengthOf(element) > LONGEST_BOX) return false
  const says = [...element.querySelectorAll('p')].some(isProse) || ownLength(element) >= LONG
  const tells = element.querySelector(TELLING) !== null
  const isPressed =
    element.querySelector(PRESSED) !== null ||
    [...element.querySelectorAll(BUTTON_LINKS)].some(isAlone)
  if (isPressed) return !(says && (tells || element.querySelector('p') === null))
  // Beside the picture of who asks stands a question.
  return (
    element.querySelector(PICTURES) !== null && !says && !tells && !/\?\W*$/.test(lineOf(element))
  )
}

/** In UTF-16 units of words that stand in a box itself: so many are a paragraph. */
const LONG = 80

const ownLength = (element: PageElement): number =>
  [...element.childNodes].reduce((sum, { data }) => sum + (data ?? '').trim().length, 0)

/** Words below which saying a thing twice is chance. */
const FEWEST_WORDS = 4
const LONGEST_QUOTE = 400
/** Of one page: each is looked for in all of it. */
const MOST_QUOTES = 50

/** A sentence of the text that is set large beside it. */
function clearRepeated(
  page: PageDocument,
  paragraphs: readonly PageElement[],
  mayGo: (element: PageElement) => boolean
): void {
  const quotes = [...page.querySelectorAll(QUOTES)]
    .filter(quote => lengthOf(quote) <= LONGEST_QUOTE && mayGo(quote))
    .slice(0, MOST_QUOTES)
  if (quotes.length === 0) return
  const text = paragraphs
    .filter(paragraph => paragraph.closest(QUOTES) === null)
    .map(paragraph => ` ${bareWords(lineOf(paragraph))} `)
    .join('\n')
  for (const quote of quotes) {
    const words = bareWords(lineOf(quote.querySelector('p, q') ?? quote))
    if (words.split(' ').length >= FEWEST_WORDS && text.includes(` ${words} `)) quote.remove()
  }
}

const QUOTES = 'blockquote, aside, [class*="pull-quote" i], [class*="pullquote" i]'
