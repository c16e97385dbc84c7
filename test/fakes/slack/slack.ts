// A stand-in Slack on 127.0.0.1: Web API, Socket Mode, signed HTTP, answers by address, OAuth; with faults on demand.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { openAnswers } from './answers.ts'
import { type Answer, type Arguments, call, type Calls } from './api.ts'
import { ACK_WITHIN, type Acknowledged, type Kind, overHttp } from './delivery.ts'
import { judgeOptions, judgeView } from './judge.ts'
import { openOauth, ORGANISATION, SCOPES } from './oauth.ts'
import { isObject } from './schema.ts'
import { openSockets } from './sockets.ts'
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
   * null where it did not in time. `kind` as in an envelope of Socket Mode.
   */
  deliver(kind: Kind, payload: Answer, to?: string): Promise<Acknowledged | null>
  /** An address that takes answers for this channel; `only`: who alone sees what is private. */
  responseUrl(workspace: Workspace, channel: string, only: string): string
  /** Asks the oldest connection to close, as Slack does every few hours, and hands nothing more to it. */
  readonly refresh: () => void
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
  const faults = new Map<string, Fault[]>()
  const signingSecret = 'a signing secret of the stand-in'
  const appToken = 'xapp-1-A1-stand-in'
  let last = 0
  const outside: Calls = {
    mentions,
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
  const sockets = openSockets(server)
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
      const type = 'application/json; charset=utf-8'
      response.writeHead(200, { 'content-type': type, 'x-oauth-scopes': SCOPES })
      response.end(JSON.stringify('error' in fault ? { ok: false, error: fault.error } : answer))
    }
  }

  function answered(method: string, given: Arguments, request: IncomingMessage): Answer {
    if (method === 'oauth.v2.access') return oauth.exchange(given)
    const token = (request.headers.authorization ?? '').replace(/^Bearer /, '')
    if (method === 'apps.connections.open')
      return token === appToken
        ? { ok: true, url: `ws://127.0.0.1:${port}/link` }
        : { ok: false, error: 'invalid_auth' }
    // An organisation's token reaches the channels of all its workspaces; here they have the same names, and the first has them.
    const workspace = [...workspaces.values()].find(
      ({ botToken }) => botToken === token || token === ORGANISATION.botToken
    )
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
    cut: sockets.cut,
    mute: sockets.mute,
    ungreeted: sockets.ungreeted,
    fail(method, fault) {
      faults.set(method, [...(faults.get(method) ?? []), fault])
    },
    async deliver(kind, payload, to) {
      const got =
        to === undefined
          ? await sockets.deliver(kind, payload)
          : await overHttp(kind, payload, to, signingSecret)
      if (got === null) outside.problem(`${kind}: was not acknowledged within ${ACK_WITHIN} ms`)
      return got
    },
    responseUrl: (workspace, channel, only) =>
      `${base}/response/${answers.open({ workspace, channel, only })}`,
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

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part)
  return Buffer.concat(parts).toString('utf8')
}

function argumentsOf(request: IncomingMessage, body: string): Arguments {
  if ((request.headers['content-type'] ?? '').includes('json')) return JSON.parse(body || '{}')
  return Object.fromEntries(new URLSearchParams(body))
}
