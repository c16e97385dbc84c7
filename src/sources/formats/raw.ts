// One feed or page in hand, as `copydesk read` takes it: a line of `{ id, xml | html, url? }` into what a source would make of it.
import { z } from 'zod'
import type { Feed, FeedItem, PageArticle } from '../../web/web.ts'
import { articleOfPage, FeedError, PageError, readFeed } from '../../web/web.ts'
import { shaped } from './shaped.ts'
import { Unreadable } from './unreadable.ts'

const raw = z.object(
  {
    id: z.union([z.string(), z.number()], { error: 'wants text' }),
    xml: z.string({ error: 'wants text' }).nullish(),
    html: z.string({ error: 'wants text' }).nullish(),
    url: z.string({ error: 'wants text' }).nullish()
  },
  { error: 'wants an object such as { "id": "…", "xml": "…" }' }
)

/** What is printed for a feed, and for a page, which is an article that `copydesk analyze -` takes. */
export type Raw =
  | ({ readonly id: string | number } & Omit<Feed, 'interval'>)
  | ({ readonly id: string | number } & Omit<PageArticle, 'publishedAt'> & {
        readonly published: string | null
      })

/** Where the content is all that an item says it is printed as the summary too, as other readers do: who compares looks there. */
const summed = (item: FeedItem): FeedItem => ({ ...item, summary: item.summary ?? item.content })

/** Throws `Unreadable` with the reason. An `xml` that holds JSON is read as JSON Feed. */
export function readRaw(value: unknown): Raw {
  const { id, xml, html, url } = shaped(raw, value)
  try {
    if (typeof xml === 'string' && (xml !== '' || !html)) {
      const { interval: _, items, ...feed } = readFeed(xml, url ?? null)
      return { id, ...feed, items: items.map(summed) }
    }
    if (typeof html === 'string') {
      const { publishedAt, text, ...page } = articleOfPage(html, url ?? null)
      return { id, ...page, published: publishedAt, text }
    }
  } catch (cause) {
    if (cause instanceof FeedError || cause instanceof PageError)
      throw new Unreadable(cause.message, { cause })
    throw cause
  }
  throw new Unreadable('has neither "xml" nor "html"')
}
