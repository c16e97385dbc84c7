// What comes to the interactions endpoint, checked, and promised an answer where that takes long. Runs in a thread that does little else:
// loads no library.
import type { KeyObject } from 'node:crypto'
import type { APIInteraction } from 'discord.js'
import type { MenuItem } from '../../ask.ts'
import { bodyOf } from '../../endpoint.ts'
import type { Answered } from '../../ingress/ingress.ts'
import type { Late, Receive, Received } from '../../ingress/receiving.ts'
import { isFresh, signedOf } from '../../signed.ts'
import type { Response } from './delivery.ts'
import { InteractionResponseType, InteractionType } from './numbers.ts'
import { debtFor } from './owed.ts'
import { whereabouts } from './places.ts'
import { deferralOf, planOf } from './plan.ts'
import { openShelf } from './question.ts'
import { isSigned } from './signature.ts'

/** What it is given. */
export interface Service {
  readonly key: KeyObject
  readonly menu: readonly MenuItem[]
}

/** GET answers that the bot listens, which is for balancers. */
export function openReceiver({ key, menu }: Service): Receive {
  const shelf = openShelf()
  return async request => {
    const { method, headers } = request
    if (method === 'GET') return told(200, {}, 'copydesk\n')
    if (method !== 'POST') return told(405, { allow: 'GET, POST' })
    const body = await bodyOf(request)
    if (body === null) return told(413)
    const signed = signedOf(headers, SIGNED, body)
    // Discord sends wrong ones on purpose, and takes the address off when they pass.
    if (!isSigned(signed, key)) return told(401, {}, 'not signed by Discord\n')
    if (!isFresh(signed.timestamp ?? '', Date.now()))
      return { ...told(401, {}, 'not signed lately\n'), warning: notLately }
    const text = body.toString('utf8')
    const raw = readObject(text)
    if (raw === null) return told(400)
    // Whoever signed it has all the time there is.
    if (isEvent(raw)) return { ...told(204), told: text }
    // Discord has signed it.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    const interaction = raw as APIInteraction
    if (interaction.type === InteractionType.Ping)
      return { answered: answeredBy({ type: InteractionResponseType.Pong }) }
    const at = Date.now()
    return { told: text, late: () => lateFor(interaction, at) }
  }

  function lateFor(raw: APIInteraction, at: number): Late | null {
    // Only the shelf of the other thread remembers it, if any does.
    if (raw.type === InteractionType.MessageComponent && shelf.read(raw.data.custom_id) === null)
      return null
    const where = whereabouts(raw)
    const plan = where && planOf(raw, where.user, { menu, shelf })
    return (
      plan && { answered: answeredBy(deferralOf(plan)), id: raw.id, debt: debtFor(raw, plan, at) }
    )
  }
}

const notLately =
  'what Discord has signed is refused, since it is not of these minutes: is the clock here right?'

const told = (status: number, headers: Answered['headers'] = {}, body = ''): Received => ({
  answered: { status, headers, body }
})

/** The body of an answer. */
export const answeredBy = (response: Response): Answered => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(response)
})

/** Null for what is no JSON object. */
function readObject(text: string): object | null {
  try {
    const read: unknown = JSON.parse(text)
    return typeof read === 'object' && !Array.isArray(read) ? read : null
  } catch {
    return null
  }
}

const SIGNED = { signature: 'x-signature-ed25519', timestamp: 'x-signature-timestamp' }

/** A webhook event of Discord's, `APPLICATION_AUTHORIZED`: sent to the same address where the portal says so. */
interface WebhookEvent {
  readonly type: number
  readonly event?: { readonly type: string; readonly data?: unknown }
}

// Interactions have a token, events have none.
export const isEvent = (sent: object): sent is WebhookEvent =>
  !('token' in sent) && 'application_id' in sent && 'version' in sent && !('id' in sent)
