// Answers that Slack has been told are coming and that are not there yet, and where whoever waits for one can be told something.
import { openOwed, type Owed } from '../../owed.ts'
import type { Kept } from '../../platform.ts'
import { responses } from './limits.ts'
import { lineOf, typedWords } from './typed.ts'

/** Where somebody who asked is told something for his eyes alone: by the address that came with the ask, or in a channel. */
export type Address =
  | { readonly url: string }
  | {
      readonly team: string
      readonly channel: string
      readonly user: string
      readonly thread: string | null
    }

export interface Debt {
  readonly to: Address
  /** What was asked, so that it can be asked again; null where that is not known. */
  readonly line: string | null
  /** Epoch milliseconds. */
  readonly at: number
}

export const openDebts = (kept: Kept): Owed<Debt> =>
  openOwed({
    kept,
    name: 'slack-owed',
    within: responses.within,
    hasCopies: kept.isShared === true,
    isDebt
  })

function isDebt(value: unknown): value is Debt {
  if (!isObject(value)) return false
  const { to, line, at } = value
  return (
    isObject(to) &&
    (typeof to['url'] === 'string' || typeof to['channel'] === 'string') &&
    (line === null || typeof line === 'string') &&
    typeof at === 'number'
  )
}

/** What is owed to whoever sent this; null for what nobody waits for. */
export function debtIn(
  body: Json,
  { umbrella, at }: { readonly umbrella: string; readonly at: number }
): Debt | null {
  const { response_url: url, command, actions, event, type } = body
  if (typeof url === 'string') {
    if (typeof command === 'string')
      return { to: { url }, line: lineOf(command, wordIn(body, 'text') ?? '', umbrella), at }
    return { to: { url }, line: lineOfButton(Array.isArray(actions) ? actions[0] : null), at }
  }
  const team = idIn(body['team']) ?? wordIn(body, 'team_id') ?? ''
  if (isObject(event)) {
    const [channel, user] = [wordIn(event, 'channel'), wordIn(event, 'user')]
    const bot = botIn(body)
    if (!isAsked(event) || channel === null || user === null || user === bot) return null
    const thread = wordIn(event, 'thread_ts')
    const line = typedWords(wordIn(event, 'text') ?? '', bot)
    return { to: { team, channel, user, thread }, line, at }
  }
  const user = idIn(body['user'])
  return (type === 'view_submission' || type === 'shortcut') && user !== null
    ? { to: { team, channel: user, user, thread: null }, line: null, at }
    : null
}

/** A mention, or what a person says to the bot alone: its own words and edits have a subtype or a bot. */
const isAsked = ({ type, channel_type, subtype, bot_id }: Json): boolean =>
  type === 'app_mention' || (channel_type === 'im' && subtype === undefined && bot_id === undefined)

/** The bot for which Slack delivers an event. */
function botIn({ authorizations }: Json): string | undefined {
  const first: unknown = Array.isArray(authorizations) ? authorizations[0] : null
  return (isObject(first) ? wordIn(first, 'user_id') : null) ?? undefined
}

/** Null for the one button that asks no line: it names a post. */
const lineOfButton = (pressed: unknown): string | null =>
  isObject(pressed) && pressed['action_id'] !== 'why' ? wordIn(pressed, 'value') : null

/** Whether Slack hears of this only with its answer, so that nothing is promised before; or is told at once, and its answer cannot wait. */
export const isAnsweredAtOnce = (body: Json): boolean =>
  typeof body['command'] === 'string' ||
  body['type'] === 'view_submission' ||
  body['type'] === 'shortcut'

type Json = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null

function wordIn(of: Json, key: string): string | null {
  const word = of[key]
  return typeof word === 'string' ? word : null
}

const idIn = (value: unknown): string | null => (isObject(value) ? wordIn(value, 'id') : null)
