// A real HTTP server on 127.0.0.1 that does what a test tells it, and closes with the test.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import { onTestFinished } from 'vitest'

export interface LocalServer {
  /** `http://127.0.0.1:PORT`. */
  readonly origin: string
  readonly port: number
  /** Every request that came, in order. */
  readonly asked: readonly IncomingMessage[]
}

export type Answer = (request: IncomingMessage, response: ServerResponse) => void

/** Answers by the path of the request, without its query; 404 for any other. */
export async function serve(answers: Readonly<Record<string, Answer>>): Promise<LocalServer> {
  const asked: IncomingMessage[] = []
  const server = createServer((request, response) => {
    asked.push(request)
    const answer = answers[new URL(request.url ?? '/', 'http://local').pathname]
    if (answer) answer(request, response)
    else response.writeHead(404).end()
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0
  return { origin: `http://127.0.0.1:${port}`, port, asked }
}

/** A whole answer with this body. */
export const sends =
  (body: string | Uint8Array, headers: Record<string, string> = {}, status = 200): Answer =>
  (_, response) => {
    response.writeHead(status, headers).end(body)
  }

export const redirects =
  (location: string, status = 302): Answer =>
  (_, response) => {
    response.writeHead(status, { location }).end('elsewhere')
  }
