// Servers that let the bot in or send it away, and the people there who look after it.
import { AuditLogEvent, GatewayDispatchEvents } from 'discord.js'
import type { APIAuditLog, APIGuild, GatewayDispatchPayload } from 'discord.js'
import { placeOf } from '../../ask.ts'
import type { Reply } from '../../reply.ts'
import { note, reply } from '../../reply.ts'
import { reasonOf, routes, told } from './api.ts'
import { directMessage } from './direct.ts'
import { bodyOf } from './message.ts'
import type { Parts } from './parts.ts'
import { channelIn, placeOfGuild } from './places.ts'
import { renderParts } from './render.ts'
import { openServers } from './servers.ts'

export interface Guilds {
  /** Takes an event of the gateway; only those that tell of servers matter. */
  note(event: GatewayDispatchPayload): void
  /** The same of a webhook event, where there is no gateway. */
  hear(event: { readonly type: string; readonly data?: unknown }): void
  /** Asks Discord for all servers of the bot. Never rejects. */
  look(this: void): Promise<void>
  /** As `Platform.tell`. */
  tell(place: string, words: Reply): Promise<boolean>
}

export async function openGuilds(parts: Parts): Promise<Guilds> {
  const { settings, api } = parts
  const servers = await openServers(settings.kept, parts.application, settings.log)

  const write = async (user: string, words: Reply): Promise<boolean> => {
    try {
      const channel = await directMessage(user, api)
      const cut = renderParts(words, parts.ids)
      for (const [at, part] of cut.entries()) {
        const followUps = at === cut.length - 1 ? words.followUps : []
        await api.asking.post(routes.messages(channel), {
          body: bodyOf(part, { followUps }, parts.shelf)
        })
      }
      return true
    } catch (error) {
      // Closed direct messages, or nobody there: whoever asked for it is told by the result.
      settings.log.info(
        { reason: reasonOf(error) },
        'discord: could not write to somebody directly'
      )
      return false
    }
  }

  const arrived = async (guild: string, by: string | null): Promise<void> => {
    settings.joined?.(placeOfGuild(guild))
    const user = by ?? (await whoAdded(guild, parts))
    if (user !== null) await write(user, welcomeTo(guild, user, settings))
  }

  /** As Discord lists the servers of a shard; gives those that are new. */
  const listed = (ids: readonly string[], shard: number, of: number): readonly string[] => {
    const { came, went } = servers.listed(ids, shard, of)
    for (const id of ids) settings.joined?.(placeOfGuild(id))
    for (const id of went) settings.left?.(placeOfGuild(id))
    return came
  }

  return {
    note({ t: type, d: data }) {
      if (type === GatewayDispatchEvents.Ready) {
        const [shard, of] = data.shard ?? [0, 1]
        const ids = data.guilds.map(({ id }) => id)
        for (const id of listed(ids, shard, of)) void arrived(id, null)
      } else if (type === GatewayDispatchEvents.GuildCreate && data.unavailable !== true) {
        if (servers.came(data.id)) void arrived(data.id, null)
        // A server that is not there for a while is still one of ours.
      } else if (type === GatewayDispatchEvents.GuildDelete && data.unavailable !== true) {
        servers.went(data.id)
        settings.left?.(placeOfGuild(data.id))
      }
    },

    hear({ type, data }) {
      if (type !== 'APPLICATION_AUTHORIZED' || typeof data !== 'object' || data === null) return
      const { guild, user }: { guild?: Partial<APIGuild>; user?: { id?: string } } = data
      if (guild?.id !== undefined) void arrived(guild.id, user?.id ?? null)
    },

    async look() {
      try {
        // Who is new hears of it by a webhook event, or not at all: each replica looks.
        listed(await guildsOf(parts), 0, 1)
      } catch (error) {
        settings.log.warn(
          { reason: reasonOf(error) },
          'discord: in which servers the bot is cannot be asked'
        )
      }
    },

    async tell(place, words) {
      const [, personal, id = ''] = /^discord:(@?)(\d+)$/.exec(placeOf(place)) ?? []
      if (personal === '@') return write(id, words)
      const owner = id === '' ? null : await ownerOf(id, parts)
      return owner === null ? false : write(owner, words)
    }
  }
}

/** Ids of all servers that the bot is in. */
async function guildsOf({ api }: Parts): Promise<readonly string[]> {
  const ids: string[] = []
  for (;;) {
    const query = new URLSearchParams({ limit: String(MOST_LISTED), after: ids.at(-1) ?? '0' })
    const page = await told<readonly Pick<APIGuild, 'id'>[]>(
      api.asking.get(routes.myGuilds, { query })
    )
    ids.push(...page.map(({ id }) => id))
    if (page.length < MOST_LISTED) return ids
  }
}

const MOST_LISTED = 200

/** What it can do is what it says to everybody who comes in; the rest is where to begin in a server. */
function welcomeTo(guild: string, user: string, settings: Parts['settings']): Reply {
  const { blocks, followUps } = settings.welcome(channelIn(guild, user, user))
  return reply(
    [
      // What is said of typing numbers is for the console.
      ...blocks.filter(({ kind }) => kind !== 'note'),
      note(
        'In your server /help shows what can be asked, and /schedule add has a briefing posted every morning.'
      )
    ],
    followUps
  )
}

/** Who added the bot, where it may look that up; else the owner. */
async function whoAdded(guild: string, parts: Parts): Promise<string | null> {
  const query = new URLSearchParams({ action_type: String(AuditLogEvent.BotAdd), limit: '10' })
  try {
    const { audit_log_entries: entries } = await told<APIAuditLog>(
      parts.api.asking.get(routes.auditLog(guild), {
        query
      })
    )
    const added = entries.find(({ target_id: target }) => target === parts.me)
    if (added?.user_id) return added.user_id
  } catch (error) {
    // The invitation does not ask for that permission.
    parts.settings.log.debug({ reason: reasonOf(error) }, 'discord: who added the bot is not told')
  }
  return ownerOf(guild, parts)
}

async function ownerOf(guild: string, { api, settings }: Parts): Promise<string | null> {
  try {
    const { owner_id: owner } = await told<APIGuild>(api.asking.get(routes.guild(guild)))
    return owner
  } catch (error) {
    settings.log.info({ guild, reason: reasonOf(error) }, 'discord: a server cannot be looked at')
    return null
  }
}
