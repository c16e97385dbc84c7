// A feed's markup as a small tree, read as far as it goes: what is broken is closed where it breaks. Knows XML, no feeds.
import { Parser } from 'htmlparser2'
import type { Vocabulary } from './namespaces.ts'
import { BOTTOMLESS, endUnlessTooDeep, TooDeep } from '../depth.ts'
import type { Entities } from './entities.ts'
import { entitiesOf } from './entities.ts'
import { vocabularyAt, vocabularyOf } from './namespaces.ts'

export interface FeedNode {
  /** `atom:title`: vocabulary and name in lower case, with whatever prefix it is written; `?:name` where the vocabulary is not read. */
  readonly key: string
  /** By `href`, `xml:lang`, `rdf:about`: those without a prefix under their name, in lower case. */
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly FeedNode[]
  /** Where relative addresses below it lead from: `xml:base`, its own or the nearest above, else the document's own; null without one. */
  readonly base: string | null
  /** `xml:lang`, its own or the nearest above. */
  readonly lang: string | null
  /** What is written in it: text decoded, CDATA as it is. Where there are elements in it, their markup as it stands. */
  readonly value: string
  /** Whether `value` is markup because elements stand in it. */
  readonly isMarkup: boolean
}

/** Elements further in than this are read as part of what they are in. */
const DEEPEST = 100

/** Elements after which no more are read: the largest sitemaps have some 250,000. Keeps the tree within some 400 MB. */
const MOST_ELEMENTS = 400_000

/** For the same reason as `BOTTOMLESS`, but a feed in which no item is closed is still read for some thousand items. */
const MOST_HELD = 20_000

/** Of one element; and prefixes that may be declared at one place. No document needs a tenth of them. */
const MOST_ATTRIBUTES = 1_000

/** The outermost element; undefined where there is none at all. */
export const treeOf = (xml: string): FeedNode | undefined => forestOf(xml)[0]

/**
 * Reads markup with a tokenizer that never gives up (htmlparser2), since a feed that is cut off, or has one bare
 * ampersand, is still a feed to whoever waits for it. Entities of HTML are decoded although XML does not know
 * them, and those that a document defines for itself where they stand for a few letters; nothing outside the document is
 * ever looked at, and none that stands for others, so that no entity can grow. Linear in the length. Gives every
 * element that is in no other: a server that prints its warnings before the feed makes several. `url` is where the document was
 * fetched.
 */
export function forestOf(xml: string, url: string | null = null): readonly FeedNode[] {
  const decode = entitiesOf(xml)
  const top = { ...open({ name: '', attributes: {} }, undefined, decode), base: url }
  let at = top
  let beyond = 0
  let count = 0
  /** What the tokenizer holds open, which is more than what stands in one another where nothing is closed. */
  let held = 0
  let inData = false
  const leave = (upTo: OpenNode, end: number) => {
    for (; at !== upTo && at.parent; at = at.parent) {
      const piece = at.parent.pieces.at(-1)
      if (piece && 'from' in piece) piece.to = end
    }
  }

  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (at.depth + beyond > BOTTOMLESS || ++held > MOST_HELD) throw new TooDeep()
        if (at.depth >= DEEPEST || beyond > 0) {
          beyond++
          return
        }
        if (++count > MOST_ELEMENTS) throw new TooDeep()
        const tag = { name, attributes }
        let inside = open(tag, at, decode)
        const unclosed = unclosedBefore(inside, at)
        if (unclosed?.parent) {
          leave(unclosed.parent, parser.startIndex)
          inside = open(tag, at, decode)
        }
        at.pieces.push({ from: parser.startIndex, to: -1 })
        at.children.push(inside)
        at = inside
      },
      onclosetag(name, implied) {
        held--
        if (beyond > 0) {
          beyond--
          return
        }
        // Elements that were left already are closed a second time: nothing of that name is open any more.
        const closed = nearest(at, node => node.name === name)
        if (closed?.parent) leave(closed.parent, implied ? parser.startIndex : parser.endIndex + 1)
      },
      ontext(data) {
        if (beyond === 0) at.pieces.push({ data, isData: inData })
      },
      oncdatastart() {
        inData = true
      },
      oncdataend() {
        inData = false
      }
    },
    { xmlMode: true, decodeEntities: false, lowerCaseTags: false, recognizeSelfClosing: true }
  )
  endUnlessTooDeep(parser, xml)
  return top.children.map(child => frozen(child, xml, decode))
}

