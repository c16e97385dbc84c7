// The stand-in's REST API, version 10: the routes that a bot such as ours needs, and 404 with a complaint for all others.
import {
  directMessage,
  forumPost,
  history,
  send,
  shownChannel,
  startThread,
  wake
} from './channels.ts'
import { type Answered, type Desk, error, ok, takeCallback, useToken } from './interactions.ts'
import { fields } from './rules.ts'
import { judged } from './world.ts'
import type { Channel, Command, Guild } from './world.ts'

export interface Rest extends Desk {
  readonly application: string
  readonly name: string
  readonly verifyKey: string
  readonly shards: number
  readonly gateway: () => string
  endpointUrl: string | null
  /** How often the commands were written. */
  written: number
}

export interface Asked {
  readonly method: string
  /** After the version. */
  readonly path: string
  readonly query: URLSearchParams
  readonly body: unknown
}

type Route = readonly [
  string,
  RegExp,
  (rest: Rest, asked: Asked, parts: readonly string[]) => Answered
]

/** Answers as Discord does. What it cannot make sense of is a problem. */
export function answerRest(rest: Rest, asked: Asked): Answered {
  for (const [method, pattern, work] of routes) {
    if (method !== asked.method) continue
    const found = pattern.exec(asked.path)
    if (found !== null) return work(rest, asked, found.slice(1))
  }
  rest.problem(`no route ${asked.method} ${asked.path}`)
  return error(404, 0, '404: Not Found')
}

const routes: readonly Route[] = [
  [
    'GET',
    /^\/gateway\/bot$/,
    rest =>
      ok({
        url: rest.gateway(),
        shards: rest.shards,
        session_start_limit: { total: 1000, remaining: 999, reset_after: 0, max_concurrency: 1 }
      })
  ],
  [
    'GET',
    /^\/applications\/@me$/,
    rest =>
      ok({
        id: rest.application,
        name: rest.name,
        verify_key: rest.verifyKey,
        interactions_endpoint_url: rest.endpointUrl,
        bot: rest.me
      })
  ],
  ['GET', /^\/users\/@me$/, rest => ok(rest.me)],
  [
    'GET',
    /^\/applications\/\d+(?:\/guilds\/(\d+))?\/commands$/,
    ({ world }, _, [guild = '']) => ok(world.commands.get(guild) ?? [])
  ],
  [
    'PUT',
    /^\/applications\/\d+(?:\/guilds\/(\d+))?\/commands$/,
    (rest, { body }, [guild = '']) => putCommands(rest, guild, body)
  ],
  [
    'POST',
    /^\/interactions\/(\d+)\/([\w-]+)\/callback$/,
    (rest, { body }, [id = '', token = '']) => takeCallback(rest, id, token, body)
  ],
  [
    'POST',
    /^\/webhooks\/\d+\/([\w-]+)$/,
    (rest, { body }, [token = '']) => useToken(rest, 'POST', token, body)
  ],
  ...(['GET', 'PATCH', 'DELETE'] as const).map((method): Route => [
    method,
    /^\/webhooks\/\d+\/([\w-]+)\/messages\/(?:@|%40)original$/,
    (rest, { body }, [token = '']) => useToken(rest, `${method} @original`, token, body)
  ]),
  [
    'GET',
    /^\/channels\/(\d+)$/,
    (rest, _, [id = '']) => inChannel(rest, id, channel => ok(shownChannel(channel)))
  ],
  [
    'PATCH',
    /^\/channels\/(\d+)$/,
    (rest, { body }, [id = '']) => inChannel(rest, id, channel => wake(rest, channel, body))
  ],
  [
    'GET',
    /^\/channels\/(\d+)\/messages$/,
    (rest, { query }, [id = '']) => inChannel(rest, id, channel => history(channel, query))
  ],
  [
    'POST',
    /^\/channels\/(\d+)\/messages$/,
    (rest, { body }, [id = '']) => inChannel(rest, id, channel => send(rest, channel, body))
  ],
  [
    'POST',
    /^\/channels\/(\d+)\/messages\/(\d+)\/threads$/,
    (rest, { body }, [id = '', at = '']) =>
      inChannel(rest, id, channel => startThread(rest, channel, at, body))
  ],
  [
    'POST',
    /^\/channels\/(\d+)\/threads$/,
    (rest, { body }, [id = '']) => inChannel(rest, id, channel => forumPost(rest, channel, body))
  ],
  ['GET', /^\/guilds\/(\d+)$/, (rest, _, [id = '']) => inGuild(rest, id, guild => ok(guild))],
  [
    'GET',
    /^\/guilds\/(\d+)\/members\/\d+$/,
    (rest, _, [id = '']) =>
      inGuild(rest, id, ({ botRoles }) => ok({ roles: botRoles, user: rest.me }))
  ],
  [
    'GET',
    /^\/guilds\/(\d+)\/audit-logs$/,
    (rest, _, [id = '']) => inGuild(rest, id, guild => auditLog(rest, guild))
  ],
  [
    'GET',
    /^\/guilds\/(\d+)\/threads\/active$/,
    (rest, _, [id = '']) =>
      ok({
        threads: [...rest.world.channels.values()]
          .filter(each => each.guild_id === id && each.thread_metadata?.archived === false)
          .map(shownChannel)
      })
  ],
  ['POST', /^\/users\/@me\/channels$/, (rest, { body }) => directMessage(rest, body)]
]

function inChannel({ world }: Rest, id: string, work: (channel: Channel) => Answered): Answered {
  const channel = world.channels.get(id)
  if (channel === undefined || channel.refuses === 10003)
    return error(404, 10003, 'Unknown Channel')
  return channel.refuses === 50001 ? error(403, 50001, 'Missing Access') : work(channel)
}

function inGuild({ world }: Rest, id: string, work: (guild: Guild) => Answered): Answered {
  const guild = world.guilds.get(id)
  return guild === undefined ? error(404, 10004, 'Unknown Guild') : work(guild)
}

function putCommands(rest: Rest, guild: string, body: unknown): Answered {
  if (!Array.isArray(body)) return error(400, 50035, 'Invalid Form Body')
  for (const each of body) {
    const refused = rest.refuse('command', each)
    if (refused !== null) return refused
  }
  const slash = body.filter(each => (fields(each)['type'] ?? 1) === 1).length
  if (slash > 100 || body.length - slash > 15) rest.problem('too many commands')
  rest.written += 1
  // Discord leaves out what is empty, and adds ids and defaults of its own.
  const made = judged<Command[]>(
    body.map(each => ({
      ...fields(each),
      id: rest.world.id(),
      application_id: rest.application,
      version: rest.world.id(),
      nsfw: false
    }))
  )
  rest.world.commands.set(guild, made)
  return ok(made)
}

function auditLog({ me }: Rest, { addedBy }: Guild): Answered {
  if (addedBy === null) return error(403, 50013, 'Missing Permissions')
  return ok({ audit_log_entries: [{ action_type: 28, target_id: me.id, user_id: addedBy }] })
}
