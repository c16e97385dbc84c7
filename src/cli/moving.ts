// Feeds and articles moved in and out: `copydesk sources import` and `export`.
import { readFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { CONSOLE } from '../ask.ts'
import { openSources } from '../bot.ts'
import { readConfig } from '../config.ts'
import { findSourceKinds } from '../discover.ts'
import { ConfigError, SourceError } from '../errors.ts'
import { addressWith } from '../kit/health.ts'
import type { Article } from '../news.ts'
import { importSources } from '../newsroom/newsroom.ts'
import { count, thousands } from '../phrase.ts'
import type { SourceKind } from '../source.ts'
import { located, Unreadable } from '../sources/formats/unreadable.ts'
import { decodeWeb } from '../sources/formats/webtext.ts'
import { openStore } from '../store/store.ts'
import type { Subscription } from '../web/web.ts'
import { canonicalUrl, readOpml, writeOpml } from '../web/web.ts'
import { loadDotEnv } from './dotenv.ts'
import { exit } from './exit.ts'
import { jsonLines, standardInput } from './lines.ts'
import { openDesk, tellProblem } from './open.ts'
import type { SourceChoice } from './options.ts'

export interface ExportOptions extends SourceChoice {
  readonly format: 'opml' | 'jsonl'
}

/**
 * Adds the feeds of an OPML file to what is kept for the next start. The exit code is 1 where the list holds what is no feed. Throws
 * `ConfigError` for a file that cannot be read.
 */
export async function importList(file: string, signal: AbortSignal): Promise<number> {
  loadDotEnv()
  const config = readConfig(process.env)
  if (config.data === null)
    throw new ConfigError('DATA', 'is "none", so there is nowhere to keep what is imported')
  const feeds = await feedsIn(file, signal)
  const usable = feeds.filter(({ url }) => canonicalUrl(url) !== null)
  for (const { url } of feeds.filter(feed => !usable.includes(feed)))
    tellProblem(new SourceError(url, 'is no address of the web'))
  const kinds = await findSourceKinds()
  const store = await openStore({ ...config, data: config.data })
  const { added, known } = await importSources(
    store.documents,
    usable.map(({ url, title, tags, settings }) => {
      const address = addressWith(`feed:${url.replace(/#.*$/, '')}`, { name: title, tags })
      const said = new URLSearchParams(settings).toString()
      return said === '' ? address : `${address}${address.includes('#') ? '&' : '#'}${said}`
    }),
    typed => addressOf(typed, kinds),
    config.sources.map(typed => addressOf(typed, kinds))
  )
  await store.close()
  const there = known === 0 ? '' : `, ${thousands(known)} there already`
  process.stdout.write(`${count(added, 'feed')} imported${there}.\n`)
  return usable.length === feeds.length ? exit.done : exit.failed
}

async function feedsIn(file: string, signal: AbortSignal): Promise<readonly Subscription[]> {
  try {
    const bytes = file === '-' ? await buffer(standardInput(signal)) : await readFile(file)
    const feeds = readOpml(decodeWeb(bytes, null), null)
    if (feeds === null) throw new Unreadable('is no OPML, which is how lists of feeds are written')
    return feeds
  } catch (error) {
    signal.throwIfAborted()
    const { message, where } = located(file, error)
    throw new ConfigError(where, message.slice(where.length + 2), { cause: error })
  }
}

const addressOf = (typed: string, kinds: ReadonlyMap<string, SourceKind>): string =>
  openSources([typed], kinds)[0]?.address ?? typed

/** Prints feeds as OPML, or articles as the lines that `jsonl:` reads. */
export async function exportAll(options: ExportOptions, signal: AbortSignal): Promise<number> {
  const { newsroom, close } = await openDesk(options, signal, {
    keptArticles: options.format === 'jsonl'
  })
  if (options.format === 'jsonl') {
    const print = jsonLines(process.stdout)
    for (const article of newsroom.edition.articles({}, Infinity)) {
      signal.throwIfAborted()
      await print(lineOf(article))
    }
    await close()
    return exit.done
  }
  const feeds = newsroom.roster.list(CONSOLE).flatMap(({ address, settings, typed, movedTo }) => {
    const [, url] = /^feed:(.*)$/s.exec(address) ?? []
    if (url === undefined) return []
    const said = new URLSearchParams(/#(.*)$/s.exec(typed)?.[1] ?? '')
    for (const told of ['name', 'tags']) said.delete(told)
    const { name: title, tags } = settings
    return [{ url: movedTo ?? url, title, tags, settings: Object.fromEntries(said) }]
  })
  process.stdout.write(writeOpml(feeds, 'Copydesk', Date.now()))
  await close()
  return exit.done
}

/** As `jsonl:` reads it back: the same id, the same text. */
const lineOf = ({ id, headline, outlet, byline, publishedAt, url, lang, text }: Article) => ({
  id,
  headline,
  outlet,
  byline,
  published: publishedAt,
  url,
  lang,
  text
})
