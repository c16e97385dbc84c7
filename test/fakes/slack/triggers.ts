// What comes with everything that somebody does, and opens one view in the three seconds after it.
import { randomUUID } from 'node:crypto'

const WITHIN = 3000

export function openTriggers() {
  const open = new Map<string, { readonly until: number; isUsed: boolean }>()
  return {
    open: (): string => {
      const id = randomUUID()
      open.set(id, { until: Date.now() + WITHIN, isUsed: false })
      return id
    },
    /** Slack's word for why it opens nothing; null where it does. */
    exchange: (id: string): string | null => {
      const known = open.get(id)
      if (known === undefined) return 'invalid_trigger_id'
      if (known.isUsed) return 'exchanged_trigger_id'
      if (Date.now() > known.until) return 'expired_trigger_id'
      known.isUsed = true
      return null
    }
  }
}
