// What is owed to people, a row for each debt: in a rush hundreds come and go within a second. Knows nothing of what they say.
import type { DebtsAt, KeptDebts } from '../debts.ts'
import type { Database } from './database.ts'

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
