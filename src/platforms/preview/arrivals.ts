// What each source has brought of late, by the days of its articles: a small drawing for each, beside the numbers.
import { html } from 'hono/html'
import type { Library } from '../../library.ts'
import { figure, table } from './drawing.ts'
import type { Html } from './drawnslack.ts'

const [MOST_ARTICLES, MOST_ROWS, DAYS] = [5000, 40, 14]

/** The days end with the latest that has an article; what has no date is in the total alone. */
export async function arrivals(library: Library): Promise<Html> {
  const all = library.latest(MOST_ARTICLES)
  const latest = all.flatMap(({ publishedAt }) => publishedAt?.slice(0, 10) ?? [])[0]
  if (latest === undefined) return html``
  const days = Array.from({ length: DAYS }, (_, back) =>
    new Date(Date.parse(latest) - (DAYS - 1 - back) * DAY).toISOString().slice(0, 10)
  )
  const rows = [...Map.groupBy(all, ({ source, outlet }) => `${source}\n${outlet ?? 'no outlet'}`)]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .slice(0, MOST_ROWS)
    .map(async ([key, articles]) => {
      const [source = '', outlet = ''] = key.split('\n')
      const counts = days.map(day => ({
        day,
        articles: articles.filter(({ publishedAt }) => publishedAt?.startsWith(day)).length
      }))
      const recent = counts.reduce((sum, each) => sum + each.articles, 0)
      return [
        source,
        outlet,
        String(articles.length),
        String(recent),
        await sparkline(`${outlet}: ${counts.map(each => each.articles).join(', ')}`, counts)
      ]
    })
  return html`<section>
    <h2>What came</h2>
    <p class="note">By the days of the articles, the ${DAYS} days up to ${latest}.</p>
    ${table(['Source', 'Outlet', 'Articles', `In ${DAYS} days`, 'Day by day'], await Promise.all(rows))}
  </section>`
}

const DAY = 86_400_000

async function sparkline(
  label: string,
  counts: readonly { readonly day: string; readonly articles: number }[]
): Promise<Html> {
  const { barY, ruleY } = await import('@observablehq/plot')
  return figure(label, {
    width: 140,
    height: 28,
    margin: 1,
    x: { axis: null, type: 'band' },
    // A day without an article is as flat beside others without.
    y: { axis: null, domain: [0, Math.max(1, ...counts.map(({ articles }) => articles))] },
    marks: [barY(counts, { x: 'day', y: 'articles', fill: '#4269d0' }), ruleY([0])]
  })
}
