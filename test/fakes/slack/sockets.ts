// The connections of Socket Mode that are open to the stand-in.
import { randomUUID } from 'node:crypto'
import type { Server } from 'node:http'
import { type RawData, type WebSocket, WebSocketServer } from 'ws'
import type { Answer } from './api.ts'
import { ACK_WITHIN, type Acknowledged, type Kind } from './delivery.ts'

export interface Sockets {
  readonly size: () => number
  /** Over the oldest connection that is not leaving, which is waited for; null when nothing was heard in time. */
  deliver(kind: Kind, payload: Answer): Promise<Acknowledged | null>
  readonly refresh: () => void
  readonly cut: () => void
  /** Takes connections from now on without ever greeting them. */
  readonly mute: () => void
  /** Connections that were never greeted. */
  readonly ungreeted: () => number
  close(): void
}

/** Takes every connection that the server is asked to upgrade. */
export function openSockets(server: Server): Sockets {
  const open = new Set<WebSocket>()
  const leaving = new Set<WebSocket>()
  const ungreeted = new Set<WebSocket>()
  let isMute = false
  const waiting = new Map<string, (body: unknown) => void>()
  const socketServer = new WebSocketServer({ noServer: true })
  server.on('upgrade', (request, socket, head) => {
    socketServer.handleUpgrade(request, socket, head, connected => {
      if (isMute) {
        ungreeted.add(connected)
        connected.on('close', () => ungreeted.delete(connected))
        return
      }
      open.add(connected)
      connected.on('close', () => open.delete(connected))
      connected.on('message', data => {
        const { envelope_id, payload } = JSON.parse(textOf(data))
        waiting.get(envelope_id)?.(payload ?? null)
      })
      connected.send(JSON.stringify({ type: 'hello', num_connections: open.size }))
    })
  })
  return {
    size: () => open.size,
    async deliver(kind, payload) {
      const from = performance.now()
      for (let tries = 0; tries < 100 && open.size === 0; tries++)
        await new Promise(resolve => setTimeout(resolve, 50))
      const [socket] = open
      if (socket === undefined) return null
      const id = randomUUID()
      const { promise, resolve } = Promise.withResolvers<{ body: unknown } | null>()
      waiting.set(id, body => resolve({ body }))
      const timer = setTimeout(() => resolve(null), ACK_WITHIN)
      const accepts_response_payload = kind !== 'events_api'
      socket.send(
        JSON.stringify({ type: kind, envelope_id: id, payload, accepts_response_payload })
      )
      const got = await promise
      clearTimeout(timer)
      waiting.delete(id)
      return got === null ? null : { body: got.body, status: 200, after: performance.now() - from }
    },
    refresh() {
      const [oldest] = open
      if (oldest === undefined) return
      open.delete(oldest)
      leaving.add(oldest)
      oldest.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }))
    },
    cut() {
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