/** Text, or where in the document a child's markup stands. */
type Piece =
  | { readonly data: string; readonly isData: boolean }
  | { readonly from: number; to: number }

interface OpenNode {
  /** As written. */
  readonly name: string
  readonly key: string
  readonly attributes: ReadonlyMap<string, string>
  readonly namespaces: ReadonlyMap<string, Vocabulary | null>
  readonly base: string | null
  readonly lang: string | null
  readonly depth: number
  readonly parent: OpenNode | undefined
  readonly children: OpenNode[]
  readonly pieces: Piece[]
}

const keys = (names: string): ReadonlySet<string> =>
  new Set(names.split(' ').flatMap(name => [`rss:${name}`, `atom:${name}`]))

/** Elements that hold a line. What describes the feed or an item cannot stand inside one: somebody forgot to close it. */
const LINES = keys('title link guid id pubdate published updated category language comments')
/** What no text in HTML can hold, so that a text in which it stands was not closed. */
const NO_HTML = new Set([
  ...keys('pubdate guid enclosure item entry channel published updated category'),
  'dc:creator',
  'dc:date',
  'content:encoded'
])
const FIELDS = new Set([...LINES, ...NO_HTML, ...keys('description summary content author')])
const TEXTS = keys('description summary content')
const ITEMS = keys('item entry')

/** The element that was left open although this one cannot stand in it. */
function unclosedBefore({ key }: OpenNode, at: OpenNode): OpenNode | undefined {
  if (ITEMS.has(key))
    return (
      nearest(at, each => ITEMS.has(each.key)) ??
      // `<title>The Gazette<item>`
      nearest(at, each => LINES.has(each.key) || TEXTS.has(each.key))
    )
  if (!FIELDS.has(key)) return undefined
  const isOver = (each: OpenNode): boolean =>
    LINES.has(each.key) || (NO_HTML.has(key) && TEXTS.has(each.key))
  return nearest(at, isOver)
}

/** The node itself or the nearest above it. */
function nearest(node: OpenNode, is: (node: OpenNode) => boolean): OpenNode | undefined {
  let at: OpenNode | undefined = node
  while (at && !is(at)) at = at.parent
  return at?.parent && at
}

interface Tag {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
}

function open(tag: Tag, parent: OpenNode | undefined, decode: Entities): OpenNode {
  const namespaces = namespacesOf(tag, parent)
  const attributes = new Map<string, string>()
  for (const [written, value] of Object.entries(tag.attributes).slice(0, MOST_ATTRIBUTES)) {
    const name = written.toLowerCase()
    if (name === 'xmlns' || name.startsWith('xmlns:')) continue
    const [prefix, local] = parted(name)
    const key = prefix === '' ? local : `${vocabularyIn(namespaces, prefix) ?? '?'}:${local}`
    attributes.set(key, decode(value).trim())
  }
  const [prefix, local] = parted(tag.name.toLowerCase())
  return {
    name: tag.name,
    key: `${vocabularyIn(namespaces, prefix) ?? '?'}:${local}`,
    attributes,
    namespaces,
    base: resolved(attributes.get('xml:base'), parent?.base ?? null) ?? parent?.base ?? null,
    // An empty one says that nothing is said.
    lang: (attributes.get('xml:lang') ?? parent?.lang) || null,
    depth: (parent?.depth ?? -1) + 1,
    parent,
    children: [],
    pieces: []
  }
}

