// The transport for many replicas behind a balancer: Discord sends each interaction as a signed request, and the answer goes back in it.
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { APIInteraction } from 'discord.js'
import { bodyOf, openEndpoint } from '../../endpoint.ts'
import { signedOf } from '../../signed.ts'
import type { Response } from './delivery.ts'
import type { Connection, Reached } from './gateway.ts'
import { times } from './limits.ts'
import type { Parts } from './parts.ts'
import type { Endpoint } from './settings.ts'
import { isSigned, readPublicKey } from './signature.ts'

/** Resolves when it listens. GET answers that it does, which is for balancers. */
export async function openInbox(
  reached: Pick<Reached, 'take' | 'guilds'>,
  { settings }: Parts,
  { host, port, publicKey }: Endpoint
): Promise<Connection & { readonly port: number }> {
  const key = readPublicKey(publicKey)

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === 'GET') return void response.writeHead(200).end('copydesk\n')
    if (request.method !== 'POST') return void response.writeHead(405, { allow: 'GET, POST' }).end()
    const body = await bodyOf(request)
    if (body === null) return void response.writeHead(413).end()
    // Discord sends wrong ones on purpose, and takes the address off when they pass.
    if (!isSigned(signedOf(request.headers, SIGNED, body), key, Date.now()))
      return void response.writeHead(401).end('not signed by Discord\n')
    const told = readObject(body)
    if (told === null) return void response.writeHead(400).end()
    if (isEvent(told)) {
      response.writeHead(204).end()
      if (told.type === EVENT && told.event) reached.guilds.hear(told.event)
      return
    }
    // Discord has signed it.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    await reached.take(told as APIInteraction, given => Promise.resolve(send(response, given)))
    // Nothing there to say, such as for a kind of interaction that is not ours.
    if (!response.writableEnded) response.writeHead(202).end()
  }

  return openEndpoint(
    { host, port },
    (request, response) =>
      answer(request, response).catch((error: unknown) => {
        settings.log.warn({ err: error }, 'discord: a request was not answered')
        throw error
      }),
    times.acknowledge
  )
}

/** False where the other end has hung up: it would not have the answer. */
function send(response: ServerResponse, given: Response): boolean {
  if (response.destroyed || response.writableEnded) return false
  const text = JSON.stringify(given)
  response
    .writeHead(200, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text)
    })
    .end(text)
  return true
}

/** Null for what is no JSON object. */
function readObject(body: Buffer): object | null {
  try {
    const told: unknown = JSON.parse(body.toString('utf8'))
    return typeof told === 'object' && !Array.isArray(told) ? told : null
  } catch {
    return null
  }
}

const SIGNED = { signature: 'x-signature-ed25519', timestamp: 'x-signature-timestamp' }

/** A webhook event of Discord's, `APPLICATION_AUTHORIZED`: sent to the same address where the portal says so. */
interface WebhookEvent {
  readonly type: number
  readonly event?: { readonly type: string; readonly data?: unknown }
}

const EVENT = 1

// Interactions have a token, events have none.
const isEvent = (told: object): told is WebhookEvent =>
  !('token' in told) && 'application_id' in told && 'version' in told && !('id' in told)
