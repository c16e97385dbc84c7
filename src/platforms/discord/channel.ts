// The channel that is posted to: what kind it is, and open if it was put aside.
import { ChannelType } from 'discord.js'
import type { APIChannel, APIThreadChannel } from 'discord.js'
import { PostError } from '../../errors.ts'
import type { Api } from './api.ts'
import { codeOf, routes, told } from './api.ts'

export interface Target {
  readonly id: string
  /** A thread and a direct message take messages, and no threads below them. */
  readonly kind: 'text' | 'forum' | 'thread'
  readonly guild: string | null
}

/** As it is. Throws what Discord says. */
export async function lookAt(id: string, { asking }: Api): Promise<Target> {
  return targetOf(await told<APIChannel>(asking.get(routes.channel(id))))
}

/** As `lookAt`; a thread that has gone to sleep is woken. Throws `PostError` where that cannot be. */
export async function openChannel(id: string, { asking }: Api): Promise<Target> {
  const channel = await told<APIChannel>(asking.get(routes.channel(id)))
  const target = targetOf(channel)
  if ('thread_metadata' in channel && channel.thread_metadata?.archived) await wake(channel, asking)
  return target
}

function targetOf(channel: APIChannel): Target {
  const guild = 'guild_id' in channel ? (channel.guild_id ?? null) : null
  return { id: channel.id, kind: kinds.get(channel.type) ?? 'text', guild }
}

const kinds: ReadonlyMap<ChannelType, Target['kind']> = new Map([
  [ChannelType.GuildForum, 'forum'],
  [ChannelType.GuildMedia, 'forum'],
  [ChannelType.AnnouncementThread, 'thread'],
  [ChannelType.PublicThread, 'thread'],
  [ChannelType.PrivateThread, 'thread'],
  [ChannelType.DM, 'thread'],
  [ChannelType.GroupDM, 'thread']
])

async function wake(
  { id, thread_metadata: state }: APIThreadChannel,
  rest: Api['asking']
): Promise<void> {
  const refused = (cause?: unknown) =>
    new PostError(
      'refused',
      `the thread is archived${state?.locked === true ? ' and locked' : ''}, and I may not open it. Open it, or give the briefing another channel.`,
      { cause }
    )
  if (state?.locked === true) throw refused()
  try {
    await rest.patch(routes.channel(id), { body: { archived: false } })
  } catch (error) {
    if (codeOf(error) === null) throw error
    throw refused(error)
  }
}
