// Ways into the reader: an article by its headline, a story by its articles.
import { html } from 'hono/html'
import type { Library } from '../../library.ts'
import type { Html } from './drawnslack.ts'

export const articleLink = (id: string, headline: string | null): Html =>
  html`<a href="/read?article=${encodeURIComponent(id)}">${headline ?? id}</a>`

const [MOST_STORIES, MOST_ARTICLES] = [30, 20]

/** The latest stories: each leads to the question about it, and its articles to the reader. */
export const storyLinks = (library: Library): Html =>
  html`<h2>To read</h2>
    <ul>
      ${library.stories(MOST_STORIES).map(
        ({ headline, line, articles }) =>
          html`<li>
            <a href="/?ask=${encodeURIComponent(line)}">${headline}</a>
            <ul>
              ${articles.slice(0, MOST_ARTICLES).map(id => {
                const article = library.reading(id)?.article
                return html`<li>
                  ${articleLink(id, article?.headline ?? null)}
                  <span class="note">${article?.outlet ?? 'no outlet named'}</span>
                </li>`
              })}
            </ul>
          </li>`
      )}
    </ul>`
