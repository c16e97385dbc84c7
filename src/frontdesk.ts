// From an ask to a reply: find the command, permit, read the options, answer, apologise. Never throws.
import { randomBytes } from 'node:crypto'
import { type Ask, type FrontDesk, type MenuItem, placeOf } from './ask.ts'
import { read } from './analysis/analysis.ts'
import type { Chosen, Command, Context } from './command.ts'
import type { Edition } from './edition/edition.ts'
import { AskError } from './errors.ts'
import { readFields, readLine } from './kit/grammar.ts'
import type { Options, Typed } from './kit/line.ts'
import { followUp, PAGE, writeLine } from './kit/line.ts'
import type { Log } from './log.ts'
import { menuOf } from './kit/menu.ts'
import { nearest } from './kit/nearest.ts'
import type { Scene } from './option.ts'
import { missing } from './options/scope.ts'
import { cutPage, pageOption } from './kit/page.ts'
import { echoed, listed } from './phrase.ts'
import type { Reply } from './reply.ts'
import { note, paragraph, reply } from './reply.ts'
import { type Roster, sourcesOf } from './roster.ts'
import type { Delivery } from './source.ts'

/** What those who ask at one place see. */
interface View {
  /** The current one; another after a reload. */
  readonly edition: Edition
  readonly deliveries: readonly Delivery[]
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
}

/** Opens the desk. An ask sees one edition from beginning to end, whatever is printed meanwhile. */
export function openFrontdesk({ commands, newsroom, log }: DeskSettings): FrontDesk {
  const menu = menuOf(commands)
  return {
    menu,

    async answer(ask) {
      try {
        return tidy(await respond(ask, commands, menu, newsroom))
      } catch (error) {
        if (!(error instanceof AskError)) return apologise(ask, error, log)
        return tidy(reply([paragraph(error.message)], error.followUps, { private: true }))
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

async function respond(
  asked: Ask,
  commands: ReadonlyMap<string, Command>,
  menu: readonly MenuItem[],
  newsroom: Newsroom
): Promise<Reply> {
  const ask = addressed(asked, commands)
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
  const again = (values: Typed): string => {
    // Another question begins at its first page.
    const { [PAGE]: _, ...kept } = typed
    return writeLine(name, options, { ...kept, ...values })
  }
  const sceneOf = (option: string): Scene => ({
    edition,
    menu,
    // Most questions are not about sources, of which there may be hundreds.
    get sources() {
      return sources.list()
    },
    now: ask.at,
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
    async reload(only) {
      const brought = await view.reload(only)
      const seen = new Set(sources.list().map(({ address }) => address))
      return brought.filter(({ address }) => seen.has(address))
    },
    read,
    page: (items, size) => {
      pages = Math.max(pages, Math.ceil(items.length / size), 1)
      return cutPage(items, size, number, next => again({ [PAGE]: String(next) }))
    },
    again,
    examples: other => commands.get(other)?.examples?.(edition).slice(0, 2) ?? []
  }
  const told = await command.answer(values, context)
  if (pages === 0 && typed[PAGE] !== undefined)
    throw new AskError(`/${name} has no pages: all it says is in one answer.`, [
      followUp('The answer', again({}))
    ])
  const answered = number > pages && pages > 0 ? withPageCount(told, pages) : told
  return command.private === true ? { ...answered, private: true } : answered
}

// Who asks for a page that is not there gets the last, and is told so.
const withPageCount = (told: Reply, pages: number): Reply => ({
  ...told,
  blocks: [
    ...told.blocks,
    note(pages === 1 ? 'There is only one page.' : `There are ${pages} pages: this is the last.`)
  ]
})

/**
 * The ask under the name of the command that is meant: `/Quotes` is `/quote`, `/source` with `add …` is `/source add`, and a
 * line without a slash may begin with the name.
 */
function addressed(ask: Ask, commands: ReadonlyMap<string, Command>): Ask {
  const named = ask.command.replace(/^\//, '').toLowerCase()
  if (typeof ask.input !== 'string') return { ...ask, command: nameOf(named, commands) }
  if (named === '' && ask.input.trim() === '')
    throw new AskError('Nothing was asked. /help shows what can be.', [helpOffer])
  const given = named === '' ? 0 : named.split(/\s+/).length
  const [first = '', second = ''] = `${named} ${ask.input.slice(0, 200)}`.trim().split(/\s+/, 2)
  for (const words of [[first, second], [first]]) {
    const known = nameOf(words.join(' ').toLowerCase(), commands)
    if (!commands.has(known)) continue
    return { ...ask, command: known, input: without(words.length - given, ask.input) }
  }
  return { ...ask, command: named }
}

/** The text after its first words. */
const without = (words: number, text: string): string =>
  words <= 0 ? text : without(words - 1, text.replace(/^\s*\S+\s*/, ''))

function nameOf(named: string, commands: ReadonlyMap<string, Command>): string {
  if (commands.has(named)) return named
  return [...commands].find(([, { aliases }]) => aliases?.includes(named) === true)?.[0] ?? named
}

function refuseUnknown(ask: Ask, commands: ReadonlyMap<string, Command>): never {
  const { command, input, admin } = ask
  const typed = command.replace(/^\//, '')
  const words = typeof input === 'string' ? input.slice(0, 200).trim() : ''
  const parts = [...commands].filter(([name]) => name.startsWith(`${typed.toLowerCase()} `))
  if (parts.length > 0) throw halfNamed(typed.toLowerCase(), words, parts, admin)
  if (typed === '') {
    throw new AskError(
      'A question begins with a slash, such as /who or /search. /help lists them all.',
      [followUp(`Search for ${words}`, `/search ${words}`), helpOffer]
    )
  }
  const near = nearest(typed, [...commands.keys()], 3)
  const hint =
    near.length === 0
      ? '/help lists what there is.'
      : `Did you mean ${listed(
          near.map(name => `/${name}`),
          { joint: 'or' }
        )}?`
  throw new AskError(`No command ${echoed(`/${typed}`).slice(1, -1)}. ${hint}`, [
    ...near.map(name => followUp(`/${name} ${words}`.trim(), `/${name} ${words}`.trim())),
    helpOffer
  ])
}

// `/source` alone, or `/source ad`: what may follow it.
function halfNamed(
  first: string,
  words: string,
  parts: readonly (readonly [string, Command])[],
  admin: boolean
): AskError {
  if (!admin && parts.every(([, part]) => part.admin === true))
    return new AskError(`/${first} is for administrators of this place.`)
  const names = parts.map(([name]) => name.slice(first.length + 1))
  const wrong = words === '' ? '' : `, not by ${echoed(words.split(/\s+/, 1)[0] ?? '')}`
  return new AskError(
    `/${first} is followed by ${listed(names, { joint: 'or' })}${wrong}.`,
    parts.map(([name]) => followUp(`How to /${name}`, `/help ${name}`))
  )
}

const helpOffer = followUp('What can be asked', '/help')

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
