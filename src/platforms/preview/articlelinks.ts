// Ways into the reader: an article by its headline, a story by its articles.
import { html } from 'hono/html'
import type { Library } from '../../library.ts'
import { day } from '../../phrase.ts'
import type { Html } from './drawnslack.ts'
import type { Page } from './page.ts'

export const articleLink = (id: string, headline: string | null): Html =>
  html`<a href="/read?article=${encodeURIComponent(id)}">${headline ?? id}</a>`

const [MOST_STORIES, MOST_ARTICLES, MOST_LISTED] = [30, 20, 100]

/** The latest stories: each leads to the question about it, and its articles to the reader. */
export const storyLinks = (library: Library): Html =>
  html`<h2>To read</h2>
    <ul class="stories">
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

/** The latest articles, each to be read with its quotes marked. */
export function articlesPage(library: Library): Page {
  const latest = library.latest(MOST_LISTED)
  return {
    title: 'Articles',
    content: html`<h1>Articles</h1>
      ${
        latest.length === 0
          ? html`<p class="empty">
              Nothing has been read yet: <a href="/desk/sources">add a source</a>.
            </p>`
          : html`<p class="note">
              The latest, as the bot has read them: open one to see who it says said what.
            </p>`
      }
      <ul class="articles">
        ${latest.map(
          ({ id, headline, outlet, publishedAt }) =>
            html`<li>
              ${articleLink(id, headline)}
              <span class="note"
                >${[outlet ?? 'no outlet named', day(publishedAt)].join(', ')}</span
              >
            </li>`
        )}
      </ul>`
  }
}
