// What was told where, and when somebody last looked at a list. Meets the contract `Recall` of src/recall.ts without knowing it.
import type { Database, Run } from './database.ts'
import { rowsOf } from './database.ts'

export interface KeptRecall {
  /** When the last briefing was posted at a channel, and ids of the articles that its briefings told. */
  briefed(
    channel: string
  ): Promise<{ readonly at: number | null; readonly articles: ReadonlySet<string> }>
  /** A briefing was posted at `at`, and told these. */
  tell(channel: string, articles: readonly string[], at: number): Promise<void>
  /** When this asker last looked at this list; null for never. He looks now, at `at`. */
  look(asker: string, list: string, at: number): Promise<number | null>
  /** As `look`, without looking. */
  looked(asker: string, list: string): Promise<number | null>
  /** Forgets what was told before this time. */
  forget(before: number): Promise<void>
}

export function recallIn(db: Database): KeptRecall {
  const { run } = db
  return {
    async briefed(channel) {
      const [last] = await run<{ at: number }>('SELECT at FROM briefings WHERE channel = $1', [
        channel
      ])
      const told = await run<{ article: string }>(
        'SELECT article FROM briefed WHERE channel = $1',
        [channel]
      )
      return { at: last?.at ?? null, articles: new Set(told.map(({ article }) => article)) }
    },
    tell: (channel, articles, at) => db.transaction(each => tellIn(each, channel, articles, at)),
    look: (asker, list, at) =>
      db.transaction(async each => {
        const before = await looked(each, asker, list)
        await each(LOOK, [asker, list, at])
        return before
      }),
    looked: (asker, list) => looked(run, asker, list),
    async forget(before) {
      await run('DELETE FROM briefed WHERE at < $1', [before])
    }
  }
}

async function looked(run: Run, asker: string, list: string): Promise<number | null> {
  const [last] = await run<{ at: number }>('SELECT at FROM looks WHERE asker = $1 AND list = $2', [
    asker,
    list
  ])
  return last?.at ?? null
}

// Clocks of copies of the bot differ: what was once is never sooner again.
const LOOK = `
  INSERT INTO looks (asker, list, at) VALUES ($1, $2, $3)
  ON CONFLICT (asker, list) DO UPDATE SET at = CASE WHEN looks.at > excluded.at THEN looks.at ELSE excluded.at END`

const BRIEFED = `
  INSERT INTO briefings (channel, at) VALUES ($1, $2)
  ON CONFLICT (channel) DO UPDATE SET at = CASE WHEN briefings.at > excluded.at THEN briefings.at ELSE excluded.at END`

/** As `KeptRecall.tell`, inside of a transaction. */
export async function tellIn(
  run: Run,
  channel: string,
  articles: readonly string[],
  at: number
): Promise<void> {
  await run(BRIEFED, [channel, at])
  const told = [...new Set(articles)]
  for (let from = 0; from < told.length; from += 1000) {
    const part = told.slice(from, from + 1000)
    await run(
      `INSERT INTO briefed (channel, article, at)
       SELECT c, a, t FROM (WITH told (c, a, t) AS (VALUES ${rowsOf(part.length, ['text', 'text', 'bigint'])}) SELECT * FROM told) AS new
       WHERE true ON CONFLICT (channel, article) DO UPDATE SET at = excluded.at`,
      part.flatMap(article => [channel, article, at])
    )
  }
}
