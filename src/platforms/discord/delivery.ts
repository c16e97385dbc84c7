// Brings an answer to who asked, in time: at once where it is quick, else with "thinking" first and the answer in its place.
import { setTimeout as sleep } from 'node:timers/promises'
import type { APIInteraction, InteractionResponseType as ResponseType } from 'discord.js'
import type { Fate } from '../../ingress/ingress.ts'
import type { Reply } from '../../reply.ts'
import { paragraph, reply } from '../../reply.ts'
import { AT_WORK, IN_LINE, openTurns, type Turn } from '../../turns.ts'
import { codeOf, INVALID, NO_MESSAGE, reasonOf, routes } from './api.ts'
import { insist } from './insist.ts'
import { times } from './limits.ts'
import { type Body, bodyOf, edited } from './message.ts'
import { InteractionResponseType } from './numbers.ts'
import { debtFor } from './owed.ts'
import type { Parts } from './parts.ts'
import type { Whereabouts } from './places.ts'
import { deferralOf, type Plan, tooOld } from './plan.ts'
import { itemFor, keyIn } from './question.ts'
import { openProgress, type Progress } from './progress.ts'
import { renderParts } from './render.ts'

/** What an interaction is answered with. */
export interface Response {
  readonly type: ResponseType
  readonly data?: object
}

/** Answers an interaction. */
export type Acknowledge = (response: Response) => Promise<Fate>

export interface Asked extends Plan {
  readonly raw: APIInteraction
  readonly acknowledge: Acknowledge
  readonly where: Whereabouts
  readonly admin: boolean
}

/** What it owes by the id of the interaction is the caller's to settle. */
export function openDelivery(parts: Parts): (asked: Asked) => Promise<void> {
  const { desk, owed, patience, settings } = parts
  const { log } = settings
  const inTurn = openTurns()
  const turnOf = (asked: Asked, received: number, { tell }: Progress): Turn => {
    const { where, admin, question, words } = asked
    if (words !== undefined) return said(words)
    const { asker, channel } = where
    const ask = { ...question, asker, channel, admin, at: received }
    const key = keyIn(question)
    return inTurn(async () =>
      key === null
        ? desk.answer(ask, tell)
        : ((await settings.why?.(channel, key, ...where.above)) ?? itIsDue)
    )
  }
  return async asked => {
    const { raw, acknowledge } = asked
    const received = Date.now()
    const progress = openProgress(asked, parts)
    const turn = turnOf(asked, received, progress)
    const early = await turn.soon(patience)
    const isEarly = early !== IN_LINE && early !== AT_WORK
    if (!isEarly) {
      const debt = debtFor(raw, asked, received)
      // A slow disk must not cost the acknowledgement.
      await Promise.race([kept(owed.add(raw.id, debt), log), sleep(times.acknowledge / 6)])
    }
    const fate = await acknowledge(isEarly ? responseOf(early, asked, parts) : deferralOf(asked))
    if (fate === 'gone')
      log.warn({ id: raw.id }, 'discord: too late, Discord does not take this answer any more')
    else if (!isEarly || fate === 'promised') {
      progress.begin()
      await bring(afterProgress(turn.answer, progress), asked, received, parts)
    }
  }
}

const said = (words: Reply): Turn => ({
  answer: Promise.resolve(words),
  soon: () => Promise.resolve(words)
})

/** An answer that is there. */
function responseOf(answered: Reply, asked: Asked, parts: Parts): Response {
  const { body, aside } = composed(answered, asked, parts)
  return asked.instead && !aside
    ? { type: InteractionResponseType.UpdateMessage, data: edited(body) }
    : { type: InteractionResponseType.ChannelMessageWithSource, data: body }
}

type Log = Parts['settings']['log']

/** Resolves when it is written, or said that it cannot be. */
export const kept = (writing: Promise<void>, log: Log): Promise<void> =>
  writing.catch((error: unknown) => {
    log.error({ err: error }, 'discord: what is promised could not be written down')
  })

interface Composed {
  readonly body: Body
  /** Does not belong in place of the old message: it is a word to the asker alone. */
  readonly aside: boolean
}

