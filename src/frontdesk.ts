// From an ask to a reply: find the command, permit, answer once for all who ask the same, apologise.
import { randomBytes } from 'node:crypto'
import { type Asked, answerTo, type Newsroom, type Room, viewOf } from './answering.ts'
import { ALONE, type Answers, openAnswers } from './answers.ts'
import { type Ask, type FrontDesk, placeOf } from './ask.ts'
import { type Calendar, type Diary, noCalendar } from './calendar.ts'
import { onceOf } from './once.ts'
import type { Suggest } from './option.ts'
import type { Command, Context } from './command.ts'
import { AskError, StoreError } from './errors.ts'
import { addressed, refuseUnknown } from './kit/addressing.ts'
import { menuOf } from './kit/menu.ts'
import type { Log } from './log.ts'
import { listed } from './phrase.ts'
import { openRecall, type Recall } from './recall.ts'
import type { Reply } from './reply.ts'
import { note, paragraph, reply } from './reply.ts'

interface DeskSettings {
  /** By the name that each answers to. */
  readonly commands: ReadonlyMap<string, Command>
  readonly newsroom: Newsroom
  readonly log: Pick<Log, 'error'>
  /** Schedules, follows and settings; without it there are none here. */
  readonly calendar?: Calendar
  /** What was told where. Default: one that forgets when the process ends. */
  readonly recall?: Recall
  /** How many answers of an edition are kept for whoever would get the same; of what is offered eight times as many. Default: 256. */
  readonly keeps?: number
}

/** Opens the desk. An ask sees one edition from beginning to end, whatever is printed meanwhile. */
export function openFrontdesk(settings: DeskSettings): FrontDesk {
  const { commands, newsroom, log, calendar = noCalendar, keeps = 256 } = settings
  const { recall = openRecall() } = settings
  const menu = menuOf(commands)
  const answers = openAnswers(recall, keeps)
  const offers = onceOf<readonly string[]>(8 * keeps)
  // `/who` and `/quote` offer the same people.
  const ways = new Map<Suggest, number>()
  const numberOf = (way: Suggest): number => {
    const number = ways.get(way) ?? ways.size
    ways.set(way, number)
    return number
  }
  const desk: Desk = { commands, menu, newsroom, calendar, recall, answers }
  return {
    menu,

    async answer(ask, meanwhile = () => {}) {
      try {
        return tidy(await respond(ask, meanwhile, desk))
      } catch (error) {
        if (error instanceof StoreError && ask.posted === true) throw error
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
        const way = command?.options[option]?.suggest
        if (way === undefined) return []
        const sources = from?.admin !== true ? [] : newsroom.roster.list(placeOf(from.channel))
        const { edition } = from ? viewOf(newsroom, placeOf(from.channel)) : newsroom
        const begun = typed.slice(0, 100)
        const offered = () => way(begun, { edition, menu, sources }).slice(0, MOST_OFFERED)
        // Sources come and go without a new edition.
        return sources.length > 0
          ? offered()
          : offers(edition, `${numberOf(way)} ${begun}`, offered)
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
/** What completes an option: as many as a chat platform shows. */
const MOST_OFFERED = 25

interface Desk extends Room {
  readonly calendar: Calendar
  readonly answers: Answers
}

async function respond(asked: Ask, meanwhile: Context['meanwhile'], desk: Desk): Promise<Reply> {
  const { commands, newsroom, calendar, answers } = desk
  const diary = calendar.of(asked)
  const ask = await withRoles(addressed(asked, commands), diary)
  const name = ask.command
  const view = viewOf(newsroom, placeOf(ask.channel))
  const command = commands.get(name) ?? refuseUnknown(asked, commands, view.edition)
  if (command.admin === true && !ask.admin)
    throw new AskError(`/${name} is for administrators of this place.`)
  const question: Asked = { ask, command, view, diary, meanwhile }
  // What admins ask about changes as they look, and takes its time.
  if (command.admin === true) return answerTo(question, desk, ALONE)
  const { edition, awaited = [] } = view
  const { input, at, channel } = ask
  const line = JSON.stringify([name, input, ask.posted === true])
  const told = await answers({ edition, line, at, channel }, ground =>
    answerTo(question, desk, ground)
  )
  return withAwaited(told, awaited)
}

/** Whoever has a role that this place has set as one of its admins' is an admin. */
async function withRoles(ask: Ask, diary: Diary): Promise<Ask> {
  if (ask.admin || ask.roles === undefined || ask.roles.length === 0) return ask
  const admins = new Set((await diary.settings.value('admins')).split(/[\s,]+/))
  return ask.roles.some(role => admins.has(role)) ? { ...ask, admin: true } : ask
}

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
