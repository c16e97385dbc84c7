// Which events of a platform were seen, so that one that is delivered twice is answered once, by whichever process.
import type { Database } from './database.ts'

export interface SeenEvents {
  /** Whether this is the first time that anybody says so of this id. */
  first(id: string, at: number): Promise<boolean>
  /** Forgets those seen before this time. */
  forget(before: number): Promise<void>
}

export function eventsIn({ run }: Database): SeenEvents {
  return {
    async first(id, at) {
      const added = await run(
        'INSERT INTO events (id, at) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING RETURNING id',
        [id, at]
      )
      return added.length > 0
    },
    async forget(before) {
      await run('DELETE FROM events WHERE at < $1', [before])
    }
  }
}
