// A stand-in for Discord on 127.0.0.1: the real discord.js talks to it unmodified. Strict where Discord is strict; faults on demand.
import { generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { json } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Doing, openDoing } from './acting.ts'
import { type Fault, faultFor } from './faults.ts'
import { type Gateway, openGateway } from './gateway.ts'
import { error, type Interaction, takeCallback } from './interactions.ts'
import type { Judge } from './judge.ts'
import { openPace, type PaceSettings } from './pace.ts'
import { answerRest, type Rest } from './rest.ts'
import { type Channel, type Guild, openWorld, type User, type World } from './world.ts'

export interface FakeSettings {
  /** Judges every body; from outside, so that the stand-in has no opinion of its own. */
  readonly judge: Judge
  readonly shards?: number
  /** Milliseconds between heartbeats. */
  readonly heartbeat?: number
  /** Default: whoever asks may ask as fast as he likes. */
  readonly pace?: PaceSettings
  /** Told of each request before anything becomes of it. */
  readonly onRequest?: (line: string) => void
}

export interface FakeDiscord {
  /** For DISCORD_API_URL. */
  readonly api: string
  readonly token: string
  /** 64 hexadecimal digits, for DISCORD_PUBLIC_KEY. */
  readonly publicKey: string
  readonly application: string
  readonly world: World
  readonly gateway: Gateway
  readonly guild: Guild
  readonly channel: Channel
  /** The users of the tests. */
  readonly ada: User
  readonly bert: User
  /** What people do. */
  readonly doing: Doing
  /** Whatever Discord would not have taken. Every test ends by looking at it. */
  readonly problems: readonly string[]
  /** Every request, `POST /channels/1/messages`. */
  readonly requests: readonly string[]
  readonly written: () => number
  readonly fault: (fault: Fault) => void
  /** Where interactions are sent to instead of the gateway. */
  readonly endpoint: (url: string) => void
  readonly addChannel: (channel: Partial<Channel>) => Channel
  readonly addGuild: (guild: Partial<Guild>) => Guild
  /** A request to the endpoint as Discord signs it; resolves with what came back. */
  readonly signed: (
    body: unknown,
    forge?: { readonly signature?: string; readonly timestamp?: string }
  ) => Promise<Response>
  /** Resolves with what `look` finds as soon as it finds it; rejects after five seconds. */
  readonly until: <Found>(look: () => Found | null | undefined | false) => Promise<Found>
  close(): Promise<void>
}

