// How many articles each outlet had on each day, and who is quoted most: drawn, with the same numbers beside as a table.
import { html } from 'hono/html'
import type { Library } from '../../library.ts'
import { figure, table } from './drawing.ts'
import type { Html } from './drawnslack.ts'
import type { Page } from './page.ts'

const [MOST_ARTICLES, MOST_OUTLETS, MOST_DAYS, MOST_PEOPLE] = [5000, 6, 30, 12]

interface Count {
  readonly day: string
  readonly outlet: string
  readonly articles: number
}

export async function coveragePage(library: Library): Promise<Page> {
  const counts = countsOf(library)
  const quoted = library.quoted(MOST_PEOPLE)
  const outlets = [...new Set(counts.map(({ outlet }) => outlet))]
  const days = [...new Set(counts.map(({ day }) => day))].toSorted()
  return {
    title: 'Coverage',
    content: html`<h1>Coverage</h1>
      <h2>Articles by day and outlet</h2>
      ${counts.length === 0 ? html`<p>No article is dated.</p>` : await drawDays(counts)}
      ${table(
        ['Day', ...outlets],
        days.toReversed().map(day => [day, ...outlets.map(outlet => numberOf(counts, day, outlet))])
      )}
      <h2>Who is quoted</h2>
      ${quoted.length === 0 ? html`<p>Nobody is quoted.</p>` : await drawPeople(quoted)}
      ${table(
        ['Person', 'Quotes'],
        quoted.map(({ name, quotes }) => [name, String(quotes)])
      )}`
  }
}

/** The latest days that have articles; outlets beyond the largest together. */
function countsOf(library: Library): readonly Count[] {
  const dated = library.latest(MOST_ARTICLES).filter(({ publishedAt }) => publishedAt !== null)
  const byOutlet = Map.groupBy(dated, ({ outlet }) => outlet ?? 'no outlet')
  const largest = new Set(
    [...byOutlet]
      .toSorted(([, a], [, b]) => b.length - a.length)
      .slice(0, MOST_OUTLETS)
      .map(([outlet]) => outlet)
  )
  const days = new Set([...new Set(dated.map(dayOf))].toSorted().slice(-MOST_DAYS))
  const groups = Map.groupBy(
    dated.filter(article => days.has(dayOf(article))),
    article =>
      `${dayOf(article)}\n${largest.has(article.outlet ?? 'no outlet') ? (article.outlet ?? 'no outlet') : 'others'}`
  )
  return [...groups].map(([key, articles]) => {
    const [day = '', outlet = ''] = key.split('\n')
    return { day, outlet, articles: articles.length }
  })
}

const dayOf = ({ publishedAt }: { readonly publishedAt: string | null }): string =>
  publishedAt?.slice(0, 10) ?? ''

const numberOf = (counts: readonly Count[], day: string, outlet: string): string =>
  String(counts.find(each => each.day === day && each.outlet === outlet)?.articles ?? 0)

async function drawDays(counts: readonly Count[]): Promise<Html> {
  const { barY, ruleY } = await import('@observablehq/plot')
  return figure('Articles by day and outlet, as in the table below', {
    width: 900,
    // A row for each outlet: no colour has to be told from another.
    height: 90 + 70 * new Set(counts.map(({ outlet }) => outlet)).size,
    x: { label: null, type: 'band', tickRotate: -35 },
    y: {
      label: 'articles',
      grid: true,
      tickFormat: 'd',
      ticks: wholeTicks(Math.max(...counts.map(({ articles }) => articles)))
    },
    fy: { label: null, padding: 0.2 },
    marginBottom: 60,
    marginRight: 180,
    marks: [barY(counts, { x: 'day', y: 'articles', fy: 'outlet', fill: '#4269d0' }), ruleY([0])]
  })
}

/** At most three, for nobody publishes half an article. */
const wholeTicks = (most: number): number[] => [...new Set([0, Math.floor(most / 2), most])]

async function drawPeople(quoted: ReturnType<Library['quoted']>): Promise<Html> {
  const { barX, ruleX } = await import('@observablehq/plot')
  return figure('Quotes of each person, as in the table below', {
    width: 900,
    marginLeft: 200,
    x: { label: 'quotes', grid: true },
    y: { label: null },
    marks: [
      barX(quoted, { x: 'quotes', y: 'name', sort: { y: '-x' }, fill: '#4269d0' }),
      ruleX([0])
    ]
  })
}
