// Fetches over HTTP, politely and safely: the one place from which the bot reaches out to where it was told to read.
import { setTimeout as sleep } from 'node:timers/promises'
import { Agent } from 'undici'
import type { Networks } from './addresses.ts'
import type { Lookup } from './connector.ts'
import { guardedConnector } from './connector.ts'
import { encodingsOf, readBody } from './decoding.ts'
import { faultOf, FetchError, type Patience, retryAfterOf, statusReason } from './faults.ts'
import { openHosts } from './hosts.ts'

export interface Wanted {
  readonly url: string
  /** What goes into `Accept`. */
  readonly accept: string
  /** Of the unpacked body, in bytes. */
  readonly mostBytes: number
  readonly signal: AbortSignal
  /** From the answer before: the server may then say that nothing has changed. */
  readonly etag?: string | null
  readonly lastModified?: string | null
}

export interface Fetched {
  /** False: nothing has changed since the answer that the validators are from, and there is no body. */
  readonly changed: boolean
  /** Where it was in the end. */
  readonly url: string
  /** Where it is to be asked for from now on: the end of redirects that are all permanent; null where it stays. */
  readonly movedTo: string | null
  readonly body: Uint8Array
  readonly contentType: string | null
  readonly etag: string | null
  readonly lastModified: string | null
  readonly cacheControl: string | null
}

export interface HttpSettings {
  /** Sent as User-Agent: name, version, and where its keeper can be reached. */
  readonly agent: string
  /** Networks that may be reached although they are not public. */
  readonly opened?: Networks
  readonly limits?: Partial<HttpLimits>
  readonly lookup?: Lookup
}

export interface HttpLimits extends Patience {
  readonly redirects: number
  /** Requests at one time, to one host. */
  readonly perHost: number
}

const LIMITS: HttpLimits = {
  connect: 10_000,
  idle: 15_000,
  whole: 60_000,
  redirects: 5,
  perHost: 2
}

export interface Http {
  /**
   * Asks for it once. Follows redirects, each judged like the first address. Throws `FetchError`, or the signal's reason
   * when it is aborted.
   */
  fetch(wanted: Wanted): Promise<Fetched>
  close(): Promise<void>
}

/** Opens what fetches. No request leaves for a private, loopback, link-local or otherwise special address that is not opened. */
export function openHttp(settings: HttpSettings): Http {
  const limits = { ...LIMITS, ...settings.limits }
  const agent = new Agent({
    connect: guardedConnector(settings.opened ?? [], limits.connect, settings.lookup),
    headersTimeout: limits.idle,
    bodyTimeout: limits.idle,
    keepAliveTimeout: 4_000,
    maxHeaderSize: 32 * 1024,
    // The whole body is counted while it is unpacked; this stops what announces too much at once.
    maxResponseSize: -1
  })
  const hosts = openHosts(limits.perHost)

  const once = async (url: URL, wanted: Wanted, signal: AbortSignal): Promise<Step> => {
    const answer = await agent.request({
      origin: url.origin,
      path: url.pathname + url.search,
      method: 'GET',
      signal,
      headers: {
        'user-agent': settings.agent,
        accept: wanted.accept,
        // Not deflate: half of the servers that know it leave its wrapper out.
        'accept-encoding': 'gzip, br, zstd',
        ...(url.username !== '' && { authorization: basic(url) }),
        ...(wanted.etag && { 'if-none-match': wanted.etag }),
        ...(wanted.lastModified && { 'if-modified-since': wanted.lastModified })
      }
    })
    const header = (name: string): string | null => {
      const value = answer.headers[name]
      return (Array.isArray(value) ? value.join(', ') : value) ?? null
    }
    const { statusCode: status } = answer
    const location = header('location')
    const body = status === 200
    // What nobody reads still has to end, or the connection is held.
    if (!body) await answer.body.dump({ limit: 64 * 1024 })
    return {
      status,
      header,
      location,
      body: body
        ? await readBody(
            answer.body,
            encodingsOf(answer.headers['content-encoding']),
            wanted.mostBytes
          )
        : new Uint8Array(0)
    }
  }

  const follow = async (wanted: Wanted, first: URL): Promise<Fetched> => {
    let url = first
    let moved: URL | null = null
    let permanent = true
    for (let turn = 0; turn <= limits.redirects; turn++) {
      const here = url
      const step = await hosts.turn(url.host, wanted.signal, () => {
        const signal = AbortSignal.any([wanted.signal, AbortSignal.timeout(limits.whole)])
        return once(here, wanted, signal)
      })
      if (REDIRECTS.has(step.status)) {
        if (step.location === null)
          throw new FetchError(`HTTP ${step.status} that leads nowhere`, { passes: false })
        url = redirected(step.location, url)
        permanent &&= step.status === 301 || step.status === 308
        if (permanent) moved = url
        continue
      }
      if (step.status === 200 || step.status === 304) return fetched(step, url, moved)
      throw new FetchError(statusReason(step.status), {
        status: step.status,
        retryAfter: retryAfterOf(step.header('retry-after'), Date.now())
      })
    }
    throw new FetchError(`redirected more than ${limits.redirects} times`, { passes: false })
  }

  return {
    async fetch(wanted) {
      wanted.signal.throwIfAborted()
      try {
        return await follow(wanted, addressOf(wanted.url))
      } catch (error) {
        wanted.signal.throwIfAborted()
        throw faultOf(error, limits)
      }
    },
    async close() {
      // A server that holds its answer back must not hold the bot.
      await Promise.race([agent.close(), sleep(500, undefined, { ref: false })])
      await agent.destroy()
    }
  }
}

interface Step {
  readonly status: number
  readonly header: (name: string) => string | null
  readonly location: string | null
  readonly body: Uint8Array
}

const REDIRECTS = new Set([301, 302, 303, 307, 308])

/** Reads a URL that may be asked for. Throws `FetchError` for any other scheme. */
function addressOf(text: string): URL {
  if (!URL.canParse(text)) throw new FetchError('is not a URL', { passes: false })
  const url = new URL(text)
  if (url.protocol === 'http:' || url.protocol === 'https:') return url
  throw new FetchError(`${url.protocol} is not read: http: and https: are`, { passes: false })
}

function redirected(location: string, from: URL): URL {
  if (!URL.canParse(location, from.href))
    throw new FetchError('redirects to what is not a URL', { passes: false })
  const url = addressOf(new URL(location, from).href)
  if (from.protocol === 'https:' && url.protocol === 'http:' && url.host !== from.host) {
    throw new FetchError('redirects from https: to http: elsewhere', { passes: false })
  }
  // A password goes to the host that it was given for, and to no other.
  if (url.origin === from.origin && url.username === '') {
    url.username = from.username
    url.password = from.password
  }
  return url
}

function fetched(step: Step, url: URL, moved: URL | null): Fetched {
  return {
    changed: step.status !== 304,
    url: url.href,
    movedTo: moved?.href ?? null,
    body: step.body,
    contentType: step.header('content-type'),
    etag: step.header('etag'),
    lastModified: step.header('last-modified'),
    cacheControl: step.header('cache-control')
  }
}

const basic = ({ username, password }: URL): string =>
  `Basic ${Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64')}`
