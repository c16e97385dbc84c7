// Buttons below an answer: its next page, another question, or to show it to everybody.
import type { BlockAction, ButtonAction, RespondArguments } from '@slack/bolt'
import type { Reply } from '../../reply.ts'
import { note, reply } from '../../reply.ts'
import { sendingTo } from './address.ts'
import type { Asker } from './asking.ts'
import type { Parts } from './parts.ts'
import { askerOf } from './render.ts'
import {
  type Answering,
  answeringBy,
  awaited,
  comingAside,
  messagesOf,
  quiet,
  tellAlone
} from './sending.ts'

type Press = BlockAction<ButtonAction>

export function listenToButtons({ app, asking, seen, called, why, log }: Parts): void {
  const wasSeen = async (body: Press): Promise<boolean> =>
    body.trigger_id !== undefined && !(await seen.trigger(body.trigger_id))

  /** By its address, into the thread of what was pressed. Of what one person alone sees Slack sends no message along. */
  const answeringTo = ({ container, message, response_url: url }: Press): Answering =>
    answeringBy(sendingTo(url), log, container['thread_ts'] ?? message?.['thread_ts'])

  const answer = async (answering: Answering, asker: Asker, line: string) => {
    const answered = await awaited(
      asking.line(asker, line, answering.meanwhile),
      () => answering.respond(comingAside),
      log
    )
    return { ...answering, answered, mayShare: asking.mayShare(line, answered) }
  }

  app.action<Press>(/^page:\d+$/, async ({ ack, action, body }) => {
    await ack()
    const [asker, line] = [askerIn(body), action.value]
    if (asker === null || line === undefined || (await wasSeen(body))) return
    const owner = askerOf(action.block_id)
    const answering = answeringTo(body)
    if (owner !== null && owner !== asker.user) {
      await answering.respond(
        privately(
          called(reply([note(`Only who asked can turn these pages. Ask it yourself: ${line}`)]))
        )
      )
      return
    }
    await sendAll(await answer(answering, asker, line), body, { line, replace: true })
  })

  app.action<Press>(/^ask:\d+$/, async ({ ack, action, body, client }) => {
    await ack()
    const [asker, line] = [askerIn(body), action.value]
    if (asker === null || line === undefined || (await wasSeen(body))) return
    // From the home tab there is no channel to answer in.
    if (body.container['type'] === 'view')
      await tellAlone(client, asker.user, await asking.line(asker, line).answer)
    else
      await sendAll(await answer(answeringTo(body), asker, line), body, {
        line,
        replace: false
      })
  })

  app.action<Press>('share', async ({ ack, action, body }) => {
    await ack()
    const [asker, line] = [askerIn(body), action.value]
    if (asker === null || line === undefined || (await wasSeen(body))) return
    const found = await answer(answeringTo(body), asker, line)
    const shared = [...found.answered.blocks, note(`Shared by a member with ${line}`)]
    // What cannot be shown to all any more is told to the one who wanted to.
    const answered = found.mayShare ? called({ ...found.answered, blocks: shared }) : found.answered
    await sendAll({ ...found, answered }, body, { line, replace: false, aloud: found.mayShare })
  })

  app.action<Press>('why', async ({ ack, action, body }) => {
    await ack()
    const [asker, key] = [askerIn(body), action.value]
    if (asker === null || key === undefined || why === undefined || (await wasSeen(body))) return
    const answered = await why(`slack:${asker.team}:${asker.channel}`, key)
    const found = {
      ...answeringTo(body),
      answered: { ...called(answered), private: true }
    }
    await sendAll({ ...found, mayShare: false }, body, { line: '', replace: false })
  })
}

function askerIn(body: Press): Asker | null {
  const team = body.team?.id ?? body.user.team_id
  return team === undefined
    ? null
    : { team, user: body.user.id, channel: body.channel?.id ?? body.user.id }
}

interface How {
  readonly line: string
  readonly replace: boolean
  readonly aloud?: boolean
}

interface Found extends Pick<Answering, 'respond' | 'left'> {
  readonly answered: Reply
  readonly mayShare: boolean
}

/** Below what was pressed, and for the asker alone where that was so. */
async function sendAll(
  { answered, mayShare, respond, left }: Found,
  body: Press,
  { line, replace, aloud }: How
): Promise<void> {
  const isPrivate = aloud !== true && (answered.private || body.container['is_ephemeral'] === true)
  const look = { asker: body.user.id, ...(isPrivate && mayShare && { share: line }) }
  for (const [at, { text, blocks }] of messagesOf(answered, look, left()).entries()) {
    await respond({
      text,
      blocks: [...blocks],
      ...quiet,
      response_type: isPrivate ? 'ephemeral' : 'in_channel',
      replace_original: replace && at === 0
    })
  }
}

const privately = (answered: Reply): RespondArguments => {
  const [message] = messagesOf(answered, { asker: null })
  return {
    text: message?.text ?? '',
    blocks: [...(message?.blocks ?? [])],
    response_type: 'ephemeral',
    replace_original: false
  }
}
