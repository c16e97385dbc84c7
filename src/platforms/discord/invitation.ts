// The address at which somebody adds the bot to a server, with the permissions that it needs and no others.
import { openApi } from './api.ts'
import { applicationOf } from './application.ts'
import { permission } from './places.ts'
import { type Environment, readAddress, readSettings } from './settings.ts'

/** Needs `DISCORD_APPLICATION_ID`, or asks Discord with the token. Throws `ConfigError`. */
export async function invitation(env: Environment): Promise<string> {
  const { application } = readAddress(env)
  return addressFor(application ?? (await ownId(env)))
}

async function ownId(env: Environment): Promise<string> {
  const { api: base, token } = readSettings(env)
  const api = openApi(base, token)
  try {
    const { id } = await applicationOf(api.asking)
    return id
  } finally {
    api.close()
  }
}

export function addressFor(application: string): string {
  const bits = wanted.reduce((sum, [, bit]) => sum | bit, 0n)
  const query = new URLSearchParams({
    client_id: application,
    scope: 'bot applications.commands',
    permissions: String(bits)
  })
  return `https://discord.com/oauth2/authorize?${query.toString()}`
}

/** What a channel with briefings has to allow, by the words of Discord's settings. */
export const wanted: readonly (readonly [string, bigint])[] = [
  ['View Channel', permission.viewChannel],
  ['Send Messages', permission.sendMessages],
  ['Read Message History', permission.readHistory],
  ['Create Public Threads', permission.createThreads],
  ['Send Messages in Threads', permission.sendInThreads]
]
