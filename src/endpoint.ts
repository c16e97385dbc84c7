// Where a chat service sends signed requests to, and has its answer in the response. Knows no service.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { ConfigError } from './errors.ts'

export interface Endpoint {
  readonly port: number
  /** Resolves when what came before has been answered, or was given up. */
  close(): Promise<void>
}

/** What answers a request. Where it rejects, the line is cut. */
export type Answerer = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void

/**
 * Resolves when it listens. `patience`: milliseconds that are waited for answers when it closes. Rejects with `ConfigError` where
 * nobody can listen there.
 */
export async function openEndpoint(
  { host, port }: { readonly host: string; readonly port: number },
  answer: Answerer,
  patience: number
): Promise<Endpoint> {
  let isClosing = false
  const server = createServer(
    // Node looks every half a minute otherwise: so long would a stranger keep what he began to send.
    { requestTimeout: 10_000, headersTimeout: 5000, connectionsCheckingInterval: 1000 },
    (request, response) => {
      response.once('close', () => {
        if (isClosing) server.closeIdleConnections()
      })
      void (async () => answer(request, response))().catch(() => response.destroy())
    }
  )
  // A balancer keeps its connections longer than Node does; what it sends into one that closes is lost.
  server.keepAliveTimeout = 75_000
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  server.once('error', error => reject(cannotListen(host, port, error))).listen(port, host, resolve)
  await promise
  const at = server.address()
  return {
    port: typeof at === 'object' && at !== null ? at.port : port,
    async close() {
      isClosing = true
      server.closeIdleConnections()
      const late = setTimeout(() => server.closeAllConnections(), patience)
      await new Promise(done => server.close(done))
      clearTimeout(late)
    }
  }
}

/** What whoever runs the bot is told where the system refuses an address. */
export function cannotListen(host: string, port: number, cause: unknown): ConfigError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  const why = REASONS[code] ?? (code || String(cause))
  return new ConfigError(`${host}:${port}`, `cannot be listened at: ${why}`, { cause })
}

const REASONS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another program listens there already',
  EACCES: 'whoever started the bot may not',
  EADDRNOTAVAIL: 'this machine has no such address',
  ENOTFOUND: 'there is no machine of that name'
}

/** Null for one that is longer than any service sends. */
export async function bodyOf(request: IncomingMessage): Promise<Buffer | null> {
  // Not a list of what came: a stranger may send a byte at a time, each of which would cost a hundred.
  let body = Buffer.allocUnsafe(FIRST)
  let length = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    const end = length + chunk.length
    if (end > LONGEST) return null
    if (end > body.length) {
      const larger = Buffer.allocUnsafe(Math.min(2 * end, LONGEST))
      body.copy(larger, 0, 0, length)
      body = larger
    }
    length += chunk.copy(body, length)
  }
  return body.subarray(0, length)
}

/** Bytes: more than most are long. */
const FIRST = 8192
const LONGEST = 1_000_000
