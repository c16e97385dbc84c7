// Finds commands, source kinds and platforms by their names: a file's name is its registration.
import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { basename, join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Command } from './command.ts'
import { packageFolder } from './config.ts'
import { ConfigError, messageOf } from './errors.ts'
import type { PlatformKind } from './platform.ts'
import type { SourceKind } from './source.ts'

/**
 * Every `.ts` file in the folder, by name and sorted by it: `commands/who.ts` answers `/who`, `commands/source/add.ts`
 * answers `/source add`. Helpers live elsewhere. Throws `ConfigError` naming the file whose default export is not a command: none
 * is skipped silently.
 */
export async function findCommands(
  folder = join(packageFolder, 'commands')
): Promise<ReadonlyMap<string, Command>> {
  const found = new Map(await findAll(folder, command))
  const entries = await readdir(folder, { withFileTypes: true })
  for (const { name } of entries.filter(entry => entry.isDirectory())) {
    const parts = await findAll(join(folder, name), command)
    for (const [part, each] of parts) found.set(`${name} ${part}`, each)
  }
  return new Map([...found].toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/** As `findCommands`, for the kinds of source: `src/sources/folder.ts` opens `folder:PATH`. */
export const findSourceKinds = (folder = join(packageFolder, 'src', 'sources')) =>
  findAll(folder, sourceKind)

/**
 * `src/platforms/NAME/NAME.ts`, for the names given and no other: the library of a chat service takes longer to load
 * than everything else. Throws `ConfigError` for a name without a folder, listing those there are; `key`: where the names stand.
 */
export async function findPlatforms(
  names: readonly string[],
  folder = join(packageFolder, 'src', 'platforms'),
  key = 'PLATFORMS'
): Promise<ReadonlyMap<string, PlatformKind>> {
  const found = new Map<string, PlatformKind>()
  for (const name of names) {
    const file = join(folder, name, `${name}.ts`)
    if (!existsSync(file)) {
      const there = (await readdir(folder)).toSorted().join(', ')
      throw new ConfigError(key, `no platform is called "${name}"; there is ${there}`)
    }
    found.set(name, await load(file, platformKind))
  }
  return found
}

/** What a default export must be, as far as it can be seen at run time; the rest is for `npm run types`. */
interface Shape<T> {
  readonly wants: string
  fits(value: unknown): value is T
}

const command: Shape<Command> = {
  wants: 'a command: { summary, options, answer }',
  fits: (value): value is Command =>
    typeof member(value, 'summary') === 'string' && typeof member(value, 'answer') === 'function'
}

const sourceKind: Shape<SourceKind> = {
  wants: 'a source kind: { summary, open }',
  fits: (value): value is SourceKind => opens(value)
}

const platformKind: Shape<PlatformKind> = {
  wants: 'a platform: { summary, open }',
  fits: (value): value is PlatformKind => opens(value)
}

const opens = (value: unknown): boolean =>
  typeof member(value, 'summary') === 'string' && typeof member(value, 'open') === 'function'

const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined

async function findAll<T>(folder: string, shape: Shape<T>): Promise<ReadonlyMap<string, T>> {
  const files = (await readdir(folder)).filter(file => file.endsWith('.ts')).toSorted()
  const found = new Map<string, T>()
  for (const file of files) {
    found.set(basename(file, '.ts'), await load(join(folder, file), shape))
  }
  return found
}

async function load<T>(file: string, shape: Shape<T>): Promise<T> {
  const shown = relative(packageFolder, file)
  if (!/^[a-z][a-z0-9-]*\.ts$/.test(basename(file))) {
    throw new ConfigError(shown, 'the name must be small letters, digits and hyphens')
  }
  const module: { readonly default?: unknown } = await import(pathToFileURL(file).href).catch(
    (cause: unknown) => {
      throw new ConfigError(shown, messageOf(cause), {
        cause
      })
    }
  )
  if (!shape.fits(module.default)) {
    throw new ConfigError(shown, `the default export must be ${shape.wants}`)
  }
  return module.default
}
