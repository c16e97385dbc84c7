// Where an item of a feed leads, and what is attached to it.
import type { Enclosure } from './feed.ts'
import type { FeedNode } from './tree.ts'
import { resolved } from './tree.ts'
import { isNamed } from './words.ts'

/**
 * The page: the link, the link that Atom calls the alternate, an id that is an address, what RDF is about. Only what a browser opens
 * over the web. `home` is where addresses lead from that nothing else says it of.
 */
export function linkOf(node: FeedNode, home: string | null): string | null {
  const links = node.children.filter(child => isNamed(child, 'link'))
  const plain = links.filter(({ attributes }) => !attributes.has('href') && !attributes.has('rel'))
  const alternate = links.filter(({ attributes }) => relsOf(attributes.get('rel')).has('alternate'))
  const pages = alternate.filter(
    ({ attributes }) => attributes.has('href') && /^$|html/i.test(attributes.get('type') ?? '')
  )
  // RSS of its own kind, and the feeds of Atom that use it: <link rel="…">https://…</link>
  const others = links.filter(
    ({ attributes, value }) => !attributes.has('href') && /^\s*https?:/i.test(value)
  )
  for (const link of [...plain, ...pages, ...alternate, ...others]) {
    // `<link><a href="…">…</a></link>`
    const marked = link.children.find(({ attributes }) => attributes.has('href'))
    const written = link.attributes.get('href') ?? marked?.attributes.get('href') ?? link.value
    const address = webAddress(written, link.base ?? home)
    if (address !== null) return address
  }
  // Microsoft's CDF says it of the item itself, or of an <a> in it.
  const inside = node.children.find(child => isNamed(child, 'a'))
  const own = node.attributes.get('href') ?? inside?.attributes.get('href')
  return (
    permalinkOf(node, home) ??
    webAddress(own, node.base ?? home) ??
    webAddress(node.attributes.get('rdf:about'), null)
  )
}

/** The page's own address where the link leads through a service that counts readers. */
export function originOf(node: FeedNode): string | null {
  const origin = node.children.find(({ key }) => /^(?:feedburner|\?):origlink$/.test(key))
  return webAddress(origin?.value, null)
}

/** `<guid>` is an address unless it says that it is none; a relative one only where it says that it is one. */
function permalinkOf(node: FeedNode, home: string | null): string | null {
  const guid = node.children.find(({ key }) => key === 'rss:guid')
  const said = guid?.attributes.get('ispermalink')?.toLowerCase()
  if (guid === undefined || said === 'false') return null
  return webAddress(guid.value, said === 'true' ? (guid.base ?? home) : null)
}

/** What a link is to its page: names apart by spaces, or addresses of IANA that end in the name. */
const relsOf = (rel = ''): ReadonlySet<string> =>
  new Set(
    (rel.trim() === '' ? 'alternate' : rel)
      .toLowerCase()
      .split(/\s+/)
      .map(each => each.slice(each.lastIndexOf('/') + 1))
  )

/** A whole address of the web; null for any other, such as `mailto:` or a script. */
export function webAddress(written: string | undefined, base: string | null): string | null {
  const address = resolved(written, base)
  return address !== undefined && /^https?:/i.test(address) ? address : null
}

/** Of one item. */
export const MOST_ENCLOSURES = 100

/** Each address once: what the item encloses first, what Media RSS shows after it. */
export function enclosuresOf(item: FeedNode, home: string | null): readonly Enclosure[] {
  const enclosed = item.children.filter(
    child =>
      isNamed(child, 'enclosure') ||
      (isNamed(child, 'link') && relsOf(child.attributes.get('rel')).has('enclosure'))
  )
  const shown = item.children.filter(({ key }) => key === 'media:content')
  const found = new Map<string, Enclosure>()
  for (const { attributes, base } of [...enclosed, ...shown]) {
    const url = webAddress(attributes.get('url') ?? attributes.get('href'), base ?? home)
    if (url === null || found.has(url)) continue
    const length = Number.parseInt(attributes.get('length') ?? attributes.get('filesize') ?? '', 10)
    const type = attributes.get('type')?.slice(0, 200) || null
    found.set(url, { url, type, length: length >= 0 ? length : null })
    if (found.size === MOST_ENCLOSURES) break
  }
  return [...found.values()]
}
