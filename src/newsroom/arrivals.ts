// On which days the articles of a source came to be read for the first time. Knows days and counts, no articles.

/** How many articles came, by day of UTC (`2026-11-23`); days without are left out. Plain JSON. */
export type Arrivals = Readonly<Record<string, number>>

/** Days that are kept. */
const KEPT = 30
const DAY = 86_400_000

/** With so many articles that came at this time, in epoch milliseconds; what is a month old by then is forgotten. */
export function withArrived(before: Arrivals, articles: number, at: number): Arrivals {
  if (articles === 0) return before
  const today = dayOf(at)
  const oldest = dayOf(at - (KEPT - 1) * DAY)
  const kept = Object.entries(before).filter(([day]) => day >= oldest)
  return { ...Object.fromEntries(kept), [today]: (before[today] ?? 0) + articles }
}

/** What was kept, as far as it is that. */
export function arrivalsOf(value: unknown): Arrivals {
  const all = Object.entries(typeof value === 'object' && value !== null ? value : {})
  return Object.fromEntries(
    all.flatMap(([day, articles]: [string, unknown]) =>
      /^\d{4}-\d\d-\d\d$/.test(day) && typeof articles === 'number' ? [[day, articles]] : []
    )
  )
}

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)