export async function openFakeDiscord(settings: FakeSettings): Promise<FakeDiscord> {
  const { judge, shards = 1, heartbeat = 400, pace, onRequest = () => {} } = settings
  const paced = pace && openPace(pace)
  const world = openWorld()
  const problems: string[] = []
  const requests: string[] = []
  const faults: Fault[] = []
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const verifyKey = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex')
  const application = world.id()
  // The first part is the id in base 64, as of any token.
  const token = `${Buffer.from(application).toString('base64url')}.fakes1.${randomBytes(24).toString('base64url')}`
  const server = createServer((request, response) => {
    answer(request, response).catch((fault: unknown) => {
      problems.push(`the stand-in broke: ${String(fault)}`)
      response.destroy()
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0
  const gatewayUrl = (): string => `ws://127.0.0.1:${port}`
  const problem = (what: string): void => void problems.push(what)
  const me: User = { id: application, username: 'copydesk', bot: true }

  const rest: Rest = {
    world,
    me,
    application,
    name: 'Copydesk',
    verifyKey,
    shards,
    gateway: gatewayUrl,
    endpointUrl: null,
    written: 0,
    interactions: new Map<string, Interaction>(),
    problem,
    refuse(kind, body) {
      const wrong = judge(kind, body)
      problems.push(...wrong)
      return wrong.length === 0 ? null : error(400, 50035, `Invalid Form Body: ${wrong.join('; ')}`)
    }
  }

  const gateway = openGateway(server, {
    token,
    shards,
    heartbeat,
    url: gatewayUrl,
    problem,
    ready: shard => ({
      v: 10,
      user: { ...me, discriminator: '0', avatar: null },
      guilds: guildsOf(shard).map(({ id }) => ({ id, unavailable: true })),
      shard: [shard, shards],
      application: { id: application, flags: 0 }
    }),
    guilds: shard => guildsOf(shard).map(shownGuild)
  })
  const guildsOf = (shard: number): readonly Guild[] =>
    [...world.guilds.values()].filter(
      ({ id }) => Number((BigInt(id) >> 22n) % BigInt(shards)) === shard
    )

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://local')
    const method = request.method ?? 'GET'
    const path = url.pathname.replace(/^\/api\/v10/, '')
    requests.push(`${method} ${path}`)
    onRequest(`${method} ${path}`)
    const fault = faultFor(faults, method, path)
    if (fault?.does === 'lost before') return void response.destroy()
    if (fault?.does === 'held before') return
    if (fault?.does === 'status')
      return reply(response, { status: fault.status, body: fault.body ?? {} }, fault.headers)
    if (fault?.does === 'slow')
      await new Promise(resolve => setTimeout(resolve, fault.milliseconds))
    if (!url.pathname.startsWith('/api/v10/')) problem(`not the API of version 10: ${url.pathname}`)
    const body =
      method === 'POST' || method === 'PUT' || method === 'PATCH' ? await json(request) : null
    // Tokens of interactions are right enough by themselves.
    const needsToken = !/^\/(?:interactions|webhooks)\//.test(path)
    if (needsToken && request.headers.authorization !== `Bot ${token}`)
      return reply(response, error(401, 0, '401: Unauthorized'))
    const { headers, retryAfter } = paced?.(`${method} ${path}`) ?? {
      headers: {},
      retryAfter: null
    }
    if (retryAfter !== null) {
      const slower = {
        message: 'You are being rate limited.',
        retry_after: retryAfter,
        global: false
      }
      return reply(response, { status: 429, body: slower }, headers)
    }
    const answered = answerRest(rest, { method, path, query: url.searchParams, body })
    if (fault?.does === 'lost after') return void response.destroy()
    // The line stays open, and nothing comes.
    if (fault?.does === 'held after') return
    return reply(response, answered, headers)
  }

  const deliver = async (raw: object, interaction: Interaction): Promise<void> => {
    rest.interactions.set(interaction.id, interaction)
    rest.interactions.set(interaction.token, interaction)
    if (rest.endpointUrl === null)
      return gateway.dispatch('INTERACTION_CREATE', raw, interaction.channel.guild_id)
    const response = await signed(raw)
    if (response.status === 200)
      takeCallback(rest, interaction.id, interaction.token, await response.json())
    else if (response.status !== 202) problem(`the endpoint answers with ${response.status}`)
  }

  const signed: FakeDiscord['signed'] = (body, forge = {}) => {
    const text = JSON.stringify(body)
    const timestamp = forge.timestamp ?? String(Math.floor(Date.now() / 1000))
    const signature =
      forge.signature ?? sign(null, Buffer.from(timestamp + text), privateKey).toString('hex')
    return fetch(rest.endpointUrl ?? '', {
      method: 'POST',
      body: text,
      headers: {
        'content-type': 'application/json',
        'x-signature-ed25519': signature,
        'x-signature-timestamp': timestamp
      }
    })
  }

  const addGuild: FakeDiscord['addGuild'] = more => {
    const id = more.id ?? world.id()
    const guild: Guild = {
      id,
      name: 'The Halvern newsroom',
      owner_id: world.id(),
      // View, send, history, threads: what the invitation asks for.
      roles: [{ id, name: '@everyone', permissions: '309237713920' }],
      botRoles: [],
      addedBy: null,
      ...more
    }
    world.guilds.set(id, guild)
    return guild
  }
  const addChannel: FakeDiscord['addChannel'] = more => {
    const channel: Channel = {
      id: world.id(),
      type: 0,
      name: 'desk',
      messages: [],
      refuses: null,
      ...more
    }
    world.channels.set(channel.id, channel)
    return channel
  }
  const ada: User = { id: world.id(), username: 'ada' }
  const bert: User = { id: world.id(), username: 'bert' }
  const guild = addGuild({ owner_id: ada.id })
  const channel = addChannel({ guild_id: guild.id })

  return {
    api: `http://127.0.0.1:${port}/api`,
    token,
    publicKey: verifyKey,
    application,
    world,
    gateway,
    guild,
    channel,
    ada,
    bert,
    problems,
    requests,
    written: () => rest.written,
    doing: openDoing({ rest, gateway, deliver, until, channel, user: ada }),
    fault: fault => void faults.push(fault),
    endpoint: url => void (rest.endpointUrl = url),
    addChannel,
    addGuild,
    signed,
    until,
    async close() {
      gateway.close()
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    }
  }
}

async function until<Found>(look: () => Found | null | undefined | false): Promise<Found> {
  const late = performance.now() + 5000
  for (;;) {
    const found = look()
    if (found) return found
    if (performance.now() > late) throw new Error('the stand-in waited five seconds in vain')
    await sleep(5)
  }
}

/** As GUILD_CREATE tells of a server. */
export const shownGuild = (guild: Guild): object => ({
  ...guild,
  unavailable: false,
  member_count: 2,
  joined_at: new Date().toISOString(),
  channels: [],
  members: [],
  threads: [],
  presences: [],
  voice_states: [],
  stage_instances: [],
  guild_scheduled_events: [],
  emojis: [],
  stickers: [],
  features: []
})

function reply(
  response: ServerResponse,
  { status, body }: { readonly status: number; readonly body?: object },
  headers: Readonly<Record<string, string>> = {}
): void {
  // Without a body there is no type of it: the library would try to read it.
  if (body === undefined) return void response.writeHead(status, headers).end()
  response
    .writeHead(status, { 'content-type': 'application/json', ...headers })
    .end(JSON.stringify(body))
}
