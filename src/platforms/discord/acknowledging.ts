// Acknowledges an interaction over REST, as the gateway wants it: quickly, and once more where the line broke.
import { setTimeout as sleep } from 'node:timers/promises'
import type { APIInteraction } from 'discord.js'
import type { Api } from './api.ts'
import { codeOf, isUnsure, pauseOf, reasonOf, routes } from './api.ts'
import type { Acknowledge } from './delivery.ts'
import { times } from './limits.ts'
import type { Parts } from './parts.ts'

/** Discord's codes: the three seconds are over; somebody has acknowledged already. */
const [TOO_LATE, ALREADY] = [10062, 40060] as const

/** Gives up when the three seconds are over; rejects where Discord refuses the body. */
export const acknowledgeBy =
  ({ hurrying }: Pick<Api, 'hurrying'>, log: Parts['settings']['log']) =>
  ({ id, token }: APIInteraction): Acknowledge =>
  async response => {
    const until = Date.now() + times.acknowledge
    for (let unsure = false; ;) {
      try {
        await hurrying.post(routes.callback(id, token), { body: response, auth: false })
        return 'taken'
      } catch (error) {
        // What was lost on the way back had arrived.
        if (codeOf(error) === ALREADY) return unsure ? 'taken' : 'gone'
        if (codeOf(error) === TOO_LATE) return 'gone'
        const pause = pauseOf(error) ?? (isUnsure(error) ? 0 : null)
        if (pause === null) throw error
        if (Date.now() + pause >= until) {
          log.warn({ id, reason: reasonOf(error) }, 'discord: an acknowledgement did not arrive')
          return 'gone'
        }
        unsure = true
        await sleep(pause)
      }
    }
  }
