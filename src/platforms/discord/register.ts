// Brings Discord's list of commands to what the menu says, and only when it is not: a write may happen 200 times a day.
import { ApplicationCommandOptionType } from 'discord.js'
import type { REST } from 'discord.js'
import { ConfigError } from '../../errors.ts'
import { codeOf, routes, told } from './api.ts'
import { nameOnMenu, type RegisteredOption, type Registration } from './commands.ts'
import type { CommandIds } from './text.ts'

/** A command as Discord gives it back; it adds much that we do not say. */
type Registered = Registration & { readonly id: string }

export interface Registering {
  readonly application: string
  /** Null: everywhere. */
  readonly guild: string | null
}

/** Resolves with the ids by the names on the menu, and whether anything was written. */
export async function register(
  rest: REST,
  to: Registering,
  wanted: readonly Registration[]
): Promise<{ readonly ids: CommandIds; readonly written: boolean }> {
  const route = routes.commands(to.application, to.guild)
  const there = await registeredAt(rest, to)
  const same = areRegistered(there, wanted)
  const now = same ? there : await told<readonly Registered[]>(rest.put(route, { body: wanted }))
  return { ids: idsOf(now), written: !same }
}

/** What Discord has now. Throws `ConfigError` for a server that has not let the bot in. */
export async function registeredAt(
  rest: REST,
  { application, guild }: Registering
): Promise<readonly Registered[]> {
  try {
    return await told<readonly Registered[]>(
      rest.get(routes.commands(application, guild), {
        query: new URLSearchParams({ with_localizations: 'true' })
      })
    )
  } catch (cause) {
    if (guild === null || codeOf(cause) !== NO_ACCESS) throw cause
    throw new ConfigError(
      'DISCORD_GUILD',
      `the bot is not in the server ${guild}. Add it ("copydesk invite discord"), or leave this out`,
      { cause }
    )
  }
}

const NO_ACCESS = 50001

/** Whether these are the commands, in whatever order. */
export const areRegistered = (
  there: readonly Registration[],
  wanted: readonly Registration[]
): boolean =>
  JSON.stringify(there.map(essence).toSorted()) === JSON.stringify(wanted.map(essence).toSorted())

// Discord leaves out what is empty or false, and names its own defaults.
const essence = (each: Registration): string =>
  JSON.stringify([
    each.type,
    each.name,
    each.description,
    inOrder(each.description_localizations),
    each.default_member_permissions ?? null,
    (each.integration_types ?? [0]).toSorted(byNumber),
    (each.contexts ?? []).toSorted(byNumber),
    (each.options ?? []).map(essenceOfOption)
  ])

const essenceOfOption = (option: RegisteredOption): unknown => [
  option.type,
  option.name,
  option.description,
  inOrder(option.description_localizations),
  option.required ?? false,
  option.autocomplete ?? false,
  option.min_value ?? null,
  (option.choices ?? []).map(({ name, value }) => [name, value]),
  (option.options ?? []).map(essenceOfOption)
]

const byNumber = (a: number, b: number): number => a - b

const inOrder = (said: Registration['description_localizations']): unknown =>
  Object.entries(said ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1))

function idsOf(all: readonly Registered[]): CommandIds {
  const ids = all
    .filter(({ type }) => type === 1)
    .flatMap(({ id, name, options = [] }) => {
      const parts = options.filter(({ type }) => type === ApplicationCommandOptionType.Subcommand)
      return parts.length === 0
        ? [[name, id] as const]
        : parts.map(part => [nameOnMenu(name, part.name), id] as const)
    })
  return new Map(ids)
}
