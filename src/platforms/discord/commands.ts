// The menu as commands of Discord's: one for each word, with sub-commands where there are two, and "Check quotes" on messages.
import type { ApplicationCommandOptionType as OptionType } from 'discord.js'
import type { MenuItem, MenuOption } from '../../ask.ts'
import { command as limits } from './limits.ts'
import { ApplicationCommandOptionType } from './numbers.ts'
import { permission } from './places.ts'

/** The context command that has the quotations in a message checked. */
export const checkQuotes = 'Check quotes'

/** Words of the menu in other languages: by the words themselves, then by Discord's name of the language (`de`, `pt-BR`). */
export type Localisations = Readonly<Record<string, Readonly<Record<string, string>>>>

/** As Discord is told of it; the keys are Discord's. */
export interface Registration {
  readonly type: 1 | 3
  readonly name: string
  readonly description: string
  /** Null where Discord gives it back: nobody has said it in other languages. */
  readonly description_localizations?: Readonly<Record<string, string>> | null
  readonly options?: readonly RegisteredOption[]
  readonly default_member_permissions: string | null
  /** 0: in a server, 1: for a person. */
  readonly integration_types: readonly number[]
  /** 0: server, 1: direct message with the bot, 2: any other. */
  readonly contexts: readonly number[]
}

export interface RegisteredOption {
  readonly type: OptionType
  readonly name: string
  readonly description: string
  /** As in `Registration`. */
  readonly description_localizations?: Readonly<Record<string, string>> | null
  readonly required?: boolean
  readonly autocomplete?: boolean
  readonly choices?: readonly { readonly name: string; readonly value: string }[]
  readonly options?: readonly RegisteredOption[]
  readonly min_value?: number
}

/** Sorted as the menu is. Items that share their first word become one command. */
export function registrationOf(
  menu: readonly MenuItem[],
  said: Localisations = {}
): readonly Registration[] {
  const families = Map.groupBy(menu, ({ name }) => name.split(' ', 1)[0] ?? name)
  const commands = [...families].map(([name, items]) => commandOf(name, items, said))
  return menu.some(({ name }) => name === 'check') ? [...commands, onMessages] : commands
}

const onMessages: Registration = {
  type: 3,
  name: checkQuotes,
  description: '',
  default_member_permissions: null,
  integration_types: [0, 1],
  contexts: [0, 1, 2]
}

function commandOf(name: string, items: readonly MenuItem[], said: Localisations): Registration {
  const [first] = items
  const alone = first !== undefined && items.length === 1 && first.name === name
  const admin = items.every(item => item.admin)
  const summary = alone ? first.summary : `${name} ${items.map(partOf).join(', ')}`
  return {
    type: 1,
    name,
    ...described(summary, said),
    options: alone
      ? optionsOf(first, said)
      : items.map(item => ({
          type: ApplicationCommandOptionType.Subcommand,
          name: partOf(item),
          ...described(item.summary, said),
          options: optionsOf(item, said)
        })),
    // Discord then shows it to nobody else; a server may give it to roles of its own. The check is made again when it is asked.
    default_member_permissions: admin ? String(permission.manageGuild) : null,
    integration_types: admin ? [0] : [0, 1],
    contexts: admin ? [0] : [0, 1, 2]
  }
}

/** `add` of `source add`. A command that has parts and an answer of its own is its part `all`: Discord has no other place for it. */
export const partOf = ({ name }: Pick<MenuItem, 'name'>): string => name.split(' ')[1] ?? WHOLE

const WHOLE = 'all'

/** The name on the menu for the words that Discord calls the command by. */
export const nameOnMenu = (command: string, part: string | undefined): string =>
  part === undefined || part === WHOLE ? command : `${command} ${part}`

/** Discord wants those first that must be given. */
const optionsOf = ({ options }: MenuItem, said: Localisations): readonly RegisteredOption[] =>
  options
    .toSorted((a, b) => Number(b.required) - Number(a.required))
    .slice(0, limits.options)
    .map(option => optionOf(option, said))

function optionOf({ name, summary, kind, required, choices }: MenuOption, said: Localisations) {
  const option = { name, ...described(summary, said), required }
  if (kind === 'count')
    return { ...option, type: ApplicationCommandOptionType.Integer, min_value: 1 }
  const few = choices.length > 0 && choices.length <= limits.choices
  if (few && choices.every(({ length }) => length <= limits.choice))
    return {
      ...option,
      type: ApplicationCommandOptionType.String,
      choices: choices.map(value => ({ name: value, value }))
    }
  return kind === 'date'
    ? { ...option, type: ApplicationCommandOptionType.String }
    : { ...option, type: ApplicationCommandOptionType.String, autocomplete: true }
}

function described(summary: string, said: Localisations) {
  const others = Object.entries(said[summary] ?? {}).map(([tongue, words]) => [
    tongue,
    words.slice(0, limits.description)
  ])
  return {
    description: shortened(summary) || 'no summary',
    ...(others.length > 0 && { description_localizations: Object.fromEntries(others) })
  }
}

const shortened = (words: string): string =>
  words.length <= limits.description ? words : `${words.slice(0, limits.description - 1)}…`
