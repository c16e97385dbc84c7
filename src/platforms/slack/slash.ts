// Slash commands: `/copydesk who rutte`, and `/who rutte` where that name was chosen.
import type { RespondArguments } from '@slack/bolt'
import { AT_WORK, IN_LINE } from '../../turns.ts'
import { sendingTo } from './address.ts'
import type { Parts } from './parts.ts'
import { isTaken } from './promised.ts'
import { answeringBy, awaited, coming, comingAside, messagesOf, QUICK, quiet } from './sending.ts'
import { lineOf } from './typed.ts'

export function listenToSlash({ app, asking, seen, promised, settings, log }: Parts): void {
  app.command(/^\//, async ({ command, body, ack }) => {
    if (!(await seen.trigger(command.trigger_id))) return ack()
    const asker = { team: command.team_id, user: command.user_id, channel: command.channel_id }
    const line = lineOf(command.command, command.text, settings.umbrella)
    const { respond, meanwhile, left } = answeringBy(sendingTo(command.response_url), log)
    const turn = asking.line(asker, line, meanwhile)
    const soon = await turn.soon(QUICK)
    let isLate = soon === IN_LINE || soon === AT_WORK
    // Where the connection is gone that it came by, the address that came with it takes the answer.
    const acknowledge = (said?: RespondArguments): Promise<boolean> =>
      isTaken(ack(said)).catch((error: unknown) => {
        log.warn({ err: error }, 'slack: a command could not be acknowledged')
        return false
      })
    if (isLate) {
      await promised(body)
      // Who is only in line has an answer in a moment.
      const isTold = await acknowledge(
        soon === IN_LINE ? undefined : { response_type: 'ephemeral', text: coming }
      )
      if (soon === AT_WORK && !isTold) await respond(comingAside)
    }
    const reply =
      soon === IN_LINE ? await awaited(turn, () => respond(comingAside), log) : await turn.answer
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
    if (!isLate) isLate = !(await acknowledge(first))
    if (isLate && first !== undefined) await respond(first)
    for (const message of rest) await respond(message)
    return
  })
}
