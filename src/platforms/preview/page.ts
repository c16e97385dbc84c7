// The frame of every page: its head, its landmarks, and where one is.
import { html, raw } from 'hono/html'
import { visible } from '../../visible.ts'
import type { Html } from './drawnslack.ts'

export interface Page {
  /** `Chat`; stands in the title and says where one is. */
  readonly title: string
  readonly content: Html
  /** Which of the scripts the page needs besides what every page does. */
  readonly script?: 'chat' | 'desk'
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

const SHEETS = ['page', 'clients', 'payload', 'chat', 'desk']

/** Whatever words come from outside have nothing in them that turns the reading direction of the page. */
export const safely = async (drawn: Html): Promise<Html> => raw(visible(String(await drawn)))

export const framed = ({ title, content, script }: Page, path: string): Promise<Html> =>
  safely(
    html`<!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>${title} · Copydesk</title>
          <link rel="icon" href="/static/icon.svg" type="image/svg+xml" />
          ${SHEETS.map(name => html`<link rel="stylesheet" href="/static/${name}.css" />`)}
          <script src="/static/theme.js"></script>
          <script type="module" src="/static/page.js"></script>
          ${
            script === undefined
              ? ''
              : html`<script type="module" src="/static/${script}.js"></script>`
          }
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
                      <a href="${href}" ${href === path ? html`aria-current="page"` : ''}
                        >${name}</a
                      >
                    </li>`
                )}
              </ul>
            </nav>
            <button type="button" id="theme" aria-pressed="false">Dark</button>
          </header>
          <main id="main" tabindex="-1">${content}</main>
        </body>
      </html>`
  )
