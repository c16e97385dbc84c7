// Writes to one person directly.
import type { APIDMChannel } from 'discord.js'
import type { Api } from './api.ts'
import { routes, told } from './api.ts'

/** The channel in which this person reads the bot; Discord makes it where there is none. */
export async function directMessage(user: string, { asking }: Api): Promise<string> {
  const body = { recipient_id: user }
  const { id } = await told<APIDMChannel>(asking.post(routes.directMessages, { body }))
  return id
}
