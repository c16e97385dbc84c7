// The endpoint for signed requests of Slack's, and for the pages of an installation: what Slack cannot have sent is refused here, all else is Bolt's.
import { type HTTPReceiver, isValidSlackRequest } from '@slack/bolt'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { parse } from 'node:querystring'
import { bodyOf, type Endpoint, openEndpoint } from '../../endpoint.ts'
import { ackWithin } from './limits.ts'
import type { Transport } from './settings.ts'

export const ENDPOINT = '/slack/events'

type Pages = Pick<HTTPReceiver, 'requestListener'>

/** Serves no deliveries. Resolves when it listens. */
export const openPages = (
  pages: Pages,
  { host, port }: { readonly host: string; readonly port: number }
): Promise<Endpoint> => openEndpoint({ host, port }, served(pages), ackWithin)

/** Resolves when it listens. */
export function openInbox(
  pages: Pages,
  { host, port, signingSecret }: Extract<Transport, { kind: 'http' }>
): Promise<Endpoint> {
  const serve = served(pages)
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method === 'POST' && request.url?.split('?', 1)[0] === ENDPOINT) {
      const body = await bodyOf(request)
      if (body === null) return void response.writeHead(413, { connection: 'close' }).end()
      if (!isDelivery(body, request.headers['content-type']))
        return void response.writeHead(isSigned(request, body, signingSecret) ? 400 : 401).end()
      // Bolt reads no request whose body has been read before.
      Object.assign(request, { rawBody: body })
    }
    serve(request, response)
  }
  return openEndpoint({ host, port }, answer, ackWithin)
}

const served =
  ({ requestListener }: Pages) =>
  (request: IncomingMessage, response: ServerResponse): void => {
    try {
      requestListener(request, response)
    } catch {
      // What it throws is that it has no such page.
      response.writeHead(404).end()
    }
  }

/**
 * Whether it is of a kind that Slack sends: a command, something pressed, an event. Bolt breaks where JSON is no object, and what it does
 * not know it leaves without an answer.
 */
function isDelivery(body: Buffer, type: string | undefined): boolean {
  const told = readBody(body.toString(), type)
  if (typeof told !== 'object' || told === null) return false
  const {
    command,
    type: kind,
    event,
    ssl_check: isCheck
  }: Readonly<Record<string, unknown>> = {
    ...told
  }
  if (kind === 'event_callback') return typeof event === 'object' && event !== null
  return typeof kind === 'string' || typeof command === 'string' || isCheck === '1'
}

/** A form, or JSON in one of its fields, or JSON alone; null for what cannot be read. */
function readBody(words: string, type: string | undefined): unknown {
  try {
    if (type !== 'application/x-www-form-urlencoded') return JSON.parse(words)
    const form = parse(words)
    return typeof form['payload'] === 'string' ? JSON.parse(form['payload']) : form
  } catch {
    return null
  }
}

function isSigned({ headers }: IncomingMessage, body: Buffer, signingSecret: string): boolean {
  const [signature, time] = [headers['x-slack-signature'], headers['x-slack-request-timestamp']]
  return (
    typeof signature === 'string' &&
    isValidSlackRequest({
      signingSecret,
      body: body.toString(),
      headers: { 'x-slack-signature': signature, 'x-slack-request-timestamp': Number(time) }
    })
  )
}
