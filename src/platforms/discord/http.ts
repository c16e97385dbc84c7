// The transport for many replicas behind a balancer: Discord sends each interaction as a signed request, and the answer goes back in it.
import type { APIInteraction } from 'discord.js'
import { openIngress } from '../../ingress/ingress.ts'
import type { Connection, Reached } from './gateway.ts'
import { times } from './limits.ts'
import type { Parts } from './parts.ts'
import { answeredBy, isEvent, type Service } from './receiver.ts'
import type { Endpoint } from './settings.ts'
import { readPublicKey } from './signature.ts'

/** Resolves when it listens. */
export function openInbox(
  { take, guilds, fail }: Pick<Reached, 'take' | 'guilds' | 'fail'>,
  { desk, owed, settings: { kept, log } }: Parts,
  { host, port, publicKey }: Endpoint
): Promise<Connection & { readonly port: number }> {
  const service: Service = { key: readPublicKey(publicKey), menu: desk.menu }
  return openIngress({
    host,
    port,
    closes: times.acknowledge,
    thread: new URL('./thread.ts', import.meta.url),
    service,
    owed,
    kept,
    async take(text, answer) {
      const told: object = JSON.parse(text)
      if (isEvent(told)) {
        if (told.type === EVENT && told.event) guilds.hear(told.event)
        return
      }
      // Discord has signed it.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      await take(told as APIInteraction, response => answer(answeredBy(response)))
      // Nothing there to say, such as for a kind of interaction that is not ours.
      await answer({ status: 202 })
    },
    broke: error => log.warn({ err: error }, 'discord: a request was not answered'),
    warn: reason => log.warn(`discord: ${reason}`),
    fail
  })
}

const EVENT = 1
