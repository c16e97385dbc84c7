// What was told where, and when somebody last looked at a list. Meets the contract `Recall` of src/recall.ts without knowing it.
import { createHash, randomUUID } from 'node:crypto'
import type { Database, Run } from './database.ts'

export interface KeptRecall {
  /** When the last briefing was posted at a channel, and ids of the articles that its briefings told. */
  briefed(
    channel: string
  ): Promise<{ readonly at: number | null; readonly articles: ReadonlySet<string> }>
  /** As `Recall.mark`. */
  mark(channel: string): Promise<string>
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
      const told = await run<{ articles: string }>(
        'SELECT articles FROM told JOIN lists ON lists.id = told.list WHERE channel = $1',
        [channel]
      )
      return {
        at: last?.at ?? null,
        articles: new Set(told.flatMap(({ articles }) => idsIn(articles)))
      }
    },
    async mark(channel) {
      const [last] = await run<Marked>(MARK, [channel])
      return last === undefined ? '' : markOf(channel, last)
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
      await run('DELETE FROM told WHERE at < $1', [before])
      await run('DELETE FROM lists WHERE id NOT IN (SELECT list FROM told)')
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

// Who told something here between the look at the mark and this leaves one that is like nobody else's.
const BRIEFED = `
  INSERT INTO briefings (channel, at, mark) VALUES ($1, $2, $3)
  ON CONFLICT (channel) DO UPDATE SET
    mark = CASE WHEN coalesce(briefings.mark, briefings.channel) = $4 THEN excluded.mark ELSE $5 END,
    at = CASE WHEN briefings.at > excluded.at THEN briefings.at ELSE excluded.at END`

interface Marked {
  readonly mark: string | null
}

const MARK = 'SELECT mark FROM briefings WHERE channel = $1'

/** What was told before there were marks is like nobody else's. */
const markOf = (channel: string, { mark }: Marked): string => mark ?? channel

/** As `KeptRecall.tell`, inside of a transaction. */
export async function tellIn(
  run: Run,
  channel: string,
  articles: readonly string[],
  at: number
): Promise<void> {
  const [last] = await run<Marked>(MARK, [channel])
  const before = last === undefined ? '' : markOf(channel, last)
  const list = JSON.stringify([...new Set(articles)])
  const id = digest(list)
  const mark = digest(JSON.stringify([before, at, id]))
  await run(BRIEFED, [channel, at, mark, before, randomUUID()])
  if (articles.length === 0) return
  await run('INSERT INTO lists (id, articles) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING', [
    id,
    list
  ])
  await run(TOLD, [channel, id, at])
}

// A list is written down once, however many channels are told the same.
const TOLD = `
  INSERT INTO told (channel, list, at) VALUES ($1, $2, $3)
  ON CONFLICT (channel, list) DO UPDATE SET at = excluded.at`

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url')

/** What was told one by one by earlier versions was made a list by the database, which left tabs and line ends as they are. */
const idsIn = (list: string): readonly string[] =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own writing
  JSON.parse(list.replace(/\p{Cc}/gu, escaped)) as readonly string[]

const escaped = (sign: string): string => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`
