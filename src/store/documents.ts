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
  /**
   * Makes a document out of the one that is there, or of null, and keeps it as `write` does. Of several who change it at once, also in
   * other processes, each changes what the one before left: `alter` is called again where somebody was quicker.
   */
  change(name: string, alter: (before: unknown) => unknown): Promise<void>
  /** Takes a document away, where there is one. */
  remove(name: string): Promise<void>
}

export function documentsIn({ run }: Database): Documents {
  const lanes = new Map<string, Promise<unknown>>()
  // Several connections to a server could overtake each other.
  const inTurn = async (name: string, work: () => Promise<unknown>): Promise<void> => {
    const mine = lanes.get(name)?.then(work) ?? work()
    const done = mine.catch(() => {})
    lanes.set(name, done)
    try {
      await mine
    } finally {
      if (lanes.get(name) === done) lanes.delete(name)
    }
  }
  const bodyOf = async (name: string): Promise<string | null> => {
    const sql = 'SELECT body FROM documents WHERE name = $1'
    const [row] = await run<{ body: string }>(sql, [name])
    return row?.body ?? null
  }
  const swap = async (name: string, alter: (before: unknown) => unknown): Promise<void> => {
    for (;;) {
      const before = await bodyOf(name)
      const body = JSON.stringify(alter(before === null ? null : JSON.parse(before)))
      if (body === before) return
      const written = before === null ? run(FIRST, [name, body]) : run(SWAP, [name, body, before])
      if ((await written).length > 0) return
    }
  }
  return {
    async read(name) {
      const body = await bodyOf(name)
      return body === null ? null : JSON.parse(body)
    },
    write(name, document) {
      const body = JSON.stringify(document)
      return inTurn(name, () => run(WRITE, [name, body]))
    },
    change: (name, alter) => inTurn(name, () => swap(name, alter)),
    remove: name => inTurn(name, () => run('DELETE FROM documents WHERE name = $1', [name]))
  }
}

const FIRST =
  'INSERT INTO documents (name, body) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING RETURNING name'
const SWAP = 'UPDATE documents SET body = $2 WHERE name = $1 AND body = $3 RETURNING name'
const WRITE =
  'INSERT INTO documents (name, body) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET body = $2'
