// The tokens of workspaces that installed the bot, each as one sealed text. Whoever keeps them here seals them: this knows no key.
import type { Database } from './database.ts'

export interface Installations {
  /** Null where there is none. */
  read(id: string): Promise<string | null>
  write(id: string, sealed: string, at: number): Promise<void>
  remove(id: string): Promise<void>
}

export function installationsIn({ run }: Database): Installations {
  return {
    async read(id) {
      const [row] = await run<{ sealed: string }>(
        'SELECT sealed FROM installations WHERE id = $1',
        [id]
      )
      return row?.sealed ?? null
    },
    async write(id, sealed, at) {
      await run(WRITE, [id, sealed, at])
    },
    async remove(id) {
      await run('DELETE FROM installations WHERE id = $1', [id])
    }
  }
}

const WRITE = `
  INSERT INTO installations (id, sealed, at) VALUES ($1, $2, $3)
  ON CONFLICT (id) DO UPDATE SET sealed = $2, at = $3`
