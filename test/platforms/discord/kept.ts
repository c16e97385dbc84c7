// Documents for a platform under test: in a folder, for one that is killed and started again, or in memory.
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export const keptIn = (folder: string) => ({
  async read(name: string): Promise<unknown> {
    const text = await readFile(join(folder, name), 'utf8').catch(() => 'null')
    return JSON.parse(text)
  },
  async write(name: string, document: unknown): Promise<void> {
    await writeFile(join(folder, name), JSON.stringify(document))
  },
  remove: (name: string) => rm(join(folder, name), { force: true }),
  first: () => Promise.resolve(true)
})

export function keptInMemory() {
  const documents = new Map<string, unknown>()
  return {
    documents,
    read: async (name: string): Promise<unknown> => documents.get(name) ?? null,
    write: async (name: string, document: unknown) => void documents.set(name, document),
    remove: async (name: string) => void documents.delete(name),
    first: async () => true
  }
}
