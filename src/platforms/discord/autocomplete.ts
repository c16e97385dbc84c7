// What Discord shows under an option while it is typed. What is sent in the end may be anything: the desk makes sense of it again.
import { ApplicationCommandOptionType } from 'discord.js'
import type { APIApplicationCommandAutocompleteInteraction } from 'discord.js'
import type { Ask, FrontDesk } from '../../ask.ts'
import { visible } from '../../visible.ts'
import { nameOnMenu } from './commands.ts'
import { command as limits } from './limits.ts'

interface Choice {
  readonly name: string
  readonly value: string
}

/** At most 25, none twice, none blank, none longer than Discord takes: a value that is cut would mean something else. */
export function offersFor(
  { data }: APIApplicationCommandAutocompleteInteraction,
  desk: FrontDesk,
  from: Pick<Ask, 'channel' | 'admin'>
): Choice[] {
  const [first] = data.options
  const part = first?.type === ApplicationCommandOptionType.Subcommand ? first : undefined
  const given = part === undefined ? data.options : (part.options ?? [])
  const focused = given.find(option => 'focused' in option && option.focused)
  if (focused === undefined || !('value' in focused)) return []
  const name = nameOnMenu(data.name, part?.name)
  const typed = String(focused.value)
  const values = desk
    .suggest(name, focused.name, typed, { channel: from.channel, admin: from.admin })
    .filter(value => value.trim() !== '' && value.length <= limits.choice)
  return [...new Set(values)]
    .slice(0, limits.choices)
    .map(value => ({ name: visible(value).trim() || value, value }))
}
