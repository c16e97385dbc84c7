// What was asked, packed into the 100 characters that a button carries, and read back when it is pressed.
import { createHash } from 'node:crypto'
import type { Ask, MenuItem } from '../../ask.ts'
import { readAsk } from '../../ask.ts'
import { buttons } from './limits.ts'

/** A whole question, as the front desk takes it. */
export type Question = Pick<Ask, 'command' | 'input'>

/** What on the menu is asked; undefined for what goes by another name, which the front desk alone knows. */
export function itemFor(
  { command, input }: Question,
  menu: readonly MenuItem[]
): MenuItem | undefined {
  const words = typeof input === 'string' ? `${command} ${input}`.trim().split(/\s+/, 2) : [command]
  const [first = '', second = ''] = words.map(word => word.toLowerCase())
  return (
    menu.find(
      ({ name }) => name === (typeof input === 'string' ? `${first} ${second}` : command)
    ) ?? menu.find(({ name }) => name === first)
  )
}

/** What a button does. The words of `ask` and `more` are a line; all else asks again what its message answers. */
export type Press =
  /** A follow-up: asked anew by whoever presses. */
  | { readonly does: 'ask'; readonly question: Question }
  /** Another part of the same answer, in its place; for who asked alone. */
  | {
      readonly does: 'more'
      readonly question: Question
      /** User id of who asked. */
      readonly asker: string
      /** From 1; of the messages that one reply is cut into. */
      readonly part: number
    }
  /** Shows the channel what only the asker sees. */
  | { readonly does: 'share'; readonly question: Question }
  /** Why a briefing was posted; its key is what `Platform.find` looks for. */
  | { readonly does: 'why'; readonly key: string }

export interface Shelf {
  /** What the button carries, never longer than Discord takes. */
  write(press: Press): string
  /** Null where it says nothing, or nothing any more. */
  read(customId: string): Press | null
}

/** A key in a message, and the number of the message where a post has several; null for the last, with which it is complete. */
export interface Mark {
  readonly key: string
  readonly number: number | null
}

/** What a button of a briefing says of it, `why:KEY` or `why:KEY.0`; null for any other. */
export function markIn(customId: string): Mark | null {
  const [, key, number] = /^why:([\w-]{1,25})(?:\.(\d+))?$/.exec(customId) ?? []
  return key === undefined ? null : { key, number: number === undefined ? null : Number(number) }
}

/** Asks why the briefing with this key was posted. */
export const whyPosted = (key: string): Question => ({
  command: 'why',
  input: { subject: `${POST}${key}` }
})

/** The key in what `whyPosted` made; null for any other question. */
export function keyIn({ command, input }: Question): string | null {
  const subject = command === 'why' && typeof input !== 'string' ? (input['subject'] ?? '') : ''
  return subject.startsWith(POST) ? subject.slice(POST.length) : null
}

const POST = 'post:'

/** How many questions too long for a button are remembered. */
const REMEMBERED = 10_000

/**
 * A button carries its question in itself, so that every replica understands it, after a restart too. Only a question too long for
 * that is remembered here under its hash, and forgotten when many others have come since.
 */
export function openShelf(): Shelf {
  const remembered = new Map<string, string>()
  const packed = (lead: string, question: Question): string => {
    const words = written(question)
    if (lead.length + words.length < buttons.customId) return `${lead}=${words}`
    const hash = createHash('sha256').update(words).digest('base64url').slice(0, 22)
    // Of equal age the one that is used stays.
    remembered.delete(hash)
    remembered.set(hash, words)
    const [oldest] = remembered.keys()
    if (remembered.size > REMEMBERED && oldest !== undefined) remembered.delete(oldest)
    return `${lead}#${hash}`
  }
  const unpacked = (kind: string, words: string): Question | null => {
    const known = kind === '=' ? words : remembered.get(words)
    return known === undefined ? null : readBack(known)
  }
  return {
    write(press) {
      switch (press.does) {
        case 'why':
          return `why:${press.key}`
        case 'more':
          return packed(`m${BigInt(press.asker).toString(36)}.${press.part}`, press.question)
        default:
          return packed(press.does === 'ask' ? 'a' : 's', press.question)
      }
    },
    read(customId) {
      const mark = markIn(customId)
      if (mark !== null) return { does: 'why', key: mark.key }
      const [, lead = '', kind = '', words = ''] =
        /^([^=#]{1,24})([=#])([^]*)$/.exec(customId) ?? []
      const question = unpacked(kind, words)
      if (question === null) return null
      if (lead === 'a') return { does: 'ask', question }
      if (lead === 's') return { does: 'share', question }
      const [, asker, part] = /^m([0-9a-z]{1,13})\.(\d{1,4})$/.exec(lead) ?? []
      if (asker === undefined) return null
      return { does: 'more', question, asker: idOf(asker), part: Number(part) }
    }
  }
}

/** Parts values of fields; no name of an option and hardly a value has it. */
const MARK = '¦'

// `/who rutte` for a line, `who¦person¦Rutte` for the fields of a command.
function written({ command, input }: Question): string {
  if (typeof input === 'string') return `${command === '' ? '' : `/${command} `}${input}`.trim()
  const fields = Object.entries(input).flatMap(([name, value]) => [
    name,
    value.replaceAll(MARK, ' ')
  ])
  return [command, ...fields].join(MARK) + (fields.length === 0 ? MARK : '')
}

function readBack(words: string): Question {
  if (words.startsWith('/') || !words.includes(MARK)) return readAsk(words)
  const [command = '', ...fields] = words.split(MARK)
  const input: Record<string, string> = {}
  for (let at = 0; at + 1 < fields.length; at += 2) input[fields[at] ?? ''] = fields[at + 1] ?? ''
  return { command, input }
}

const idOf = (base36: string): string =>
  Array.from(base36)
    .reduce((sum, digit) => sum * 36n + BigInt(parseInt(digit, 36)), 0n)
    .toString()
