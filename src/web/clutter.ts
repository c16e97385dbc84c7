// Takes off a page what stands between and behind the words of its article: teasers, forms, captions, notes on cookies. Knows how
// publishers name and word such things, nothing of any one of them.
import { isCorrection } from './corrections.ts'
import { clearApart, clearOtherStories } from './apart.ts'
import { clearAmong } from './among.ts'
import type { PageDocument, PageElement } from './dom.ts'
import {
  BUTTON_LINKS,
  holdsProse,
  isAlone,
  isCards,
  isProse,
  isSentence,
  lengthOf,
  lineOf,
  linkShare,
  proseIn
} from './measures.ts'
import { isNamedClutter } from './names.ts'
import { COMMENTED, END, INVITES, LEADS_ON, NOTE, SECTION } from './wording.ts'

/**
 * Changes the page. Readability judges by length and links, so that a teaser in a sentence's length, or a box whose name has
 * "content" in it, stays with it; this goes by names and wording first. What holds much of the page's paragraphs, its headline, or a
 * correction is never taken, however it is called.
 */
export function clearClutter(page: PageDocument): void {
  const body = page.querySelector('body')
  if (body === null) return
  clearAmong(page, mayGo)
  for (const element of page.querySelectorAll(NEVER_WORDS)) element.remove()
  for (const element of page.querySelectorAll(BUTTON_LINKS)) if (isAlone(element)) element.remove()
  clearOtherStories(page)
  // What readers wrote first: there may be more of it than of the article.
  const all = proseIn(body)
  for (const element of page.querySelectorAll(COMMENTS))
    if (mayGo(element) && all - proseIn(element) >= SHORTEST) element.remove()
  const whole = sizeIn(body)
  const fits = (element: PageElement): boolean => {
    const size = whole.of(element)
    return size * 3 <= whole.size || (whole.size - size >= SHORTEST && isCards(element))
  }
  for (const element of page.querySelectorAll('body *'))
    if (isNamedClutter(element) && mayGo(element) && fits(element)) element.remove()
  const left = proseIn(body)
  const steps = { left: MOST_STEPS }
  for (const element of page.querySelectorAll(HEADINGS)) clearSection(element, left, steps)
  for (const element of page.querySelectorAll(LEAVES)) {
    const line = lineOf(element)
    if (line.length <= LONGEST_NOTE && isNote(line, element)) element.remove()
  }
  for (const element of page.querySelectorAll(INLINE)) {
    const line = lineOf(element)
    if (line.length <= LONGEST_NOTE && leadsOn(line, element)) element.remove()
  }
  clearLinked(page)
  clearApart(page, mayGo)
  clearAbove(page)
}

const NEVER_WORDS = `script, style, template, button, amp-sidebar, amp-consent, amp-ad, amp-social-share, amp-user-notification,
  amp-list, dialog, [role="dialog"], [role="navigation"], [role="complementary"]`

const COMMENTS = `#comments, #disqus_thread, #respond, .comments, .comments-area, .comment-list, .comments-section,
  .comment-section, .comments-list, .comment-respond`

/** UTF-16 units of paragraphs that a page must have left for its comments to be taken. */
const SHORTEST = 200

const mayGo = (element: PageElement): boolean =>
  !KEPT.has(element.nodeName) &&
  element.querySelector('h1, [itemprop="articleBody"]') === null &&
  !holdsCorrection(element)

/** How much there is, by paragraphs; by all words on a page that has none to speak of. */
function sizeIn(body: PageElement): { size: number; of: (element: PageElement) => number } {
  const prose = proseIn(body)
  return prose >= SHORTEST ? { size: prose, of: proseIn } : { size: lengthOf(body), of: lengthOf }
}

const KEPT: ReadonlySet<string> = new Set(['HTML', 'BODY', 'MAIN', 'ARTICLE'])

const HEADINGS = 'h2, h3, h4, h5, h6, p, div'
const LEAVES = 'p, div, li, h2, h3, h4, h5, h6, section'

/** What stands in a line of its own only by the breaks around it. */
const INLINE = 'strong, b, em, i, u, font'

/** Longer is no note of the publisher's. */
const LONGEST_NOTE = 220

/** Siblings that are looked at for one page: a thousand headings over comments must not look at each other's. */
const MOST_STEPS = 10_000

function clearSection(heading: PageElement, whole: number, steps: { left: number }): void {
  const line = lineOf(heading)
  if (line.length > 70 || !SECTION.test(line)) return
  // What has more than its heading in it is none.
  const inner = heading.querySelector(HEADINGS)
  if (inner !== null && lineOf(inner) !== line) return
  const isEnd = END.test(line) || (COMMENTED.test(line) && heading.nodeName.startsWith('H'))
  const under: PageElement[] = []
  for (let next = heading.nextElementSibling; next !== null; next = next.nextElementSibling) {
    const isNext = isProse(next) || /^H[1-6]$/.test(next.nodeName) || holdsProse(next)
    if (steps.left-- <= 0 || !mayGo(next) || (isNext && !isEnd)) break
    under.push(next)
  }
  const size = under.reduce((sum, each) => sum + proseIn(each), 0)
  // A button that leads to the comments stands above the article; there may be more comments than article.
  const fits = isEnd || under.some(isCards) ? whole - size >= SHORTEST : size * 3 <= whole
  for (const each of fits ? [heading, ...under] : [heading]) each.remove()
}

/** What stands above the headline, such as the name of a section, is no part of the text below it. */
function clearAbove(page: PageDocument): void {
  const headline = page.querySelector('article h1, main h1')
  if (headline === null) return
  for (let at = headline; !KEPT.has(at.nodeName);) {
    for (let each = at.previousElementSibling; each !== null;) {
      const before = each.previousElementSibling
      const line = lineOf(each)
      if (line.length <= LONGEST_LABEL && !isSentence(line)) each.remove()
      each = before
    }
    if (at.parentElement === null) return
    at = at.parentElement
  }
}

/** In UTF-16 units. */
const LONGEST_LABEL = 60

function isNote(line: string, element: PageElement): boolean {
  if (line === '' || isCorrection(line)) return false
  if (NOTE.test(line) && element.querySelector('p p, p + p') === null) return true
  const share = linkShare(element, line)
  if (INVITES.test(line) && (share > 0 || /\bhere\W*$/i.test(line))) return true
  // The mark of a note below, and what is to be pressed.
  return (
    leadsOn(line, element) ||
    (share > 0.9 && (/^\W*\d{1,3}\W*$/.test(line) || element.querySelector(BUTTON_LINKS) !== null))
  )
}

const leadsOn = (line: string, element: PageElement): boolean =>
  LEADS_ON.test(line) && linkShare(element, line) > 0.4

/** Headlines of other stories that stand among the paragraphs, as long as they are few: a list of links is made of nothing else. */
function clearLinked(page: PageDocument): void {
  const paragraphs = [...page.querySelectorAll('p')]
  const linked = paragraphs.filter(paragraph => {
    const line = lineOf(paragraph)
    const isHeadline = line.split(' ').length >= 4 && !isSentence(line) && !line.endsWith(':')
    return isHeadline && linkShare(paragraph, line) > 0.9
  })
  if (linked.length * 3 > paragraphs.filter(isProse).length) return
  for (const paragraph of linked) paragraph.remove()
}

const holdsCorrection = (element: PageElement): boolean =>
  (element.nodeName === 'P' ? [element] : [...element.querySelectorAll('p')]).some(paragraph =>
    isCorrection(lineOf(paragraph))
  )
