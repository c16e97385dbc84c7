// A chat service on 127.0.0.1 that takes posts and behaves badly: it loses answers, fails after accepting, and limits the rate.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { json } from 'node:stream/consumers'
import { PostError } from '../../src/errors.ts'
import type { Platform } from '../../src/platform.ts'
import { plain } from '../../src/reply.ts'
import { chance } from '../bench/random.ts'

export interface Chat {
  readonly origin: string
  /** Every message that was accepted, in order. */
  readonly posts: readonly {
    readonly channel: string
    readonly key: string
    readonly text: string
  }[]
  /** How often it behaved badly, by how. */
  readonly faults: Readonly<Record<Fault, number>>
  /** What it told admins, by place. */
  readonly told: readonly { readonly place: string; readonly text: string }[]
  close(): Promise<void>
}

/** `lost`: accepted, and the connection ends. `failed`: accepted, and HTTP 500. `limited`: not accepted, HTTP 429. `down`: not accepted, 503. */
export type Fault = 'lost' | 'failed' | 'limited' | 'down'

export interface Behaviour {
  /** The share of posts that meets each fault; the rest is answered as it should be. */
  readonly share?: Partial<Record<Fault, number>>
  readonly seed?: number
  /** Channels that there are not: HTTP 404. */
  readonly gone?: readonly string[]
  /** Whether nobody may read the history: HTTP 403. */
  readonly blind?: boolean
}

export async function openChat({
  share = {},
  seed = 1,
  gone = [],
  blind = false
}: Behaviour = {}): Promise<Chat> {
  const posts: { channel: string; key: string; text: string }[] = []
  const told: { place: string; text: string }[] = []
  const faults = { lost: 0, failed: 0, limited: 0, down: 0 }
  const draws = chance(seed)

  const faultOf = (): Fault | null => {
    let at = draws.next()
    for (const fault of ['lost', 'failed', 'limited', 'down'] as const) {
      at -= share[fault] ?? 0
      if (at < 0) return fault
    }
    return null
  }

  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what `chatPlatform` sends
    const post = (await json(request)) as { channel: string; key: string; text: string }
    const fault = gone.includes(post.channel) ? 'gone' : faultOf()
    if (fault === 'gone') {
      response.writeHead(404).end('no such channel')
      return
    }
    if (fault !== null) faults[fault] += 1
    if (fault !== 'limited' && fault !== 'down') posts.push(post)
    if (fault === 'lost') response.destroy()
    else if (fault === 'limited') response.writeHead(429, { 'retry-after': '0.2' }).end()
    else if (fault !== null) response.writeHead(fault === 'down' ? 503 : 500).end()
    else response.end(String(posts.length))
  }

  const hear = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as above
    told.push((await json(request)) as { place: string; text: string })
    response.end('told')
  }

  const find = (key: string | null, response: ServerResponse): void => {
    const at = posts.findIndex(post => post.key === key)
    if (blind) response.writeHead(403).end('may not read the history')
    else response.end(at < 0 ? '' : String(at + 1))
  }

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://chat')
    if (url.pathname === '/find') find(url.searchParams.get('key'), response)
    else (url.pathname === '/tell' ? hear : take)(request, response).catch(() => response.destroy())
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    origin: `http://127.0.0.1:${typeof address === 'object' ? (address?.port ?? 0) : 0}`,
    posts,
    faults,
    told,
    async close() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    }
  }
}

/** The platform that talks to it, as a real one would: it says of each post what became of it. */
export function chatPlatform(origin: string): Platform {
  return {
    async start() {},
    async stop() {},
    async post({ channel, key, reply }) {
      const text = reply.blocks.map(block => ('text' in block ? plain(block.text) : '')).join('\n')
      const answer = await send(`${origin}/post`, { channel, key, text })
      if (answer.ok) return answer.text()
      if (answer.status === 404) throw new PostError('refused', await answer.text())
      const wait = Number(answer.headers.get('retry-after')) * 1000
      if (answer.status === 429) throw new PostError('later', 'HTTP 429', { retryAfter: wait })
      throw new PostError(answer.status === 503 ? 'later' : 'uncertain', `HTTP ${answer.status}`)
    },
    async find(channel, key) {
      const answer = await send(`${origin}/find?channel=${encodeURIComponent(channel)}&key=${key}`)
      if (!answer.ok) throw new PostError('refused', await answer.text())
      return (await answer.text()) || null
    },
    async tell(place, reply) {
      const text = reply.blocks.map(block => ('text' in block ? plain(block.text) : '')).join('\n')
      return (await send(`${origin}/tell`, { place, text })).ok
    }
  }
}

async function send(url: string, body?: object): Promise<Response> {
  try {
    return await fetch(
      url,
      body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }
    )
  } catch (cause) {
    throw new PostError('uncertain', 'the answer was lost', { cause })
  }
}
