// Finds the article among the JSON-LD that a page carries (https://schema.org/Article). Knows that vocabulary only.

/** What the page says of its article, as it stands there: nothing checked, nothing decoded. */
export interface LinkedArticle {
  readonly headline: string | null
  readonly outlet: string | null
  readonly byline: string | null
  readonly published: string | null
  readonly url: string | null
  readonly lang: string | null
  /** The whole article again, on pages that build what is seen with a script. */
  readonly body: string | null
  /** What the publisher says that it corrected, as text. */
  readonly corrections: readonly string[]
}

type Node = Readonly<Record<string, unknown>>

/** Real graphs are three or four deep; a limit keeps a hostile one from ours. */
const DEEPEST = 12

/**
 * The page's article in the scripts, null when they describe none: the one at the page's address (`isHere`), else the first that is in no
 * list of others. A script that is not JSON is passed over, as browsers do.
 */
export function findLinkedArticle(
  scripts: Iterable<string>,
  isHere: (address: string) => boolean
): LinkedArticle | null {
  const nodes: Node[] = []
  const listed = new Set<Node>()
  for (const script of scripts) collect(parsed(script), { nodes, listed, isListed: false }, 0)
  const byId = new Map<unknown, Node>()
  for (const node of nodes) {
    // A mere reference is `{ "@id": … }` too: the description is the node that says more.
    if (node['@id'] !== undefined && Object.keys(node).length > 1) byId.set(node['@id'], node)
  }
  const articles = nodes.filter(node => typesOf(node).some(isArticle))
  const article =
    articles.find(node => addressesOf(node).some(isHere)) ??
    articles.find(node => !listed.has(node)) ??
    articles[0]
  if (!article) return null
  const follow = (value: unknown): unknown =>
    isNode(value) && Object.keys(value).length === 1 ? (byId.get(value['@id']) ?? value) : value
  const nameOf = (value: unknown): string | null => {
    const thing = follow(Array.isArray(value) ? value[0] : value)
    return textOf(isNode(thing) ? first(thing['name']) : thing)
  }
  const authors = [article['author'] ?? article['creator']].flat()
  return {
    headline: textOf(first(article['headline'])) ?? textOf(first(article['name'])),
    outlet: nameOf(article['publisher']) ?? nameOf(article['sourceOrganization']),
    byline: authors.map(nameOf).filter(Boolean).join(', ') || null,
    published: textOf(first(article['datePublished'])),
    url: addressesOf(article)[0] ?? null,
    lang: textOf(first(article['inLanguage'])),
    body: textOf(article['articleBody']),
    corrections: [article['correction']].flat().flatMap(each => {
      const comment = follow(each)
      const text = isNode(comment) ? (comment['text'] ?? comment['description']) : comment
      return textOf(first(text)) ?? []
    })
  }
}

function parsed(script: string): unknown {
  const bare = script.replace(/^\s*(?:<!--|\/\/\s*<!\[CDATA\[|<!\[CDATA\[)/, '')
  const json = bare.replace(/(?:-->|\/\/\s*\]\]>|\]\]>)\s*;?\s*$/, '').replace(/;\s*$/, '')
  try {
    // Publishers' systems leave raw line breaks inside strings; between tokens a space does as well.
    return JSON.parse(json.replace(/\p{Cc}/gu, ' '))
  } catch {
    // Said by the page about itself and broken by it: the other places that tell the same are looked at instead.
    return null
  }
}

interface Found {
  readonly nodes: Node[]
  /** Those that stand in a list, as the stories beside the article do. */
  readonly listed: Set<Node>
  readonly isListed: boolean
}

function collect(value: unknown, into: Found, depth: number): void {
  if (depth > DEEPEST || typeof value !== 'object' || value === null) return
  if (isNode(value)) {
    into.nodes.push(value)
    if (into.isListed) into.listed.add(value)
  }
  for (const [name, inner] of Object.entries(value))
    collect(inner, name === 'itemListElement' ? { ...into, isListed: true } : into, depth + 1)
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const typesOf = (node: Node): readonly unknown[] => [node['@type']].flat()

/** `NewsArticle`, `ReportageNewsArticle`, `Article` …; with or without the vocabulary in front. */
const isArticle = (type: unknown): boolean =>
  typeof type === 'string' && /(?:^|\/)(?:\w*Article|(?:Live)?BlogPosting|Report)$/.test(type)

const first = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value)

const addressesOf = (article: Node): readonly string[] =>
  [textOf(first(article['url'])), idOf(article['mainEntityOfPage'])].filter(each => each !== null)

function idOf(value: unknown): string | null {
  const thing = first(value)
  return textOf(isNode(thing) ? thing['@id'] : thing)
}

const textOf = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value : null
