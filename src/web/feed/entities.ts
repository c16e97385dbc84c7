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

/**
 * Whether an entity stands for several, of which one stands for several again: each step multiplies what is written out, which is what
 * such definitions are for ("billion laughs").
 */
export function isEntityBomb(xml: string): boolean {
  const definitions = subsetOf(xml).matchAll(/<!ENTITY\s+(\w{1,40})\s+(?:"([^"]*)"|'([^']*)')/g)
  const several = new Map<string, readonly string[]>()
  for (const [, name = '', double, single] of definitions) {
    const others = (double ?? single ?? '').match(/&\w{1,40};/g) ?? []
    if (others.length > 1) several.set(`&${name};`, others)
  }
  return several.values().some(others => others.some(each => several.has(each)))
}

/** Those that stand for plain letters or for one entity: what stands for others can grow, and no feed needs it. */
function definedIn(xml: string): ReadonlyMap<string, string> {
  const own = new Map<string, string>()
  const definitions =
    /<!ENTITY\s+(\w{1,40})\s+(?:"([^"&<]{0,100}|&#?\w{1,10};)"|'([^'&<]{0,100}|&#?\w{1,10};)')\s*>/g
  for (const [, name = '', double, single] of subsetOf(xml).matchAll(definitions))
    own.set(name, double ?? single ?? '')
  return own
}

/** What a document says of itself before it begins; empty where it says nothing. */
function subsetOf(xml: string): string {
  const start = xml.slice(0, 4_000).search(/<!DOCTYPE/i)
  return start < 0 ? '' : (xml.slice(start, start + 50_000).split(/\]\s*>/, 1)[0] ?? '')
}
