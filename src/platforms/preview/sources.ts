// The sources of every place: how each fares, what could not be read, and what it brought of late, by the days on which it was first read.
import { html } from 'hono/html'
import type { Library } from '../../library.ts'
import { day as dayInWords } from '../../phrase.ts'
import { figure, number, table } from './drawing.ts'
import type { Html } from './drawnslack.ts'
import type { Page } from './page.ts'
import { placeName } from './schedules.ts'
import { turned } from './turning.ts'

const [ON_A_PAGE, MOST_PROBLEMS, DAYS, DAY] = [50, 20, 14, 86_400_000]

type Source = Library['sources'][number]

/** Those that somebody should look at come first. `page` from 1; the last where there are fewer. */
export async function sourcesPage({ sources }: Library, page: number): Promise<Page> {
  const days = Array.from({ length: DAYS }, (_, back) =>
    new Date(Date.now() - (DAYS - 1 - back) * DAY).toISOString().slice(0, 10)
  )
  const ordered = sources.toSorted((a, b) => Number(b.isIll) - Number(a.isIll))
  const { shown, turning } = turned(ordered, page, ON_A_PAGE)
  const ill = sources.filter(({ isIll }) => isIll).length
  return {
    title: 'Sources',
    script: 'desk',
    content: html`<h1>Sources</h1>
      <div class="doing">
        <form class="do" data-command="source add">
          <label>Address of a feed, a site or a page <input name="address" required /></label>
          <label>What to call it, if you like <input name="name" /></label>
          <button type="submit">Add this source</button>
        </form>
        <button type="button" data-line="/reload">Read all again</button>
      </div>
      <div id="done" tabindex="-1" role="status" aria-live="polite"></div>
      <div id="listed">
        ${
          sources.length === 0
            ? html`<p class="empty">There is none yet. Add one above.</p>`
            : html`<p class="note">
                  ${sources.length} ${sources.length === 1 ? 'source' : 'sources'} in all
                  places${ill === 0 ? '' : `, ${ill} of which cannot be read as they should`}. New
                  articles are counted on the day on which they were first read, from
                  ${dayInWords(days[0] ?? null)} to today (UTC).
                </p>
                <div class="log">
                  ${table(
                    [
                      'Source',
                      'How it fares',
                      'New, day by day',
                      `In ${DAYS} days`,
                      'Kept',
                      'Again'
                    ],
                    await Promise.all(shown.map(each => row(each, days)))
                  )}
                </div>
                ${turning}`
        }
      </div>`
  }
}

async function row(source: Source, days: readonly string[]): Promise<readonly (string | Html)[]> {
  const { name, place, articles, arrivals } = source
  const counts = days.map(day => ({ day, articles: arrivals[day] ?? 0 }))
  const label = `${name}: ${counts.map(each => each.articles).join(', ')}`
  return [
    html`${name}${place === null ? '' : html` <span class="note">only for ${placeName(place)}</span>`}`,
    fares(source),
    await sparkline(label, counts),
    number(counts.reduce((sum, each) => sum + each.articles, 0)),
    number(articles),
    again(source)
  ]
}

function fares({ fares: said, isIll, problems }: Source): Html {
  const more = problems.length - MOST_PROBLEMS
  return html`${isIll ? html`<span class="chip bad">look at it</span> ` : ''}${said}
  ${
    problems.length === 0
      ? ''
      : html`<details>
          <summary>${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}</summary>
          <ul>
            ${problems.slice(0, MOST_PROBLEMS).map(problem => html`<li>${problem}</li>`)}
          </ul>
          ${more > 0 ? html`<p class="note">and ${more} more</p>` : ''}
        </details>`
  }`
}

/** What another place added is read again from there. */
const again = ({ name, address, isHere }: Source): Html =>
  isHere
    ? html`<button type="button" data-command="reload" data-source="${address}">
        Read<span class="hidden"> ${name}</span> again
      </button>`
    : html``

async function sparkline(
  label: string,
  counts: readonly { readonly day: string; readonly articles: number }[]
): Promise<Html> {
  const { barY, ruleY } = await import('@observablehq/plot')
  return figure(label, {
    width: 140,
    height: 28,
    margin: 1,
    x: { axis: null, type: 'band', round: false, domain: counts.map(({ day }) => day) },
    // A day without an article is as flat beside others without.
    y: { axis: null, domain: [0, Math.max(1, ...counts.map(({ articles }) => articles))] },
    marks: [
      barY(
        counts.filter(({ articles }) => articles > 0),
        { x: 'day', y: 'articles', fill: 'var(--chart)' }
      ),
      ruleY([0])
    ]
  })
}
