// The data folder, made where it is not there yet.
import { mkdir, stat } from 'node:fs/promises'
import { join, parse, resolve as absolute, sep } from 'node:path'
import { ConfigError } from '../errors.ts'

/** Makes the folder and those above it. Throws `ConfigError` naming `DATA` where it cannot be. */
export async function makeFolder(folder: string): Promise<void> {
  const whole = absolute(folder)
  // Not `recursive`, with which Node tries for ever where a file system refuses with ENOENT, as /proc does.
  const { root } = parse(whole)
  const parts = whole.slice(root.length).split(sep)
  for (const [at] of parts.entries()) {
    const path = join(root, ...parts.slice(0, at + 1))
    const isThere = await stat(path).then(
      found => found.isDirectory(),
      () => false
    )
    if (isThere) continue
    await mkdir(path).catch((cause: unknown) => {
      throw new ConfigError(
        'DATA',
        `wants a folder that can be made: ${path} cannot (${codeOf(cause)})`,
        {
          cause
        }
      )
    })
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'no reason is given'
