// What can be done with channels in the stand-in: read and write them, open threads and posts of a forum, write to one person.
import { type Answered, type Desk, error, messageOf, ok } from './interactions.ts'
import { fields } from './rules.ts'
import type { Channel, Message } from './world.ts'

export const shownChannel = (channel: Channel): object => ({
  ...channel,
  messages: undefined,
  refuses: undefined,
  last_message_id: channel.messages.at(-1)?.id ?? null
})

export function history(channel: Channel, query: URLSearchParams): Answered {
  if (channel.refuses === 0) return ok([])
  const limit = Number(query.get('limit') ?? 50)
  const after = BigInt(query.get('after') ?? '0')
  const there = channel.messages.filter(
    each => !each.deleted && each.only === null && BigInt(each.id) > after
  )
  const page = query.has('after') ? there.slice(0, limit) : there.slice(-limit)
  return ok(page.toReversed())
}

export function send(rest: Desk, channel: Channel, body: unknown): Answered {
  const refused = rest.refuse('message', body)
  if (refused !== null) return refused
  if (channel.refuses === 50013) return error(403, 50013, 'Missing Permissions')
  if (channel.type === 15) return error(400, 50008, 'Cannot send messages in a non-text channel')
  if (channel.thread_metadata?.archived === true) return error(400, 50083, 'Thread is archived')
  const [reader] = channel.recipients ?? []
  if (reader !== undefined && rest.world.closed.has(reader.id))
    return error(403, 50007, 'Cannot send messages to this user')
  const data = fields(body)
  const nonce = typeof data['nonce'] === 'string' ? data['nonce'] : undefined
  const before = channel.messages.find(
    each => nonce !== undefined && each.nonce === nonce && isRecent(each)
  )
  if (before !== undefined && data['enforce_nonce'] === true) return ok(before)
  const target = fields(data['message_reference'])['message_id']
  const referenced = channel.messages.find(({ id }) => id === target)
  const message = messageOf(rest, channel, data, {
    ...(nonce !== undefined && { nonce }),
    ...(referenced !== undefined && { referenced_message: referenced })
  })
  channel.messages.push(message)
  return ok(message)
}

/** Discord says: in the past few minutes. */
const isRecent = ({ timestamp }: Message): boolean =>
  Date.now() - Date.parse(timestamp) < 3 * 60_000

export function wake(rest: Desk, channel: Channel, body: unknown): Answered {
  const refused = rest.refuse('thread change', body)
  if (refused !== null) return refused
  if (channel.thread_metadata === undefined || channel.refuses === 50013)
    return error(403, 50013, 'Missing Permissions')
  channel.thread_metadata.archived = fields(body)['archived'] === true
  return ok(shownChannel(channel))
}

export function startThread(rest: Desk, channel: Channel, at: string, body: unknown): Answered {
  const refused = rest.refuse('thread', body)
  if (refused !== null) return refused
  const message = channel.messages.find(({ id }) => id === at)
  if (message === undefined) return error(404, 10008, 'Unknown Message')
  if (message.thread !== undefined)
    return error(400, 160004, 'A thread has already been created for this message')
  const thread = openThread(rest, channel, at, String(fields(body)['name']))
  message.thread = { id: at }
  return { status: 201, body: shownChannel(thread) }
}

export function forumPost(rest: Desk, channel: Channel, body: unknown): Answered {
  if (channel.type !== 15) return error(400, 50024, 'Cannot execute action on this channel type')
  const refused = rest.refuse('forum post', body)
  if (refused !== null) return refused
  const id = rest.world.id()
  const thread = openThread(rest, channel, id, String(fields(body)['name']))
  thread.messages.push(messageOf(rest, thread, fields(fields(body)['message']), { id }))
  return { status: 201, body: shownChannel(thread) }
}

function openThread(
  rest: Desk,
  { id: parent, guild_id }: Channel,
  id: string,
  name: string
): Channel {
  const thread: Channel = {
    id,
    type: 11,
    name,
    parent_id: parent,
    owner_id: rest.me.id,
    ...(guild_id !== undefined && { guild_id }),
    thread_metadata: { archived: false, locked: false },
    messages: [],
    refuses: null
  }
  rest.world.channels.set(id, thread)
  return thread
}

export function directMessage(rest: Desk, body: unknown): Answered {
  const refused = rest.refuse('direct message', body)
  if (refused !== null) return refused
  const id = String(fields(body)['recipient_id'])
  const channels = [...rest.world.channels.values()]
  const there = channels.find(({ recipients = [] }) => recipients.some(each => each.id === id))
  if (there !== undefined) return ok(shownChannel(there))
  const made: Channel = {
    id: rest.world.id(),
    type: 1,
    recipients: [{ id, username: id }],
    messages: [],
    refuses: null
  }
  rest.world.channels.set(made.id, made)
  return ok(shownChannel(made))
}
