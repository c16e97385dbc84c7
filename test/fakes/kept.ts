// What a platform keeps, for as long as a test lasts, or in a folder.
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Kept } from '../../src/platform.ts'
import { openStore } from '../../src/store/store.ts'

/** As it is in earnest, where a thread can write down what is owed. */
export async function storedIn(folder: string): Promise<Kept & { close(): Promise<void> }> {
  const store = await openStore({ data: folder })
  const first: Kept['first'] = (id, at) => store.events.first(id, at)
  return { ...store.documents, owed: store.owed, first, close: () => store.close() }
}

/** For one that is killed and started again. `owing`: ids of the debts that are kept. */
export function keptIn(folder: string): Kept & { owing(): Promise<readonly string[]> } {
  const read: Kept['read'] = async name =>
    JSON.parse(await readFile(join(folder, name), 'utf8').catch(() => 'null'))
  const write: Kept['write'] = async (name, document) => {
    // Whole or not at all, as a database has it.
    await writeFile(join(folder, `${name}.new`), JSON.stringify(document))
    await rename(join(folder, `${name}.new`), join(folder, name))
  }
  const owing = async (): Promise<readonly string[]> =>
    (await readdir(folder))
      .filter(name => name.startsWith(OWED) && !name.endsWith('.new'))
      .map(name => name.slice(OWED.length))
  return {
    read,
    write,
    owing,
    change: async (name, alter) => write(name, alter(await read(name))),
    remove: name => rm(join(folder, name), { force: true }),
    first: () => Promise.resolve(true),
    owed: {
      add: (id, debtor, debt) => write(`${OWED}${id}`, { debtor, debt }),
      settle: id => rm(join(folder, `${OWED}${id}`), { force: true }),
      async take(from, to) {
        const owed: { id: string; debt: unknown }[] = []
        for (const id of await owing()) {
          const row = await read(`${OWED}${id}`)
          if (!isRow(row) || row.debtor !== from) continue
          await write(`${OWED}${id}`, { ...row, debtor: to })
          owed.push({ id, debt: row.debt })
        }
        return owed
      }
    }
  }
}

const OWED = 'owed-'

interface Row {
  readonly debtor: string
  readonly debt: unknown
}

const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && 'debtor' in value && 'debt' in value

/** `debts` by their ids. */
export function openKept(): Kept & {
  readonly documents: Map<string, unknown>
  readonly debts: Map<string, Row>
} {
  const documents = new Map<string, unknown>()
  const debts = new Map<string, Row>()
  const seen = new Set<string>()
  return {
    documents,
    debts,
    owed: {
      add(id, debtor, debt) {
        debts.set(id, { debtor, debt })
        return Promise.resolve()
      },
      settle(id) {
        debts.delete(id)
        return Promise.resolve()
      },
      take(from, to) {
        const taken = [...debts].filter(([, { debtor }]) => debtor === from)
        for (const [id, { debt }] of taken) debts.set(id, { debtor: to, debt })
        return Promise.resolve(taken.map(([id, { debt }]) => ({ id, debt })))
      }
    },
    read: name => Promise.resolve(documents.get(name) ?? null),
    write(name, document) {
      documents.set(name, document)
      return Promise.resolve()
    },
    change(name, alter) {
      documents.set(name, alter(documents.get(name) ?? null))
      return Promise.resolve()
    },
    remove(name) {
      documents.delete(name)
      return Promise.resolve()
    },
    first(id) {
      const isFirst = !seen.has(id)
      seen.add(id)
      return Promise.resolve(isFirst)
    }
  }
}
