// Takes off a page what its build shows to be apart from the article: other stories, forms to sign up with, blocks of links.
import type { PageDocument, PageElement, PageNode } from './dom.ts'
import { isAlone, isCards, lengthOf, lineOf, linkShare, proseIn } from './measures.ts'

/** UTF-16 units in paragraphs: as much as a story has and a post of a live page, or a teaser, has not. */
const STORY = 400

/**
 * Where one `<article>` holds the headline and a story, another beside it that has a heading of its own and as much to tell is the
 * next story, which pages without an end print below.
 */
export function clearOtherStories(page: PageDocument): void {
  const [first, ...others] = page.querySelectorAll('article')
  if (!first?.querySelector('h1') || proseIn(first) < STORY) return
  for (const other of others) {
    const isWithin = Boolean(other.parentElement?.closest('article'))
    if (isWithin || other.querySelector('h1, h2, h3') === null) continue
    if (proseIn(other) >= STORY) other.remove()
  }
}

/** `mayGo`: whether an element may be taken at all. */
export function clearApart(page: PageDocument, mayGo: (element: PageElement) => boolean): void {
  clearForms(page, mayGo)
  clearBeside(page, mayGo)
  for (const list of page.querySelectorAll('ul, ol')) if (isLinkList(list)) clearHeaded(list, mayGo)
  for (const block of page.querySelectorAll('td, div, p'))
    if (isLinkBlock(block) && mayGo(block)) block.remove()
  for (const time of [...page.querySelectorAll('time')].slice(0, MOST_TIMES))
    // What it says was read before.
    if (isAlone(time)) time.remove()
}

/** The column of other stories beside the one that has the headline and more to tell. */
function clearBeside(page: PageDocument, mayGo: (element: PageElement) => boolean): void {
  let column = page.querySelector('h1')
  while (column?.parentElement && proseIn(column) < STORY) column = column.parentElement
  if (column === null) return
  const size = proseIn(column)
  for (let next = column.nextElementSibling; next !== null;) {
    const after = next.nextElementSibling
    if (isCards(next) && proseIn(next) <= size && mayGo(next)) next.remove()
    next = after
  }
}

/** Of one page: each looks at all that it stands in. */
const MOST_FORMS = 50
const MOST_TIMES = 500
/** In UTF-16 units of text: longer is no box around a form. */
const LONGEST_BOX = 400

/** Each with the box that it stands in and the words that praise it there. Some pages are one form: what is long is left. */
function clearForms(page: PageDocument, mayGo: (element: PageElement) => boolean): void {
  const body = page.querySelector('body')
  if (body === null) return
  const [text, prose] = [lengthOf(body), proseIn(body)]
  const isBox = (element: PageElement | null): element is PageElement => {
    if (element === null || element.nodeName === 'TD') return false
    const length = lengthOf(element)
    if (length > LONGEST_BOX || length * 3 > text || proseIn(element) * 3 > prose) return false
    return mayGo(element)
  }
  for (const form of [...page.querySelectorAll('form')].slice(0, MOST_FORMS)) {
    if (!isBox(form)) continue
    let box = form
    for (let next = form.parentElement; isBox(next); next = next.parentElement) box = next
    box.remove()
  }
}

/** With the heading that it alone has. */
function clearHeaded(list: PageElement, mayGo: (element: PageElement) => boolean): void {
  const heading = list.previousElementSibling
  const next = list.nextElementSibling
  const isItsOwn =
    heading !== null &&
    /^H[2-6]$/.test(heading.nodeName) &&
    (next === null || next.nodeName.startsWith('H'))
  if (isItsOwn && mayGo(heading)) heading.remove()
  list.remove()
}

/** Links alone, one to a line: what a list in a text has, beside its links, is words. */
function isLinkList(list: PageElement): boolean {
  const items = [...list.childNodes].flatMap(child => (isListItem(child) ? child : []))
  if (items.length < 2) return false
  const linked = items.filter(item => {
    const line = lineOf(item)
    return line === '' || linkShare(item, line) > 0.85
  })
  return linked.length >= items.length * 0.9
}

const isListItem = (node: PageNode): node is PageElement => node.nodeName === 'LI'

/** In UTF-16 units: longer is no row of links. */
const LONGEST_ROW = 300

/** Two links and more, and no words beside them: the ways around a site. */
function isLinkBlock(block: PageElement): boolean {
  if (block.querySelector('p, ul, ol, h2, h3, div, table') !== null) return false
  const line = lineOf(block)
  if (line === '' || line.length > LONGEST_ROW) return false
  // In the cell of a page that is laid out by a table there are a few words beside them.
  const least = block.nodeName === 'TD' ? 0.5 : 0.9
  return [...block.querySelectorAll('a')].length >= 2 && linkShare(block, line) > least
}
