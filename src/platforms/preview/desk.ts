// The pages for whoever keeps the bot: each asks the front desk what an administrator would ask in chat, and shows the reply as a page.
import { html } from 'hono/html'
import type { MenuItem } from '../../ask.ts'
import type { Library } from '../../library.ts'
import type { Reply } from '../../reply.ts'
import { arrivals } from './arrivals.ts'
import { articleLink, storyLinks } from './articlelinks.ts'
import { drawPage } from './drawnpage.ts'
import type { Html } from './drawnslack.ts'
import type { Page } from './page.ts'

interface DeskPage {
  readonly title: string
  /** What it asks; the page is there where that is on the menu. */
  readonly asks: string
  /** What can be done there. */
  readonly does?: Html
  /** What stands below the answer. */
  readonly more?: (library: Library) => Html | Promise<Html>
}

const PAGES: Readonly<Record<string, DeskPage>> = {
  sources: {
    title: 'Sources',
    asks: '/sources',
    does: html`<button type="button" class="do" data-line="/reload">Read all again</button>
      <form class="do" data-command="source add">
        <label>Address of a feed, a site or a page <input name="address" required /></label>
        <label>What to call it, if you like <input name="name" /></label>
        <button type="submit">Add this source</button>
      </form>`,
    more: arrivals
  },
  stories: { title: 'Stories', asks: '/stories', more: storyLinks },
  schedules: {
    title: 'Schedules',
    asks: '/schedule list',
    does: html`<p class="note">
        This page is a place of its own: what is scheduled here can be looked at, and posts nowhere.
        Make schedules that post in Slack or Discord, with the same words.
      </p>
      <form class="do" data-command="schedule add">
        <label
          >When, and what to ask<input name="when" value="weekdays 8:30 briefing" required
        /></label>
        <input type="hidden" name="save" value="yes" />
        <button type="submit">Keep this schedule</button>
      </form>
      <form class="do" data-command="schedule show">
        <label
          >When a schedule is due next: its number<input
            name="schedule"
            inputmode="numeric"
            required
        /></label>
        <button type="submit">Show its next times</button>
      </form>
      <form class="do" data-command="schedule preview">
        <label
          >The next briefing of a schedule: its number<input
            name="schedule"
            inputmode="numeric"
            required
        /></label>
        <button type="submit">Preview it</button>
      </form>`
  },
  deliveries: { title: 'Deliveries', asks: '/deliveries' }
}

export const isDeskPage = (name: string, menu: readonly MenuItem[]): boolean =>
  menu.some(item => `/${item.name}` === PAGES[name]?.asks)

/** `name` is one for which `isDeskPage` holds. */
export async function deskPage(
  name: string,
  ask: (line: string) => Promise<Reply>,
  library: Library | undefined
): Promise<Page> {
  const { title, asks, does, more } = PAGES[name]!
  const { blocks, ...answered } = await ask(asks)
  // The page has its title already.
  const below = blocks.filter(({ kind }, at) => at > 0 || kind !== 'heading')
  return {
    title,
    content: html`<h1>${title}</h1>
      ${does ?? ''}
      <div id="done" role="status" aria-live="polite"></div>
      ${drawPage({ ...answered, blocks: below })}
      ${library === undefined || more === undefined ? '' : await more(library)}`
  }
}

/** The latest articles, each to be read with its quotes marked. */
export const articlesPage = (library: Library): Page => ({
  title: 'Articles',
  content: html`<h1>Articles</h1>
    <p>The latest, as the bot has read them: open one to see who it says said what.</p>
    <ul>
      ${library.latest(MOST_LISTED).map(
        article =>
          html`<li>
            ${articleLink(article.id, article.headline)}
            <span class="note"
              >${[article.outlet ?? 'no outlet named', article.publishedAt?.slice(0, 10) ?? 'undated'].join(', ')}</span
            >
          </li>`
      )}
    </ul>`
})

const MOST_LISTED = 100
