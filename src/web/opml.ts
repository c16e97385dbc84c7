// OPML 1.0 and 2.0: a list of feeds, with the folders that they are in. Reads and writes it; fetches nothing.
import { durationOf } from '../duration.ts'
import type { FeedNode } from './feed/tree.ts'
import { resolved, treeOf } from './feed/tree.ts'

export interface Subscription {
  readonly url: string
  readonly title: string | null
  /** Names of the folders around it, outermost first, and its categories; each once. */
  readonly tags: readonly string[]
  /** What else is set for it, by name: `every` is `30m`. */
  readonly settings: Readonly<Record<string, string>>
}

/** Every feed of the list, each address once, in its order. Null where it is no OPML. `url` is where it was fetched, if it was. */
export function readOpml(text: string, url: string | null): readonly Subscription[] | null {
  const root = treeOf(text)
  if (root === undefined || localOf(root) !== 'opml') return null
  const body = root.children.find(child => localOf(child) === 'body')
  const found = new Map<string, Subscription>()
  for (const each of within(body ?? root, [], url)) {
    const known = found.get(each.url)
    const tags = new Set([...(known?.tags ?? []), ...each.tags])
    found.set(each.url, { ...each, title: known?.title ?? each.title, tags: [...tags] })
  }
  return [...found.values()]
}

function within(node: FeedNode, folders: readonly string[], from: string | null): Subscription[] {
  return node.children
    .filter(child => localOf(child) === 'outline')
    .flatMap(each => {
      const said = (name: string): string | null =>
        each.attributes.get(name)?.replace(/\s+/g, ' ').trim() || null
      const title = said('title') ?? said('text')
      const address = resolved(said('xmlurl') ?? undefined, from)
      const inside = title === null ? folders : [...folders, title]
      if (address === undefined) return within(each, inside, from)
      const categories = (said('category') ?? '')
        .split(',')
        .map(category => category.replace(/^\//, '').trim())
        .filter(category => category !== '')
      const tags = [...new Set([...folders, ...categories])]
      // Written by Copydesk: other readers pass over what they do not know.
      const settings = settingsIn(said(SETTINGS.toLowerCase()) ?? '')
      return [{ url: address, title, tags, settings }, ...within(each, inside, from)]
    })
}

/** OPML lets everybody add attributes of his own: `copydeskSettings="every=30m&amp;teasers=keep"`. */
const SETTINGS = 'copydeskSettings'

/** A list is somebody else's: what is no setting is passed over, and the feed read all the same. */
const settingsIn = (written: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...new URLSearchParams(written)].filter(([name, value]) =>
      name === 'teasers'
        ? value === 'keep' || value === 'complete'
        : (name === 'every' || name === 'keep') && !Number.isNaN(durationOf(value))
    )
  )

const localOf = ({ key }: FeedNode): string => key.slice(key.indexOf(':') + 1)

/** As other readers import it: one folder for each first tag, further tags as categories. `created`: epoch milliseconds. */
export function writeOpml(
  subscriptions: readonly Subscription[],
  title: string,
  created: number
): string {
  const folders = Map.groupBy(subscriptions, ({ tags }) => tags[0] ?? '')
  const lines = [...folders].flatMap(([folder, feeds]) =>
    folder === ''
      ? feeds.map(feed => outline(feed, 2))
      : [
          `    <outline text="${escaped(folder)}" title="${escaped(folder)}">`,
          ...feeds.map(feed => outline(feed, 3)),
          '    </outline>'
        ]
  )
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<opml version="2.0">',
    '  <head>',
    `    <title>${escaped(title)}</title>`,
    `    <dateCreated>${new Date(created).toUTCString()}</dateCreated>`,
    '  </head>',
    '  <body>',
    ...lines,
    '  </body>',
    '</opml>',
    ''
  ].join('\n')
}

function outline({ url, title, tags, settings }: Subscription, depth: number): string {
  const name = escaped(title ?? url)
  const category = tags.length > 1 ? ` category="${escaped(tags.slice(1).join(','))}"` : ''
  const said = new URLSearchParams(settings).toString()
  const set = said === '' ? '' : ` ${SETTINGS}="${escaped(said)}"`
  return `${'  '.repeat(depth)}<outline type="rss" text="${name}" title="${name}" xmlUrl="${escaped(url)}"${category}${set}/>`
}

/** XML has no way to write most control characters: they are left out. */
const escaped = (text: string): string =>
  text
    // oxlint-disable-next-line no-control-regex -- those are meant
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/[\n\r\t]/g, ' ')
