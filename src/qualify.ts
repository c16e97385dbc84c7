// What all sources hold, as one edition needs it: every place and every id once. Knows intakes, no source and no edition.
import type { Held, Intake } from './intake.ts'
import type { Article, Reading } from './news.ts'
import { count } from './phrase.ts'
import type { Delivery } from './source.ts'

/**
 * Gives what puts intakes together, in the order of their sources: of two articles from one place the first counts, and of
 * two that share an id the second gets a longer one. The deliveries tell of both.
 */
export function qualifier(read: (article: Article) => Reading) {
  // Reading an article again under its longer id is done once, as long as it is unchanged.
  const again = new WeakMap<Held, Reading>()

  return async (intakes: ReadonlyMap<string, Intake>, breathe: () => Promise<void>) => {
    const owners = new Map<string, string>()
    const origins = new Map<string, string>()
    const readings: Reading[] = []
    const deliveries: Delivery[] = []
    for (const [address, { held, delivery }] of intakes) {
      const shared = new Map<string, { number: number; first: string }>()
      const doubled = new Map<string, number>()
      for (const [id, entry] of held) {
        const before = entry.origin === null ? undefined : origins.get(entry.origin)
        if (before !== undefined) {
          doubled.set(before, (doubled.get(before) ?? 0) + 1)
          continue
        }
        if (entry.origin !== null) origins.set(entry.origin, address)
        const owner = owners.get(id)
        if (owner === undefined) {
          owners.set(id, address)
          readings.push(entry.reading)
          continue
        }
        let unique = `${id}@${address}`
        while (owners.has(unique)) unique += `@${address}`
        owners.set(unique, address)
        const done = again.get(entry)
        const reading = done?.article.id === unique ? done : read({ ...entry.article, id: unique })
        again.set(entry, reading)
        readings.push(reading)
        const known = shared.get(owner) ?? { number: 0, first: id }
        shared.set(owner, { ...known, number: known.number + 1 })
        await breathe()
      }
      const told = [...shared].map(([owner, { number, first }]) =>
        number === 1
          ? `${first}: is in ${owner} too: here it is ${first}@${address}`
          : `${number} ids, such as ${first}: are in ${owner} too: here they end in @${address}`
      )
      const counted = [...doubled].map(
        ([owner, number]) =>
          `${address}: ${count(number, 'article')} of files that ${owner} reads too: counted there`
      )
      const articles = held.size - [...doubled.values()].reduce((sum, number) => sum + number, 0)
      const problems = [...delivery.problems, ...counted, ...told]
      deliveries.push({ ...delivery, articles, problems })
    }
    return { readings, deliveries }
  }
}
