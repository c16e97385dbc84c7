// The page of the stories: asks the front desk what one would ask in chat, and leads on to the articles.
import { html } from 'hono/html'
import type { Library } from '../../library.ts'
import type { Reply } from '../../reply.ts'
import { storyLinks } from './articlelinks.ts'
import { drawPage } from './drawnpage.ts'
import type { Page } from './page.ts'

const ASKS = '/stories'

/** `page` from 1. */
export async function storiesPage(
  page: number,
  ask: (line: string) => Promise<Reply>,
  library: Library
): Promise<Page> {
  const { blocks, followUps } = await ask(page > 1 ? `${ASKS} page:${page}` : ASKS)
  // The page has its title already.
  const below = blocks.filter(({ kind }, at) => at > 0 || kind !== 'heading')
  const next = followUps.find(({ line }) => line.startsWith(`${ASKS} page:`))
  return {
    title: 'Stories',
    content: html`<h1>Stories</h1>
      ${drawPage({ blocks: below, followUps: [], private: false })}
      ${
        page === 1 && next === undefined
          ? ''
          : html`<nav class="turning" aria-label="Pages of the list">
              ${page > 1 ? html`<a href="?page=${page - 1}">← Back</a>` : ''}
              ${next === undefined ? '' : html`<a href="?page=${page + 1}">${next.label} →</a>`}
            </nav>`
      }
      ${storyLinks(library)}`
  }
}
