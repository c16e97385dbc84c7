// The frame of every page: its head, its landmarks, and where one is.
import { html } from 'hono/html'
import type { Html } from './drawnslack.ts'

export interface Page {
  /** `Chat`; stands in the title and says where one is. */
  readonly title: string
  readonly content: Html
}

const PLACES: readonly (readonly [string, string])[] = [
  ['/', 'Chat'],
  ['/desk/sources', 'Sources'],
  ['/desk/stories', 'Stories'],
  ['/desk/schedules', 'Schedules'],
  ['/desk/deliveries', 'Deliveries'],
  ['/read', 'Articles'],
  ['/desk/coverage', 'Coverage']
]

export const framed = ({ title, content }: Page, path: string): Html =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · Copydesk</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/static/style.css" />
        <script type="module" src="/static/script.js"></script>
      </head>
      <body>
        <a class="skip" href="#main">Skip to the content</a>
        <header>
          <p class="brand">Copydesk</p>
          <nav aria-label="Pages">
            <ul>
              ${PLACES.map(
                ([href, name]) =>
                  html`<li>
                    <a href="${href}" ${href === path ? html`aria-current="page"` : ''}>${name}</a>
                  </li>`
              )}
            </ul>
          </nav>
          <button type="button" id="theme" aria-pressed="false">Dark</button>
        </header>
        <main id="main" tabindex="-1">${content}</main>
      </body>
    </html>`
