// What happens when a post can never work, or nobody can see whether it was made: the schedule rests, and its admins hear of it once.
import { placeOf } from '../ask.ts'
import { heading, note, paragraph, reply, type Text } from '../reply.ts'
import type { DeliveryRow } from '../store/store.ts'
import type { DeliveryTools } from './deliver.ts'

type Tools = Pick<DeliveryTools, 'store' | 'platforms' | 'log'>

/** Pauses the schedule of a post that was refused. Who is second to do so, for another due time, tells nobody. */
export async function pauseRefused(row: DeliveryRow, reason: string, tools: Tools): Promise<void> {
  const { store } = tools
  const schedule = await store.schedules.find(row.plan)
  if (schedule === null) return
  const paused = { ...schedule, state: 'paused', reason } as const
  if (!(await store.schedules.change(schedule.id, paused, 'active'))) return
  await tell(
    row,
    `Schedule ${schedule.number} is paused`,
    [
      [
        { text: `${schedule.at}: ${schedule.line} cannot be posted to ` },
        { text: row.channel, channel: row.channel },
        { text: `: ${reason}` }
      ],
      `/schedule resume ${schedule.number} starts it again once that is mended.`
    ],
    tools
  )
}

export async function tellUncertain(row: DeliveryRow, reason: string, tools: Tools): Promise<void> {
  await tell(
    row,
    'A post that may be missing',
    [
      [
        { text: row.channel, channel: row.channel },
        { text: ', due ' },
        { text: `${new Date(row.slot).toISOString().slice(0, 16)} UTC`, time: row.slot },
        { text: `: ${reason}` }
      ],
      'It is not posted again by itself. Let the bot read the history of that channel, and it can see for itself.'
    ],
    tools
  )
}

async function tell(
  row: DeliveryRow,
  title: string,
  [what = '', next = '']: readonly Text[],
  { platforms, log }: Tools
): Promise<void> {
  const shown = reply([heading(title), paragraph(what), note(next)], [], { private: true })
  try {
    const told = await platforms.get(row.platform)?.tell(placeOf(row.channel), shown)
    if (told !== true)
      log.warn({ channel: row.channel }, `schedule: no admin can be reached: ${title}`)
  } catch (error) {
    log.warn({ err: error, channel: row.channel }, `schedule: no admin can be reached: ${title}`)
  }
}
