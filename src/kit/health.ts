// How a source fares and what one would bring, in words. One wording for /sources, /reload and /source. Knows the roster's facts.
import type { Article, Reading } from '../news.ts'
import { ago, cite, count, lasting, listed, until } from '../phrase.ts'
import type { Block, Run } from '../reply.ts'
import { list, note, paragraph, plain } from '../reply.ts'
import type { Listed, Look } from '../roster.ts'
import type { Delivery, SourceSettings } from '../source.ts'
import { sentenceRuns } from './shown.ts'

/** `Harbour Gazette` or, of a source without a name, its address: in full for who may see that, else without what is secret. */
export const calledSource = ({ settings, address, shown }: Listed, admin: boolean): string =>
  settings.name ?? (admin ? address : shown)

/**
 * `12 articles, read 3 min ago in 0.3 s, next in 27 min`; what is wrong first where something is. `all` are the sources among which it
 * may be a list of others.
 */
export function healthOf(source: Listed, all: readonly Listed[], now: number): string {
  const { delivery, readAt, next, paused, stopped, failingSince, failures, reason } = source
  const articles = delivery?.articles ?? 0
  const kept = articles === 0 ? '' : `; ${keptOf(articles)}`
  const again = next === null ? '' : `; next try ${until(next, now)}`
  if (stopped) return `stopped: its publisher says that it is gone for good${kept}`
  if (paused) {
    const last = readAt === null ? 'never read' : `last read ${ago(readAt, now)}`
    return `paused, ${last}${kept}`
  }
  if (failingSince !== null) {
    const tries = failures > 1 ? ` (${failures} tries)` : ''
    const since = now - failingSince < 60_000 ? '' : ` for ${lasting(now - failingSince)}`
    return `failing${since}${tries}: ${reason ?? 'no reason is known'}${again}${kept}`
  }
  const failed = delivery?.failed ?? null
  if (delivery && failed !== null)
    return `could not be read ${ago(delivery.at, now)}: ${failed}${kept}`
  const read = delivery?.at ?? readAt
  if (read === null) return `not read yet${next === null ? '' : `, due ${until(next, now)}`}`
  const then = next === null ? '' : `, next ${until(next, now)}`
  const names = namedBy(source.address, all)
  if (names > 0) return `a list of ${count(names, 'source')}, read ${ago(read, now)}${then}`
  if (delivery && articles === 0 && delivery.added + delivery.updated + delivery.unchanged > 0)
    return `nothing is kept of what it brings, which is too old or in other sources too; read ${ago(read, now)}${then}`
  const took = delivery === null ? '' : ` in ${lasting(delivery.tookMs)}`
  return `${count(articles, 'article')}, read ${ago(read, now)}${took}${then}`
}

const keptOf = (articles: number): string =>
  articles === 1
    ? 'the article that it brought stays'
    : `the ${count(articles, 'article')} that it brought stay`

/** How many sources it lists. */
const namedBy = (address: string, all: readonly Listed[]): number =>
  all.filter(({ list: from }) => from === address).length

/** `2 new, 8 unchanged (0.3 s)`, `failed: HTTP 404; the 12 articles that it brought stay (0.1 s)`. */
export function broughtBy(delivery: Delivery, all: readonly Listed[]): string {
  const { added, updated, unchanged, removed, problems, failed, articles, tookMs } = delivery
  const took = `(${lasting(tookMs)})`
  if (failed !== null)
    return `failed: ${failed}${articles === 0 ? '' : `; ${keptOf(articles)}`} ${took}`
  const numbers = [
    ...(added > 0 ? [`${added} new`] : []),
    ...(updated > 0 ? [`${updated} updated`] : []),
    ...(removed > 0 ? [`${removed} removed`] : []),
    ...(unchanged > 0 ? [`${unchanged} unchanged`] : []),
    ...(problems.length > 0 ? [count(problems.length, 'problem')] : [])
  ]
  const names = namedBy(delivery.address, all)
  if (names > 0) numbers.unshift(`lists ${count(names, 'source')}`)
  return `${numbers.length === 0 ? 'nothing there' : numbers.join(', ')} ${took}`
}

