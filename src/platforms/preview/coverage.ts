// How many articles each outlet had on each day, and who is quoted most: drawn, with the same numbers beside as a table.
import { html } from 'hono/html'
import type { Library } from '../../library.ts'
import { day as dayInWords } from '../../phrase.ts'
import { figure, number, table } from './drawing.ts'
import type { Html } from './drawnslack.ts'
import type { Page } from './page.ts'

const [MOST_ARTICLES, MOST_OUTLETS, MOST_DAYS, MOST_PEOPLE] = [5000, 6, 30, 12]
const [OTHERS, DAY] = ['others', 86_400_000]

interface Coverage {
  /** Every day from the first to the last, whether or not it has articles. */
  readonly days: readonly string[]
  /** The largest first. */
  readonly outlets: readonly string[]
  /** Of an outlet on a day. */
  readonly of: (day: string, outlet: string) => number
}

export async function coveragePage(library: Library): Promise<Page> {
  const coverage = coverageOf(library)
  const { days, outlets, of } = coverage
  const quoted = library.quoted(MOST_PEOPLE)
  return {
    title: 'Coverage',
    content: html`<h1>Coverage</h1>
      <h2>Articles by day and outlet</h2>
      ${
        days.length === 0
          ? html`<p class="empty">No article is dated yet.</p>`
          : [
              await drawDays(coverage),
              table(
                ['Day', ...outlets],
                days
                  .toReversed()
                  .map(day => [
                    whole(dayInWords(day)),
                    ...outlets.map(outlet => number(of(day, outlet)))
                  ])
              )
            ]
      }
      <h2>Who is quoted</h2>
      ${
        quoted.length === 0
          ? html`<p class="empty">Nobody is quoted yet.</p>`
          : html`<p class="note">
                Each printing counts, also of words that several articles print, and of what is
                reported without quotation marks.
              </p>
              <div class="pair">
                ${await drawPeople(quoted)}
                ${table(
                  ['Person', 'Printings'],
                  quoted.map(({ name, quotes }) => [
                    html`<a href="/?ask=${encodeURIComponent(`/quote ${name}`)}">${name}</a>`,
                    number(quotes)
                  ])
                )}
              </div>`
      }`
  }
}

const whole = (day: string): Html => html`<span class="day">${day}</span>`

/** The last days of the latest articles; outlets beyond the largest together. */
function coverageOf(library: Library): Coverage {
  const dated = library.latest(MOST_ARTICLES).flatMap(({ publishedAt, outlet }) => {
    const [day] = /^\d{4}-\d\d-\d\d/.exec(publishedAt ?? '') ?? []
    return day === undefined ? [] : [{ day, outlet: outlet ?? 'no outlet' }]
  })
  const all = dated.map(({ day }) => day).toSorted()
  const [first = '', last = ''] = [all[0], all.at(-1)]
  if (last === '') return { days: [], outlets: [], of: () => 0 }
  const span = Math.round((Date.parse(last) - Date.parse(first)) / DAY) + 1
  const days = Array.from({ length: Math.min(span, MOST_DAYS) }, (_, back) =>
    new Date(Date.parse(last) - back * DAY).toISOString().slice(0, 10)
  ).toReversed()
  const shown = dated.filter(({ day }) => day >= (days[0] ?? ''))
  const sized = [...Map.groupBy(shown, ({ outlet }) => outlet)]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(([outlet]) => outlet)
  const largest = new Set(sized.slice(0, MOST_OUTLETS))
  const counts = Map.groupBy(shown, ({ day, outlet }) =>
    keyOf(day, largest.has(outlet) ? outlet : OTHERS)
  )
  return {
    days,
    outlets: sized.length > MOST_OUTLETS ? [...largest, OTHERS] : [...largest],
    of: (day, outlet) => counts.get(keyOf(day, outlet))?.length ?? 0
  }
}

const keyOf = (day: string, outlet: string): string => `${day}\n${outlet}`

async function drawDays({ days, outlets, of }: Coverage): Promise<Html> {
  const { barY, ruleY, text } = await import('@observablehq/plot')
  const counts = outlets.flatMap(outlet =>
    days.flatMap(day => {
      const articles = of(day, outlet)
      return articles === 0 ? [] : [{ day, outlet, articles }]
    })
  )
  const most = Math.max(...counts.map(({ articles }) => articles))
  // So many days stand below without running into each other.
  const every = Math.ceil(days.length / 8)
  return figure('Articles by day and outlet, as in the table below', {
    width: 760,
    // A row for each outlet: no colour has to be told from another.
    height: 70 + 62 * outlets.length,
    x: {
      label: null,
      type: 'band',
      domain: days,
      ticks: days.filter((_, at) => (days.length - 1 - at) % every === 0),
      tickFormat: (day: string) => dayInWords(day).replace(/ \d+$/, '')
    },
    y: {
      label: 'articles',
      grid: true,
      tickFormat: 'd',
      ticks: wholeTicks(most),
      // Room for the name of the outlet above its bars.
      domain: [0, most * 1.45]
    },
    fy: { axis: null, domain: outlets, padding: 0.1 },
    marginTop: 24,
    marginBottom: 40,
    marks: [
      barY(counts, { x: 'day', y: 'articles', fy: 'outlet', fill: 'var(--chart)' }),
      text(
        outlets.map(outlet => ({ outlet })),
        {
          fy: 'outlet',
          text: 'outlet',
          frameAnchor: 'top-left',
          dx: 4,
          dy: 2,
          lineWidth: 40,
          textOverflow: 'ellipsis'
        }
      ),
      ruleY([0])
    ]
  })
}

/** At most three, for nobody publishes half an article. */
const wholeTicks = (most: number): number[] => [...new Set([0, Math.floor(most / 2), most])]

async function drawPeople(quoted: ReturnType<Library['quoted']>): Promise<Html> {
  const { barX, ruleX } = await import('@observablehq/plot')
  const most = Math.max(...quoted.map(({ quotes }) => quotes))
  return figure('Quotes of each person, as in the table beside', {
    width: 560,
    marginLeft: 150,
    marginRight: 20,
    height: 60 + 24 * quoted.length,
    x: { label: 'printings', grid: true, tickFormat: 'd', ticks: Math.min(most, 8) },
    y: {
      label: null,
      tickFormat: (name: string) => (name.length > 24 ? `${name.slice(0, 23)}…` : name)
    },
    marks: [
      barX(quoted, { x: 'quotes', y: 'name', sort: { y: '-x' }, fill: 'var(--chart)' }),
      ruleX([0])
    ]
  })
}
