// Which reading a snapshot was made by: a digest of all the files that have a say in what a reading and an edition are.
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { packageFolder } from '../config.ts'

/**
 * Another as soon as a rule, a word list, a layer of the edition or the characters that this Node knows are another:
 * nobody has to remember to count a number up. Line ends do not matter.
 */
export async function readingVersion(folder = packageFolder): Promise<string> {
  const digest = createHash('sha256').update(process.versions['unicode'] ?? '')
  for (const room of ROOMS) {
    const files = await readdir(join(folder, room), { recursive: true, withFileTypes: true })
    const paths = files
      .filter(file => file.isFile() && /\.(?:ts|txt)$/.test(file.name))
      .map(file => join(file.parentPath, file.name))
    for (const path of paths.toSorted()) await add(path)
  }
  for (const file of FILES) await add(join(folder, file))
  return digest.digest('hex').slice(0, 16)

  async function add(path: string): Promise<void> {
    const text = await readFile(path, 'utf8')
    digest.update(path.slice(folder.length).replaceAll('\\', '/')).update('\n')
    digest.update(text.replaceAll('\r\n', '\n')).update('\n')
  }
}

const ROOMS = ['src/analysis', 'src/edition']
/** What those rooms import, and what is written of the newsroom's own. The lock names every package that they use. */
const FILES = [
  'src/news.ts',
  'src/nicknames.ts',
  'src/newsroom/register.ts',
  'src/newsroom/fingerprint.ts',
  'src/newsroom/warmstart.ts'
]
