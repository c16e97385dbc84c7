// Takes off a page what stands between and behind the words of its article: teasers, forms, captions, notes on cookies. Knows how
// publishers name and word such things, nothing of any one of them.
import { isCorrection } from './corrections.ts'
import { clearApart, clearOtherStories } from './apart.ts'
import type { PageDocument, PageElement } from './dom.ts'
import { lengthOf, lineOf, linkShare, proseIn } from './measures.ts'
import { END, LEADS_ON, NOTE, SECTION } from './wording.ts'

/**
 * Changes the page. Readability judges by length and links, so that a teaser in a sentence's length, or a box whose name has
 * "content" in it, stays with it; this goes by names and wording first. What holds much of the page's paragraphs, its headline, or a
 * correction is never taken, however it is called.
 */
export function clearClutter(page: PageDocument): void {
  const body = page.querySelector('body')
  if (body === null) return
  for (const element of page.querySelectorAll(NEVER_WORDS)) element.remove()
  clearOtherStories(page)
  // What readers wrote first: there may be more of it than of the article.
  const all = proseIn(body)
  for (const element of page.querySelectorAll(COMMENTS))
    if (mayGo(element) && all - proseIn(element) >= SHORTEST) element.remove()
  const whole = sizeIn(body)
  for (const element of page.querySelectorAll('body [class], body [id]')) {
    if (mayGo(element) && isNamedClutter(element) && whole.of(element) * 3 <= whole.size)
      element.remove()
  }
  const left = proseIn(body)
  const steps = { left: MOST_STEPS }
  for (const element of page.querySelectorAll(HEADINGS)) clearSection(element, left, steps)
  for (const element of page.querySelectorAll(LEAVES)) {
    const line = lineOf(element)
    if (line.length <= LONGEST_NOTE && isNote(line, element)) element.remove()
  }
  clearApart(page, mayGo)
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

/** What these are called by, as a part of one name: `newsletter-box`, `shareTools`. */
const NAMED = parts(
  `newsletters? sign-?up share-?(?:bar|tools|buttons?|links?|icons?) sharing social-?(?:share|links|icons|bar|buttons)
  addthis sharedaddy comments?-?(?:list|section|area|wrapper|container|thread|count) disqus advert\\w*
  ad-?(?:slot|unit|wrapper|container|placeholder|label) sponsored taboola outbrain
  cookies?-?(?:notice|banner|bar|consent)? consent gdpr breadcrumbs? author-?(?:bio|box|info|card|about|profile|description)
  about-?(?:the-)?author wp-caption-text (?:image|photo|picture|media|figure|img)-?(?:caption|credit|copyright|source)
  captions? credits? pagination toolbar popup modal donat(?:e|ion)s? login skip-?link tag-?(?:list|cloud)
  (?:post|entry|article|story)-?(?:tags|share|meta|info|tools|actions|nav(?:igation)?) tags-?links`
)

/** The same of what leads elsewhere, which is taken where it has links: some call the head of an article its teaser. */
const LINKING = parts(
  `related recirc\\w* recommend(?:ed|ations?) promos? promo-?box trending most-?(?:read|popular|viewed|shared|commented)
  more-?(?:stories|news|from|on|articles|like-this|posts) read-?(?:more|next|also|on) also-?(?:read|like) see-?also
  you-?(?:may|might)(?:-\\w+)* next-?(?:up|article|story|post) prev(?:ious)?-?(?:article|story|post) teasers?
  inline-?(?:related|promo|link|story) jp-relatedposts`
)

/** The same of what asks for money or a login, which is taken where it is short: some call so what one gets for it. */
const ASKING = parts(
  'paywall subscribe subscription(?:-\\w+)* regwall piano support(?:-us)? appeal membership contributions?'
)

/** UTF-16 units of paragraphs. */
const LONGEST_APPEAL = 300

/** What only those see who see nothing else, often what is on a picture; a letter alone is the first of a word that is set large. */
const UNSEEN = parts('sr-only visually-?hidden screen-?reader(?:-text)?')

/** Taken only where nobody called it more: what is called so may be around the article too. */
const ALONE =
  /^(?:tags?|topics?|share|social|bio|ads?|meta|footer|sidebar|menu|nav|caption|credit|popular|widget|poll)$/

function parts(names: string): RegExp {
  return new RegExp(`(?:^|-)(?:${names.trim().split(/\s+/).join('|')})(?:-|$)`)
}

function isNamedClutter(element: PageElement): boolean {
  const written = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`
  return written
    .slice(0, 1_000)
    .split(/\s+/)
    .some(each => {
      const name = each
        .replace(/([a-z])([A-Z])/g, '$1-$2')
        .toLowerCase()
        .replace(/[^a-z]+/g, '-')
        .replace(/^-+|-+$/g, '')
      // WordPress says of an article what it is filed under, and of a page what else it has.
      if (/^(?:has|is|no|with|tag|category|single|hide|js)-/.test(name)) return false
      if (ALONE.test(name) || NAMED.test(name)) return true
      if (LINKING.test(name)) return linkShare(element, element.textContent ?? '') > 0.15
      if (ASKING.test(name)) return proseIn(element) < LONGEST_APPEAL
      return UNSEEN.test(name) && lineOf(element).length > 2
    })
}

const HEADINGS = 'h2, h3, h4, h5, h6, p, div'
const LEAVES = 'p, div, li, h2, h3, h4, h5, h6, section'

/** Longer is no note of the publisher's. */
const LONGEST_NOTE = 220

/** Siblings that are looked at for one page: a thousand headings over comments must not look at each other's. */
const MOST_STEPS = 10_000

function clearSection(heading: PageElement, whole: number, steps: { left: number }): void {
  const line = lineOf(heading)
  if (line.length > 70 || !SECTION.test(line)) return
  const isEnd = END.test(line)
  const under: PageElement[] = []
  for (let next = heading.nextElementSibling; next !== null; next = next.nextElementSibling) {
    const isNext = isProseLine(next) || /^H[1-6]$/.test(next.nodeName)
    if (steps.left-- <= 0 || !mayGo(next) || (isNext && !isEnd)) break
    under.push(next)
  }
  const size = under.reduce((sum, each) => sum + proseIn(each), 0)
  // A button that leads to the comments stands above the article; there may be more comments than article.
  const fits = isEnd ? whole - size >= SHORTEST : size * 3 <= whole
  for (const each of fits ? [heading, ...under] : [heading]) each.remove()
}

function isNote(line: string, element: PageElement): boolean {
  if (line === '' || isCorrection(line)) return false
  if (NOTE.test(line) && element.querySelector('p p, p + p') === null) return true
  return LEADS_ON.test(line) && linkShare(element, line) > 0.5
}

function isProseLine(element: PageElement): boolean {
  if (element.nodeName !== 'P') return false
  const line = lineOf(element)
  return line.length >= 80 && /[.!?…]["”’)]?$/.test(line) && linkShare(element, line) < 0.4
}

const holdsCorrection = (element: PageElement): boolean =>
  (element.nodeName === 'P' ? [element] : [...element.querySelectorAll('p')]).some(paragraph =>
    isCorrection(lineOf(paragraph))
  )
