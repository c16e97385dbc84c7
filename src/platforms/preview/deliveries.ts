// The log of what was posted by itself at every place, what was not, and why.
import { html } from 'hono/html'
import { placeOf } from '../../ask.ts'
import { type Posting, postingStates } from '../../calendar.ts'
import type { Library } from '../../library.ts'
import { articleLink } from './articlelinks.ts'
import { table } from './drawing.ts'
import type { Html } from './drawnslack.ts'
import type { Page } from './page.ts'
import { channelName, placeName } from './schedules.ts'
import { turned } from './turning.ts'

const [ON_A_PAGE, MOST_ARTICLES] = [50, 20]

/** `page` from 1; the last where there are fewer. */
export function deliveriesPage(
  postings: readonly Posting[],
  page: number,
  library: Library | undefined
): Page {
  const { shown, turning } = turned(postings, page, ON_A_PAGE)
  return {
    title: 'Deliveries',
    content: html`<h1>Deliveries</h1>
      ${
        postings.length === 0
          ? html`<p class="empty">
              Nothing has been due yet. What <a href="/desk/schedules">schedules</a> post, or leave
              out, is told here with the reason.
            </p>`
          : html`<p class="note">
              Latest first, of every place, by the clock of each schedule. “Perhaps posted” is not
              posted again by itself: look in the channel.
            </p>`
      }
      ${
        shown.length === 0
          ? ''
          : html`<div class="log">
              ${table(
                ['Due', 'What became of it', 'What', 'Where', 'Told'],
                shown.map(each => [
                  each.when,
                  became(each),
                  what(each),
                  where(each.channel),
                  told(each, library)
                ])
              )}
            </div>`
      }
      ${turning}`
  }
}

const GOOD: ReadonlySet<Posting['state']> = new Set(['sent'])
const BAD: ReadonlySet<Posting['state']> = new Set(['failed', 'missed', 'uncertain'])

function became({ state, reason }: Posting): Html {
  const mood = GOOD.has(state) ? 'good' : BAD.has(state) ? 'bad' : 'rest'
  return html`<span class="chip ${mood}">${postingStates[state]}</span>
    ${reason === null ? '' : html`<span class="note">${reason}</span>`}`
}

const what = ({ number, line }: Posting): Html =>
  html`<code>${line}</code
    >${number === null ? '' : html` <span class="note">schedule ${number}</span>`}`

const where = (channel: string): Html =>
  html`${channelName(channel)} <span class="note">${placeName(placeOf(channel))}</span>`

function told({ articles, followed }: Posting, library: Library | undefined): Html | string {
  const all = [...new Set([...articles, ...followed])]
  if (all.length === 0) return '–'
  return html`<details>
    <summary>${all.length} ${all.length === 1 ? 'article' : 'articles'}</summary>
    <ul>
      ${all.slice(0, MOST_ARTICLES).map(id => {
        const article = library?.reading(id)?.article
        return html`<li>${article === undefined ? id : articleLink(id, article.headline)}</li>`
      })}
    </ul>
    ${all.length > MOST_ARTICLES ? html`<p class="note">and ${all.length - MOST_ARTICLES} more</p>` : ''}
  </details>`
}
