// What a page asks for, as it comes in. Knows no answers.
import { type Ask, readAsk } from '../../ask.ts'

/** A line as typed, or a command with what stands in its fields. */
export interface Asked extends Pick<Ask, 'command' | 'input'> {
  /** Empty where there are fields. */
  readonly line: string
  /** How the answer is to look: as in a chat, or as part of a page. */
  readonly look: 'chat' | 'page'
  /** Of a schedule of another place: its channel. */
  readonly channel?: string
}

/** Characters of a line, or of a field. */
export const LONGEST = 4000

/** Null for what is no question. */
export function askedIn(body: unknown): Asked | null {
  if (typeof body !== 'object' || body === null) return null
  const said: Readonly<Partial<Record<'line' | 'look' | 'command' | 'fields' | 'place', unknown>>> =
    body
  const { line, command, fields, place } = said
  const look = said.look === 'chat' ? 'chat' : 'page'
  if (line !== undefined)
    return typeof line === 'string' && line.trim() !== '' && line.length <= LONGEST
      ? { ...readAsk(line), line, look }
      : null
  if (typeof command !== 'string' || typeof fields !== 'object' || fields === null) return null
  const given = Object.entries(fields).flatMap(([name, value]: [string, unknown]) =>
    typeof value === 'string' && value.trim() !== '' ? [[name, value.slice(0, LONGEST)]] : []
  )
  return {
    command,
    input: Object.fromEntries(given),
    line: '',
    look,
    ...(typeof place === 'string' && { channel: place })
  }
}
