// Slash commands: `/copydesk who rutte`, and `/who rutte` where that name was chosen.
import type { Parts } from './parts.ts'
import { answeringBy, coming, inTime, LATE, messagesOf, quiet } from './sending.ts'
import { lineOf } from './typed.ts'

export function listenToSlash({ app, asking, isNew, settings, log }: Parts): void {
  app.command(/^\//, async ({ command, ack, respond: send }) => {
    const asker = { team: command.team_id, user: command.user_id, channel: command.channel_id }
    const line = lineOf(command.command, command.text, settings.umbrella)
    const { respond, meanwhile, left } = answeringBy(send, log)
    const answer = async () =>
      (await isNew(`slash:${command.trigger_id}`)) ? asking.line(asker, line, meanwhile) : null
    const answering = answer()
    const quick = await inTime(answering)
    if (quick === LATE) await ack({ response_type: 'ephemeral', text: coming })
    const reply = await answering
    if (reply === null) return quick === LATE ? undefined : ack()
    const [first, ...rest] = messagesOf(
      reply,
      {
        asker: asker.user,
        ...(reply.private && asking.mayShare(line, reply) && { share: line })
      },
      left()
    ).map(({ text, blocks }) => ({
      response_type: reply.private ? ('ephemeral' as const) : ('in_channel' as const),
      ...quiet,
      text,
      blocks: [...blocks]
    }))
    if (quick !== LATE) await ack(first)
    else if (first !== undefined) await respond(first)
    for (const message of rest) await respond(message)
    return
  })
}
