// After a crash: whoever was promised an answer that the last process did not give is told so while Discord still lets us.
import type { APIMessage } from 'discord.js'
import { codeOf, NO_MESSAGE, reasonOf, routes, told } from './api.ts'
import { bodyOf, isAwaited } from './message.ts'
import type { TakenOver } from '../../owed.ts'
import type { Debt } from './owed.ts'
import type { Parts } from './parts.ts'

/** What is owed by processes that are no more. Never rejects. */
export async function takenOver({ owed, settings }: Parts): Promise<readonly TakenOver<Debt>[]> {
  try {
    return await owed.takeOver(Date.now())
  } catch (error) {
    settings.log.warn({ err: error }, 'discord: what was promised cannot be read')
    return []
  }
}

/** Never rejects. What is not said yet is owed by this process too, which may be killed as the last one was. */
export async function apologise(taken: readonly TakenOver<Debt>[], parts: Parts): Promise<void> {
  const { owed, settings } = parts
  const failed = (error: unknown): void =>
    settings.log.warn({ reason: reasonOf(error) }, 'discord: an apology was not taken')
  const settled: Promise<void>[] = []
  for (const { id, debt } of taken) {
    await one(debt, parts).catch(failed)
    settled.push(owed.settle(id).catch(failed))
  }
  await Promise.all(settled)
}

async function one(debt: Debt, { api, shelf }: Parts): Promise<void> {
  const { application, token, again } = debt
  const original = routes.original(application, token)
  const sorry = (isPrivate: boolean) => ({
    body: bodyOf([words], { followUps: [], again }, shelf, isPrivate),
    auth: false
  })
  const there = debt.shows === 'message' ? null : await promised(original, api)
  // It may have been answered in the last moment.
  if (there !== null && !isAwaited(there)) return
  if (there !== null) await api.answering.patch(original, sorry(false))
  else await api.answering.post(routes.followUp(application, token), sorry(true))
}

/** What stands where the answer was to come; null where it was taken back for an answer to one person alone. */
async function promised(
  original: ReturnType<typeof routes.original>,
  { answering }: Parts['api']
): Promise<APIMessage | null> {
  try {
    return await told<APIMessage>(answering.get(original, { auth: false }))
  } catch (error) {
    if (codeOf(error) !== NO_MESSAGE) throw error
    return null
  }
}

const words =
  'I was restarted before I could answer. Nothing is lost but the answer: please ask again.'
