// Whose the token is: the first that Discord is asked, where everything that may be wrong with the settings shows.
import type { REST } from 'discord.js'
import { ConfigError } from '../../errors.ts'
import { isTokenWrong, isUnsure, neverSent, reasonOf, routes, told } from './api.ts'

/** As Discord describes an application to its own bot. */
export interface Application {
  readonly id: string
  readonly name: string
  readonly bot?: { readonly id: string }
  /** 64 hexadecimal digits. */
  readonly verify_key?: string
  readonly interactions_endpoint_url?: string | null
}

/** Throws `ConfigError` where Discord does not know the token, or nobody answers at the address of its API. */
export async function applicationOf(rest: REST): Promise<Application> {
  try {
    return await told<Application>(rest.get(routes.application))
  } catch (cause) {
    if (isTokenWrong(cause))
      throw new ConfigError(
        'DISCORD_TOKEN',
        'Discord does not know this one. Make a new one (developer portal, Bot, Reset Token)',
        { cause }
      )
    if (isUnsure(cause) || neverSent(cause))
      throw new ConfigError(
        'DISCORD_API_URL',
        `Discord cannot be asked at ${rest.options.api}: ${reasonOf(cause)}`,
        { cause }
      )
    throw cause
  }
}
