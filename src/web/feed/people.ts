// Who wrote an item, of all the ways in which feeds say it.
import { fragmentLines } from '../fragment.ts'
import type { FeedNode } from './tree.ts'
import { cutLine, isNamed, named, plainOf } from './words.ts'

/** Elements that name who wrote it, the most telling first; `<author>` of RSS is an address of e-mail by its specification. */
const AUTHORS = ['dc:creator', 'author', 'dc:author', 'creator', 'itunes:author', 'managingeditor']

/**
 * Names, parted by commas; an address of e-mail where there is no name at all. The first kind of element that gives a name is
 * believed: `dc:creator` and `itunes:author` of one item mostly tell of the same people in other words.
 */
export function authorOf(node: FeedNode): string | null {
  let address: string | null = null
  for (const kind of AUTHORS) {
    const said = [...named(node, [kind])].map(nameOf).filter(name => name !== '')
    const names = [...new Set(said)].filter(name => !IS_ADDRESS.test(name))
    if (names.length > 0) return cutLine(names.slice(0, MOST_NAMES).join(', '))
    address ??= said[0] ?? null
  }
  return address && cutLine(address)
}

/** Of one item. */
export const MOST_NAMES = 50
/** What a person is told in, in Atom. */
const PARTS: ReadonlySet<string> = new Set(['name', 'email', 'uri', 'url'])
const IS_ADDRESS = /^[^\s@]+@[^\s@]+$/
const ADDRESS = /[^\s@,;:<>()[\]"]+@[^\s@,;:<>()[\]"]+/

/** `Ana Pell`, of `<name>Ana Pell</name>`, `ana@example.org (Ana Pell)` and `Ana Pell <ana@example.org>` alike. */
function nameOf(author: FeedNode): string {
  const inside = (name: string): string => {
    const child = author.children.find(each => isNamed(each, name) || each.key.endsWith(`:${name}`))
    return child === undefined ? '' : nameIn(plainOf(child))
  }
  if (author.children.some(({ key }) => PARTS.has(key.slice(key.indexOf(':') + 1))))
    return inside('name') || inside('email')
  // An address in angle brackets is not markup.
  return nameIn(fragmentLines(author.value.replace(/<([^<>\s]+@[^<>\s]+)>/g, '($1)')))
}

function nameIn(text: string): string {
  const line = cutLine(text)
  const address = ADDRESS.exec(line)?.[0]
  if (address === undefined) return line
  const name = line
    .replace(address, ' ')
    .replace(/\bmailto:/i, ' ')
    .replace(/[()<>[\]"]+/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;:–—-]+|[\s,;:–—-]+$/g, '')
  return name === '' ? address : name
}
