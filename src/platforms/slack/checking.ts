// The message shortcut "Check quotes": every quotation of a message looked up, answered in its thread.
import type { MessageShortcut } from '@slack/bolt'
import { sendingTo } from './address.ts'
import { CHECK_QUOTES } from './manifest.ts'
import type { Parts } from './parts.ts'
import { answeringBy, awaited, comingAside, messagesOf, send } from './sending.ts'
import { shownWords } from './typed.ts'

/** The command that looks quotations up. */
const CHECK = 'check'

export function listenToChecks({ app, asking, seen, log }: Parts): void {
  app.shortcut<MessageShortcut>(
    { callback_id: CHECK_QUOTES, type: 'message_action' },
    async ({ ack, shortcut, client }) => {
      await ack()
      if (!(await seen.trigger(shortcut.trigger_id))) return
      const team = shortcut.team?.id ?? shortcut.user.team_id ?? ''
      const asker = { team, user: shortcut.user.id, channel: shortcut.channel.id }
      const [option] = asking.desk.menu.find(({ name }) => name === CHECK)?.options ?? []
      const text = shownWords(shortcut.message.text ?? '')
      // A thread that has begun: in no other Slack shows what is for one person's eyes.
      const thread: unknown = shortcut.message['thread_ts']
      const { respond, meanwhile, left } = answeringBy(
        sendingTo(shortcut.response_url),
        log,
        thread
      )
      const values = { [option?.name ?? 'text']: text }
      const answered = await awaited(
        asking.fields(asker, CHECK, values, meanwhile),
        () => respond(comingAside),
        log
      )
      const where = { thread_ts: typeof thread === 'string' ? thread : shortcut.message_ts }
      for (const message of messagesOf(answered, { asker: asker.user }, left())) {
        const aside = {
          text: message.text,
          blocks: [...message.blocks],
          response_type: 'ephemeral' as const,
          replace_original: false
        }
        if (answered.private) {
          await respond(aside)
          continue
        }
        try {
          await send(client, { channel: asker.channel, ...where }, message)
        } catch (error) {
          if (!isOutside(error)) throw error
          // The shortcut works in channels that the bot is not in: then the asker alone is told.
          await respond(aside)
        }
      }
    }
  )
}

const isOutside = (error: unknown): boolean =>
  error instanceof Error && /not_in_channel|channel_not_found|no_permission/.test(error.message)
