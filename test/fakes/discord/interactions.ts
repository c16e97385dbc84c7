// Interactions in the stand-in, from the moment somebody does something until their tokens die, as strict as Discord is about them.
import { fields } from './rules.ts'
import type { Kind } from './schemas.ts'
import {
  buttonsOf,
  type Channel,
  COMPONENTS_V2,
  EPHEMERAL,
  judged,
  LOADING,
  type Message,
  type User,
  type World,
  type Button
} from './world.ts'

export interface Interaction {
  readonly id: string
  readonly token: string
  /** As the bot gets it: 2 command, 3 component, 4 autocomplete. */
  readonly type: number
  readonly user: User
  readonly channel: Channel
  /** Epoch milliseconds. */
  readonly at: number
  /** The message whose button was pressed. */
  readonly target: Message | null
  /** The type of the callback, once there is one, and how long it took. */
  acknowledged: { readonly type: number; readonly after: number } | null
  /** The answer, or the message that it stands in. */
  original: Message | null
  readonly followUps: Message[]
  choices: readonly { readonly name: string; readonly value: string }[] | null
}

export interface Answered {
  readonly status: number
  readonly body?: object
}

export interface Desk {
  readonly world: World
  readonly me: User
  /** By id and by token. */
  readonly interactions: Map<string, Interaction>
  /** Judges a body, notes what is wrong with it, and says so as Discord does; null where it is right. */
  refuse(kind: Kind, body: unknown): Answered | null
  problem(what: string): void
}

const ACKNOWLEDGE = 3000
const TOKEN = 15 * 60_000

export const error = (status: number, code: number, message: string): Answered => ({
  status,
  body: { code, message }
})

export const ok = (body: object): Answered => ({ status: 200, body })

/** What each kind of interaction may be answered with. */
const allowed: Readonly<Record<number, readonly number[]>> = {
  2: [4, 5, 9],
  3: [4, 5, 6, 7, 9],
  4: [8]
}

/** Takes the answer to an interaction, over REST or in the response to a signed request. */
export function takeCallback(desk: Desk, id: string, token: string, body: unknown): Answered {
  const interaction = desk.interactions.get(id)
  if (interaction?.token !== token) return error(404, 10062, 'Unknown interaction')
  const after = Date.now() - interaction.at
  if (after > ACKNOWLEDGE) {
    desk.problem(`an acknowledgement after ${after} ms`)
    return error(404, 10062, 'Unknown interaction')
  }
  if (interaction.acknowledged !== null)
    return error(400, 40060, 'Interaction has already been acknowledged.')
  const type = Number(fields(body)['type'])
  if (!(allowed[interaction.type] ?? []).includes(type)) {
    desk.problem(`interaction ${interaction.type} answered with ${type}`)
    return error(400, 50035, 'Invalid Form Body')
  }
  const refused = desk.refuse(kindOf(type), body)
  if (refused !== null) return refused
  interaction.acknowledged = { type, after }
  const data = fields(fields(body)['data'])
  if (type === 8) interaction.choices = judged(data['choices'] ?? [])
  if (type === 4) interaction.original = answerOf(desk, interaction, data)
  if (type === 5)
    interaction.original = answerOf(desk, interaction, {
      flags: Number(data['flags'] ?? 0) | LOADING
    })
  if (type === 6 || type === 7) interaction.original = interaction.target
  if (type === 7 && interaction.target !== null) change(interaction.target, data)
  return { status: 204 }
}

function kindOf(type: number): Kind {
  switch (type) {
    case 5:
      return 'callback 5'
    case 6:
      return 'callback 6'
    case 7:
      return 'callback 7'
    case 8:
      return 'callback 8'
    default:
      return 'callback 4'
  }
}

function answerOf(
  desk: Desk,
  interaction: Interaction,
  data: Readonly<Record<string, unknown>>
): Message {
  const message = messageOf(desk, interaction.channel, data, {
    only: (Number(data['flags'] ?? 0) & EPHEMERAL) === 0 ? null : interaction.user.id,
    interaction_metadata: { user: interaction.user }
  })
  interaction.channel.messages.push(message)
  return message
}

/** A message of the bot's. */
export const messageOf = (
  { world, me }: Pick<Desk, 'world' | 'me'>,
  channel: Channel,
  data: Readonly<Record<string, unknown>>,
  more: Partial<Message> = {}
): Message => ({
  id: world.id(),
  channel_id: channel.id,
  ...(channel.guild_id !== undefined && { guild_id: channel.guild_id }),
  author: me,
  content: typeof data['content'] === 'string' ? data['content'] : '',
  flags: Number(data['flags'] ?? 0),
  components: judged(data['components'] ?? []),
  timestamp: new Date().toISOString(),
  only: null,
  embeds: [],
  allowed_mentions: data['allowed_mentions'],
  deleted: false,
  ...more
})

function change(message: Message, data: Readonly<Record<string, unknown>>): void {
  const given = Number(data['flags'] ?? 0) & ~EPHEMERAL
  // The flag of components cannot be taken away again.
  message.flags = (message.flags | given) & ~LOADING
  message.components = judged(data['components'] ?? message.components)
}

/** What the token of an interaction may be used for; `of` is `POST` or `PATCH @original` and the like. */
export function useToken(desk: Desk, of: string, token: string, body: unknown): Answered {
  const interaction = desk.interactions.get(token)
  if (interaction === undefined || Date.now() - interaction.at > TOKEN)
    return error(401, 50027, 'Invalid Webhook Token')
  if (interaction.acknowledged === null) return error(404, 10015, 'Unknown Webhook')
  const { original } = interaction
  if (of === 'POST') {
    const refused = desk.refuse('follow-up', body)
    if (refused !== null) return refused
    // Whoever sees "thinking" sees this too, whatever its flags say.
    if (original !== null && !original.deleted && (original.flags & LOADING) !== 0) {
      change(original, fields(body))
      return { status: 200, body: original }
    }
    const message = answerOf(desk, interaction, fields(body))
    interaction.followUps.push(message)
    return { status: 200, body: message }
  }
  if (original === null || original.deleted) return error(404, 10008, 'Unknown Message')
  if (of === 'GET @original') return { status: 200, body: original }
  if (of === 'DELETE @original') {
    original.deleted = true
    return { status: 204 }
  }
  const refused = desk.refuse('edit of an answer', body)
  if (refused !== null) return refused
  if ((original.flags & COMPONENTS_V2) !== 0 && fields(body)['content']) {
    desk.problem('an edit that takes the flag of components away')
    return error(400, 50035, 'Invalid Form Body')
  }
  change(original, fields(body))
  return { status: 200, body: original }
}

/** Throws where the message has no such button: nobody could press it. */
export function buttonIn(message: Message, label: string): Button {
  const button = [...buttonsOf(message.components)].find(
    each => each.label?.includes(label) === true
  )
  if (button === undefined) {
    const there = [...buttonsOf(message.components)].map(each => each.label).join(', ')
    throw new Error(`no button "${label}"; there is ${there}`)
  }
  return button
}
