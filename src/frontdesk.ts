// From an ask to a reply: find the command, permit, read the options, answer, apologise. Never throws.
import { randomBytes } from 'node:crypto'
import { type Ask, type FrontDesk, type MenuItem, placeOf } from './ask.ts'
import { read } from './analysis/analysis.ts'
import { type Calendar, type Diary, noCalendar, postsOf } from './calendar.ts'
import type { Chosen, Command, Context } from './command.ts'
import type { Edition } from './edition/edition.ts'
import { AskError, StoreError } from './errors.ts'
import { addressed, refuseUnknown } from './kit/addressing.ts'
import { readFields, readLine } from './kit/grammar.ts'
import type { Options, Typed } from './kit/line.ts'
import { followUp, PAGE, writeLine } from './kit/line.ts'
import type { Log } from './log.ts'
import { menuOf } from './kit/menu.ts'
import type { Scene } from './option.ts'
import { missing } from './options/scope.ts'
import { isLast } from './options/since.ts'
import { cutPage, pageOption } from './kit/page.ts'
import { patiently } from './kit/patiently.ts'
import { listed } from './phrase.ts'
import { openRecall, type Recall } from './recall.ts'
import type { Reply } from './reply.ts'
import { note, paragraph, reply } from './reply.ts'
import { type Roster, sourcesOf } from './roster.ts'
import type { Delivery } from './source.ts'

/** What those who ask at one place see. */
interface View {
  /** The current one; another after a reload. */
  readonly edition: Edition
  readonly deliveries: readonly Delivery[]
  /** What is being read for the first time, as others may see it; absent where nothing ever is. */
  readonly awaited?: readonly string[]
  /** All sources, or the one of this address. */
  reload(only?: string): Promise<readonly Delivery[]>
}

/** What the desk needs of the newsroom; as such it is what everyone sees. */
export interface Newsroom extends View {
  readonly roster: Roster
  /** What a place sees besides; absent where there is one edition for all. */
  seenBy?(place: string): View
}

/** Nobody is told of what was added at another place. */
const viewOf = (newsroom: Newsroom, place: string): View => newsroom.seenBy?.(place) ?? newsroom

interface DeskSettings {
  /** By the name that each answers to. */
  readonly commands: ReadonlyMap<string, Command>
  readonly newsroom: Newsroom
  readonly log: Pick<Log, 'error'>
  /** Schedules, follows and settings; without it there are none here. */
  readonly calendar?: Calendar
  /** What was told where. Default: one that forgets when the process ends. */
  readonly recall?: Recall
}

/** Opens the desk. An ask sees one edition from beginning to end, whatever is printed meanwhile. */
export function openFrontdesk(settings: DeskSettings): FrontDesk {
  const { commands, newsroom, log, calendar = noCalendar, recall = openRecall() } = settings
  const menu = menuOf(commands)
  return {
    menu,

    async answer(ask, meanwhile = () => {}) {
      try {
        return tidy(await respond(ask, meanwhile, { commands, menu, newsroom, calendar, recall }))
      } catch (error) {
        if (error instanceof StoreError) return refuseForNow(error, log)
        if (!(error instanceof AskError)) return apologise(ask, error, log)
        const { awaited = [] } = viewOf(newsroom, placeOf(ask.channel))
        const refused = reply([paragraph(error.message)], error.followUps, { private: true })
        // What is not found may be in what is still to come.
        return tidy(withAwaited(refused, awaited))
      }
    },

    suggest(name, option, typed, from) {
      try {
        const command = commands.get(name)
        if (command?.admin === true && from?.admin !== true) return []
        const found = command?.options[option]
        const sources = from?.admin !== true ? [] : newsroom.roster.list(placeOf(from.channel))
        const { edition } = from ? viewOf(newsroom, placeOf(from.channel)) : newsroom
        const offer = { edition, menu, sources }
        return found?.suggest(typed.slice(0, 100), offer) ?? []
      } catch (error) {
        // Completing is a courtesy: without it the asker types on.
        log.error({ err: error, command: name, option }, 'desk: no suggestion')
        return []
      }
    }
  }
}

// No more follow-ups than anybody reads, and none twice.
function tidy(answered: Reply): Reply {
  const { followUps } = answered
  const first = followUps.filter(
    (one, at) => followUps.findIndex(({ line }) => line === one.line) === at
  )
  return { ...answered, followUps: first.slice(0, MOST_FOLLOW_UPS) }
}

const MOST_FOLLOW_UPS = 5

/** What an answer is made from. */
interface Desk extends Pick<DeskSettings, 'commands' | 'newsroom'> {
  readonly menu: readonly MenuItem[]
  readonly calendar: Calendar
  readonly recall: Recall
}

