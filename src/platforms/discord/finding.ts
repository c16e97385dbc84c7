// Finds what was posted by its key, which is in a button of the message.
import type { APIMessage, APIThreadChannel } from 'discord.js'
import { PostError } from '../../errors.ts'
import { idAt, reasonOf, routes, timeOf, told } from './api.ts'
import { lookAt, type Target } from './channel.ts'
import { history } from './limits.ts'
import type { Parts } from './parts.ts'
import { readChannel } from './places.ts'
import { type Mark, markIn } from './question.ts'

/** As `Platform.find`: of a post of several messages, only when all of it is there. */
export async function find(
  channel: string,
  key: string,
  since: number,
  parts: Parts
): Promise<string | null> {
  const at = readChannel(channel)
  if (at === null) return null
  try {
    const target = await lookAt(at.id, parts.api)
    if (target.kind === 'forum') {
      const begun = await threadsIn(target, key, parts)
      return begun?.complete === true ? begun.thread : null
    }
    for (const message of await messagesSince(at.id, since, parts)) {
      const mark = keysIn(message).find(each => each.key === key)
      if (mark?.number === null) return message.id
      if (mark?.number !== 0 || message.thread === undefined) continue
      const below = await recent(message.thread.id, parts)
      if (below.some(each => isComplete(each, key))) return message.id
    }
    return null
  } catch (error) {
    if (error instanceof PostError) throw error
    throw new PostError(
      'uncertain',
      `whether it was posted cannot be looked up: ${reasonOf(error)}`,
      {
        cause: error
      }
    )
  }
}

/** The keys that a message carries. */
export const keysIn = (message: APIMessage): readonly Mark[] =>
  [...customIdsOf(message.components ?? [])].flatMap(id => markIn(id) ?? [])

function* customIdsOf(components: readonly object[]): Generator<string> {
  for (const each of components) {
    if ('custom_id' in each && typeof each.custom_id === 'string') yield each.custom_id
    if ('components' in each && Array.isArray(each.components)) yield* customIdsOf(each.components)
  }
}

const isComplete = (message: APIMessage, key: string): boolean =>
  keysIn(message).some(each => each.key === key && each.number === null)

/** The last messages of a channel, the latest first. */
export const recent = async (channel: string, { api }: Parts): Promise<readonly APIMessage[]> =>
  await told<APIMessage[]>(
    api.asking.get(routes.messages(channel), {
      query: new URLSearchParams({ limit: String(history) })
    })
  )

/** Messages of ours since then. Clocks differ: a minute before that too. */
async function messagesSince(
  channel: string,
  since: number,
  parts: Parts
): Promise<readonly APIMessage[]> {
  const found: APIMessage[] = []
  let after = idAt(since - 60_000)
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const query = new URLSearchParams({ after, limit: String(history) })
    const messages = await told<APIMessage[]>(
      parts.api.asking.get(routes.messages(channel), {
        query
      })
    )
    found.push(...messages.filter(({ author }) => author.id === parts.me))
    if (page === 0 && messages.length === 0) await assureReadable(channel, after, parts)
    if (messages.length < history) return found
    after = messages.map(({ id }) => id).reduce((a, b) => (timeOf(a) > timeOf(b) ? a : b))
  }
  throw new PostError('uncertain', 'too much was written since to look for the briefing')
}

const MOST_PAGES = 20

/** Without the permission to read history Discord gives nothing and says nothing. */
async function assureReadable(channel: string, after: string, { api }: Parts): Promise<void> {
  const { last_message_id: last } = await told<{
    last_message_id?: string | null
  }>(api.asking.get(routes.channel(channel)))
  if (last && BigInt(last) > BigInt(after))
    throw new PostError(
      'uncertain',
      'whether it was posted cannot be told without the permission Read Message History'
    )
}

/** The post of a forum with this key, whole or begun; null where there is none among those that are active. */
export async function threadsIn(
  { id, guild }: Target,
  key: string,
  parts: Parts
): Promise<{ readonly thread: string; readonly complete: boolean } | null> {
  if (guild === null) return null
  const { threads } = await told<{
    threads: readonly APIThreadChannel[]
  }>(parts.api.asking.get(routes.activeThreads(guild)))
  const ours = threads.filter(each => each.parent_id === id && each.owner_id === parts.me)
  for (const thread of ours.slice(0, history)) {
    const messages = await recent(thread.id, parts)
    if (!messages.some(message => keysIn(message).some(each => each.key === key))) continue
    return { thread: thread.id, complete: messages.some(each => isComplete(each, key)) }
  }
  return null
}
