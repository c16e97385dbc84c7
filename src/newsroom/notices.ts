// What admins are told of a source unasked: that it has failed for long, and that it is back.
import type { Entry } from './entry.ts'
import { type Health, newsOf } from './freshness.ts'
import { day } from '../phrase.ts'

/** `scope`: whose admins; null where it is everyone's source. The text names no secret, and is for them alone. */
export type Notices = (scope: string | null, text: string) => void

/** What its admins are to be told now, and its health with that told; null for nothing. */
export function newsFor(
  { health, shown, settings }: Entry,
  now: number,
  patience: number
): { readonly text: string; readonly health: Health } | null {
  const news = newsOf(health, now, patience)
  if (news === null) return null
  const called = settings.name === null ? shown : `${settings.name} (${shown})`
  if (news === 'back')
    return { text: `${called} is read again.`, health: { ...health, told: false } }
  const { stopped, reason, failingSince } = health
  const text = stopped
    ? `${called} is gone for good, its publisher says (${reason}): it is not asked for any more. What it brought is kept. /source remove takes it off, /source resume asks for it again.`
    : `${called} has not been read since ${day(new Date(failingSince ?? now).toISOString())}: ${reason}. What it brought is kept, and it is tried again by itself. Where its address is wrong, /source remove takes it off; /source pause stops the trying.`
  return { text, health: { ...health, told: true } }
}
