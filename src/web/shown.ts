// Who wrote an article and when, as its page shows it to readers: looked at where the page tells machines nothing. Knows one document.
import type { PageDocument, PageElement } from './dom.ts'
import { lineOf } from './measures.ts'

/** Lines that may be a byline, the likeliest first. */
export function shownBylines(page: PageDocument): readonly string[] {
  const called = BYLINES.flatMap(selector => lines(page, selector))
  const below = linesBelow(page.querySelector('h1')).filter(line => SIGNED.test(line))
  return [...called, ...below].map(line => line.split(APART, 1)[0]?.trim() ?? '')
}

const BYLINES = [
  '[itemprop="author"] [itemprop="name"]',
  '[itemprop="author"], [rel="author"], .byline, .author-name',
  '[class*="byline" i], [class*="author-name" i], [class*="authorname" i]'
]

/** `By Ana Pell`, `By Ana Pell and Ivo Brandt, harbour reporters` */
const SIGNED = /^By \p{Lu}[\p{L}’'.-]+ \p{Lu}[^.!?]{1,80}$/u

/** What stands behind a name in a byline: another thing, or when it was. */
const APART = /\s*[|·•]\s*|\s+[–—]\s+|[\s,]+(?:published|updated|posted)\b|[\s,]+\d/i

/** Lines that may be the day on which it appeared, those in the article first. */
export const shownDates = (page: PageDocument): readonly string[] =>
  ['[itemprop="datePublished"]', ...DATES.map(name => `article ${name}, main ${name}`), ...DATES]
    .flatMap(selector => lines(page, selector))
    .flatMap(line => line.split(/\s*[|·•]\s*/))
    .map(line => line.replace(LABEL, ''))

const DATES = [
  '[class*="publish" i]',
  '[class*="date" i]',
  '[class*="timestamp" i]',
  '[class*="posted" i]'
]
const LABEL =
  /^(?:(?:first )?(?:published|posted|date)(?: on| at)?|publié le|veröffentlicht(?: am)?|stand)?:?\s*/i

/** Of one page: each looks at all that is in it. */
const MOST = 40
/** In UTF-16 units: longer is a text. */
const LONGEST = 160

const lines = (page: PageDocument, selector: string): string[] =>
  first(page.querySelectorAll(selector))
    .map(lineOf)
    .filter(line => line !== '' && line.length <= LONGEST)

/** Behind the headline, one for each of the next few elements. */
function linesBelow(headline: PageElement | null): string[] {
  const found: string[] = []
  for (let at = headline?.nextElementSibling; at && found.length < NEXT; at = at.nextElementSibling)
    found.push(lineOf(at))
  return found
}

const NEXT = 8

function first(elements: Iterable<PageElement>): PageElement[] {
  const found: PageElement[] = []
  for (const element of elements) {
    if (found.length === MOST) break
    found.push(element)
  }
  return found
}
