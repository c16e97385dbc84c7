// The endpoint for signed requests of Slack's, and for the pages of an installation: what Slack has not sent is refused here.
import type { HTTPReceiver, Logger, ReceiverEvent } from '@slack/bolt'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { parse } from 'node:querystring'
import { bodyOf, type Endpoint, openEndpoint } from '../../endpoint.ts'
import { signedOf } from '../../signed.ts'
import { ackWithin } from './limits.ts'
import type { Transport } from './settings.ts'
import { isSigned } from './signature.ts'

type Pages = Pick<HTTPReceiver, 'requestListener'>

interface At {
  readonly host: string
  readonly port: number
}

/** Serves no deliveries. Resolves when it listens. */
export const openPages = (pages: Pages, { host, port }: At): Promise<Endpoint> =>
  openEndpoint({ host, port }, (request, response) => serve(pages, request, response), ackWithin)

export interface Inbox {
  /** Null where nobody installs the bot. */
  readonly pages: Pages | null
  /** Is done when what came is answered for good; it may be acknowledged long before. */
  readonly take: (event: ReceiverEvent) => Promise<void>
  readonly logger: Pick<Logger, 'warn' | 'error'>
}

/** Resolves when it listens. */
export function openInbox(
  { pages, take, logger }: Inbox,
  { host, port, signingSecret }: Extract<Transport, { kind: 'http' }>
): Promise<Endpoint> {
  const receive = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await bodyOf(request)
    if (body === null) return void response.writeHead(413, { connection: 'close' }).end()
    const told = readBody(body.toString(), request.headers['content-type'])
    // Slack looks now and then whether the address has a certificate, and signs nothing for that.
    if (told?.['ssl_check'] === '1') return void response.writeHead(200).end()
    if (!isSigned(signedOf(request.headers, SIGNED, body), signingSecret, Date.now())) {
      logger.warn('a request is not signed with SLACK_SIGNING_SECRET, or not lately')
      return void response.writeHead(401).end()
    }
    if (told === null || !isDelivery(told)) return void response.writeHead(400).end()
    if (told['type'] === 'url_verification')
      return answer(response, { challenge: told['challenge'] })
    await take({ body: told, ack: async said => answer(response, said) })
    // Nobody here knows what was pressed.
    if (!response.headersSent) response.writeHead(404).end()
  }
  return openEndpoint(
    { host, port },
    (request, response) => {
      if (request.method !== 'POST' || request.url?.split('?', 1)[0] !== ENDPOINT)
        return serve(pages, request, response)
      return receive(request, response).catch((error: unknown) => {
        logger.error('a request was not answered:', error)
        throw error
      })
    },
    ackWithin
  )
}

const ENDPOINT = '/slack/events'
const SIGNED = { signature: 'x-slack-signature', timestamp: 'x-slack-request-timestamp' }

/** Throws where nobody hears it any more. */
function answer(response: ServerResponse, said: unknown): void {
  if (response.destroyed || response.writableEnded)
    throw new Error('it has been acknowledged, or the connection that it came by is closed')
  if (typeof said === 'object' && said !== null)
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(said))
  else response.writeHead(200).end(said)
}

function serve(pages: Pages | null, request: IncomingMessage, response: ServerResponse): void {
  // For balancers and `copydesk doctor`.
  if (request.method === 'GET' && request.url === '/health')
    return void response.writeHead(200).end('ok')
  try {
    if (pages !== null) return pages.requestListener(request, response)
  } catch {
    // What it throws is that it has no such page.
  }
  return void response.writeHead(404).end()
}

type Json = Readonly<Record<string, unknown>>

/** Whether it is of a kind that Slack sends: a command, something pressed, an event. What Bolt does not know it leaves without an answer. */
function isDelivery({ command, type, event }: Json): boolean {
  if (type === 'event_callback') return typeof event === 'object' && event !== null
  return typeof type === 'string' || typeof command === 'string'
}

/** A form, or JSON in one of its fields, or JSON alone; null for what is no object. */
function readBody(words: string, type: string | undefined): Json | null {
  try {
    const form = type === 'application/x-www-form-urlencoded' ? parse(words) : { payload: words }
    const told: unknown = typeof form.payload === 'string' ? JSON.parse(form.payload) : form
    return typeof told === 'object' && told !== null ? { ...told } : null
  } catch {
    return null
  }
}
