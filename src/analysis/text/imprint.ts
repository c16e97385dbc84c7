// What a plain text prints of itself: agency dateline, reporter credits, headline line. Fills only what its source left empty.
import type { Article } from '../../news.ts'
import { BODY, FURNITURE, HEADING, type Layout, SIGNATURE } from './layout.ts'
import { LINE, type Tokens } from './tokens.ts'

/** `PORT ALDER (NWA) — `, `WASHINGTON, Nov. 9 (Northern Wire) - `: a place in capitals, an agency in brackets, a dash. */
const DATELINE =
  /^\p{Lu}[\p{Lu}.'’ -]{2,40}(?:, (?:\p{Lu}[\p{L}. ]{2,20}|\p{Lu}\p{L}{2,8}\.? \d{1,2}))* ?\((\p{Lu}[\p{L}. ]{1,30})\) ?(?:—|–|--|-) ?/u

/** `By Ada Quill`, `By ADA QUILL and Tom Reyes`, `By Ada Quill, Northern Wire`; not `By Monday the pier will open.` */
const BYLINE =
  /^(?:By|BY) (\p{Lu}[\p{L}'’.-]+(?: (?:\p{Lu}[\p{L}'’.-]*|and|AND|de|da|di|du|dos|van|der|von|la|al|el|bin)){1,9}?)(?:, (\p{Lu}[\p{L}'’. -]+))?$/u

/**
 * The article with outlet, byline and headline as its own text prints them, where its source said
 * nothing. A date is not looked for: a weekday in a text is not a date.
 */
export function withImprint(article: Article, t: Tokens, layout: Layout): Article {
  if (article.outlet !== null && article.byline !== null && article.headline !== null)
    return article
  const lines = edges(t)
  let { outlet, byline, headline } = article
  const first = lines.head[0]
  if (first !== undefined && layout.kind[first.line] === HEADING && !BYLINE.test(first.text)) {
    headline ??= first.text
  }
  const signature = lines.tail.find(
    l => layout.kind[l.line] === FURNITURE && SIGNATURE.test(l.text)
  )
  const credit = signature === undefined ? null : SIGNATURE.exec(signature.text)
  if (credit !== null) {
    byline ??= credit[1]!
    outlet ??= credit[2]!.trim()
  }
  for (const line of lines.head) {
    const by = byline === null ? BYLINE.exec(line.text) : null
    if (by !== null) {
      byline = by[1]!
      outlet ??= by[2] ?? null
    }
    if (outlet === null && layout.kind[line.line] === BODY) {
      outlet = DATELINE.exec(line.text)?.[1]?.trim() ?? null
    }
  }
  return { ...article, outlet, byline, headline }
}

interface Line {
  readonly line: number
  readonly text: string
}

/** The first four lines and the last three that hold anything, cut to 300 code units: an imprint is short. */
function edges(t: Tokens): { head: Line[]; tail: Line[] } {
  const head: Line[] = []
  const tail: Line[] = []
  for (let i = 0; i < t.count && head.length < 4; i++) {
    if ((t.shape[i]! & LINE) !== 0) head.push(lineAt(t, i))
  }
  for (let i = t.count - 1; i >= 0 && tail.length < 3; i--) {
    if ((t.shape[i]! & LINE) !== 0) tail.push(lineAt(t, i))
  }
  return { head, tail }
}

function lineAt(t: Tokens, first: number): Line {
  const start = t.start[first]!
  const text = t.text.slice(start, start + 300)
  const end = text.search(/[\n\r\u2028\u2029]/)
  return { line: t.line[first]!, text: (end < 0 ? text : text.slice(0, end)).trimEnd() }
}
