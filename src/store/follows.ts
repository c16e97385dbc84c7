// What people want to hear of as soon as there is news of it. Knows nothing of what is followed.
import type { Database } from './database.ts'

export interface FollowRow {
  readonly id: string
  readonly scope: string
  readonly channel: string
  /** In words: `Mark Rutte`, `“grain deal”`. */
  readonly what: string
  /** The query that finds it. */
  readonly query: string
  /** Posted at once, at most so many an hour; null: with the next briefing. */
  readonly hourly: number | null
  readonly creator: string
  readonly created: number
}

export interface Follows {
  /** False where the channel follows that already. */
  add(follow: FollowRow): Promise<boolean>
  find(id: string): Promise<FollowRow | null>
  /** Of a channel, in the order in which they were added. */
  list(channel: string): Promise<readonly FollowRow[]>
  /** Everybody's that are posted at once. */
  atOnce(): Promise<readonly FollowRow[]>
  remove(id: string): Promise<boolean>
}

export function followsIn({ run }: Database): Follows {
  return {
    async add(f) {
      const values = [f.id, f.scope, f.channel, f.what, f.query, f.hourly, f.creator, f.created]
      return (await run(ADD, values)).length > 0
    },
    async find(id) {
      const [row] = await run<FollowRow>('SELECT * FROM follows WHERE id = $1', [id])
      return row ?? null
    },
    list: channel =>
      run('SELECT * FROM follows WHERE channel = $1 ORDER BY created, id', [channel]),
    atOnce: () =>
      run('SELECT * FROM follows WHERE hourly IS NOT NULL ORDER BY channel, created, id'),
    async remove(id) {
      return (await run('DELETE FROM follows WHERE id = $1 RETURNING id', [id])).length > 0
    }
  }
}

const ADD = `
  INSERT INTO follows (id, scope, channel, what, query, hourly, creator, created)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (channel, query) DO NOTHING RETURNING id`
