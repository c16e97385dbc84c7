// A stand-in Slack on 127.0.0.1: Web API, Socket Mode, signed HTTP, answers by address, OAuth; with faults on demand.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { openAnswers } from './answers.ts'
import { type Answer, type Arguments, call, type Calls } from './api.ts'
import {
  ACK_WITHIN,
  type Acknowledged,
  type Kind,
  overHttp,
  type Retry,
  type Unheard
} from './delivery.ts'
import { judgeOptions, judgeView } from './judge.ts'
import { openOauth, ORGANISATION } from './oauth.ts'
import { isObject } from './schema.ts'
import { openSockets, type Reason } from './sockets.ts'
import { openTriggers } from './triggers.ts'
import { openWorkspace, type Workspace } from './world.ts'

/** What befalls the next call of a method. */
export type Fault =
  /** Answered with an HTTP status; `after`: what was asked was done before. */
  | { readonly status: number; readonly after?: boolean; readonly retryAfter?: number }
  /** The connection breaks; `after`: what was asked was done before. */
  | { readonly lost: true; readonly after?: boolean }
  /** Answered with an error of Slack's. */
  | { readonly error: string }
  /** Answered after so many milliseconds. */
  | { readonly slow: number }

export interface SlackStandIn {
  /** For `SLACK_API_URL`. */
  readonly apiUrl: string
  readonly signingSecret: string
  readonly appToken: string
  readonly workspaces: ReadonlyMap<string, Workspace>
  /** Everything that Slack would not have taken, or that came too late. */
  readonly problems: readonly string[]
  /** Methods that were called, in order. */
  readonly calls: readonly string[]
  /** Groups whose mention is wanted. */
  readonly mentions: string[]
  /** Open connections of Socket Mode. */
  readonly connections: () => number
  fail(method: string, fault: Fault): void
  /**
   * Hands a payload to the bot, over Socket Mode, or signed over HTTP where `to` is given; resolves with what it acknowledged with,
   * null where it did not in time. `kind` as in an envelope of Socket Mode. An event that is not acknowledged is delivered again, three
   * times at most, where `to` leads by then.
   */
  deliver(kind: Kind, payload: Answer, to?: () => string): Promise<Acknowledged | null>
  /** Loses the next so many acknowledgements on their way to Slack. */
  readonly lose: (acknowledgements: number) => void
  /** Milliseconds before each further delivery of an event; of Slack's own at once, a minute and five minutes. */
  readonly pauses: number[]
  /** An address that takes answers for this channel; `only`: who alone sees what is private; `message`: what was pressed. */
  responseUrl(workspace: Workspace, channel: string, only: string, message?: string): string
  /** What a view can be opened with: once, and for three seconds. */
  readonly trigger: () => string
  /** Asks the oldest connection to close, as Slack does every few hours; hands nothing more to it, but where it is only warned. */
  readonly refresh: (reason?: Reason) => void
  /** The fewest connections that there were after the first was lost. */
  readonly fewest: () => number
  /** Has so many of the ten places for connections taken by others. */
  readonly crowd: (elsewhere: number) => void
  /** Sends words of the test's own over every connection. */
  readonly tell: (words: Answer) => void
  /** Breaks every connection without a word. */
  readonly cut: () => void
  /** Takes connections from now on without ever greeting them. */
  readonly mute: () => void
  /** Connections that were never greeted. */
  readonly ungreeted: () => number
  /** Judges and keeps what was acknowledged with. */
  acknowledged(workspace: Workspace, channel: string, only: string, body: unknown): void
  close(): Promise<void>
}

