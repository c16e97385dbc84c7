// Real processes, killed at every step of claim, post and settle: each due time is posted exactly once. `npm run crash` does more of it.
import { afterAll, describe, expect, it } from 'vitest'
import { folderOf } from '../../cli/run.ts'
import { startPostgres } from '../../fakes/postgres.ts'
import { crash, steps } from './crash.ts'

const postgres = await startPostgres()
afterAll(() => postgres?.stop())

describe('copies of the bot that are killed while they post', () => {
  it.each([['SQLite', 2], ...(postgres === null ? [] : [['PostgreSQL', 2] as const])] as const)(
    'post each due time once: %s, %i at a time',
    { timeout: 150_000 },
    async (name, replicas) => {
      const database =
        name === 'SQLite'
          ? { data: await folderOf({}), databaseUrl: null }
          : { data: null, databaseUrl: postgres?.database(`crash_${replicas}`) ?? null }
      const told = await crash({ database, replicas, dues: 120, rounds: 1 })
      expect(told).toMatchObject({ posts: told.dues, duplicates: 0, losses: 0, unsettled: 0 })
      expect(told.kills).toBe(steps.length)
    }
  )
})
