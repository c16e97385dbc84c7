// Answers that were promised ("thinking …") and are not there yet.
import type { APIInteraction } from 'discord.js'
import { openOwed, type Owed } from '../../owed.ts'
import type { Kept } from '../../platform.ts'
import { times } from './limits.ts'
import type { Plan } from './plan.ts'
import type { Question } from './question.ts'

/** An acknowledged interaction that waits for its answer. The token is worth something for fifteen minutes only. */
export interface Debt {
  readonly application: string
  readonly token: string
  /** Epoch milliseconds. */
  readonly at: number
  /** What the person sees meanwhile: a message that says it is thinking, or the old answer, untouched. */
  readonly shows: 'thinking' | 'message'
  /** What was asked, so that it can be asked again. */
  readonly again: Question
}

/** What is owed from the moment on that an answer according to this plan is promised. `at`: epoch milliseconds. */
export const debtFor = (
  { application_id, token }: Pick<APIInteraction, 'application_id' | 'token'>,
  { instead, question }: Pick<Plan, 'instead' | 'question'>,
  at: number
): Debt => ({
  application: application_id,
  token,
  at,
  shows: instead ? 'message' : 'thinking',
  again: question
})

export const openDebts = (kept: Kept): Owed<Debt> =>
  openOwed({
    kept,
    name: 'discord-owed',
    within: times.token,
    hasCopies: kept.isShared === true,
    isDebt
  })

function isDebt(value: unknown): value is Debt {
  if (typeof value !== 'object' || value === null) return false
  const { application, token, at, shows, again }: { [key in keyof Debt]?: unknown } = value
  return (
    typeof application === 'string' &&
    typeof token === 'string' &&
    typeof at === 'number' &&
    (shows === 'thinking' || shows === 'message') &&
    typeof again === 'object' &&
    again !== null &&
    'command' in again
  )
}
