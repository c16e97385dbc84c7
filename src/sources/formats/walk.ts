// Finds files below a folder. Knows the file system and nothing of what is in the files.
import type { Dirent } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import { join, sep } from 'node:path'

export interface FoundFile {
  readonly path: string
  /** The path with every link in it followed: one folder or file is found once. */
  readonly real: string
  /** Path below the folder, with `/` on every system. */
  readonly name: string
}

export interface WalkOptions {
  readonly signal: AbortSignal
  /** Which names are wanted, of files and of links. */
  readonly wanted: (name: string) => boolean
  /** A folder or a wanted link below the first that could not be followed. */
  readonly failed: (name: string, error: unknown) => void
}

/**
 * Every wanted file, sorted by name code unit by code unit, so the same on every system. Names that begin with a dot
 * are passed over. Links are followed after everything else, so a file that is also linked keeps its own
 * name; a link to a folder above is not followed: it leads round in a circle. Throws what reading the
 * first folder throws.
 */
export async function filesBelow(folder: string, options: WalkOptions): Promise<FoundFile[]> {
  const root = await realpath(folder)
  const files: FoundFile[] = []
  const seen = new Set<string>()
  const links: FoundFile[] = []

  const add = (entry: FoundFile) => {
    if (seen.has(entry.real) || !options.wanted(entry.name)) return
    seen.add(entry.real)
    files.push(entry)
  }

  const open = async (first: FoundFile) => {
    const folders = [first]
    for (let next = folders.pop(); next; next = folders.pop()) {
      options.signal.throwIfAborted()
      if (seen.has(next.real)) continue
      seen.add(next.real)
      for (const child of await entriesOf(next, first.real === root, options)) {
        const entry = below(next, child.name)
        if (child.isSymbolicLink()) links.push(entry)
        else if (child.isDirectory()) folders.push(entry)
        else add(entry)
      }
    }
  }

  await open({ path: folder, name: '', real: root })
  for (let at = 0; at < links.length; at++) {
    const link = links[at]!
    try {
      const real = await realpath(link.path)
      const isFolder = (await stat(real)).isDirectory()
      if (!isFolder) add({ ...link, real })
      else if (!`${root}${sep}`.startsWith(`${real}${real.endsWith(sep) ? '' : sep}`)) {
        await open({ ...link, real })
      }
    } catch (error) {
      if (options.signal.aborted) throw error
      if (options.wanted(link.name)) options.failed(link.name, error)
    }
  }
  return files.toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

async function entriesOf(
  folder: FoundFile,
  mayFail: boolean,
  options: WalkOptions
): Promise<readonly Dirent[]> {
  try {
    const entries = await readdir(folder.path, { withFileTypes: true })
    return entries
      .filter(entry => !entry.name.startsWith('.'))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
  } catch (error) {
    if (mayFail && folder.name === '') throw error
    options.failed(folder.name, error)
    return []
  }
}

const below = (folder: FoundFile, name: string): FoundFile => ({
  path: join(folder.path, name),
  name: folder.name === '' ? name : `${folder.name}/${name}`,
  real: join(folder.real, name)
})
