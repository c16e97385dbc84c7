// What stands for a letter in a document: the entities of HTML, and those that the document defines for itself.
import { decodeHTMLStrict } from 'entities'

/** Text with its entities decoded. */
export type Entities = (text: string) => string

/** As XML wants it, each with its semicolon: `?a=1&copy=2` holds none. */
export function entitiesOf(xml: string): Entities {
  const own = definedIn(xml)
  if (own.size === 0) return decodeHTMLStrict
  let grown = 0
  return text =>
    decodeHTMLStrict(
      text.replace(/&(\w+);/g, (written, name: string) => {
        const meant = own.get(name)
        if (meant === undefined || grown > MOST_GROWTH) return written
        grown += meant.length
        return meant
      })
    )
}

/** Letters that a document may gain in all by what it defines. */
const MOST_GROWTH = 1_000_000

/** Those that stand for plain letters or for one entity: what stands for others can grow, and no feed needs it. */
function definedIn(xml: string): ReadonlyMap<string, string> {
  const own = new Map<string, string>()
  const start = xml.slice(0, 4_000).search(/<!DOCTYPE/i)
  if (start < 0) return own
  const subset = xml.slice(start, start + 50_000).split(/\]\s*>/, 1)[0] ?? ''
  const definitions =
    /<!ENTITY\s+(\w{1,40})\s+(?:"([^"&<]{0,100}|&#?\w{1,10};)"|'([^'&<]{0,100}|&#?\w{1,10};)')\s*>/g
  for (const [, name = '', double, single] of subset.matchAll(definitions))
    own.set(name, double ?? single ?? '')
  return own
}
