// What each platform is given of the rest of the bot: what it may keep, who administers, what to say to newcomers.
import { CONSOLE, placeOf } from './ask.ts'
import type { Bot } from './bot.ts'
import { calledSource, healthOf, isIll } from './kit/health.ts'
import { line } from './kit/line.ts'
import { welcome } from './kit/welcome.ts'
import type { Library, ShownSource } from './library.ts'
import { askedAsSubject } from './options/subject.ts'
import type { Log } from './log.ts'
import type { Newsroom } from './newsroom/newsroom.ts'
import type { Platform, PlatformSettings } from './platform.ts'
import { note, reply } from './reply.ts'
import type { Listed } from './roster.ts'
import type { Store } from './store/store.ts'

export interface Host {
  readonly env: PlatformSettings['env']
  readonly store: Store
  readonly log: Log
  /** Undefined while the bot is being opened: platforms are opened before it, so that a missing token is told at once. */
  readonly bot: () => Bot | undefined
  /** Addresses of pages in the browser that have been started. */
  readonly pages?: () => readonly string[]
}

export const hostFor = ({ env, store, log, bot, pages = () => [] }: Host): PlatformSettings => ({
  env,
  log,
  kept: {
    ...store.documents,
    owed: store.owed,
    isShared: store.isShared,
    first: (id, at) => store.events.first(id, at)
  },
  welcome(channel) {
    const opened = bot()
    if (opened === undefined) return reply([])
    const { newsroom, desk } = opened
    const seen = channel === undefined ? newsroom : newsroom.seenBy(placeOf(channel))
    return channel === CONSOLE
      ? welcome(seen, desk.menu, { isTyped: true, pages: pages() })
      : welcome(seen, desk.menu)
  },
  library(place) {
    const newsroom = bot()?.newsroom
    return newsroom && libraryOf(newsroom, place)
  },
  schedules: async wanted => bot()?.schedule.calendar.everywhere(wanted) ?? [],
  deliveries: async most => bot()?.schedule.calendar.deliveries(most) ?? [],
  left(place) {
    noted(async () => store.places.leave(place, await store.now()), log)
  },
  joined(place) {
    noted(() => store.places.join(place), log)
  },
  async why(channel, key, ...above) {
    const opened = bot()
    if (opened === undefined) return reply([])
    const asker = `${placeOf(channel)}:why`
    // Where the store cannot tell, the desk says so.
    const posted = above.length > 0 ? await store.deliveries.find(key).catch(() => null) : null
    const at = above.find(each => each === posted?.channel) ?? channel
    const asked = { asker, channel: at, admin: false, at: Date.now() }
    return opened.desk.answer({ ...asked, command: 'why', input: { subject: `post:${key}` } })
  },
  async adminRoles(place) {
    const { admins = '' } = await store.settings.read(place)
    return admins.split(/[\s,]+/).filter(role => role !== '')
  }
})

/** Platforms do not wait for what they tell. */
const noted = (write: () => Promise<void>, log: Pick<Log, 'error'>): void => {
  write().catch((error: unknown) =>
    log.error({ err: error }, 'places: whether the bot is there could not be kept')
  )
}

const libraryOf = (newsroom: Newsroom, place: string): Library => {
  const { edition } = newsroom.seenBy(place)
  return {
    get sources() {
      const all = newsroom.roster.everywhere()
      return all.map(source => shownSource(source, all, place))
    },
    reading: id => edition.reading(id),
    personOf: (article, name) => edition.personOf(article, name),
    latest: limit => edition.articles({}, limit),
    stories: limit =>
      edition.stories({}, limit).map(story => ({
        headline: story.headline,
        line: line('story', askedAsSubject(story, edition)),
        articles: story.articles
      })),
    quoted: limit =>
      edition
        .people(MOST_COUNTED)
        .map(({ id, name }) => ({ name, quotes: edition.countQuotes({ speaker: id }) }))
        .filter(({ quotes }) => quotes > 0)
        .toSorted((a, b) => b.quotes - a.quotes)
        .slice(0, limit)
  }
}

const shownSource = (source: Listed, all: readonly Listed[], place: string): ShownSource => ({
  address: source.address,
  name: calledSource(source, true),
  place: source.scope,
  isHere: source.scope === null || source.scope === place,
  fares: healthOf(source, all, Date.now()),
  isIll: isIll(source),
  problems: source.delivery?.problems ?? [],
  articles: source.delivery?.articles ?? 0,
  arrivals: source.arrivals
})

/** Whoever is quoted most is among those who are named most. */
const MOST_COUNTED = 200

/**
 * Tells the administrators of a place (`slack:T1`) something privately. What is nobody's in particular, or reaches nobody, is for whoever
 * keeps the bot: it is in the log, and on the console where there is one.
 */
export async function tellAdmins(
  place: string | null,
  text: string,
  platforms: ReadonlyMap<string, Platform>,
  log: Pick<Log, 'warn'>
): Promise<void> {
  const told = reply([note(text)], [], { private: true })
  const [name = ''] = place?.split(':') ?? ['console']
  try {
    if ((await platforms.get(name)?.tell(place ?? 'console:local', told)) === true) return
    log.warn(text)
  } catch (error) {
    log.warn({ err: error }, text)
  }
}
