// JSON documents by name: what the newsroom remembers of its sources. Knows nothing of what they say.
import type { Database } from './database.ts'

export interface Documents {
  /** The document of this name, as it was last written; null where there is none. */
  read(name: string): Promise<unknown>
  /**
   * Keeps a document: whole, and on the disk when this resolves. Whatever happens meanwhile, there is either the one before or this
   * one. Of several writes of one name the last given counts.
   */
  write(name: string, document: unknown): Promise<void>
  /** Takes a document away, where there is one. */
  remove(name: string): Promise<void>
}

export function documentsIn({ run }: Database): Documents {
  let lane: Promise<unknown> = Promise.resolve()
  // Several connections to a server could overtake each other.
  const inTurn = async (work: () => Promise<unknown>): Promise<void> => {
    const mine = lane.then(work)
    lane = mine.catch(() => {})
    await mine
  }
  return {
    async read(name) {
      const [row] = await run<{ body: string }>('SELECT body FROM documents WHERE name = $1', [
        name
      ])
      return row === undefined ? null : JSON.parse(row.body)
    },
    write(name, document) {
      const body = JSON.stringify(document)
      return inTurn(() => run(WRITE, [name, body]))
    },
    remove: name => inTurn(() => run('DELETE FROM documents WHERE name = $1', [name]))
  }
}

const WRITE =
  'INSERT INTO documents (name, body) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET body = $2'