async function respond(
  asked: Ask,
  meanwhile: Context['meanwhile'],
  { commands, menu, newsroom, calendar, recall }: Desk
): Promise<Reply> {
  const diary = calendar.of(asked)
  const ask = await withRoles(addressed(asked, commands), diary)
  const name = ask.command
  const command = commands.get(name) ?? refuseUnknown(asked, commands)
  if (command.admin === true && !ask.admin)
    throw new AskError(`/${name} is for administrators of this place.`)

  const view = viewOf(newsroom, placeOf(ask.channel))
  const { edition } = view
  const sources = sourcesOf(newsroom.roster, placeOf(ask.channel))
  const options: Options = { ...command.options, [PAGE]: pageOption }
  const typed =
    typeof ask.input === 'string'
      ? readLine(name, options, ask.input, edition)
      : readFields(name, options, ask.input)
  const again = (values: Typed, other = name): string => {
    // Another question begins at its first page.
    const { [PAGE]: _, ...kept } = typed
    return writeLine(other, options, { ...kept, ...values })
  }
  // Few questions are about what was told before, and what remembers it may be far away.
  const dated = Object.entries(typed).some(
    ([option, said]) => options[option]?.kind === 'date' && isLast(said)
  )
  const briefedAt = dated ? await lastPosted(ask.channel, recall) : null
  const sceneOf = (option: string): Scene => ({
    edition,
    menu,
    // Most questions are not about sources, of which there may be hundreds.
    get sources() {
      return sources.list()
    },
    now: ask.at,
    briefedAt,
    name: option,
    retry: (value, label = value) => followUp(label, again({ [option]: value }))
  })
  const usage = menu.find(item => item.name === name)?.usage ?? `/${name}`
  const chosen = Object.entries(options).map(([option, meaning]) => {
    const said = typed[option]
    const scene = sceneOf(option)
    if (said !== undefined) return [option, meaning.parse(said, scene)] as const
    if (meaning.required) throw missing(name, usage, meaning, scene)
    return [option, meaning.fallback] as const
  })
  const { [PAGE]: page, ...values }: Chosen<Options> = Object.fromEntries(chosen)
  const number = typeof page === 'number' ? page : 1
  // 0 until the command cuts its answer into pages.
  let pages = 0
  const context: Context = {
    ask,
    edition,
    menu,
    sources,
    get schedules() {
      return diary.schedules
    },
    get follows() {
      return diary.follows
    },
    get settings() {
      return diary.settings
    },
    meanwhile,
    async reload(only, tick) {
      const brought = (await patiently(view.reload(only), tick)) ?? view.deliveries
      const seen = new Set(sources.list().map(({ address }) => address))
      return brought.filter(({ address }) => seen.has(address))
    },
    read,
    page: (items, size) => {
      pages = Math.max(pages, Math.ceil(items.length / size), 1)
      return cutPage(items, size, number, next => again({ [PAGE]: String(next) }))
    },
    briefed: () => recall.briefed(ask.channel),
    looked: list => recall.look(ask.asker, list, ask.at),
    again,
    examples: other => commands.get(other)?.examples?.(edition).slice(0, 2) ?? []
  }
  const told = await command.answer(values, context)
  if (pages === 0 && typed[PAGE] !== undefined)
    throw new AskError(`/${name} has no pages: all it says is in one answer.`, [
      followUp('The answer', again({}))
    ])
  const counted = number > pages && pages > 0 ? withPageCount(told, pages) : told
  const answered = command.admin === true ? counted : withAwaited(counted, view.awaited ?? [])
  return command.private === true ? { ...answered, private: true } : answered
}

/** When the last briefing of a channel was posted; where it has none, what else it was posted last. */
const lastPosted = async (channel: string, recall: Recall): Promise<number | null> =>
  (await recall.briefed(channel)).at ?? (await recall.briefed(postsOf(channel))).at

/** Whoever has a role that this place has set as one of its admins' is an admin. */
async function withRoles(ask: Ask, diary: Diary): Promise<Ask> {
  if (ask.admin || ask.roles === undefined || ask.roles.length === 0) return ask
  const admins = new Set((await diary.settings.value('admins')).split(/[\s,]+/))
  return ask.roles.some(role => admins.has(role)) ? { ...ask, admin: true } : ask
}

// Who asks for a page that is not there gets the last, and is told so.
const withPageCount = (told: Reply, pages: number): Reply => ({
  ...told,
  blocks: [
    ...told.blocks,
    note(pages === 1 ? 'There is only one page.' : `There are ${pages} pages: this is the last.`)
  ]
})

// Who asks while sources are still being read for the first time must not take what there is for all there is.
function withAwaited(told: Reply, awaited: readonly string[]): Reply {
  if (awaited.length === 0 || told.blocks.length === 0) return told
  const names = listed(awaited, { most: 3 })
  const left = note(`Still being read: ${names}. What is in there is not in this answer.`)
  return { ...told, blocks: [...told.blocks, left] }
}

// The asker can do nothing about it but wait, and nothing is half done.
function refuseForNow(error: StoreError, log: DeskSettings['log']): Reply {
  log.error({ err: error }, 'desk: the store could not')
  const sorry = `That cannot be looked up or kept now: ${error.reason}. Nothing was changed.`
  return reply([paragraph(sorry)], [], { private: true })
}

// The reference is in the log beside the fault and says nothing by itself.
function apologise(ask: Ask, error: unknown, log: DeskSettings['log']): Reply {
  const reference = randomBytes(3).toString('hex')
  log.error(
    { err: error, reference, command: ask.command.slice(0, 80), input: ask.input },
    'desk: an ask failed'
  )
  const sorry = `Something broke here while answering. It is in the log as ${reference}; nothing that was read is lost.`
  return reply([paragraph(sorry)], [], { private: true })
}
