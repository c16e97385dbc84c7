// What can be set from outside: the environment, read once and checked. The only file on the ground that knows zod.
import { existsSync } from 'node:fs'
import { isAbsolute, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { ConfigError } from './errors.ts'

/** Where package.json lies: commands, seeds and platforms are found from here, wherever the bot is started. */
export const packageFolder = fileURLToPath(new URL('..', import.meta.url))

/** Severities of log.ts, from the quietest. */
const logLevels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const
export type LogLevel = (typeof logLevels)[number]

export interface Config {
  /** `folder:./seeds`: at least one, in the order given. Relative paths are relative to where the bot is started. */
  readonly sources: readonly string[]
  /** Names of folders in src/platforms/, at least one, each once. */
  readonly platforms: readonly string[]
  readonly logLevel: LogLevel
}

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Reads the settings. An empty value counts as absent, so that `SOURCES=` in a file means the default.
 * Throws `ConfigError` naming the first key that cannot be used and what it wants.
 */
export function readConfig(env: Environment): Config {
  const set = Object.fromEntries(configKeys.map(key => [key, env[key]?.trim() || undefined]))
  const result = schema.safeParse(set)
  if (!result.success) {
    const issue = result.error.issues[0]
    throw new ConfigError(String(issue?.path[0]), issue?.message ?? 'cannot be read')
  }
  const { SOURCES, PLATFORMS, LOG_LEVEL } = result.data
  return {
    sources: SOURCES ?? [seedsAddress(process.cwd())],
    platforms: PLATFORMS,
    // Log lines between the answers disturb whoever types at the prompt: the greeting and /sources tell him what could not
    // be read. A service wants to be followed.
    logLevel: LOG_LEVEL ?? (PLATFORMS.includes('console') ? 'error' : 'info')
  }
}

/** Completes `process.env` from `.env` in the current folder, where there is one. What is set already wins. */
export function loadDotEnv(): void {
  if (existsSync('.env')) process.loadEnvFile('.env')
}

/** The `folder:` address of our own seeds, as short as it can be written from `from`. */
export function seedsAddress(from: string): string {
  const path = relative(from, packageFolder + 'seeds').replaceAll('\\', '/')
  // On Windows a folder on another drive has no relative path: then it stays whole.
  return isAbsolute(path) || path.startsWith('..') ? `folder:${path}` : `folder:./${path}`
}

/** What `split` leaves of `SOURCES=,` is nothing, and nothing is not what was meant. */
const some = { error: 'wants at least one' }

const split = (value: string): string[] => [
  ...new Set(value.split(/[\s,]+/).filter(part => part !== ''))
]

const schema = z.object({
  SOURCES: z
    .string()
    .transform(split)
    .pipe(
      z
        .array(
          z.string().regex(/^[a-z][a-z0-9-]*:./, {
            error: issue =>
              `wants addresses such as folder:./seeds or jsonl:./news.jsonl, not "${String(issue.input)}"`
          })
        )
        .min(1, some)
    )
    .optional(),
  PLATFORMS: z
    .string()
    .default('console')
    .transform(split)
    .pipe(
      z
        .array(
          z.string().regex(/^[a-z][a-z0-9-]*$/, {
            error: issue => `wants names such as console, not "${String(issue.input)}"`
          })
        )
        .min(1, some)
    ),
  LOG_LEVEL: z.enum(logLevels, { error: `wants one of ${logLevels.join(', ')}` }).optional()
})

/** Every key that is read, in the order of `.env.example`. */
export const configKeys = Object.keys(schema.shape)
