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
    /^\/users\/@me\/guilds$/,
    (rest, { query }) => {
      const after = BigInt(query.get('after') ?? 0)
      const all = [...rest.world.guilds.values()]
        .filter(({ id }) => BigInt(id) > after)
        .toSorted((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1))
      const shown = all.slice(0, Math.min(200, Number(query.get('limit') ?? 200)))
      return ok(shown.map(({ id, name }) => ({ id, name })))
    }
  ],
  [
    'GET',
    /^\/applications\/\d+(?:\/guilds\/(\d+))?\/commands$/,
    (rest, { query }, [guild = '']) =>
      registering(rest, guild, there =>
        ok(query.get('with_localizations') === 'true' ? there : there.map(withoutOthers))
      )
  ],
  [
    'PUT',
    /^\/applications\/\d+(?:\/guilds\/(\d+))?\/commands$/,
    (rest, { body }, [guild = '']) =>
      registering(rest, guild, there => putCommands(rest, guild, there, body))
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

/** A server's own commands are for bots that it has let in. */
function registering(
  { world }: Rest,
  guild: string,
  work: (there: readonly Command[]) => Answered
): Answered {
  return guild !== '' && !world.guilds.has(guild)
    ? error(403, 50001, 'Missing Access')
    : work(world.commands.get(guild) ?? [])
}

function putCommands(
  rest: Rest,
  guild: string,
  there: readonly Command[],
  body: unknown
): Answered {
  if (!Array.isArray(body)) return error(400, 50035, 'Invalid Form Body')
  for (const each of body) {
    const refused = rest.refuse('command', each)
    if (refused !== null) return refused
  }
  const told = body.map(fields)
  const names = told.map(({ type = 1, name }) => `${String(type)} ${String(name)}`)
  const slash = names.filter(each => each.startsWith('1 ')).length
  if (new Set(names).size < names.length || slash > 100 || names.length - slash > 15) {
    rest.problem('commands: a name twice, or too many')
    return error(400, 50035, 'Invalid Form Body')
  }
  rest.written += 1
  const made = judged<Command[]>(
    told.map(({ type = 1, options, ...each }) => ({
      id:
        there.find(({ name, type: of }) => name === each['name'] && of === type)?.id ??
        rest.world.id(),
      application_id: rest.application,
      version: rest.world.id(),
      default_member_permissions: null,
      type,
      name_localizations: null,
      description_localizations: null,
      dm_permission: true,
      contexts: null,
      integration_types: [0],
      nsfw: false,
      ...each,
      ...asKept('options', options)
    }))
  )
  rest.world.commands.set(guild, made)
  return ok(made)
}

/** Options as Discord gives them back: what is empty or false is left out, and words in no other language are null. */
const asKept = (key: string, options: unknown): object =>
  !Array.isArray(options) || options.length === 0
    ? {}
    : {
        [key]: options
          .map(fields)
          .map(({ required, autocomplete, choices, options: parts, ...each }) => ({
            name_localizations: null,
            ...(key === 'options' && { description_localizations: null }),
            ...each,
            ...(required === true && { required }),
            ...(autocomplete === true && { autocomplete }),
            ...asKept('choices', choices),
            ...asKept('options', parts)
          }))
      }

/** Words in other languages are told only to who asks for them. */
const withoutOthers = (command: Command): object =>
  Object.fromEntries(Object.entries(command).filter(([key]) => !key.endsWith('_localizations')))

function auditLog({ me }: Rest, { addedBy }: Guild): Answered {
  if (addedBy === null) return error(403, 50013, 'Missing Permissions')
  return ok({ audit_log_entries: [{ action_type: 28, target_id: me.id, user_id: addedBy }] })
}
