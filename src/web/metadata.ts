// What a page says about its article: JSON-LD first, then meta tags, then what it shows. Knows one document.
import { addressKey } from './canonical.ts'
import type { PageDocument } from './dom.ts'
import { looksLikeMarkup } from './fragment.ts'
import { findLinkedArticle } from './jsonld.ts'
import { stripMarkup } from './markup.ts'
import { isNever, readFeedDate } from './feed/dates.ts'
import { readPublished } from './published.ts'
import { shownBylines, shownDates } from './shown.ts'
import { wordsOf } from './text.ts'

export interface Metadata {
  readonly headline: string | null
  readonly outlet: string | null
  readonly byline: string | null
  /** As `Article.publishedAt`. */
  readonly publishedAt: string | null
  /** Absolute, http or https. */
  readonly url: string | null
  readonly lang: string | null
  /** The article's text where JSON-LD carries it: only for pages that show none. */
  readonly body: string | null
  /** What JSON-LD says that was corrected, each on one line. */
  readonly corrections: readonly string[]
}

/** Names of meta tags (`name`, `property` or `itemprop`), most trustworthy first. */
const NAMES = {
  headline: ['og:title', 'twitter:title', 'headline', 'parsely-title', 'dc.title', 'title'],
  outlet: ['og:site_name', 'publisher', 'dc.publisher', 'application-name'],
  byline: ['author', 'article:author', 'byl', 'parsely-author', 'sailthru.author', 'dc.creator'],
  published: [
    'article:published_time',
    'og:article:published_time',
    'datepublished',
    'parsely-pub-date',
    'sailthru.date',
    'dc.date.issued',
    'dc.date',
    'pubdate',
    'date'
  ],
  lang: ['og:locale', 'dc.language', 'content-language']
} as const

/** `url`: where the page was fetched, null for a saved one. */
export function metadataOf(page: PageDocument, url: string | null): Metadata {
  const meta = metaTags(page)
  const own = [
    ...attributes(page, 'link[rel="canonical" i]', 'href'),
    ...(meta.get('og:url') ?? [])
  ]
  const here = new Set([...own, url].flatMap(each => addressKey(each ?? '') ?? []))
  const linked = findLinkedArticle(
    texts(page, 'script[type="application/ld+json" i]').map(script => script ?? ''),
    address => here.has(addressKey(address) ?? '')
  )
  const said = (names: readonly string[]): string[] =>
    names.flatMap(name => meta.get(name) ?? []).filter(value => !/^https?:/i.test(value))
  const outlet = firstOf([linked?.outlet, ...said(NAMES.outlet)])
  const headline = firstOf([
    linked?.headline,
    ...said(NAMES.headline),
    ...texts(page, 'article h1, main h1'),
    ...texts(page, 'h1'),
    ...texts(page, 'title')
  ])
  return {
    outlet,
    headline: headline && withoutOutlet(headline, outlet),
    byline: bylineOf([linked?.byline, ...said(NAMES.byline), ...shownBylines(page)]),
    publishedAt: dateOf([
      linked?.published,
      ...said(NAMES.published),
      ...attributes(page, 'time[itemprop="datePublished"], time[pubdate]', 'datetime'),
      ...attributes(page, 'article time, main time, time', 'datetime'),
      ...texts(page, 'article time, main time, time'),
      ...shownDates(page)
    ]),
    url: addressOf([...own, linked?.url], url),
    lang: languageOf([
      ...attributes(page, 'html', 'lang'),
      linked?.lang,
      ...NAMES.lang.flatMap(name => meta.get(name) ?? [])
    ]),
    body: linked?.body ?? null,
    corrections: correctionsOf(linked?.corrections ?? [])
  }
}

type Candidates = readonly (string | null | undefined)[]

function metaTags(page: PageDocument): ReadonlyMap<string, readonly string[]> {
  const tags = new Map<string, string[]>()
  for (const tag of page.querySelectorAll('meta')) {
    const content = tag.getAttribute('content')
    if (!content) continue
    for (const key of ['property', 'name', 'itemprop', 'http-equiv']) {
      const name = tag.getAttribute(key)?.toLowerCase()
      if (name) tags.set(name, [...(tags.get(name) ?? []), content])
    }
  }
  return tags
}

