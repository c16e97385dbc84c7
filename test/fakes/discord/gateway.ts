// The stand-in's gateway, version 10: identify, heartbeats, events by intent, and resuming with what was missed.
import type { Server } from 'node:http'
import { type WebSocket, WebSocketServer } from 'ws'
import { fields } from './rules.ts'

export interface Gateway {
  /** An event for the shard that looks after this server; 0 for direct messages. */
  dispatch(type: string, data: object, guild: string | undefined): void
  /** Closes every connection; the bot may resume, unless the code forbids it. */
  disconnect(code: number): void
  /** Says what is not an event: 7, that the bot shall come again, or 9, that its session is over. */
  order(op: 7 | 9): void
  /** Answers no heartbeat from now on, until somebody comes again. */
  hang(): void
  /** How often somebody identified, and resumed. */
  readonly seen: { identified: number; resumed: number }
  close(): void
}

interface Session {
  readonly id: string
  readonly intents: number
  readonly shard: number
  socket: WebSocket | null
  sequence: number
  readonly sent: { readonly s: number; readonly text: string }[]
}

export interface GatewaySettings {
  readonly token: string
  readonly shards: number
  readonly heartbeat: number
  readonly url: () => string
  /** The READY of a shard, without session and resume address. */
  ready(shard: number): object
  /** Sent after READY. */
  guilds(shard: number): readonly object[]
  problem(what: string): void
}

/** Members, presences and the content of messages: Discord has to grant these. */
const PRIVILEGED = (1 << 1) | (1 << 8) | (1 << 15)

/** What an event needs. */
const intents: Readonly<Record<string, number>> = { GUILD_CREATE: 1, GUILD_DELETE: 1 }

export function openGateway(server: Server, settings: GatewaySettings): Gateway {
  const { token, shards, heartbeat } = settings
  const problem = (what: string): void => settings.problem(what)
  const sockets = new WebSocketServer({ server })
  const sessions = new Map<string, Session>()
  const hanging = new Set<WebSocket>()
  const seen = { identified: 0, resumed: 0 }

  const send = (session: Session, t: string, d: object): void => {
    session.sequence += 1
    const text = JSON.stringify({ op: 0, t, s: session.sequence, d })
    session.sent.push({ s: session.sequence, text })
    session.socket?.send(text)
  }

  const identify = (socket: WebSocket, d: Readonly<Record<string, unknown>>): void => {
    const wanted = Number(d['intents'])
    const [shard = 0, of = 1] = Array.isArray(d['shard']) ? d['shard'].map(Number) : []
    if (d['token'] !== token) return socket.close(4004)
    if ((wanted & PRIVILEGED) !== 0) return socket.close(4014)
    if (of !== shards || shard >= of) return socket.close(4010)
    if (d['compress'] === true) problem('gateway: compression, which the stand-in has not')
    seen.identified += 1
    const id = `session-${shard}-${seen.identified}`
    const session: Session = { id, intents: wanted, shard, socket, sequence: 0, sent: [] }
    sessions.set(id, session)
    send(session, 'READY', {
      ...settings.ready(shard),
      session_id: id,
      resume_gateway_url: settings.url()
    })
    for (const guild of settings.guilds(shard)) send(session, 'GUILD_CREATE', guild)
  }

  const resume = (socket: WebSocket, d: Readonly<Record<string, unknown>>): void => {
    const session = sessions.get(String(d['session_id']))
    if (session === undefined || d['token'] !== token)
      return socket.send(JSON.stringify({ op: 9, d: false }))
    seen.resumed += 1
    session.socket = socket
    for (const { s, text } of session.sent) if (s > Number(d['seq'])) socket.send(text)
    send(session, 'RESUMED', {})
  }

  sockets.on('connection', (socket, request) => {
    const query = new URL(request.url ?? '/', 'http://local').searchParams
    if (query.get('v') !== '10' || query.get('encoding') !== 'json' || query.has('compress')) {
      problem(`gateway: ${request.url}`)
      return socket.close(4002)
    }
    socket.send(JSON.stringify({ op: 10, d: { heartbeat_interval: heartbeat } }))
    socket.on('message', (raw: Buffer) => {
      const told = fields(JSON.parse(raw.toString('utf8')))
      if (told['op'] === 1) {
        if (!hanging.has(socket)) socket.send(JSON.stringify({ op: 11 }))
      } else if (told['op'] === 2) identify(socket, fields(told['d']))
      else if (told['op'] === 6) resume(socket, fields(told['d']))
      else problem(`gateway: op ${String(told['op'])}`)
    })
    socket.on('close', code => {
      for (const session of sessions.values()) {
        if (session.socket !== socket) continue
        session.socket = null
        // Who says goodbye so has ended the session.
        if (code === 1000 || code === 1001) sessions.delete(session.id)
      }
    })
    return undefined
  })

  return {
    seen,
    dispatch(type, data, guild) {
      const shard = guild === undefined ? 0 : Number((BigInt(guild) >> 22n) % BigInt(shards))
      const needed =
        type === 'MESSAGE_CREATE' ? (guild === undefined ? 1 << 12 : 1 << 9) : (intents[type] ?? 0)
      // A session whose connection is gone waits to be resumed; of several the last one counts.
      const session = [...sessions.values()].findLast(each => each.shard === shard)
      if (session !== undefined && (session.intents & needed) === needed) send(session, type, data)
    },
    disconnect(code) {
      for (const socket of sockets.clients) socket.close(code)
    },
    order(op) {
      if (op === 9) sessions.clear()
      for (const socket of sockets.clients) socket.send(JSON.stringify({ op, d: false }))
    },
    hang() {
      for (const socket of sockets.clients) hanging.add(socket)
    },
    close() {
      for (const socket of sockets.clients) socket.terminate()
      sockets.close()
    }
  }
}
