// Which feeds a page names as its own, and where sites keep them that name none. Knows one document.
import { Parser } from 'htmlparser2'
import { resolved } from './feed/tree.ts'

const TYPES = /^(?:application|text)\/(?:rss|atom|rdf|feed)?\+?(?:xml|json)$/i

/** Absolute addresses, in the order of the page, comments' feeds last: `<link rel="alternate" type="application/rss+xml" …>`. */
export function feedLinks(html: string, url: string): readonly string[] {
  const found: { readonly address: string; readonly late: boolean }[] = []
  let base = url
  const parser = new Parser({
    onopentag(name, { rel = '', type = '', href = '', title = '' }) {
      if (name === 'base') base = resolved(href, url) ?? url
      if (name !== 'link' && name !== 'a') return
      const kind = type.split(';', 1)[0]?.trim() ?? ''
      const isFeed =
        /\b(?:alternate|feed)\b/i.test(rel) &&
        TYPES.test(kind) &&
        !/^application\/(?:xml|json)$/i.test(kind)
      const address = resolved(href, base)
      if (!isFeed && !/\bfeed\b/i.test(rel)) return
      if (address === undefined || !/^https?:/.test(address)) return
      found.push({ address, late: /comment/i.test(title + href) })
    }
  })
  parser.end(html.slice(0, MOST_READ))
  const ordered = [...found.filter(({ late }) => !late), ...found.filter(({ late }) => late)]
  return [...new Set(ordered.map(({ address }) => address))]
}

/** Links of this kind stand in the head. */
const MOST_READ = 500_000

/** Where the common systems keep a feed, for a site that does not say. */
export const usualFeeds = (url: string): readonly string[] =>
  ['/feed', '/rss', '/feed.xml', '/rss.xml', '/atom.xml', '/index.xml', '/feed.json'].map(
    path => new URL(path, url).href
  )