export async function openSlackStandIn(): Promise<SlackStandIn> {
  const workspaces = new Map(
    ['T1', 'T2'].map(id => [id, openWorkspace(id, `xoxb-${id}-token`)] as const)
  )
  const problems: string[] = []
  const calls: string[] = []
  const mentions: string[] = []
  const pauses = [0, 60_000, 300_000]
  const faults = new Map<string, Fault[]>()
  const signingSecret = 'a signing secret of the stand-in'
  const appToken = 'xapp-1-A1-stand-in'
  let last = 0
  let toLose = 0
  const triggers = openTriggers()
  const outside: Calls = {
    mentions,
    exchange: triggers.exchange,
    problem: text => void problems.push(text),
    stamp() {
      last = Math.max(last + 1, Date.now() * 1000)
      return (last / 1e6).toFixed(6)
    }
  }
  const answers = openAnswers(outside)
  const oauth = openOauth(workspaces)

  const server = createServer((request, response) => {
    take(request, response).catch((error: unknown) => {
      outside.problem(`the stand-in broke: ${String(error)}`)
      response.destroy()
    })
  })
  const sockets = openSockets(server, outside.problem)
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0
  const base = `http://127.0.0.1:${port}`

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', base)
    const body = await bodyOf(request)
    const [, first, second = ''] = url.pathname.split('/')
    if (first === 'response') {
      const status = answers.take(second, body)
      response.writeHead(status).end(status === 200 ? 'ok' : 'expired_url')
      return
    }
    if (first === 'oauth') return oauth.agree(url, response)
    const fault = faults.get(second)?.shift() ?? { slow: 0 }
    calls.push(second)
    if ('slow' in fault) await new Promise(resolve => setTimeout(resolve, fault.slow))
    // What was asked is done unless the fault comes before it.
    const comesBefore =
      'error' in fault || (('lost' in fault || 'status' in fault) && fault.after !== true)
    const answer = comesBefore
      ? { ok: false }
      : answered(second, argumentsOf(request, body), request)
    if ('lost' in fault) {
      request.socket.destroy()
    } else if ('status' in fault) {
      const wait = fault.retryAfter
      response.writeHead(fault.status, wait === undefined ? {} : { 'retry-after': String(wait) })
      response.end('')
    } else {
      const scopes = [...(workspaceOf(tokenOf(request))?.scopes ?? [])].join(',')
      const type = 'application/json; charset=utf-8'
      response.writeHead(200, { 'content-type': type, 'x-oauth-scopes': scopes })
      response.end(JSON.stringify('error' in fault ? { ok: false, error: fault.error } : answer))
    }
  }

  /** An organisation's token reaches the channels of all its workspaces; here they have the same names, and the first has them. */
  const workspaceOf = (token: string): Workspace | undefined =>
    [...workspaces.values()].find(
      ({ botToken }) => botToken === token || token === ORGANISATION.botToken
    )

  function answered(method: string, given: Arguments, request: IncomingMessage): Answer {
    if (method === 'oauth.v2.access') return oauth.exchange(given)
    const token = tokenOf(request)
    if (method === 'apps.connections.open')
      return token === appToken
        ? { ok: true, url: `ws://127.0.0.1:${port}/link?ticket=${sockets.ticket()}` }
        : { ok: false, error: 'invalid_auth' }
    const workspace = workspaceOf(token)
    if (workspace === undefined) return { ok: false, error: 'invalid_auth' }
    return call(method, given, workspace, outside)
  }

  return {
    apiUrl: `${base}/api/`,
    signingSecret,
    appToken,
    workspaces,
    problems,
    calls,
    mentions,
    connections: sockets.size,
    refresh: sockets.refresh,
    tell: sockets.tell,
    fewest: sockets.fewest,
    crowd: sockets.crowd,
    cut: sockets.cut,
    mute: sockets.mute,
    ungreeted: sockets.ungreeted,
    fail(method, fault) {
      faults.set(method, [...(faults.get(method) ?? []), fault])
    },
    pauses,
    lose(acknowledgements) {
      toLose += acknowledgements
    },
    async deliver(kind, payload, to) {
      const again = kind === 'events_api' ? pauses : []
      let retry: Retry | null = null
      let tries = 0
      for (const pause of [0, ...again]) {
        if (retry !== null) await new Promise(resolve => setTimeout(resolve, pause))
        const got: Acknowledged | Unheard =
          to === undefined
            ? await sockets.deliver(kind, payload, retry)
            : await overHttp(kind, payload, { to: to(), secret: signingSecret, retry })
        const isLost = typeof got !== 'string' && toLose > 0
        if (typeof got !== 'string' && !isLost) return got
        if (isLost) toLose -= 1
        if (got === 'http_timeout')
          outside.problem(`${kind}: was not acknowledged within ${ACK_WITHIN} ms`)
        tries += 1
        retry = { number: tries, reason: typeof got === 'string' ? got : 'http_timeout' }
      }
      if (retry?.reason !== 'cut')
        outside.problem(`${kind}: was never acknowledged, in ${tries} tries`)
      return null
    },
    trigger: triggers.open,
    responseUrl: (workspace, channel, only, message) =>
      `${base}/response/${answers.open({ workspace, channel, only, ...(message && { message }) })}`,
    acknowledged(workspace, channel, only, body) {
      // Socket Mode acknowledges with an empty object where there is nothing to say.
      if (!isObject(body) || Object.keys(body).length === 0) return
      if ('options' in body) problems.push(...judgeOptions(body['options']))
      else if ('response_action' in body) {
        const view = body['view']
        if (isObject(view)) problems.push(...judgeView(view))
      } else answers.keep({ workspace, channel, only }, body)
    },
    async close() {
      sockets.close()
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    }
  }
}

const tokenOf = ({ headers }: IncomingMessage): string =>
  (headers.authorization ?? '').replace(/^Bearer /, '')

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part)
  return Buffer.concat(parts).toString('utf8')
}

function argumentsOf(request: IncomingMessage, body: string): Arguments {
  if ((request.headers['content-type'] ?? '').includes('json')) return JSON.parse(body || '{}')
  return Object.fromEntries(new URLSearchParams(body))
}