/**
 * What prefixes mean from here on. Without a prefix and without a declaration a document speaks the language of its
 * outermost element: Atom where that is a `feed`, else RSS.
 */
function namespacesOf(
  { name, attributes }: Tag,
  parent: OpenNode | undefined
): ReadonlyMap<string, Vocabulary | null> {
  const declared = Object.entries(attributes)
    .slice(0, MOST_ATTRIBUTES)
    .flatMap(([written, address]) => {
      const match = /^xmlns(?::(.+))?$/i.exec(written)
      return match ? [[(match[1] ?? '').toLowerCase(), vocabularyAt(address)] as const] : []
    })
  const outermost = parent?.depth === 0
  if (declared.length === 0 && !outermost) return parent?.namespaces ?? new Map()
  const namespaces = new Map(parent?.namespaces)
  if (outermost) namespaces.set('', /^(?:feed|entry)$/i.test(name) ? 'atom' : 'rss')
  for (const [prefix, vocabulary] of declared) {
    // A default that nobody knows leaves the language of the outermost element: `<rss xmlns="http://example.org/ours">`.
    if (prefix === '' && vocabulary === null) continue
    if (namespaces.size < MOST_ATTRIBUTES) namespaces.set(prefix, vocabulary)
  }
  return namespaces
}

const vocabularyIn = (
  namespaces: ReadonlyMap<string, Vocabulary | null>,
  prefix: string
): Vocabulary | null => {
  const declared = namespaces.get(prefix)
  return declared === undefined ? vocabularyOf(prefix) : declared
}

function parted(name: string): [prefix: string, local: string] {
  const colon = name.indexOf(':')
  return colon < 0 ? ['', name] : [name.slice(0, colon), name.slice(colon + 1)]
}

function frozen(node: OpenNode, xml: string, decode: Entities): FeedNode {
  const children = node.children.map(child => frozen(child, xml, decode))
  const { key, attributes, base, lang } = node
  const isMarkup = children.length > 0
  return {
    key,
    attributes,
    children,
    base,
    lang,
    isMarkup,
    // Most nodes with elements in them are never asked for their markup.
    get value() {
      return valueOf(node.pieces, isMarkup, xml, decode)
    }
  }
}

function valueOf(
  pieces: readonly Piece[],
  isMarkup: boolean,
  xml: string,
  decode: Entities
): string {
  return pieces
    .map(piece => {
      if ('from' in piece) return withoutData(xml.slice(piece.from, piece.to))
      if (!isMarkup) return piece.isData ? piece.data : decode(piece.data)
      return piece.isData ? escaped(piece.data) : piece.data
    })
    .join('')
}

/** Markup whose CDATA is written as text, since HTML knows none. */
const withoutData = (markup: string): string =>
  markup.includes('<![CDATA[')
    ? markup.replace(/<!\[CDATA\[([^]*?)(?:\]\]>|$)/g, (_, data: string) => escaped(data))
    : markup

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/**
 * An address as it is written where that is a whole one in plain letters, else resolved from where it leads; undefined for none,
 * and for what is no address.
 */
export function resolved(written: string | undefined, base: string | null): string | undefined {
  const bare = written?.trim().replace(/[\t\n\r]/g, '')
  if (bare === undefined || bare === '' || bare.length > LONGEST_ADDRESS) return undefined
  if (!URL.canParse(bare, base ?? undefined)) return undefined
  return AS_WRITTEN.test(bare) ? bare : new URL(bare, base ?? undefined).href
}

/** No browser takes longer ones everywhere. */
const LONGEST_ADDRESS = 8_000
const AS_WRITTEN = /^https?:\/\/[a-z0-9][a-z0-9.-]*(?::\d+)?(?:[/?#][\w./?#&=;:@%+,~!$'()*-]*)?$/i
