// Posts that nobody asked for: briefings, found again by the key that stands in them, and words for administrators alone.
import type { KnownBlock } from '@slack/types'
import type { Platform, Post } from '../../platform.ts'
import type { Reply } from '../../reply.ts'
import { PostError } from '../../errors.ts'
import type { Admins } from './admins.ts'
import { type Clients, NotInstalled } from './clients.ts'
import { fateOf } from './fates.ts'
import type { Parts } from './parts.ts'
import { keyBlock, type Look, type Message, renderReply } from './render.ts'
import { type Patience, send, sendOnce } from './sending.ts'

/** Nobody waits for a post, and half of one is worse than a late one. */
const LONG: Patience = { pauses: 3, most: 20_000 }

export interface PostingSettings extends Pick<Parts, 'called' | 'log'> {
  /** Whether it can be asked why something was posted. */
  readonly explains: boolean
}

export function openPosting(
  clients: Clients,
  admins: Admins,
  { explains, called, log }: PostingSettings
): Pick<Platform, 'post' | 'find' | 'tell'> {
  return {
    async post(post) {
      const { team, channel } = placeIn(post.channel)
      const [parent, ...rest] = messagesOf({ ...post, reply: called(post.reply) }, explains)
      if (parent === undefined) throw new PostError('refused', 'there is nothing to post')
      const client = await clients.of(team).catch((error: unknown) => {
        throw unsent(error)
      })
      const ts = await sendOnce(client, { channel }, parent).catch((error: unknown) => {
        throw fateOf(error)
      })
      // The post stands, and is found by its key: what is missing of its rest must not send all of it again.
      for (const message of rest) {
        try {
          await send(client, { channel, ...(post.thread && { thread_ts: ts }) }, message, LONG)
        } catch (error) {
          log.warn(
            { err: fateOf(error), channel: post.channel },
            'slack: the rest of a post is missing'
          )
          break
        }
      }
      return ts
    },

    async find(at, key, since) {
      const { team, channel } = placeIn(at)
      try {
        const client = await clients.of(team)
        const oldest = String(since / 1000)
        let cursor: string | undefined
        do {
          const { messages = [], response_metadata } = await client.conversations.history({
            channel,
            oldest,
            limit: 200,
            ...(cursor !== undefined && { cursor })
          })
          const mine = messages.find(({ blocks }) =>
            blocks?.some(({ block_id }) => block_id === keyBlock(key))
          )
          if (mine?.ts !== undefined) return mine.ts
          cursor = response_metadata?.next_cursor || undefined
        } while (cursor !== undefined)
        return null
      } catch (error) {
        const { message, retryAfter } = fateOf(error)
        throw new PostError('uncertain', `cannot look whether it was posted: ${message}`, {
          retryAfter,
          cause: error
        })
      }
    },

    async tell(place, reply) {
      const team = place.split(':')[1] ?? ''
      const client = await clients.of(team)
      let reached = false
      for (const user of await admins.some(team)) {
        for (const message of renderReply(called(reply), { asker: user })) {
          reached = await send(client, { channel: user }, message).then(
            () => true,
            () => reached
          )
        }
      }
      return reached
    }
  }
}

/** Without a token nothing has been sent. */
const unsent = (cause: unknown): PostError =>
  cause instanceof NotInstalled
    ? new PostError('refused', 'the bot is not in this workspace; install it again', { cause })
    : new PostError('later', 'the token of the workspace cannot be read', { cause })

/** `slack:T1:C7` */
function placeIn(channel: string): { readonly team: string; readonly channel: string } {
  const [, team, id] = channel.split(':')
  if (team === undefined || id === undefined)
    throw new PostError('refused', `${channel}: is no channel of Slack`)
  return { team, channel: id }
}

/** With a thread the heading alone stands in the channel, and what was to follow it in the thread. */
function messagesOf({ reply, key, thread, mention }: Post, explains: boolean): readonly Message[] {
  const look: Look = { asker: null, key, ...(explains && { why: key }) }
  const all = thread ? inThread(reply, look) : renderReply(reply, look)
  const [first, ...rest] = all
  if (first === undefined || mention === null) return all
  return [mentioning(first, mention), ...rest]
}

function inThread(reply: Reply, look: Look): readonly Message[] {
  const [head, ...details] = reply.blocks
  if (head === undefined || details.length === 0) return renderReply(reply, look)
  // It is looked for in the channel, where threads do not show; the buttons stand below the last.
  const { key, ...rest } = look
  const keyed = key === undefined ? {} : { key }
  return [
    ...renderReply({ ...reply, blocks: [head], followUps: [] }, { asker: null, ...keyed }),
    ...renderReply({ ...reply, blocks: details }, rest)
  ]
}

/** `S0…` is a group of users. The only mention that is ever sent. */
function mentioning({ text, blocks }: Message, group: string): Message {
  const block: KnownBlock = {
    type: 'rich_text',
    elements: [
      { type: 'rich_text_section', elements: [{ type: 'usergroup', usergroup_id: group }] }
    ]
  }
  return { text: `<!subteam^${group}> ${text}`, blocks: [...blocks, block] }
}
