// What comes to the address that Slack knows, checked, and acknowledged where the answer takes long. Runs in a thread that does little else:
// loads no library.
import { randomBytes } from 'node:crypto'
import { type IncomingMessage, request as ask, type ServerResponse } from 'node:http'
import { parse } from 'node:querystring'
import { bodyOf } from '../../endpoint.ts'
import type { Answered } from '../../ingress/ingress.ts'
import type { Late, Receive, Received } from '../../ingress/receiving.ts'
import { signedOf } from '../../signed.ts'
import { debtIn } from './owed.ts'
import { isSigned } from './signature.ts'

/** What it is given. */
export interface Service {
  readonly signingSecret: string
  /** As in `debtIn`. */
  readonly umbrella: string
  /** What the form shows whose answer is coming, and which form that is. */
  readonly form: { readonly callback: string; readonly waiting: object }
  /** Where this machine serves the pages of an installation; null where nobody installs the bot. */
  readonly pages: number | null
}

/** What the other thread is told: a delivery, and the id under which it is owed what is owed for it. */
export interface Delivery {
  readonly id: string
  readonly body: Record<string, unknown>
}

export function openReceiver({ signingSecret, umbrella, form, pages }: Service): Receive {
  return async (request, response) => {
    const { method, url, headers } = request
    if (method !== 'POST' || url?.split('?', 1)[0] !== ENDPOINT) {
      // For balancers and `copydesk doctor`.
      if (method === 'GET' && url === '/health') return at(200, 'ok')
      return pages === null ? at(404) : relayed(request, response, pages)
    }
    const bytes = await bodyOf(request)
    if (bytes === null) return at(413)
    const body = readBody(bytes.toString(), headers['content-type'])
    // Slack looks now and then whether the address has a certificate, and signs nothing for that.
    if (body?.['ssl_check'] === '1') return at(200)
    if (!isSigned(signedOf(headers, SIGNED, bytes), signingSecret, Date.now()))
      return {
        ...at(401),
        warning: 'a request is not signed with SLACK_SIGNING_SECRET, or not lately'
      }
    if (body === null || !isDelivery(body)) return at(400)
    if (body['type'] === 'url_verification')
      return { answered: answeredBy({ challenge: body['challenge'] }) }
    const delivery: Delivery = { id: randomBytes(9).toString('base64url'), body }
    const now = Date.now()
    return { told: JSON.stringify(delivery), late: () => lateFor(delivery, now) }
  }

  function lateFor({ id, body }: Delivery, now: number): Late | null {
    const { type, view } = body
    // What is suggested is the answer.
    if (type === 'block_suggestion') return null
    const debt = debtIn(body, { umbrella, at: now })
    // Slack delivers an event again until it hears that it has come, so that nobody has to remember it but us.
    if (type === 'event_callback') return { answered: { status: 200 }, id, debt, isRepeated: true }
    if (type !== 'view_submission') return { answered: { status: 200 }, id, debt }
    return isForm(view, form.callback)
      ? { answered: answeredBy({ response_action: 'update', view: form.waiting }), id, debt }
      : null
  }
}

const ENDPOINT = '/slack/events'
const SIGNED = { signature: 'x-slack-signature', timestamp: 'x-slack-request-timestamp' }

/** The response that acknowledges with this: nothing, words, or an object. */
export const answeredBy = (said: unknown): Answered =>
  typeof said === 'object' && said !== null
    ? {
        status: 200,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(said)
      }
    : { status: 200, ...(typeof said === 'string' && { body: said }) }

const at = (status: number, body = ''): Received => ({ answered: { status, body } })

/** To whoever serves the pages. Null: it answers by itself. */
function relayed(request: IncomingMessage, response: ServerResponse, port: number): null {
  const { method, url: path, headers } = request
  const onward = ask({ host: '127.0.0.1', port, method, path, headers, agent: false }, answer => {
    response.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(response)
  })
  onward.on('error', () => response.destroy())
  request.pipe(onward)
  return null
}

type Json = Readonly<Record<string, unknown>>

/** Whether it is of a kind that Slack sends: a command, something pressed, an event. What Bolt does not know it leaves without an answer. */
function isDelivery({ command, type, event }: Json): boolean {
  if (type === 'event_callback') return typeof event === 'object' && event !== null
  return typeof type === 'string' || typeof command === 'string'
}

const isForm = (view: unknown, callback: string): boolean =>
  typeof view === 'object' &&
  view !== null &&
  'callback_id' in view &&
  view.callback_id === callback

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
