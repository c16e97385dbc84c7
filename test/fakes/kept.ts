// What a platform keeps, for as long as a test lasts, or in a folder.
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Kept } from '../../src/platform.ts'

/** For one that is killed and started again. */
export function keptIn(folder: string): Kept {
  const read: Kept['read'] = async name =>
    JSON.parse(await readFile(join(folder, name), 'utf8').catch(() => 'null'))
  // Whole or not at all, as a database has it.
  const write: Kept['write'] = async (name, document) => {
    await writeFile(join(folder, `${name}.new`), JSON.stringify(document))
    await rename(join(folder, `${name}.new`), join(folder, name))
  }
  return {
    read,
    write,
    change: async (name, alter) => write(name, alter(await read(name))),
    remove: name => rm(join(folder, name), { force: true }),
    first: () => Promise.resolve(true)
  }
}

export function openKept(): Kept & { readonly documents: Map<string, unknown> } {
  const documents = new Map<string, unknown>()
  const seen = new Set<string>()
  return {
    documents,
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
