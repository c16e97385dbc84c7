// What is owed to people, a row for each debt: in a rush hundreds come and go within a second. Knows nothing of what they say.
import type { Database } from './database.ts'

export interface OwedRow {
  readonly id: string
  readonly debt: unknown
}

/** A file of SQLite's, or the address of a server. Plain data: for a thread. */
export type DebtsAt = { readonly file: string } | { readonly url: string }

/** Whatever is written outlives the process; where the machine goes down the last seconds of it may be lost. */
export interface KeptDebts {
  /** Where `openDebtsAt` finds them; absent where they are in memory. */
  readonly at?: DebtsAt
  /** `id`: of this debt alone, whoever owes it. One that is there already stays as it is. */
  add(id: string, debtor: string, debt: object): Promise<void>
  settle(id: string): Promise<void>
  /** From now on `to` owes what `from` owed, which are given; they may be the same. Of several who take at once one has each. */
  take(from: string, to: string): Promise<readonly OwedRow[]>
}

export function owedIn({ jot, run }: Database, at?: DebtsAt): KeptDebts {
  return {
    ...(at && { at }),
    async add(id, debtor, debt) {
      await jot(
        'INSERT INTO owed (id, debtor, body) VALUES ($1, $2, $3) ON CONFLICT (id) DO NOTHING',
        [id, debtor, JSON.stringify(debt)]
      )
    },
    async settle(id) {
      await jot('DELETE FROM owed WHERE id = $1', [id])
    },
    async take(from, to) {
      const rows = await run<{ id: string; body: string }>(
        'UPDATE owed SET debtor = $2 WHERE debtor = $1 RETURNING id, body',
        [from, to]
      )
      return rows.map(({ id, body }) => ({ id, debt: JSON.parse(body) as unknown }))
    }
  }
}
