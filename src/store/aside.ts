// Debts written down from a thread that does little else, over a connection of its own. Loads no more of the store than that takes.
import { setTimeout as sleep } from 'node:timers/promises'
import type { DebtsAt, KeptDebts } from '../debts.ts'
import { StoreError } from '../errors.ts'
import { owedIn } from './owed.ts'

export interface DebtsAside extends Pick<KeptDebts, 'add'> {
  close(): Promise<void>
}

/** Opens what `KeptDebts.at` says; its tables are there. Throws `StoreError`. */
export async function openDebtsAt(at: DebtsAt): Promise<DebtsAside> {
  const db = await opened(at)
  const owed = owedIn(db)
  return {
    async add(...debt) {
      for (const end = performance.now() + TRIED; ; await sleep(PATIENCE)) {
        try {
          return await owed.add(...debt)
        } catch (error) {
          if (!(error instanceof StoreError) || performance.now() > end) throw error
        }
      }
    },
    close: () => db.close()
  }
}

/** Milliseconds: of one try, in which the thread does nothing else, and of all. */
const [PATIENCE, TRIED] = [5, 2000] as const

async function opened(at: DebtsAt) {
  if ('url' in at) {
    const { openPostgres } = await import('./postgres.ts')
    return openPostgres(at.url)
  }
  const { openSqlite } = await import('./sqlite.ts')
  return openSqlite({ path: at.file, patience: PATIENCE, clock: Date.now })
}
