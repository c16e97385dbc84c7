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

/** `kept`: undefined where several processes keep in the same place, of which none may take the other for dead. */
export const openDebts = (kept: Kept | undefined): Owed<Debt> =>
  openOwed({ kept, name: 'slack-owed', within: responses.within, isDebt })

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

/** What is owed to whoever sent this; null for what nobody waits for. `bot` is its own mention. */
export function debtIn(
  body: Json,
  { umbrella, bot, at }: { readonly umbrella: string; readonly bot?: string; readonly at: number }
): Debt | null {
  const { response_url: url, command, actions, event, type } = body
  if (typeof url === 'string') {
    if (typeof command === 'string')
      return { to: { url }, line: lineOf(command, wordIn(body, 'text') ?? '', umbrella), at }
    const pressed: unknown = Array.isArray(actions) ? actions[0] : null
    const line = isObject(pressed) ? pressed['value'] : null
    return { to: { url }, line: typeof line === 'string' ? line : null, at }
  }
  const team = idIn(body['team']) ?? wordIn(body, 'team_id') ?? ''
  if (isObject(event) && (event['type'] === 'app_mention' || event['channel_type'] === 'im')) {
    const [channel, user] = [wordIn(event, 'channel'), wordIn(event, 'user')]
    if (channel === null || user === null) return null
    const thread = wordIn(event, 'thread_ts')
    return {
      to: { team, channel, user, thread },
      line: typedWords(wordIn(event, 'text') ?? '', bot),
      at
    }
  }
  const user = idIn(body['user'])
  return type === 'view_submission' && user !== null
    ? { to: { team, channel: user, user, thread: null }, line: null, at }
    : null
}

/** Whether Slack hears of this only with its answer, so that nothing is promised before. */
export const isAnsweredAtOnce = (body: Json): boolean =>
  typeof body['command'] === 'string' || body['type'] === 'view_submission'

export type Json = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null

function wordIn(of: Json, key: string): string | null {
  const word = of[key]
  return typeof word === 'string' ? word : null
}

const idIn = (value: unknown): string | null => (isObject(value) ? wordIn(value, 'id') : null)
