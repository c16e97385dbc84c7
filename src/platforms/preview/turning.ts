// Where a list goes on, on pages of it.
import { html } from 'hono/html'
import type { Html } from './drawnslack.ts'

/** Nothing where there is one page. `page` from 1. */
export const turning = (page: number, pages: number): Html =>
  pages < 2
    ? html``
    : html`<nav class="turning" aria-label="Pages of the list">
        ${page > 1 ? html`<a href="?page=${page - 1}">← Back</a>` : ''}
        <span>Page ${page} of ${pages}</span>
        ${page < pages ? html`<a href="?page=${page + 1}">More →</a>` : ''}
      </nav>`
