// Signed requests of Slack's, and the pages of an installation, at one address: a thread of its own receives them, and refuses the rest.
import type { HTTPReceiver, Logger, ReceiverEvent } from '@slack/bolt'
import type { ServerResponse, IncomingMessage } from 'node:http'
import { type Endpoint, openEndpoint } from '../../endpoint.ts'
import { type IngressSettings, openIngress } from '../../ingress/ingress.ts'
import { ackWithin } from './limits.ts'
import { waitingView } from './modal.ts'
import { ASK } from './manifest.ts'
import { PromisedError } from './promised.ts'
import type { Promises } from './promises.ts'
import { answeredBy, type Delivery, type Service } from './receiver.ts'
import type { SlackSettings, Transport } from './settings.ts'

type Pages = Pick<HTTPReceiver, 'requestListener'>

interface At {
  readonly host: string
  readonly port: number
}

/** Serves no deliveries. Resolves when it listens. */
export const openPages = (pages: Pages, { host, port }: At): Promise<Endpoint> =>
  openEndpoint({ host, port }, (request, response) => serve(pages, request, response), ackWithin)

export interface Inbox extends Pick<IngressSettings, 'owed' | 'kept' | 'fail'> {
  /** Null where nobody installs the bot. */
  readonly pages: Pages | null
  /** Is done when what came is answered for good; it may be acknowledged long before. */
  readonly take: (event: ReceiverEvent) => Promise<void>
  readonly promises: Pick<Promises, 'known'>
  readonly umbrella: SlackSettings['umbrella']
  readonly logger: Pick<Logger, 'warn' | 'error'>
}

/** Resolves when it listens. */
export async function openInbox(
  { pages, take, promises, umbrella, logger, ...parts }: Inbox,
  { host, port, signingSecret }: Extract<Transport, { kind: 'http' }>
): Promise<Endpoint> {
  // They need the library, and so this thread: the other one relays what is asked of them.
  const inner = pages && (await openPages(pages, { host: '127.0.0.1', port: 0 }))
  const service: Service = {
    signingSecret,
    umbrella,
    form: { callback: ASK, waiting: waitingView },
    pages: inner && inner.port
  }
  const ingress = await openIngress({
    ...parts,
    host,
    port,
    closes: ackWithin,
    thread: new URL('./thread.ts', import.meta.url),
    service,
    async take(text, answer) {
      const { id, body }: Delivery = JSON.parse(text)
      promises.known(body, id)
      const ack = async (said?: unknown): Promise<void> => {
        const fate = await answer(answeredBy(said))
        if (fate === 'gone')
          throw new Error('it has been acknowledged, or the connection that it came by is closed')
        if (fate === 'promised' && said !== undefined && said !== '') throw new PromisedError()
      }
      await take({ body, ack })
      // Nobody here knows what was pressed.
      await answer({ status: 404 })
    },
    broke: error => logger.error('a request was not answered:', error),
    warn: reason => logger.warn(reason)
  }).catch(async (error: unknown) => {
    await inner?.close()
    throw error
  })
  return {
    port: ingress.port,
    async close() {
      await ingress.close()
      await inner?.close()
    }
  }
}

function serve(pages: Pages, request: IncomingMessage, response: ServerResponse): void {
  // For balancers and `copydesk doctor`.
  if (request.method === 'GET' && request.url === '/health')
    return void response.writeHead(200).end('ok')
  try {
    return pages.requestListener(request, response)
  } catch {
    // What it throws is that it has no such page.
  }
  return void response.writeHead(404).end()
}
