// Newsrooms for tests that read servers of this machine and are kept in a folder, and the feeds that those servers send.
import { onTestFinished } from 'vitest'
import { openSources } from '../../src/bot.ts'
import { findSourceKinds } from '../../src/discover.ts'
import type { NewsroomSettings } from '../../src/newsroom/newsroom.ts'
import { openStore } from '../../src/store/store.ts'
import { localWeb, treeOf } from '../sources/tree.ts'
import { open } from './newsrooms.ts'

/** One start of the bot on these sources, as SOURCES names them, with what was kept in `data`. */
export async function openWebroom(
  configured: readonly string[],
  { data, ...settings }: Partial<NewsroomSettings> & { readonly data?: string } = {}
) {
  const kinds = await findSourceKinds()
  const folder = data ?? (await treeOf())
  const store = await openStore({ data: folder })
  const opened = await open({
    sources: openSources(configured, kinds),
    typed: configured,
    open: typed => openSources([typed], kinds)[0]!,
    web: localWeb(),
    data: folder,
    documents: store.documents,
    ...settings
  })
  let closed = false
  const close = async () => {
    if (closed) return
    closed = true
    await opened.newsroom.close()
    await store.close()
  }
  onTestFinished(close)
  return { ...opened, folder, close }
}

/** Ids of what a place sees. */
export const idsOf = (view: {
  readonly edition: { articles(filter: object, limit: number): readonly { readonly id: string }[] }
}): readonly string[] =>
  view.edition
    .articles({}, Infinity)
    .map(({ id }) => id)
    .toSorted()

export interface Told {
  readonly path: string
  readonly text?: string
  readonly title?: string
  /** ISO 8601. */
  readonly published?: string
}

/** An article's words, long enough to be taken for the whole. */
export const told = (what: string): string =>
  `OSTREL — ${what} was mended on Monday, said harbour master Ana Pell. “The ${what.toLowerCase()} holds,” Pell said. ${NIGHT}`

const NIGHT =
  'The crews had worked through the night behind the old fish hall, and the crane that fell in the storm lay beside the quay until noon, when two tugs towed it out. ' +
  'Boats that had waited in the roads since Saturday came in one after the other, and the auction, which had been put off twice, was held in the yard. ' +
  'Nobody was hurt. The harbour office will look at the chains of every berth before the winter, and a report is to be laid before the council in March. ' +
  'Until then boats over nine metres are to keep to the outer wall, where the water is deeper and the pilings were renewed two years ago.'

export const rss = (items: readonly Told[], title = 'The Harbour Gazette'): string =>
  `<rss version="2.0"><channel><title>${title}</title>${items
    .map(
      ({ path, text = told(path), title: headline = `On ${path}`, published }) =>
        `<item><title>${headline}</title><link>https://gazette.example/${path}</link>
        ${published === undefined ? '' : `<pubDate>${new Date(published).toUTCString()}</pubDate>`}
        <description>${text}</description></item>`
    )
    .join('')}</channel></rss>`
