// Which vocabulary an element of a feed is from, whatever prefix the feed gives it. Knows names, no documents.

/** Vocabularies that are read, by the prefix that everybody knows them under. */
export type Vocabulary =
  | 'rss'
  | 'atom'
  | 'rdf'
  | 'dc'
  | 'dcterms'
  | 'content'
  | 'media'
  | 'itunes'
  | 'feedburner'
  | 'sy'
  | 'xhtml'
  | 'xml'

/**
 * The addresses that each vocabulary has gone by. Those that RSS was given by one version or another have never meant
 * different things.
 */
const ADDRESSES: Readonly<Record<Vocabulary, readonly string[]>> = {
  rss: [
    'purl.org/rss/1.0',
    'purl.org/net/rss1.1',
    'purl.org/rss/1.0/modules/rss091',
    'my.netscape.com/rdf/simple/0.9',
    'my.netscape.com/rdf/simple/0.9.1',
    'channel.netscape.com/rdf/simple/0.9',
    'my.netscape.com/publish/formats/rss-0.91.dtd',
    'backend.userland.com/rss',
    'backend.userland.com/rss2',
    'backend.userland.com/rss091',
    'backend.userland.com/rss092',
    'blogs.law.harvard.edu/tech/rss',
    'cyber.law.harvard.edu/rss/rss.html',
    'cyber.harvard.edu/rss/rss.html'
  ],
  atom: [
    'www.w3.org/2005/atom',
    'purl.org/atom/ns',
    'purl.org/atom/app',
    // What Atom was called before it had a name.
    'example.com/newformat',
    'example.com/necho',
    'purl.org/echo',
    'purl.org/pie'
  ],
  rdf: ['www.w3.org/1999/02/22-rdf-syntax-ns'],
  dc: ['purl.org/dc/elements/1.1', 'purl.org/dc/elements/1.0', 'purl.org/metadata/dublin_core'],
  dcterms: ['purl.org/dc/terms'],
  content: ['purl.org/rss/1.0/modules/content'],
  media: ['search.yahoo.com/mrss', 'search.yahoo.com/mrss/1.0', 'video.search.yahoo.com/mrss'],
  itunes: ['www.itunes.com/dtds/podcast-1.0.dtd', 'www.itunes.com/dtds/podcast-1.0'],
  // Feeds that count their readers on the way keep the address of the page itself here.
  feedburner: ['rssnamespace.org/feedburner/ext/1.0'],
  sy: ['purl.org/rss/1.0/modules/syndication'],
  xhtml: ['www.w3.org/1999/xhtml', 'www.w3.org/tr/html4'],
  xml: ['www.w3.org/xml/1998/namespace']
}

const byAddress: ReadonlyMap<string, Vocabulary> = new Map(
  known(ADDRESSES).flatMap(([vocabulary, addresses]) =>
    addresses.map(address => [address, vocabulary] as const)
  )
)
const prefixes: ReadonlySet<string> = new Set(Object.keys(ADDRESSES))

/** The vocabulary at an address; null for one that is not read. Scheme, case and what ends it are not told apart. */
export const vocabularyAt = (address: string): Vocabulary | null =>
  byAddress.get(
    address
      .trim()
      .toLowerCase()
      .replace(/^https?:\/\//, '')
      .replace(/[/#]+$/, '')
  ) ?? null

/** What a prefix that was never declared will have meant. */
export const vocabularyOf = (prefix: string): Vocabulary | null =>
  isVocabulary(prefix) ? prefix : null

const isVocabulary = (prefix: string): prefix is Vocabulary => prefixes.has(prefix)

function known<Key extends string, Value>(record: Readonly<Record<Key, Value>>): [Key, Value][] {
  // The record is ours and holds nothing but its own keys.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return Object.entries(record) as [Key, Value][]
}
