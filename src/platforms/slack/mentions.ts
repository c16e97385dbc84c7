// Asked in words: `@Copydesk quote Merz` in a channel or a thread, and anything said to the bot alone.
import type { Client } from './clients.ts'
import type { Asker } from './asking.ts'
import type { Parts } from './parts.ts'
import { awaited, coming, messagesOf, MOST_POSTED, send } from './sending.ts'
import { saidLine, typedWords } from './typed.ts'
import { openWaiting } from './waiting.ts'

interface Said {
  readonly asker: Asker
  readonly words: string
  /** The thread that it was said in; null outside threads. */
  readonly thread: string | null
}

export function listenToMentions({ app, asking, seen, log }: Parts): void {
  /** In the thread of the message, or in one that the answer begins below it. */
  const answerInChannel = async (
    client: Client,
    { asker, words, thread, ts }: Said & { readonly ts: string }
  ): Promise<void> => {
    const { channel, user } = asker
    const line = saidLine(words)
    // What is for one person's eyes Slack shows only in threads that have begun.
    const aside = { channel, user, ...(thread !== null && { thread_ts: thread }) }
    const reply = await awaited(
      asking.line(asker, line),
      () => client.chat.postEphemeral({ ...aside, text: coming }),
      log
    )
    const share = line.startsWith('/') ? line : `/${line}`
    const messages = messagesOf(
      reply,
      { asker: user, ...(reply.private && asking.mayShare(share, reply) && { share }) },
      MOST_POSTED
    )
    for (const message of messages) {
      if (!reply.private) await send(client, { channel, thread_ts: thread ?? ts }, message)
      else {
        const { text, blocks } = message
        await client.chat.postEphemeral({ ...aside, text, blocks: [...blocks] })
      }
    }
  }

  /** Nobody else is there: what is said while it takes long gives way to the answer. */
  const answerAlone = async (client: Client, { asker, words, thread }: Said): Promise<void> => {
    const where = { channel: asker.channel, ...(thread !== null && { thread_ts: thread }) }
    const waiting = openWaiting(client, where, log)
    const reply = await awaited(
      asking.line(asker, saidLine(words), waiting.meanwhile),
      waiting.begin,
      log
    )
    const messages = messagesOf(reply, { asker: asker.user }, MOST_POSTED)
    for (const [at, message] of messages.entries())
      if (at > 0 || !(await waiting.giveWay(message))) await send(client, where, message)
  }

  app.event('app_mention', async ({ event, body, context, client }) => {
    const { user, channel, ts, thread_ts } = event
    const team = context.teamId ?? body.team_id
    if (user === undefined || !(await seen.event(body.event_id))) return
    await answerInChannel(client, {
      asker: { team, user, channel },
      words: typedWords(event.text, context.botUserId),
      thread: thread_ts ?? null,
      ts
    })
  })

  app.event('message', async ({ event, body, context, client }) => {
    // Its own words, edits and everything else that is no message of a person have a subtype or a bot.
    if (event.channel_type !== 'im' || event.subtype !== undefined || event.bot_id !== undefined)
      return
    if (!(await seen.event(body.event_id))) return
    const team = context.teamId ?? body.team_id
    await answerAlone(client, {
      asker: { team, user: event.user, channel: event.channel },
      words: typedWords(event.text ?? '', context.botUserId),
      thread: event.thread_ts ?? null
    })
  })
}
