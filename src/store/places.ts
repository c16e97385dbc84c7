// Places that have taken the bot off, and the end of all that is kept of them. Knows every table that says whose a row is.
import type { Database, Run } from './database.ts'

export interface Places {
  /** The place (`slack:T1`) has taken the bot off. Told again it counts from the first time. */
  leave(place: string, at: number): Promise<void>
  /** The bot is there: what it keeps of the place stays. */
  join(place: string): Promise<void>
  hasLeft(place: string): Promise<boolean>
  /** Those that left before this time and have not come back. */
  gone(before: number): Promise<readonly string[]>
  /** Removes what is kept of a place, all or nothing. False, and nothing removed, where it has come back meanwhile. */
  forget(place: string, before: number): Promise<boolean>
}

export function placesIn(db: Database): Places {
  const { run } = db
  return {
    async leave(place, at) {
      await run(
        'INSERT INTO departures (place, at) VALUES ($1, $2) ON CONFLICT (place) DO NOTHING',
        [place, at]
      )
    },
    async join(place) {
      await run('DELETE FROM departures WHERE place = $1', [place])
    },
    async hasLeft(place) {
      return (await run('SELECT place FROM departures WHERE place = $1', [place])).length > 0
    },
    async gone(before) {
      const rows = await run<{ place: string }>('SELECT place FROM departures WHERE at < $1', [
        before
      ])
      return rows.map(({ place }) => place)
    },
    forget: (place, before) =>
      db.transaction(async each => {
        const left = await each(
          'DELETE FROM departures WHERE place = $1 AND at < $2 RETURNING place',
          [place, before]
        )
        if (left.length === 0) return false
        await removeAll(each, place)
        return true
      })
  }
}

/** By table the columns that begin with the place: it is the whole of one, or a colon follows. */
const OWNED = [
  ['schedules', 'scope'],
  ['deliveries', 'scope'],
  ['follows', 'scope'],
  ['settings', 'scope'],
  ['told', 'channel'],
  ['briefings', 'channel'],
  ['looks', 'asker'],
  ['installations', 'id']
] as const

async function removeAll(run: Run, place: string): Promise<void> {
  for (const [table, column] of OWNED)
    // `slack:T1` is not `slack:T10`, and `_` in it stands for itself.
    await run(
      `DELETE FROM ${table} WHERE ${column} = $1 OR substr(${column}, 1, length(CAST($1 AS text)) + 1) = $2`,
      [place, `${place}:`]
    )
}