function composed(shown: Reply, asked: Asked, parts: Parts): Composed {
  const { question, where, hidden, instead, sharing = false, part: number = 1, words } = asked
  // Of what nobody was asked there is nothing to be asked again.
  const known = words === undefined
  const item = itemFor(question, parts.desk.menu)
  const cut = renderParts(shown, question.command === 'help' ? parts.ids : undefined)
  const wanted = cut[number - 1]
  if (wanted === undefined && number > 1) {
    const { body } = composed(tooOld, { ...asked, part: 1, hidden: true, words: tooOld }, parts)
    return { body, aside: true }
  }
  // What is private because it went wrong, or is for administrators, is nobody else's.
  const forAll = item?.admin === false && (!shown.private || item.private)
  const openly = sharing && forAll
  const isPrivate = !openly && (hidden || shown.private)
  const shareable = known && isPrivate && forAll
  const texts = [
    ...(wanted ?? [nothingToSay]),
    ...(openly ? [`-# Shared by <@${where.user}>`] : [])
  ]
  const body = bodyOf(
    texts,
    {
      followUps: shown.followUps,
      ...(known && { turning: { question, asker: where.user, part: number, parts: cut.length } }),
      ...(shareable && where.isGuild && { share: question })
    },
    parts.shelf,
    isPrivate
  )
  const isWord = instead && shown.private && item?.private !== true
  const aside = (isPrivate && !hidden) || isWord
  return { body, aside }
}

const itIsDue = reply([
  paragraph('A briefing is scheduled for this channel, and this is what was new when it was due.')
])

const nothingToSay = '-# There is nothing to say to that.'

async function afterProgress(answer: Promise<Reply>, { end }: Progress): Promise<Reply> {
  try {
    return await answer
  } finally {
    await end()
  }
}

/** The answer in the place that was promised to it. Never rejects: whoever waits there hears that it failed. */
async function bring(
  coming: Promise<Reply>,
  asked: Asked,
  received: number,
  parts: Parts
): Promise<void> {
  const { raw, instead } = asked
  const { log } = parts.settings
  const { api } = parts
  let made: Composed
  try {
    made = composed(await coming, asked, parts)
  } catch (error) {
    log.error({ id: raw.id, fault: reasonOf(error) }, 'discord: an answer could not be made')
    return apologise(asked, parts)
  }
  if (Date.now() - received > times.token) {
    log.warn(
      { id: raw.id, took: Date.now() - received },
      'discord: an answer came after fifteen minutes'
    )
    return
  }
  const { body, aside } = made
  const [original, followUp] = placesOf(raw)
  try {
    if (!aside)
      return await insist(() => api.answering.patch(original, { body: edited(body), auth: false }))
    // "Thinking" was said to all, and this is for one: Discord cannot turn the one into the other.
    if (!instead) await insist(() => takenBack(raw, parts))
    // Twice, where the line broke behind it, is better than never: nothing else is to be seen any more.
    await insist(() => api.answering.post(followUp, { body, auth: false }))
  } catch (error) {
    const level = codeOf(error) === null ? 'error' : 'warn'
    log[level]({ id: raw.id, reason: reasonOf(error) }, 'discord: an answer was not taken')
    // That is our fault, and the asker shall not wait for ever.
    if (codeOf(error) === INVALID) await apologise(asked, parts)
  }
}

/** Where "thinking" stands, or the old answer; and what is said besides. */
const placesOf = ({ application_id, token }: APIInteraction) =>
  [routes.original(application_id, token), routes.followUp(application_id, token)] as const

/** A try before may have done it, or somebody who looks after the channel. */
async function takenBack(raw: APIInteraction, { api }: Parts): Promise<void> {
  const [original] = placesOf(raw)
  try {
    await api.answering.delete(original, { auth: false })
  } catch (error) {
    if (codeOf(error) !== NO_MESSAGE) throw error
  }
}

/** In place of "thinking", where that still stands; an old answer stays as it is. */
async function apologise(
  { raw, instead }: Pick<Asked, 'raw' | 'instead'>,
  parts: Parts
): Promise<void> {
  const { answering } = parts.api
  const [original, followUp] = placesOf(raw)
  const body = sorry(raw, parts)
  const aside = () => answering.post(followUp, { body, auth: false })
  const inPlace = async () => {
    try {
      await answering.patch(original, { body: edited(body), auth: false })
    } catch (error) {
      if (codeOf(error) !== NO_MESSAGE) throw error
      await aside()
    }
  }
  await (instead ? aside() : inPlace()).catch((error: unknown) =>
    parts.settings.log.warn(
      { id: raw.id, reason: reasonOf(error) },
      'discord: and no apology either'
    )
  )
}

/** To who was promised an answer and has none, beside whatever stands there. Never rejects. */
export async function excuse(raw: APIInteraction, parts: Parts): Promise<void> {
  await apologise({ raw, instead: true }, parts)
}

/** What is said where an answer cannot be shown; the id is in the log too. */
export const sorry = ({ id }: Pick<APIInteraction, 'id'>, { shelf }: Parts): Body =>
  bodyOf(
    [`Something broke here while showing the answer. It is in the log as ${id}.`],
    { followUps: [] },
    shelf,
    true
  )
