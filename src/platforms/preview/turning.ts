// A page of a long list, and where the list goes on.
import { html } from 'hono/html'
import type { Html } from './drawnslack.ts'

/** `page` from 1; the last where there are fewer. No way to turn where there is one page. */
export function turned<Item>(
  items: readonly Item[],
  page: number,
  size: number
): { readonly shown: readonly Item[]; readonly turning: Html } {
  const pages = Math.max(1, Math.ceil(items.length / size))
  const at = Math.min(page, pages)
  return {
    shown: items.slice((at - 1) * size, at * size),
    turning: pages < 2 ? html`` : between(at, pages)
  }
}

const between = (page: number, pages: number): Html =>
  html`<nav class="turning" aria-label="Pages of the list">
    ${page > 1 ? html`<a href="?page=${page - 1}">← Back</a>` : ''}
    <span>Page ${page} of ${pages}</span>
    ${page < pages ? html`<a href="?page=${page + 1}">More →</a>` : ''}
  </nav>`
