// The JSON files in the data folder that versions before the database kept, read once into it. Knows nothing of what they say.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ConfigError } from '../errors.ts'
import type { Database } from './database.ts'

const KEPT = /^(sources|health|notes-[0-9a-f]{24})\.json$/

/**
 * Takes the files over at the first start with a database, and gives how many there were; null at any later start. The files stay
 * where they are, for those who go back. Throws `ConfigError` for one that is damaged, and for a folder that may not be read.
 */
export async function takeFilesOver(folder: string, db: Database): Promise<number | null> {
  if ((await db.run(ASK, [DONE])).length > 0) return null
  const files = (await filesIn(folder)).filter(file => KEPT.test(file))
  const bodies = await Promise.all(files.map(file => bodyOf(join(folder, file))))
  return db.transaction(
    async run => {
      // Another process may have been quicker.
      if ((await run(ASK, [DONE])).length > 0) return null
      for (const [at, file] of files.entries())
        await run(
          'INSERT INTO documents (name, body) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING',
          [file.replace(/\.json$/, ''), bodies[at] ?? 'null']
        )
      await run('INSERT INTO documents (name, body) VALUES ($1, $2)', [DONE, 'true'])
      return files.length
    },
    { alone: true }
  )
}

const DONE = 'files-taken-over'
const ASK = 'SELECT name FROM documents WHERE name = $1'

const filesIn = (folder: string): Promise<readonly string[]> =>
  readdir(folder).catch((cause: unknown) => {
    throw new ConfigError('DATA', `${folder} cannot be read`, { cause })
  })

async function bodyOf(path: string): Promise<string> {
  try {
    return JSON.stringify(JSON.parse(await readFile(path, 'utf8')))
  } catch (cause) {
    const reason = cause instanceof SyntaxError ? 'is damaged' : 'cannot be read'
    throw new ConfigError(path, `${reason}: move it away to start without what it holds`, { cause })
  }
}
