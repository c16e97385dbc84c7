// Which command an ask means: by its name, by another name that it answers to, or by the first words of a line.
import type { Ask } from '../ask.ts'
import type { Command } from '../command.ts'
import type { Edition } from '../edition/edition.ts'
import { AskError } from '../errors.ts'
import { echoed } from '../phrase.ts'
import type { FollowUp } from '../reply.ts'
import { peopleNamed } from '../options/person.ts'
import { followUp, line } from './line.ts'
import { followedBy, helpOffer, noCommand } from './misnamed.ts'
import { plainly } from './plainly.ts'

/**
 * The ask under the name of the command that is meant: `/Quotes` is `/quote`, `/source` with `add …` is `/source add`, and a
 * line without a slash may begin with the name, or ask in plain words. So may one that names no command.
 */
export function addressed(ask: Ask, commands: ReadonlyMap<string, Command>): Ask {
  const named = ask.command.replace(/^\//, '').toLowerCase()
  if (typeof ask.input !== 'string') return { ...ask, command: nameOf(named, commands) }
  if (named === '' && ask.input.trim() === '')
    throw new AskError('Nothing was asked. /help shows what can be.', [helpOffer])
  const plain = named === '' ? plainly(ask.input.slice(0, 400)) : null
  if (plain !== null && commands.has(plain.command)) return { ...ask, ...plain }
  const given = named === '' ? 0 : named.split(/\s+/).length
  const [first = '', second = ''] = `${named} ${ask.input.slice(0, 200)}`.trim().split(/\s+/, 2)
  for (const words of [[first, second], [first]]) {
    const known = nameOf(words.join(' ').toLowerCase(), commands)
    if (!commands.has(known)) continue
    return { ...ask, command: known, input: without(words.length - given, ask.input) }
  }
  const spoken = plainly(`${named} ${ask.input.slice(0, 400)}`)
  return spoken !== null && commands.has(spoken.command)
    ? { ...ask, ...spoken }
    : { ...ask, command: named }
}

/** The text after its first words. */
const without = (words: number, text: string): string =>
  words <= 0 ? text : without(words - 1, text.replace(/^\s*\S+\s*/, ''))

function nameOf(named: string, commands: ReadonlyMap<string, Command>): string {
  if (commands.has(named)) return named
  return [...commands].find(([, { aliases }]) => aliases?.includes(named) === true)?.[0] ?? named
}

/** Throws: what was typed names no command, and something near it may be meant, or somebody whom the edition knows. */
export function refuseUnknown(
  ask: Ask,
  commands: ReadonlyMap<string, Command>,
  edition: Edition
): never {
  const { command, input, admin } = ask
  const typed = command.replace(/^\//, '')
  const words = typeof input === 'string' ? input.slice(0, 200).trim() : ''
  const parts = [...commands].filter(([name]) => name.startsWith(`${typed.toLowerCase()} `))
  if (parts.length > 0) throw halfNamed(typed.toLowerCase(), words, parts, admin)
  if (typed === '') {
    throw new AskError(
      'A question begins with a command, such as “who” or “search”. /help lists them all.',
      [...offersOf(words, edition), helpOffer]
    )
  }
  throw noCommand(
    typed,
    [...commands.keys()],
    name => followUp(`/${name} ${words}`.trim(), `/${name} ${words}`.trim()),
    offersOf(`${typed} ${words}`.trim(), edition)
  )
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
  const names = parts.map(([name]) => name)
  const wrong = words === '' ? '' : `, not by ${echoed(words.split(/\s+/, 1)[0] ?? '')}`
  return new AskError(
    `${followedBy(first, names)}${wrong}.`,
    names.map(name => followUp(`How to /${name}`, `/help ${name}`))
  )
}

// Words alone may name somebody, or be in an article.
const offersOf = (words: string, edition: Edition): readonly FollowUp[] => [
  ...(peopleNamed(words, edition).length > 0
    ? [followUp(`Who is ${words}`, line('who', words))]
    : []),
  ...(edition.searchNear(words, 1).hits.length > 0
    ? [followUp(`Search for ${words}`, `/search ${words}`)]
    : [])
]
