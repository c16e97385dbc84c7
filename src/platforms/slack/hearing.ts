// What Slack says over the connections of Socket Mode, before the library hears of it: what came by a connection is acknowledged by it,
// one that is to close does that first, and of several one closes at a time.
import { setTimeout as wait } from 'node:timers/promises'
import type { Logger, SocketModeReceiver } from '@slack/bolt'
import { ackWithin } from './limits.ts'

type Client = SocketModeReceiver['client']

/**
 * Slack asks connections to close every few hours, and the library closes one at once: whatever was still being answered could not be
 * acknowledged any more. All `clients` of an app belong here together, before they are started. For each of them what resolves when all
 * that came by it is acknowledged, or when Slack waits no longer.
 */
export function hearGently(
  clients: readonly Client[],
  logger: Logger
): readonly (() => Promise<void>)[] {
  let leaving: Promise<unknown> = Promise.resolve()
  return clients.map(client => {
    /** What came by the connection that is open now and is not acknowledged. */
    const owed = new Set<unknown>()
    const acknowledged = async (): Promise<void> => {
      for (const end = performance.now() + ackWithin; owed.size > 0 && performance.now() < end;)
        await wait(LOOK, undefined, { ref: false })
    }
    const open = async (): Promise<void> => {
      const { promise, resolve } = Promise.withResolvers<void>()
      client.once('connected', () => resolve())
      await Promise.race([promise, wait(OPENS_WITHIN, undefined, { ref: false })])
    }

    /** After those before it; resolves when it is open again. Slack asks more than once, and may have closed it by then. */
    const leave = async (others: Promise<unknown>, close: () => void): Promise<void> => {
      const { websocket } = client
      await others
      await acknowledged()
      if (client.websocket !== websocket) return
      const again = open()
      close()
      await again
    }

    const taken = client.listeners('ws_message')
    client.removeAllListeners('ws_message')
    const pass = (...message: unknown[]): void => taken.forEach(take => take.apply(client, message))
    client.on('disconnected', () => owed.clear())
    client.on('outgoing_message', ({ envelope_id: id }: { envelope_id?: string }) => {
      // Slack waits for it where it was sent. What is thrown here is what the acknowledgement rejects with.
      if (!owed.delete(id)) throw new Error('the connection that it came by is closed')
    })
    client.on('ws_message', (data: unknown, isBinary: boolean) => {
      const said = messageIn(data)
      if (said.type === 'disconnect') {
        const trouble = TROUBLES.get(said.reason)
        if (trouble !== undefined) logger.warn(trouble)
        leaving = leave(leaving, () => pass(data, isBinary))
        return
      }
      if (said.type === 'events_api' && !said.isEvent) {
        // The library would break at it. It tells that events are held back.
        logger.warn('Slack holds events back: there are too many')
        client.websocket?.send(JSON.stringify({ envelope_id: said.id }), () => {})
        return
      }
      if (said.id !== undefined) owed.add(said.id)
      pass(data, isBinary)
    })
    return acknowledged
  })
}

const TROUBLES: ReadonlyMap<unknown, string> = new Map([
  ['too_many_websockets', 'Slack takes ten connections of an app, and this is one more'],
  ['link_disabled', 'Socket Mode has been switched off for this app']
])

/** Milliseconds between two looks at whether everything is acknowledged. */
const LOOK = 20

/** Milliseconds that the others wait for one that opens again. */
const OPENS_WITHIN = 5000

interface Said {
  readonly type?: unknown
  readonly reason?: unknown
  readonly id?: unknown
  /** Whether there is an event in it. */
  readonly isEvent: boolean
}

function messageIn(data: unknown): Said {
  const message = objectIn(data)
  const { type, reason, envelope_id: id } = message
  return {
    type,
    reason,
    id,
    isEvent: isObject(message['payload']) && isObject(message['payload']['event'])
  }
}

type Json = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null

/** Nothing in it where it cannot be read: the library says so. */
function objectIn(data: unknown): Json {
  try {
    const read: unknown = typeof data === 'string' ? JSON.parse(data) : null
    return isObject(read) ? read : {}
  } catch {
    return {}
  }
}
