// What publishers call the parts of a page that are not its article. Knows names, and how much of a part leads elsewhere.
import type { PageElement } from './dom.ts'
import { isSentence, lengthOf, lineOf, linkShare } from './measures.ts'

/** What these are called by, as a part of one name: `newsletter-box`, `shareTools`. */
const NAMED = parts(
  `newsletters? sign-?up share-?(?:bar|tools|buttons?|links?|icons?) sharing social-?(?:share|links|icons|bar|buttons)
  addthis sharedaddy comments?-?(?:list|section|area|wrapper|container|thread|count) disqus advert\\w*
  ad-?(?:slot|unit|wrapper|container|placeholder|label) sponsored taboola outbrain
  cookies?-?(?:notice|banner|bar|consent)? consent gdpr breadcrumbs? author-?(?:bio|box|info|card|about|profile|description)
  about-?(?:the-)?author wp-caption-text (?:image|photo|picture|media|figure|img)-?(?:caption|credit|copyright|source)
  captions? credits? toc table-of-contents opt-?in bookmark-(?:card|container) pagination toolbar popup modal donat(?:e|ion)s? login skip-?link tag-?(?:list|cloud)
  (?:post|entry|article|story)-?(?:tags|share|meta|info|tools|actions|nav(?:igation)?) tags-?links`
)

/** The same of what leads elsewhere, which is taken where it has links: some call the head of an article its teaser. */
const LINKING = parts(
  `related recirc\\w* recommend(?:ed|ations?) trending most-?(?:read|popular|viewed|shared|commented)
  more-?(?:stories|news|from|on|articles|like-this|posts) read-?(?:more|next|also|on) also-?(?:read|like) see-?also
  you-?(?:may|might)(?:-\\w+)* next-?(?:up|article|story|post) prev(?:ious)?-?(?:article|story|post) teasers?
  inline-?(?:related|promo|link|story) jp-relatedposts`
)

/** The same of what asks for money or a login, which is taken where it is short: some call so what one gets for it. */
const ASKING = parts(
  'paywall subscribe subscription(?:-\\w+)* regwall piano support(?:-us)? appeal membership contributions? promos? promo-?box'
)

/** UTF-16 units of all its text. */
const LONGEST_APPEAL = 500

/** The same of who wrote it and when, which is taken where it is no sentence. */
const SIGNING = parts('by-?lines?')

/** What only those see who see nothing else, often what is on a picture; a letter alone is the first of a word that is set large. */
const UNSEEN = parts('sr-only visually-?hidden screen-?reader(?:-text)?')

/** Taken only where nobody called it more: what is called so may be around the article too. */
const ALONE =
  /^(?:tags?|topics?|share|social|bio|ads?|meta|footer|sidebar|menu|nav|caption|credit|popular|widget|poll)$/

function parts(names: string): RegExp {
  return new RegExp(`(?:^|-)(?:${names.trim().split(/\s+/).join('|')})(?:-|$)`)
}

/** Attributes in which a page says what its parts are. */
const NAMING = ['class', 'id', 'data-component', 'data-testid']

/** Whether it is called by what is not the article: by its class or id, by its own tag, or by what its system calls its parts. */
export function isNamedClutter(element: PageElement): boolean {
  const written = [
    ...NAMING.map(name => element.getAttribute(name) ?? ''),
    element.nodeName.includes('-') ? element.nodeName.toLowerCase() : ''
  ].join(' ')
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
      if (LINKING.test(name) && linkShare(element, element.textContent ?? '') > 0.15) return true
      if (ASKING.test(name)) return lengthOf(element) < LONGEST_APPEAL
      if (SIGNING.test(name)) return !isSentence(lineOf(element))
      return UNSEEN.test(name) && lineOf(element).length > 2
    })
}
