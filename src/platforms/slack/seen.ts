// Which deliveries came before: what Slack sends twice is answered once.
import { setTimeout as sleep } from 'node:timers/promises'
import type { PlatformSettings } from '../../platform.ts'
import { QUICK } from './sending.ts'

export interface Seen {
  /**
   * Whether this id of an event comes for the first time, to whichever replica: Slack repeats one minutes later where our word that it
   * came was lost. True where that cannot be told. Never rejects.
   */
  event(id: string): Promise<boolean>
  /**
   * Whether what somebody typed or pressed comes for the first time. Slack sends that once: it comes again over both connections of this
   * process, which is not worth waiting for a disk, or from whoever has got hold of a signed request and tries it at another replica.
   */
  trigger(id: string): Promise<boolean>
}

export function openSeen({ kept, log }: Pick<PlatformSettings, 'kept' | 'log'>): Seen {
  const triggers = new Set<string>()
  const first = async (name: string): Promise<boolean> => {
    try {
      return await kept.first(name, Date.now())
    } catch (error) {
      log.warn({ err: error }, 'slack: cannot tell whether this came before')
      return true
    }
  }
  return {
    event: id => first(`event:${id}`),
    async trigger(id) {
      if (triggers.has(id)) return false
      triggers.add(id)
      const [oldest] = triggers
      if (triggers.size > REMEMBERED && oldest !== undefined) triggers.delete(oldest)
      if (kept.isShared !== true) return true
      // Slack waits for three seconds, however long the database takes.
      return Promise.race([first(`trigger:${id}`), sleep(QUICK / 3, true)])
    }
  }
}

/** Five minutes of the worst rush, for so long a signature is good. */
const REMEMBERED = 60_000
