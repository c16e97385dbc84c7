// What the bot keeps between two starts, as JSON documents by name in the data folder. Knows nothing of what they say.
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { ConfigError } from '../errors.ts'

export interface Store {
  /** The document of this name, as it was last written; null where there is none. */
  read(name: string): Promise<unknown>
  /**
   * Keeps a document: whole, and on the disk when this resolves. Whatever happens meanwhile, there is either the one before or this
   * one. Of several writes of one name the last given counts.
   */
  write(name: string, document: unknown): Promise<void>
  /** Takes a document away, where there is one. */
  remove(name: string): Promise<void>
  /** Resolves when what was given is written. */
  close(): Promise<void>
}

/** Opens the folder, and makes it where there is none. Throws `ConfigError` naming `DATA` where that cannot be. */
export async function openStore(folder: string): Promise<Store> {
  await mkdir(folder, { recursive: true }).catch((cause: unknown) => {
    throw new ConfigError('DATA', `cannot be made or used: ${folder}`, { cause })
  })
  const lanes = new Map<string, Promise<void>>()
  const pathOf = (name: string) => join(folder, `${name}.json`)
  /** One after the other: two writers of one file would mix. */
  const inTurn = async (name: string, work: () => Promise<void>): Promise<void> => {
    const before = lanes.get(name) ?? Promise.resolve()
    const mine = before.catch(() => {}).then(work)
    lanes.set(name, mine)
    await mine.finally(() => {
      if (lanes.get(name) === mine) lanes.delete(name)
    })
  }
  return {
    read: name => readDocument(pathOf(name)),
    async write(name, document) {
      const text = `${JSON.stringify(document)}\n`
      await inTurn(name, () => replace(pathOf(name), text))
    },
    remove: name => inTurn(name, () => rm(pathOf(name), { force: true })),
    async close() {
      await Promise.allSettled(lanes.values())
    }
  }
}

/** Reads what is kept in a folder that somebody else may write, and keeps nothing there. */
export const openReadOnly = (folder: string): Store => ({
  read: name => readDocument(join(folder, `${name}.json`)),
  async write() {},
  async remove() {},
  async close() {}
})

async function readDocument(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'))
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return null
    const reason = cause instanceof SyntaxError ? 'is damaged' : 'cannot be read'
    throw new ConfigError(path, `${reason}: move it away to start without what it holds`, { cause })
  }
}

/** Written aside, flushed to the disk, and only then put in its place. */
async function replace(path: string, text: string): Promise<void> {
  const aside = `${path}.${process.pid}.new`
  try {
    const file = await open(aside, 'w', 0o600)
    try {
      await file.writeFile(text)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(aside, path)
  } catch (error) {
    await rm(aside, { force: true })
    throw error
  }
}
