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
  const { underWay } = source
  if (underWay !== null) return `being read now: ${soFar(underWay, now)}`
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
  const why = delivery === null ? null : whyNothing(delivery)
  if (why !== null)
    return `nothing is kept of what it brings, ${why}; read ${ago(read, now)}${then}`
  const took = delivery === null ? '' : ` in ${lasting(delivery.tookMs)}`
  return `${count(articles, 'article')}, read ${ago(read, now)}${took}${then}`
}

/** `12 articles so far, in 4 s`. */
export const soFar = ({ since, articles }: NonNullable<Listed['underWay']>, now: number): string =>
  `${articles === 0 ? 'nothing' : count(articles, 'article')} so far, in ${lasting(Math.max(0, now - since))}`

/** Why a read that brought something left nothing; null where there is something, or was nothing. */
export function whyNothing({ articles, added, updated, unchanged, aged }: Delivery): string | null {
  if (articles > 0) return null
  const others = added + updated + unchanged > 0
  if (!(aged > 0)) return others ? 'which is in other sources too' : null
  const old = 'which is older than articles stay (KEEP, or keep= of the source)'
  return others ? `${old} or in other sources too` : old
}

/** Whether somebody should look at it. */
export const isIll = ({ failingSince, stopped, delivery }: Listed): boolean =>
  failingSince !== null || stopped || (delivery !== null && delivery.failed !== null)

const keptOf = (articles: number): string =>
  articles === 1
    ? 'the article that it brought stays'
    : `the ${count(articles, 'article')} that it brought stay`

/** Whether it lists other sources, and brings no article itself. */
export const isList = ({ address }: Listed, all: readonly Listed[]): boolean =>
  namedBy(address, all) > 0

/** How many sources it lists. */
const namedBy = (address: string, all: readonly Listed[]): number =>
  all.filter(({ list: from }) => from === address).length

/** `2 new, 8 unchanged (0.3 s)`, `failed: HTTP 404; the 12 articles that it brought stay (0.1 s)`. */
export function broughtBy(delivery: Delivery, all: readonly Listed[]): string {
  const { added, updated, unchanged, removed, aged, problems, failed, articles, tookMs } = delivery
  const took = `(${lasting(tookMs)})`
  if (failed !== null)
    return `failed: ${failed}${articles === 0 ? '' : `; ${keptOf(articles)}`} ${took}`
  const numbers = [
    ...(added > 0 ? [`${added} new`] : []),
    ...(updated > 0 ? [`${updated} updated`] : []),
    ...(removed > 0 ? [`${removed} removed`] : []),
    ...(unchanged > 0 ? [`${unchanged} unchanged`] : []),
    ...(aged > 0 ? [`${aged} too old to stay`] : []),
    ...(problems.length > 0 ? [count(problems.length, 'problem')] : [])
  ]
  const names = namedBy(delivery.address, all)
  if (names > 0) numbers.unshift(`lists ${count(names, 'source')}`)
  return `${numbers.length === 0 ? 'nothing there' : numbers.join(', ')} ${took}`
}

/** The address with its name and tags after it, as SOURCES and /source add take it. */
export function addressWith(
  address: string,
  settings: Partial<Pick<SourceSettings, 'name' | 'tags'>>
): string {
  const { name = null, tags = [] } = settings
  const said = [
    ...(name === null ? [] : [`name=${encodeURIComponent(name)}`]),
    ...(tags.length === 0
      ? []
      : [`tags=${tags.map(tag => encodeURIComponent(tag.replaceAll(',', ' '))).join(',')}`])
  ]
  if (said.length === 0) return address
  return `${address}${address.includes('#') ? '&' : '#'}${said.join('&')}`
}

/** `feed:https://g.example/rss` as `g.example/rss`. */
export const withoutScheme = (address: string): string =>
  address.replace(/^(?:(?!https?:)\w+:)?(?:https?:\/\/)?/, '').replace(/\/$/, '')

/** That another address was found behind what was typed; nothing where it is what was typed. */
export function foundBehind(typed: string, address: string): readonly Block[] {
  const written = typed.replace(/#.*$/, '')
  if (withoutScheme(written) === withoutScheme(address)) return []
  const isPage = withoutScheme(written).includes('/')
  const scheme = /https?:/.exec(address)?.[0] ?? 'https:'
  const whole = /^https?:/i.test(written) ? written : `${scheme}//${written}`
  const page = isPage ? ` The page alone is read as page:${whole}.` : ''
  return [paragraph(`${address}, the feed behind ${written}.${page}`)]
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
