// What an answer that is none, or a failure on the way to it, says in words. Knows statuses and codes, fetches nothing.
import { errors } from 'undici'
import { Refused } from './connector.ts'
import { BadBody, codeOf } from './decoding.ts'

/** What was asked for cannot be had. `message` is the reason alone, in words: the caller knows what it asked for. */
export class FetchError extends Error {
  override readonly name = 'FetchError'
  /** The status of the last answer; null where there was none. */
  readonly status: number | null
  /** Milliseconds that the server asks to be left alone for, null where it does not. */
  readonly retryAfter: number | null
  /** Whether the same may be had another time without that anybody changes what is asked for, as far as can be told. */
  readonly passes: boolean
  /** True where nobody was there who speaks https. */
  readonly noHttps: boolean

  constructor(
    reason: string,
    {
      status = null,
      retryAfter = null,
      passes = status === null ||
        status === 408 ||
        status === 425 ||
        status === 429 ||
        status >= 500,
      noHttps = false,
      cause
    }: Partial<FetchFault> = {}
  ) {
    super(reason, { cause })
    this.status = status
    this.retryAfter = retryAfter
    this.passes = passes
    this.noHttps = noHttps
  }
}

interface FetchFault {
  readonly status: number | null
  readonly retryAfter: number | null
  readonly passes: boolean
  readonly noHttps: boolean
  readonly cause: unknown
}

/** Milliseconds that were waited. */
export interface Patience {
  /** Until there is a connection. */
  readonly connect: number
  /** In which nothing comes. */
  readonly idle: number
  /** For the whole request, redirects and queue aside. */
  readonly whole: number
}

/** Longer is no time to wait for, but a way to be forgotten. */
const LONGEST_WAIT = 30 * 86_400_000

/** Seconds or a date, as RFC 9110 (10.2.3) has it; milliseconds from `now`, a month at most; null for anything else. */
export function retryAfterOf(header: string | null, now: number): number | null {
  if (header === null) return null
  if (/^\s*\d+\s*$/.test(header)) return Math.min(Number(header) * 1000, LONGEST_WAIT)
  const at = Date.parse(header)
  return Number.isNaN(at) ? null : Math.min(Math.max(0, at - now), LONGEST_WAIT)
}

const REASONS: Readonly<Record<number, string>> = {
  401: 'wants a login',
  403: 'does not let us read it',
  404: 'there is nothing at this address',
  410: 'is gone for good',
  429: 'asks us to come less often',
  451: 'is withheld for legal reasons'
}

/** `HTTP 404: there is nothing at this address` */
export const statusReason = (status: number): string => {
  const words = REASONS[status] ?? (status >= 500 ? 'the server has a fault' : '')
  return words === '' ? `HTTP ${status}` : `HTTP ${status}: ${words}`
}

/** Whatever broke, as what is told of it. */
export function faultOf(error: unknown, patience: Patience): Error {
  if (error instanceof FetchError) return error
  if (error instanceof BadBody)
    return new FetchError(error.message, { passes: false, cause: error })
  const refused = chainOf(error).find(each => each instanceof Refused)
  if (refused)
    return new FetchError(`${refused.message}: it is not read`, { passes: false, cause: error })
  const noHttps = chainOf(error).some(each => UNSPOKEN.has(codeOf(each) ?? ''))
  return new FetchError(networkReason(error, patience), { noHttps, cause: error })
}

/** An error, what caused it, and the errors that an aggregate holds. */
const chainOf = (error: unknown): unknown[] =>
  error instanceof Error
    ? [
        error,
        ...(error instanceof AggregateError ? error.errors.flatMap(chainOf) : []),
        ...chainOf(error.cause)
      ]
    : []

function networkReason(error: unknown, patience: Patience): string {
  if (error instanceof errors.ConnectTimeoutError)
    return `no connection in ${seconds(patience.connect)}`
  if (error instanceof errors.HeadersTimeoutError || error instanceof errors.BodyTimeoutError)
    return `silent for ${seconds(patience.idle)}`
  if (error instanceof errors.HeadersOverflowError) return 'answers with headers that are too long'
  if (error instanceof errors.HTTPParserError) return 'does not answer in HTTP'
  if (error instanceof DOMException && error.name === 'TimeoutError')
    return `not done in ${seconds(patience.whole)}`
  const code = chainOf(error)
    .map(codeOf)
    .find(each => each !== null)
  return (
    CODES[code ?? ''] ??
    (/CERT|SELF_SIGNED|TLS|SSL/.test(code ?? '')
      ? `its certificate is not valid (${code})`
      : `cannot be fetched (${code ?? 'unknown'})`)
  )
}

const NO_HTTPS = 'speaks no https: write http://…'

const CODES: Readonly<Record<string, string>> = {
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'its name cannot be looked up now',
  ECONNREFUSED: 'the host refuses the connection',
  ECONNRESET: 'the connection broke',
  EPIPE: 'the connection broke',
  EHOSTUNREACH: 'the host cannot be reached',
  ENETUNREACH: 'the host cannot be reached',
  // What comes back to a greeting of TLS is no TLS: a server that only knows http.
  ERR_SSL_PACKET_LENGTH_TOO_LONG: NO_HTTPS,
  ERR_SSL_WRONG_VERSION_NUMBER: NO_HTTPS,
  EPROTO: NO_HTTPS,
  UND_ERR_SOCKET: 'the connection broke',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'is shorter than it says: the connection broke'
}

/** What a server answers that knows http alone, or nothing at the port of https. */
const UNSPOKEN: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'EPROTO',
  'ERR_SSL_PACKET_LENGTH_TOO_LONG',
  'ERR_SSL_WRONG_VERSION_NUMBER',
  'ERR_SSL_HTTP_REQUEST'
])

const seconds = (ms: number): string => (ms < 1000 ? `${ms} ms` : `${Math.round(ms / 1000)} s`)
