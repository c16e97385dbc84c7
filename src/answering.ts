// One question, permitted already, to its answer: reads the options, and gives the command what it may look at.
import { read } from './analysis/analysis.ts'
import type { Ground } from './answers.ts'
import { type Ask, type MenuItem, placeOf } from './ask.ts'
import { type Diary, postsOf } from './calendar.ts'
import type { Chosen, Command, Context } from './command.ts'
import type { Edition } from './edition/edition.ts'
import { AskError } from './errors.ts'
import { readFields, readLine } from './kit/grammar.ts'
import type { Options, Typed } from './kit/line.ts'
import { followUp, PAGE, writeLine } from './kit/line.ts'
import { cutPage, pageOption } from './kit/page.ts'
import { patiently } from './kit/patiently.ts'
import type { Scene } from './option.ts'
import { missing } from './options/scope.ts'
import { isLast } from './options/since.ts'
import type { Recall } from './recall.ts'
import type { Reply } from './reply.ts'
import { note } from './reply.ts'
import { type Roster, sourcesOf } from './roster.ts'
import type { Delivery } from './source.ts'

/** What those who ask at one place see. */
export interface View {
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
export const viewOf = (newsroom: Newsroom, place: string): View =>
  newsroom.seenBy?.(place) ?? newsroom

/** A question whose command is found and permitted. */
export interface Asked {
  readonly ask: Ask
  readonly command: Command
  readonly view: View
  readonly diary: Diary
  readonly meanwhile: Context['meanwhile']
}

/** What an answer is made from besides the question. */
export interface Room {
  /** By the name that each answers to. */
  readonly commands: ReadonlyMap<string, Command>
  readonly menu: readonly MenuItem[]
  readonly newsroom: Newsroom
  readonly recall: Recall
}

/** Reads the options and has the command answer. Rejects with `AskError` where an option makes no sense. */
export async function answerTo(
  { ask, command, view, diary, meanwhile }: Asked,
  { commands, menu, newsroom, recall }: Room,
  ground: Ground
): Promise<Reply> {
  const name = ask.command
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
  const lastHere = async (): Promise<number | null> => {
    await ground.history()
    return lastPosted(ask.channel, recall)
  }
  const briefedAt = dated ? await lastHere() : null
  const sceneOf = (option: string): Scene => ({
    edition,
    menu,
    // Most questions are not about sources, of which there may be hundreds.
    get sources() {
      ground.minute()
      return sources.list()
    },
    get now() {
      ground.minute()
      return ask.at
    },
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
    ask: noticed(ask, ground),
    edition,
    menu,
    get sources() {
      // A place that has some of its own has an edition of its own.
      ground.minute()
      return sources
    },
    get schedules() {
      ground.asker()
      return diary.schedules
    },
    get follows() {
      ground.asker()
      return diary.follows
    },
    get settings() {
      ground.asker()
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
    async briefed() {
      await ground.history()
      return recall.briefed(ask.channel)
    },
    looked(list) {
      // What is posted is looked at by whoever is there: since the last post, and however often it is asked.
      if (ask.posted === true) return lastHere()
      ground.asker()
      return recall.look(ask.asker, list, ask.at)
    },
    again,
    examples: other => commands.get(other)?.examples?.(edition).slice(0, 2) ?? []
  }
  const told = await command.answer(values, context)
  if (pages === 0 && typed[PAGE] !== undefined)
    throw new AskError(`/${name} has no pages: all it says is in one answer.`, [
      followUp('The answer', again({}))
    ])
  const counted = number > pages && pages > 0 ? withPageCount(told, pages) : told
  return command.private === true ? { ...counted, private: true } : counted
}

/** The ask for a command, which says so when it wants to know when it is, who asks or where. */
const noticed = (ask: Ask, ground: Ground): Ask =>
  new Proxy(ask, {
    get(target, name) {
      if (name === 'at') ground.minute()
      else if (!OF_THE_LINE.has(name)) ground.asker()
      return Reflect.get(target, name)
    }
  })

/** What is the same for all who ask a line. */
const OF_THE_LINE: ReadonlySet<string | symbol> = new Set(['command', 'input', 'posted'])

/** When the last briefing of a channel was posted; where it has none, what else it was posted last. */
const lastPosted = async (channel: string, recall: Recall): Promise<number | null> =>
  (await recall.briefed(channel)).at ?? (await recall.briefed(postsOf(channel))).at

// Who asks for a page that is not there gets the last, and is told so.
const withPageCount = (told: Reply, pages: number): Reply => ({
  ...told,
  blocks: [
    ...told.blocks,
    note(pages === 1 ? 'There is only one page.' : `There are ${pages} pages: this is the last.`)
  ]
})
