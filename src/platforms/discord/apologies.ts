// After a crash: whoever was promised an answer that the last process did not give is told so while Discord still lets us.
import { MessageFlags } from 'discord.js'
import type { APIMessage } from 'discord.js'
import { reasonOf, routes, told } from './api.ts'
import { bodyOf } from './message.ts'
import type { Debt } from './owed.ts'
import type { Parts } from './parts.ts'

/** Never rejects. */
export async function apologise(debts: readonly Debt[], parts: Parts): Promise<void> {
  const { log } = parts.settings
  for (const debt of debts) {
    try {
      await one(debt, parts)
    } catch (error) {
      log.warn({ reason: reasonOf(error) }, 'discord: an apology was not taken')
    }
  }
}

async function one(
  { application, token, shows, again }: Debt,
  { api, shelf }: Parts
): Promise<void> {
  const original = routes.original(application, token)
  const options = { followUps: [], again }
  if (shows === 'message') {
    const body = bodyOf([sorry], options, shelf, true)
    return void (await api.answering.post(routes.followUp(application, token), {
      body,
      auth: false
    }))
  }
  // What still says that it is thinking was not answered: it may have been in the last moment.
  const there = await told<APIMessage>(api.answering.get(original, { auth: false }))
  if (((there.flags ?? 0) & MessageFlags.Loading) === 0) return
  await api.answering.patch(original, { body: bodyOf([sorry], options, shelf), auth: false })
}

const sorry =
  'I was restarted before I could answer. Nothing is lost but the answer: please ask again.'