/** The address with these settings after it, as SOURCES and /source add take it. */
export function addressWith(address: string, settings: Partial<SourceSettings>): string {
  const { name = null, tags = [], every = null, keep = null } = settings
  const said = [
    ...(name === null ? [] : [`name=${encodeURIComponent(name)}`]),
    ...(tags.length === 0
      ? []
      : [`tags=${tags.map(tag => encodeURIComponent(tag.replaceAll(',', ' '))).join(',')}`]),
    ...(every === null ? [] : [`every=${Math.round(every / 60_000)}m`]),
    ...(keep === null ? [] : [`keep=${Math.round(keep / 60_000)}m`])
  ]
  if (said.length === 0) return address
  return `${address}${address.includes('#') ? '&' : '#'}${said.join('&')}`
}

/**
 * What a look found: how many articles, the first of them, and every problem. `read` makes it tell of each how it begins and
 * who is quoted in it; without it there are headlines alone.
 */
export function lookedAt(look: Look, read?: (article: Article) => Reading): readonly Block[] {
  const { articles, count: all, problems, sources } = look
  const shown = articles.length < all ? `, the first ${articles.length} of them` : ''
  const as = read === undefined ? '' : ` as ${all === 1 ? 'it' : 'they'} would be read`
  return [
    paragraph(
      all === 0 && sources.length > 0
        ? `A list of ${count(sources.length, 'source')}: ${listed(sources.map(calledBySettings), { most: 5 })}.`
        : all === 0
          ? 'There is no article in it now.'
          : `${count(all, 'article')}${shown}${shown === '' ? as && `,${as}` : as}:`
    ),
    ...(read === undefined
      ? all === 0
        ? []
        : [list(articles.map(article => titled(article)))]
      : articles.flatMap(article => asRead(article, read))),
    ...(problems.length === 0
      ? []
      : [
          paragraph(`${count(problems.length, 'problem')}:`),
          list(problems.slice(0, MOST_PROBLEMS))
        ]),
    ...(problems.length > MOST_PROBLEMS
      ? [note(`and ${problems.length - MOST_PROBLEMS} more problems.`)]
      : [])
  ]
}

// `Harbour Gazette` of `feed:https://gazette.example/rss#name=Harbour+Gazette`
function calledBySettings(typed: string): string {
  const hash = typed.indexOf('#')
  const name = hash < 0 ? null : new URLSearchParams(typed.slice(hash + 1)).get('name')
  return name ?? typed
}

const MOST_PROBLEMS = 20
/** Longer texts are not analysed while somebody waits, in UTF-16 units. */
const LONGEST_READ = 100_000

const titled = (article: Article): readonly Run[] => [
  { text: article.headline ?? 'Without a headline', strong: true },
  article.url === null
    ? { text: `, ${cite(article)}` }
    : { text: `, ${cite(article)}`, href: article.url }
]

function asRead(article: Article, read: (article: Article) => Reading): readonly Block[] {
  const words = count(article.text.match(/\S+/g)?.length ?? 0, 'word')
  if (article.text.length > LONGEST_READ)
    return [paragraph(titled(article)), list([`${words}: too long to be read while you wait`])]
  const reading = read(article)
  const first = reading.sentences.find(({ kind }) => kind === 'body') ?? reading.sentences[0]
  return [
    paragraph(titled(article)),
    list([
      // It is in no edition, so it has no place that a platform could lead to: the words alone.
      ...(first === undefined ? [] : [`Begins: ${plain(sentenceRuns(article, first))}`]),
      `${words}, ${quotedIn(reading)}`
    ])
  ]
}

// `3 quotes: Ana Pell (2) and unattributed (1)`
function quotedIn({ quotes }: Reading): string {
  if (quotes.length === 0) return 'no quotes'
  const speakers = Map.groupBy(quotes, ({ speaker }) => speaker?.name ?? null)
  const told = [...speakers]
    .toSorted(([a], [b]) => Number(a === null) - Number(b === null))
    .map(([name, theirs]) => `${name ?? 'unattributed'} (${theirs.length})`)
  return `${count(quotes.length, 'quote')}: ${listed(told, { most: 5 })}`
}
