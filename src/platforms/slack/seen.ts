// Which deliveries came before: what Slack sends twice is answered once.
import type { PlatformSettings } from '../../platform.ts'

export interface Seen {
  /**
   * Whether this id of an event comes for the first time, to whichever replica: Slack repeats one minutes later where our word that it
   * came was lost. True where that cannot be told. Never rejects.
   */
  event(id: string): Promise<boolean>
  /**
   * Whether what somebody typed or pressed comes for the first time. Slack sends that once, so all that can happen is that both
   * connections of this process bring it: that is not worth waiting for a disk.
   */
  trigger(id: string): boolean
}

export function openSeen({ kept, log }: Pick<PlatformSettings, 'kept' | 'log'>): Seen {
  const triggers = new Set<string>()
  return {
    async event(id) {
      try {
        return await kept.first(`event:${id}`, Date.now())
      } catch (error) {
        log.warn({ err: error }, 'slack: cannot tell whether this came before')
        return true
      }
    },
    trigger(id) {
      if (triggers.has(id)) return false
      triggers.add(id)
      const [oldest] = triggers
      if (triggers.size > REMEMBERED && oldest !== undefined) triggers.delete(oldest)
      return true
    }
  }
}

/** Some seconds' worth in the worst rush. */
const REMEMBERED = 5000
