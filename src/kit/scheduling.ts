// How schedules and what became of their posts are told, and how what is typed for them is made sense of. Knows no store.
import type { Ask, MenuItem } from '../ask.ts'
import { placeOf, readAsk } from '../ask.ts'
import type { Coming, Draft, Posting, Scheduled } from '../calendar.ts'
import { postingStates } from '../calendar.ts'
import { AskError } from '../errors.ts'
import { echoed, listed } from '../phrase.ts'
import type { Block, Run, Text } from '../reply.ts'
import { paragraph } from '../reply.ts'
import { followUp, line } from './line.ts'
import { choice } from '../options/words.ts'

/** For lists of a place that may be cut down to one channel of it. */
export const scopeOption = {
  in: choice({ summary: 'only this channel', choices: ['here', 'place'], fallback: 'place' })
} as const

/** `3 weekdays 8:30 (Europe/Berlin): /briefing; next tomorrow 08:30`. */
export function scheduleLine(schedule: Scheduled, here: string): Text {
  const { number, when, zone, line: asked, state } = schedule
  const [next] = timesOf(schedule)
  return [
    { text: `${number}`, strong: true },
    { text: ` ${when} (${zone}): ${asked}` },
    ...whereIn(schedule, here),
    ...(state === 'paused' ? [{ text: '; paused' }] : next ? [{ text: '; next ' }, next] : [])
  ]
}

/** What is shown before a schedule is kept, and of one that is there; `next` null for one that rests. */
export function draftBlocks(draft: Draft, next: Coming | null, here: string): readonly Block[] {
  return [
    paragraph([
      { text: `${draft.line}, ${draft.when} by the clock of ${draft.zone}` },
      ...whereIn(draft, here),
      { text: '.' }
    ]),
    ...(next === null ? [] : [paragraph(comingText(next))]),
    ...told(draft)
  ]
}

/** `Next: tomorrow 08:30, Wednesday 25 Nov 08:30 and Thursday 26 Nov 08:30.` */
export function comingText(coming: Coming): Text {
  const times = timesOf(coming)
  if (times.length === 0) return 'It is never due.'
  const before = (at: number): string =>
    at === 0 ? 'Next: ' : at === times.length - 1 ? ' and ' : ', '
  return [...times.flatMap((time, at) => [{ text: before(at) }, time]), { text: '.' }]
}

const timesOf = ({ next, nextAt }: Coming): readonly Run[] =>
  next.map((text, at) => ({ text, ...(nextAt[at] !== undefined && { time: nextAt[at] }) }))

/** The line that adds it, just as it is. */
export function addingLine(draft: Draft, here: string): string {
  const { when, line: asked, zone, channel, quiet, mention, thread, evenIfEmpty } = draft
  return line(`schedule add ${when} ${asked}`, undefined, {
    zone,
    ...(channel !== here && { where: channel }),
    ...(quiet !== '' && { quiet }),
    ...(mention !== null && { mention }),
    ...(thread && { thread: 'yes' }),
    ...(evenIfEmpty && { empty: 'say' })
  })
}

function told({ line: asked, quiet, thread, mention, evenIfEmpty }: Draft): readonly Block[] {
  const said = [
    ...(quiet === '' ? [] : [`keeps quiet ${quiet}`]),
    ...(thread ? ['posts the rest in a thread'] : []),
    ...(mention === null ? [] : [`mentions ${mention}`]),
    whenNothingIsNew(asked, evenIfEmpty)
  ]
  return [paragraph(`It ${said.length === 1 ? said[0] : listed(said)}.`)]
}

// Only what tells what is new can tell that nothing is.
function whenNothingIsNew(asked: string, evenIfEmpty: boolean): string {
  if (evenIfEmpty) return 'says so when nothing is new'
  return /^\/(?:briefing|follow news)\b/.test(asked)
    ? 'says nothing when nothing is new'
    : 'posts whether or not anything is new'
}

const whereIn = ({ channel }: Pick<Draft, 'channel'>, here: string): readonly Run[] =>
  channel === here ? [] : [{ text: ', in ' }, { text: channel.split(':').at(-1) ?? '', channel }]

/** `today 08:30: posted`, `Monday 23 Nov 08:30: not posted, the bot was not there`. */
export function postingLine({ when, slot, state, reason, number, line: asked }: Posting): Run[] {
  const which = number === null ? asked : `schedule ${number}, ${asked}`
  const why = reason === null ? '' : ` (${reason.replace(/\.$/, '')})`
  return [{ text: when, time: slot }, { text: `: ${postingStates[state]}${why}; ${which}` }]
}

/** What was typed for a channel, `#news` as the platform writes it, as an ask has it. Throws `AskError`. */
export function channelMeant(typed: string, ask: Pick<Ask, 'channel'>): string {
  const place = placeOf(ask.channel)
  if (typed.startsWith(`${place}:`) || typed === ask.channel) return typed
  const [, id = ''] = /^<#([^|>]+)(?:\|[^>]*)?>$/.exec(typed) ?? /^#?([\w-]+)$/.exec(typed) ?? []
  if (id === '' || typed.startsWith('#'))
    throw new AskError(
      `where: ${echoed(typed)} is no channel here: choose it from the list that the platform offers.`
    )
  return `${place}:${id}`
}

/**
 * The line to be asked, with its slash. `before`: the line in whose place it stands; where neither says how many stories, it is as many.
 * Throws `AskError` for what is no command for everybody.
 */
export function askedLine(
  typed: string,
  menu: readonly MenuItem[],
  most: number | undefined,
  before = ''
): string {
  const given = withoutMarks(typed.trim())
  const typedLine = given === '' ? usualLine(menu) : given.startsWith('/') ? given : `/${given}`
  const { command, input } = readAsk(typedLine)
  const two = `${command} ${input.split(/\s+/, 1)[0] ?? ''}`
  const item = menu.find(({ name }) => name === two) ?? menu.find(({ name }) => name === command)
  if (item === undefined)
    throw new AskError(`what: there is no command /${command.slice(0, 40)} to ask.`, [
      followUp('What can be asked', line('help'))
    ])
  if (item.admin || item.private)
    throw new AskError(`what: /${item.name} is not for everybody's eyes.`)
  const rest = item.name === two ? input.slice(two.length - command.length - 1) : input
  if (rest.trim() === '' && item.options.some(({ required }) => required))
    throw new AskError(`what: /${item.name} lacks what it asks for: ${item.usage}.`)
  // Whoever wants a briefing every day wants each story once.
  const isSince = item.name !== 'briefing' || /\bsince\b/i.test(input)
  const whole = isSince ? typedLine : `${typedLine} since:last`
  const isCounting = item.options.some(({ name }) => name === 'most')
  if (most !== undefined && !isCounting)
    throw new AskError(`most: /${item.name} does not count stories.`)
  if (most !== undefined) return `${whole.replace(COUNTED, '')} most:${most}`
  const [kept = ''] = isCounting && !COUNTED.test(whole) ? (COUNTED.exec(before) ?? []) : []
  return whole + kept
}

/** How many stories a line asks for. */
const COUNTED = / most:\d+(?= |$)/

// Between marks, and between the single ones inside that a follow-up writes for what was typed with marks.
const withoutMarks = (typed: string): string =>
  typed.replace(/^["“”„](.*)["“”]$/s, '$1').replace(/^'(.*)'$/s, '$1')

// Where there are no briefings, the stories.
const usualLine = (menu: readonly MenuItem[]): string =>
  menu.some(({ name }) => name === 'briefing') ? '/briefing' : '/stories'
