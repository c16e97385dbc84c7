// How Slack hands something over by HTTP: form or JSON, signed, and heard from within three seconds.
import { createHmac } from 'node:crypto'
import type { Answer } from './api.ts'

/** As in an envelope of Socket Mode. */
export type Kind = 'slash_commands' | 'events_api' | 'interactive'

export interface Acknowledged {
  readonly body: unknown
  readonly status: number
  /** Milliseconds that it took. */
  readonly after: number
}

/** Why Slack heard nothing, as it says when it delivers again; `cut`: the test has broken the line, which is not the bot's fault. */
export type Unheard = 'http_timeout' | 'http_error' | 'connection_failed' | 'cut'

/** That something was delivered before. */
export interface Retry {
  /** 1 for the second delivery. */
  readonly number: number
  readonly reason: Unheard
}

/** Milliseconds in which Slack wants to hear that something has come. */
export const ACK_WITHIN = 3000

export async function overHttp(
  kind: Kind,
  payload: Answer,
  {
    to,
    secret,
    retry
  }: { readonly to: string; readonly secret: string; readonly retry: Retry | null }
): Promise<Acknowledged | Unheard> {
  const from = performance.now()
  const body = bodyFor(kind, payload)
  const again = retry && {
    'x-slack-retry-num': String(retry.number),
    'x-slack-retry-reason': retry.reason
  }
  try {
    const response = await send(to, body, { ...signature(body, secret), ...again })
    const text = await response.text()
    // Whoever typed or pressed sees that it failed; an event is delivered again.
    if (kind === 'events_api' && !response.ok) return 'http_error'
    return {
      body: text.startsWith('{') ? JSON.parse(text) : text,
      status: response.status,
      after: performance.now() - from
    }
  } catch (error) {
    const isLate = error instanceof DOMException && error.name === 'TimeoutError'
    return isLate ? 'http_timeout' : 'connection_failed'
  }
}

/** Sends a body with whatever headers. JSON where it begins as JSON does. */
export const send = (
  to: string,
  body: string,
  headers: Readonly<Record<string, string>>
): Promise<Response> =>
  fetch(to, {
    method: 'POST',
    body,
    headers: {
      'content-type': body.startsWith('{')
        ? 'application/json'
        : 'application/x-www-form-urlencoded',
      ...headers
    },
    signal: AbortSignal.timeout(ACK_WITHIN)
  })

export function bodyFor(kind: Kind, payload: Answer): string {
  if (kind === 'events_api') return JSON.stringify(payload)
  const fields =
    kind === 'interactive'
      ? { payload: JSON.stringify(payload) }
      : Object.fromEntries(Object.entries(payload).map(([key, value]) => [key, String(value)]))
  return new URLSearchParams(fields).toString()
}

/** The headers with which Slack signs a body. `at`: epoch seconds. */
export function signature(body: string, secret: string, at = Math.floor(Date.now() / 1000)) {
  const digest = createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex')
  return { 'x-slack-request-timestamp': String(at), 'x-slack-signature': `v0=${digest}` }
}
