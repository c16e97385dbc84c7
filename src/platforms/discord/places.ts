// Who asks where: Discord's ids as the front desk knows them, and who may administer.
import type { APIInteraction } from 'discord.js'

/** As `Ask.asker` and `Ask.channel`, with what the platform itself needs. */
export interface Whereabouts {
  readonly asker: string
  readonly channel: string
  readonly user: string
  /** As `channel`: the one of which this is a thread, if it is one. */
  readonly above: readonly string[]
  /** Whether it is in a server that has let the bot in. */
  readonly isGuild: boolean
  /** Ids of the member's roles; empty outside a server. */
  readonly roles: readonly string[]
  /** May administer by what Discord itself says. */
  readonly manages: boolean
}

/** The server's channels are of one place; a direct message is a place of the person's own. */
export const placeOfGuild = (guild: string): string => `discord:${guild}`

/** `discord:GUILD:CHANNEL`, or `discord:@USER:CHANNEL` for a direct message. */
export const channelIn = (guild: string | undefined, user: string, channel: string): string =>
  `${guild === undefined ? `discord:@${user}` : placeOfGuild(guild)}:${channel}`

/** The ids in what `channelIn` made; null for a channel of another platform. */
export function readChannel(
  channel: string
): { readonly guild: string | null; readonly id: string } | null {
  const [, place = '', id = ''] = /^discord:(@?\d+):(\d+)$/.exec(channel) ?? []
  return id === '' ? null : { guild: place.startsWith('@') ? null : place, id }
}

/**
 * Null for an interaction without a person or a channel. Where only the person has installed the bot, and not the server, the place is
 * the person's own: nobody can administer a server that has not let the bot in.
 */
export function whereabouts(raw: APIInteraction): Whereabouts | null {
  const user = raw.member?.user ?? raw.user
  const channel = raw.channel?.id
  if (user === undefined || channel === undefined) return null
  const owners = raw.authorizing_integration_owners
  const guild = owners['0'] === undefined || owners['0'] === '0' ? undefined : raw.guild_id
  const roles = guild === undefined ? [] : (raw.member?.roles ?? [])
  const manages = guild !== undefined && mayManage(raw.member?.permissions)
  const above =
    raw.channel !== undefined && 'thread_metadata' in raw.channel ? raw.channel.parent_id : null
  return {
    ...named(guild, user.id, channel),
    user: user.id,
    above: above ? [channelIn(guild, user.id, above)] : [],
    isGuild: guild !== undefined,
    roles,
    manages
  }
}

export const named = (guild: string | undefined, user: string, channel: string) => ({
  asker: channelIn(guild, user, user),
  channel: channelIn(guild, user, channel)
})

/** Administrator, or Manage Server. */
export const mayManage = (permissions: string | undefined): boolean =>
  (BigInt(permissions ?? '0') & (permission.administrator | permission.manageGuild)) !== 0n

/** The bits of `permissions` that matter here. */
export const permission = {
  administrator: 1n << 3n,
  manageGuild: 1n << 5n,
  viewChannel: 1n << 10n,
  sendMessages: 1n << 11n,
  readHistory: 1n << 16n,
  createThreads: 1n << 35n,
  sendInThreads: 1n << 38n
} as const
