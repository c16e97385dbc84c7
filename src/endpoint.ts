// Where a chat service sends signed requests to, and has its answer in the response. Knows no service.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

export interface Endpoint {
  readonly port: number
  /** Resolves when what came before has been answered, or was given up. */
  close(): Promise<void>
}

/** What answers a request. Where it rejects, the line is cut. */
export type Answerer = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void

/** Resolves when it listens. `patience`: milliseconds that are waited for answers when it closes. */
export async function openEndpoint(
  { host, port }: { readonly host: string; readonly port: number },
  answer: Answerer,
  patience: number
): Promise<Endpoint> {
  const server = createServer(
    { requestTimeout: 10_000, headersTimeout: 5000 },
    (request, response) => {
      void (async () => answer(request, response))().catch(() => response.destroy())
    }
  )
  // A balancer keeps its connections longer than Node does; what it sends into one that closes is lost.
  server.keepAliveTimeout = 75_000
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  server.once('error', reject).listen(port, host, resolve)
  await promise
  const at = server.address()
  return {
    port: typeof at === 'object' && at !== null ? at.port : port,
    async close() {
      server.closeIdleConnections()
      const late = setTimeout(() => server.closeAllConnections(), patience)
      await new Promise(done => server.close(done))
      clearTimeout(late)
    }
  }
}

/** Null for one that is longer than any service sends. */
export async function bodyOf(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > LONGEST) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

const LONGEST = 1_000_000
