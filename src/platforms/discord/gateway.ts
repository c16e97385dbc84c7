// The transport that needs no public address: a connection to Discord's gateway, in as many shards as Discord wishes.
import { type SessionInfo, WebSocketManager, WebSocketShardEvents } from '@discordjs/ws'
import { GatewayCloseCodes, GatewayDispatchEvents, GatewayIntentBits } from 'discord.js'
import type { GatewayDispatchPayload } from 'discord.js'
import { ConfigError } from '../../errors.ts'
import { acknowledgeBy } from './acknowledging.ts'
import type { Guilds } from './guilds.ts'
import type { Take } from './interactions.ts'
import type { Hear } from './mentions.ts'
import type { Parts } from './parts.ts'

/** An open connection. */
export interface Connection {
  close(): Promise<void>
}

export interface Reached {
  readonly take: Take
  readonly hear: Hear
  readonly guilds: Guilds
  /** Nothing comes any more: Discord will not have the bot again as it is, or nobody listens. */
  fail(this: void, why: Error): void
}

/**
 * Resolves when every shard is connected; rejects with `ConfigError` where Discord will not have it. None of the intents is
 * privileged: words of messages come with mentions and direct messages alone. Reconnects and resumes by itself. This is the
 * gateway of discord.js without its client, which would make objects of all that is sent, remember them, and end the process
 * where something is not as it expects.
 */
export async function openGateway(
  { take, hear, guilds, fail }: Reached,
  { api, settings }: Parts,
  token: string
): Promise<Connection> {
  const { log } = settings
  const sessions = new Map<number, SessionInfo>()
  let isClosed = false
  let end: ConfigError | null = null
  const shards = new WebSocketManager({
    token,
    rest: api.asking,
    intents:
      GatewayIntentBits.Guilds | GatewayIntentBits.GuildMessages | GatewayIntentBits.DirectMessages,
    // As many as Discord recommends.
    shardCount: null,
    // The library asks before it connects. A shard that is told to close between two tries would try for ever.
    retrieveSessionInfo: shard =>
      isClosed ? new Promise<never>(() => {}) : (sessions.get(shard) ?? null),
    updateSessionInfo(shard, session) {
      if (session === null) sessions.delete(shard)
      else sessions.set(shard, session)
    }
  })
  const acknowledgement = acknowledgeBy(api, log)
  const receive = (event: GatewayDispatchPayload): void => {
    if (event.t === GatewayDispatchEvents.InteractionCreate)
      void take(event.d, acknowledgement(event.d))
    else if (event.t === GatewayDispatchEvents.MessageCreate) void hear(event.d)
    else guilds.note(event)
  }
  shards.on(WebSocketShardEvents.Dispatch, ({ data, shardId: shard }) => {
    log.debug({ shard, event: data.t }, 'discord: event')
    receive(data)
  })
  // While Discord is not there the library tries twice a second.
  const away = new Set<number>()
  shards.on(WebSocketShardEvents.Ready, ({ shardId: shard }) => {
    away.delete(shard)
    log.info({ shard }, 'discord: connected')
  })
  shards.on(WebSocketShardEvents.Resumed, ({ shardId: shard }) => {
    away.delete(shard)
    log.info({ shard }, 'discord: resumed')
  })
  shards.on(WebSocketShardEvents.Closed, ({ shardId: shard, code }) => {
    const isAway = away.has(shard)
    away.add(shard)
    end = endBy(code)
    if (end === null)
      return log[isAway ? 'debug' : 'info']({ shard, code }, 'discord: the connection was closed')
    log.error({ shard, code }, 'discord: closed for good')
    return fail(end)
  })
  shards.on(WebSocketShardEvents.Error, ({ shardId: shard, error }) =>
    log.error({ shard, err: error }, 'discord: the connection failed')
  )
  try {
    await shards.connect()
  } catch (error) {
    await shards.destroy()
    throw end ?? error
  }
  return {
    async close() {
      isClosed = true
      await shards.destroy()
    }
  }
}

/** What a code means after which the library does not come again, for Discord would close it again; null for any other. */
function endBy(code: number): ConfigError | null {
  const [key, why] = FOR_GOOD.get(code) ?? []
  return key === undefined || why === undefined ? null : new ConfigError(key, why)
}

const AGAIN = 'started again the bot asks how many shards it shall have'

const FOR_GOOD: ReadonlyMap<number, readonly [string, string]> = new Map([
  [
    GatewayCloseCodes.AuthenticationFailed,
    [
      'DISCORD_TOKEN',
      'Discord does not know this one any more. Make a new one (developer portal, Bot, Reset Token)'
    ]
  ],
  [GatewayCloseCodes.InvalidShard, ['discord', `Discord wants other shards: ${AGAIN}`]],
  [
    GatewayCloseCodes.ShardingRequired,
    ['discord', `there are more servers than so many shards may have: ${AGAIN}`]
  ],
  [
    GatewayCloseCodes.InvalidAPIVersion,
    ['discord', 'Discord has given this version of its API up: a newer Copydesk is needed']
  ],
  [GatewayCloseCodes.InvalidIntents, ['discord', 'Discord does not know the intents any more']],
  [GatewayCloseCodes.DisallowedIntents, ['discord', 'Discord does not grant the intents any more']]
])
