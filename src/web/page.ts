// The door of the web room, as far as a page in hand goes: HTML in, the article on it out. Fetches nothing.
import { Readability } from '@mozilla/readability'
import type { Readings } from './candidates.ts'
import { articleAmong } from './candidates.ts'
import { clearClutter } from './clutter.ts'
import { correctionsOn } from './corrections.ts'
import type { PageDocument, PageNode } from './dom.ts'
import { openPage } from './dom.ts'
import { fragmentLines, looksLikeMarkup } from './fragment.ts'
import type { Metadata } from './metadata.ts'
import { metadataOf } from './metadata.ts'
import { withoutXmp } from './rawtags.ts'
import { weigh } from './scan.ts'
import { linesOf, wordsOf } from './text.ts'
import { bareWords } from './measures.ts'
import { withoutEnds } from './ends.ts'

export { readLanguage } from './metadata.ts'

/** The page was not read at all. The message is the reason alone: who asked knows where the page is from. */
export class PageError extends Error {
  override readonly name = 'PageError'
}

/** As in `Article`; `text` is empty when the page shows no article. */
export interface PageArticle extends Told {
  /** Each block of the article is a line, with one blank line between. No markup; headline, byline and date above it are not part. */
  readonly text: string
}

/** What is told of an article beside its text. */
type Told = Omit<Metadata, 'body' | 'corrections'>

/**
 * Finds the article on a page: what surrounds it is dropped, and nothing is added that the page does not say.
 * `url` is where it was fetched, null for a saved file. Throws `PageError` for a page that would take
 * too long, by its size (5 MB), its depth (256) or its number of elements; within them it takes at most seconds
 * for the worst, milliseconds for the usual.
 */
export function articleOfPage(written: string, url: string | null): PageArticle {
  // Browsers read nothing in a NUL either; behind a `<` it would hide a tag.
  const html = withoutXmp(written.replaceAll('\0', ''))
  const { refusal, body: hasBody } = weigh(html)
  if (refusal !== null) throw new PageError(refusal)
  try {
    return articleIn(openPage(html, hasBody), url)
  } catch (cause) {
    // Readability expects a browser's tree, and markup that is broken enough gives linkedom another one.
    throw new PageError('cannot be taken apart as a page', { cause })
  }
}

function articleIn(page: PageDocument, url: string | null): PageArticle {
  // Before anything is taken off: bylines and dates stand in what is no text.
  const { body, corrections: linked, ...said } = metadataOf(page, url)
  const corrections = [...correctionsOn(page), ...linked]
  clearClutter(page)
  // Before Readability, which takes the tree apart.
  const marks = markedIn(page)
  const found = readableLines(page)
  const text = articleAmong({ ...marks, found, told: toldLines(body ?? '') })
  return { ...said, text: withCorrections(withoutEnds(text, said), corrections) }
}

/** JSON-LD has the text with markup, or with its lines as they are; it says nothing of which. */
const toldLines = (body: string): string =>
  looksLikeMarkup(body)
    ? fragmentLines(body)
    : wordsOf(body)
        .split('\n')
        .map(line => fragmentLines(line))
        .filter(line => line !== '')
        .join('\n\n')

/** What the publisher marks as the article; nothing where it marks several things. */
function markedIn(page: PageDocument): Pick<Readings, 'marked' | 'exactly' | 'headed'> {
  const within = new Set(page.querySelectorAll(`${BODY} ${BODY}`))
  const bodies = [...page.querySelectorAll(BODY)].filter(each => !within.has(each))
  const marked = bodies.map(linesOf).filter(Boolean).join('\n\n')
  if (marked !== '') return { marked, exactly: true, headed: true }
  const [only, ...others] = page.querySelectorAll('article')
  return only === undefined || others.length > 0
    ? { marked: '', exactly: false, headed: false }
    : { marked: linesOf(only), exactly: false, headed: only.querySelector('h1') !== null }
}

const BODY = '[itemprop="articleBody"]'

/** A correction belongs to what it corrects, also where it stands in a footer. */
function withCorrections(text: string, corrections: readonly string[]): string {
  if (text === '') return text
  const all = [text]
  // The page and its JSON-LD mostly tell of the same ones.
  let known = bareWords(text)
  for (const each of corrections) {
    const said = bareWords(each)
    if (said === '' || known.includes(said)) continue
    known += ` ${said}`
    all.push(each)
  }
  return all.join('\n\n')
}

function readableLines(page: PageDocument): string {
  // Its types are those of a browser, which nothing else here needs: what it is given and gives is what linkedom has.
  const options = { disableJSONLD: true, serializer: (node: PageNode) => node }
  const content = new Readability<PageNode>(page, options).parse()?.content
  return content ? linesOf(content) : ''
}
