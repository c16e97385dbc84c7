// The connections of Socket Mode that are open to the stand-in.
import { randomUUID } from 'node:crypto'
import type { Server } from 'node:http'
import { type RawData, type WebSocket, WebSocketServer } from 'ws'
import type { Answer } from './api.ts'
import { ACK_WITHIN, type Acknowledged, type Kind, type Retry, type Unheard } from './delivery.ts'
import { isObject } from './schema.ts'

/** Why Slack asks a connection to close. */
export type Reason = 'warning' | 'refresh_requested' | 'link_disabled' | 'too_many_websockets'

export interface Sockets {
  readonly size: () => number
  /** The last part of an address at which one connection can be opened, once. */
  ticket(): string
  /** Over the oldest connection that is not leaving. */
  deliver(kind: Kind, payload: Answer, retry: Retry | null): Promise<Acknowledged | Unheard>
  /** Sends words of the test's own to every connection. */
  readonly tell: (words: Answer) => void
  /** Asks the oldest connection to close; hands nothing more to it, but where it is only warned. */
  readonly refresh: (reason?: Reason) => void
  /** The fewest connections that there were after the first was lost. */
  readonly fewest: () => number
  /** Has so many of Slack's ten places taken by others. */
  readonly crowd: (elsewhere: number) => void
  readonly cut: () => void
  /** Takes connections from now on without ever greeting them. */
  readonly mute: () => void
  /** Connections that were never greeted. */
  readonly ungreeted: () => number
  close(): void
}

/** Open at one time; who comes after them is sent away. */
const MOST = 10

interface Waiting {
  readonly socket: WebSocket
  readonly resolve: (heard: { readonly body: unknown } | Unheard) => void
}

/** Takes every connection that the server is asked to upgrade. */
export function openSockets(server: Server, problem: (text: string) => void): Sockets {
  const open = new Set<WebSocket>()
  const leaving = new Set<WebSocket>()
  const ungreeted = new Set<WebSocket>()
  const tickets = new Set<string>()
  let isMute = false
  let fewest = Infinity
  let others = 0
  const waiting = new Map<string, Waiting>()
  const socketServer = new WebSocketServer({ noServer: true })

  const lost = (socket: WebSocket): void => {
    if (open.delete(socket)) fewest = Math.min(fewest, open.size)
  }

  const hear = (socket: WebSocket, data: RawData): void => {
    const { envelope_id: id, payload }: Answer = JSON.parse(textOf(data))
    const asked = waiting.get(String(id))
    // Nobody waits for what comes late.
    if (asked === undefined) return
    if (asked.socket !== socket) problem('an envelope was acknowledged over another connection')
    else asked.resolve({ body: payload ?? null })
  }

  const greet = (socket: WebSocket): void => {
    open.add(socket)
    socket.on('message', data => hear(socket, data))
    socket.on('close', () => {
      lost(socket)
      leaving.delete(socket)
      for (const each of waiting.values())
        if (each.socket === socket) each.resolve('connection_failed')
    })
    if (open.size + others > MOST) {
      open.delete(socket)
      leaving.add(socket)
      socket.send(JSON.stringify({ type: 'disconnect', reason: 'too_many_websockets' }))
    } else socket.send(JSON.stringify({ type: 'hello', num_connections: open.size }))
  }

  server.on('upgrade', (request, socket, head) => {
    const ticket = new URL(request.url ?? '/', 'ws://127.0.0.1').searchParams.get('ticket') ?? ''
    if (!tickets.delete(ticket)) {
      socket.end('HTTP/1.1 408 Request Timeout\r\n\r\n', () => socket.destroy())
      return
    }
    socketServer.handleUpgrade(request, socket, head, connected => {
      if (!isMute) return greet(connected)
      ungreeted.add(connected)
      connected.on('close', () => ungreeted.delete(connected))
    })
  })

  return {
    size: () => open.size,
    ticket() {
      const ticket = randomUUID()
      tickets.add(ticket)
      return ticket
    },
    async deliver(kind, payload, retry) {
      const from = performance.now()
      const [socket] = open
      if (socket === undefined) return 'connection_failed'
      const id = randomUUID()
      const { promise, resolve } = Promise.withResolvers<{ readonly body: unknown } | Unheard>()
      waiting.set(id, { socket, resolve })
      const timer = setTimeout(resolve, ACK_WITHIN, 'http_timeout')
      const accepts_response_payload = kind !== 'events_api'
      const again = retry && { retry_attempt: retry.number, retry_reason: retry.reason }
      const envelope = { type: kind, envelope_id: id, payload, accepts_response_payload, ...again }
      socket.send(JSON.stringify(envelope))
      const got = await promise
      clearTimeout(timer)
      waiting.delete(id)
      if (typeof got === 'string') return got
      if (!accepts_response_payload && isObject(got.body) && Object.keys(got.body).length > 0)
        problem(`${kind}: is acknowledged with something that Slack does not take`)
      return { body: got.body, status: 200, after: performance.now() - from }
    },
    tell(words) {
      for (const socket of open) socket.send(JSON.stringify(words))
    },
    refresh(reason = 'refresh_requested') {
      const oldest = [...open].find(each => !leaving.has(each))
      if (oldest === undefined) return
      if (reason !== 'warning') lost(oldest)
      leaving.add(oldest)
      oldest.send(JSON.stringify({ type: 'disconnect', reason }))
    },
    fewest: () => fewest,
    crowd(elsewhere) {
      others = elsewhere
    },
    cut() {
      for (const { resolve } of waiting.values()) resolve('cut')
      for (const socket of open) socket.terminate()
      open.clear()
    },
    mute() {
      isMute = true
    },
    ungreeted: () => ungreeted.size,
    close() {
      for (const socket of [...open, ...leaving, ...ungreeted]) socket.terminate()
      socketServer.close()
    }
  }
}

const textOf = (data: RawData): string =>
  (Array.isArray(data) ? Buffer.concat(data) : Buffer.from(new Uint8Array(data))).toString('utf8')