const texts = (page: PageDocument, selector: string): (string | null)[] =>
  [...page.querySelectorAll(selector)].map(element => element.textContent)

const attributes = (page: PageDocument, selector: string, name: string): (string | null)[] =>
  [...page.querySelectorAll(selector)].map(element => element.getAttribute(name))

function firstOf(candidates: Candidates): string | null {
  for (const candidate of candidates) {
    // Many systems escape twice; a headline never means to show a tag or an entity.
    const once = stripMarkup((candidate ?? '').slice(0, LONGEST * 20))
    const line = wordsOf(looksLikeMarkup(once) ? stripMarkup(once) : once)
      .replace(/\s+/g, ' ')
      .trim()
    if (line !== '' && line.length <= LONGEST) return line
  }
  return null
}

/** Longer than this is not a headline, a name or an outlet, whatever the tag says. */
const LONGEST = 500

/** `Harbour reopens | The Ostrava Herald` → `Harbour reopens`, when that is the outlet. */
function withoutOutlet(headline: string, outlet: string | null): string {
  const tail = /^(.+?)\s+(?:[|–—•·:»-]|::)\s+([^|]+)$/.exec(headline)
  const same = outlet !== null && tail?.[2]?.toLowerCase() === outlet.toLowerCase()
  return (same ? tail?.[1] : null) ?? headline
}

function bylineOf(candidates: Candidates): string | null {
  return firstOf(candidates)?.replace(/^by:?\s+/i, '') ?? null
}

function dateOf(candidates: Candidates): string | null {
  for (const candidate of candidates) {
    const written = (candidate ?? '').slice(0, LONGEST).trim()
    const published = readPublished(written) ?? readWidely(written)
    if (published !== null && !isNever(published)) return published
  }
  return null
}

/** In the notations that feeds have too: a day where no zone is told, and nothing where no day is. */
function readWidely(written: string): string | null {
  const date = written.length < 'YYYYMMDD'.length ? null : readFeedDate(written)
  // `2. März 2026, 6.30 Uhr`
  const comma = written.lastIndexOf(',')
  if (date === null) return comma < 0 ? null : readWidely(written.slice(0, comma))
  const isInstant = /(?:z|gmt|utc|[+-]\d{2}:?\d{2})(?: ?\([^()]*\))?$|^\d{10,}$/i.test(written)
  return isInstant ? date : date.slice(0, 10)
}

/** No browser takes longer ones everywhere. */
const LONGEST_ADDRESS = 8_000

/** What the page calls its address counts only on the host it came from: a page must not pass for another outlet's. */
function addressOf(candidates: Candidates, fetched: string | null): string | null {
  for (const candidate of candidates) {
    if (!candidate || candidate.length > LONGEST_ADDRESS) continue
    if (!URL.canParse(candidate, fetched ?? undefined)) continue
    const address = new URL(candidate, fetched ?? undefined)
    if (!/^https?:$/.test(address.protocol)) continue
    if (fetched === null || address.host === new URL(fetched).host) return address.href
  }
  return fetched
}

function languageOf(candidates: Candidates): string | null {
  for (const candidate of candidates) {
    const tag = readLanguage(candidate ?? '')
    if (tag !== null) return tag
  }
  return null
}

/** A BCP 47 tag in its canonical form, also from `en_GB`; null for what is none. */
export function readLanguage(written: string): string | null {
  try {
    return Intl.getCanonicalLocales(written.trim().replaceAll('_', '-'))[0] ?? null
  } catch {
    // RangeError is how Intl says that this is not a language tag.
    return null
  }
}

/** As many as a page may tell, and no address of a page that has them. */
const correctionsOf = (told: readonly string[]): readonly string[] =>
  told
    .slice(0, 20)
    .filter(each => each.length <= 3_000 && !/^https?:\S*$/i.test(each.trim()))
    .map(each => stripMarkup(each).replace(/\s+/g, ' ').trim())
    .filter(each => each !== '')
