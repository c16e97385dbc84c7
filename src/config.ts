// What can be set from outside: the environment, read once and checked. The only file on the ground that knows zod.
import { totalmem } from 'node:os'
import { isAbsolute, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { durationOf } from './duration.ts'
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
  /** Folder in which the newsroom is kept from one start to the next; null for nowhere. */
  readonly data: string | null
  /** `postgres://…`, where the database is on a server; null: a file in `data`. */
  readonly databaseUrl: string | null
  /** The most articles that are kept. */
  readonly maxArticles: number
  /** Bytes that the bot may use. */
  readonly memory: number
  /** Milliseconds that articles stay of sources that do not bring everything at every read; Infinity: for ever. */
  readonly keep: number
  /** Milliseconds that a source fails before its admins are told. */
  readonly failingAfter: number
  /** The time zone of schedules where no place has set its own, an IANA name; null: that of the machine. */
  readonly zone: string | null
  /** Milliseconds after which a scheduled post that was missed, or that no platform took, is given up. */
  readonly late: number
  /** Where the keeper of this bot can be reached: told to every site that is read. */
  readonly contact: string | null
  /** Networks that may be read although they are not public, as written: `10.1.0.0/16`. The web room knows what one is. */
  readonly allowNetworks: readonly string[]
}

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Reads the settings. An empty value counts as absent, so that `SOURCES=` in a file means the default. `isTyped`: whether somebody sits
 * at a terminal, who may like the page in the browser as well; a script wants its answers and no more.
 * Throws `ConfigError` naming the first key that cannot be used and what it wants.
 */
export function readConfig(env: Environment, { isTyped = false } = {}): Config {
  const set = Object.fromEntries(configKeys.map(key => [key, env[key]?.trim() || undefined]))
  const result = schema.safeParse(set)
  if (!result.success) {
    const issue = result.error.issues[0]
    throw new ConfigError(String(issue?.path[0]), issue?.message ?? 'cannot be read')
  }
  const { SOURCES, LOG_LEVEL, DATA, MAX_ARTICLES, MEMORY } = result.data
  const { PLATFORMS = isTyped ? ['console', 'preview'] : ['console'] } = result.data
  const { DATABASE_URL, ZONE, LATE, KEEP, FAILING_AFTER, CONTACT, ALLOW_NETWORKS } = result.data
  return {
    sources: SOURCES ?? [seedsAddress(process.cwd())],
    platforms: PLATFORMS,
    // Log lines between the answers disturb whoever types at the prompt: the greeting and /sources tell him what could not
    // be read. A service wants to be followed.
    logLevel: LOG_LEVEL ?? (PLATFORMS.includes('console') ? 'error' : 'info'),
    data: DATA === 'none' ? null : DATA,
    databaseUrl: DATABASE_URL ?? null,
    maxArticles: MAX_ARTICLES,
    memory: MEMORY,
    keep: KEEP === Number.MAX_VALUE ? Infinity : KEEP,
    failingAfter: FAILING_AFTER,
    zone: ZONE ?? null,
    late: LATE,
    contact: CONTACT ?? null,
    allowNetworks: ALLOW_NETWORKS
  }
}

/** The `folder:` address of our own seeds, as short as it can be written from `from`. */
export function seedsAddress(from: string): string {
  const path = relative(from, packageFolder + 'seeds').replaceAll('\\', '/')
  // On Windows a folder on another drive has no relative path: then it stays whole.
  return isAbsolute(path) || path.startsWith('..') ? `folder:${path}` : `folder:./${path}`
}

/** Bytes of the machine, or of what a container leaves of it. */
const machine = (): number => Math.min(totalmem(), process.constrainedMemory() || Infinity)

const units: Readonly<Record<string, number>> = { KB: 1e3, MB: 1e6, GB: 1e9 }

/** `4GB`, `512 MB`, or `75%` of the machine's; NaN for anything else. */
function bytesOf(size: string): number {
  const [, number = '', unit = ''] = /^(\d+(?:\.\d+)?)\s*(%|[KMG]B)$/i.exec(size) ?? []
  const share = unit === '%' ? machine() / 100 : units[unit.toUpperCase()]
  return share === undefined || number === '' ? Number.NaN : Number(number) * share
}

/** As `split`, but a comma in what is set for one source, `feed:https://gazette.example/rss#tags=a,b`, is its own. */
const splitAddresses = (value: string): string[] => [
  ...new Set(value.match(/[^\s,#]+(?:#(?:(?!,(?:[a-z][a-z0-9-]*:|\s|$))\S)*)?/g))
]

/** What `split` leaves of `SOURCES=,` is nothing, and nothing is not what was meant. */
const some = { error: 'wants at least one' }

const split = (value: string): string[] => [
  ...new Set(value.split(/[\s,]+/).filter(part => part !== ''))
]

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) instanceof Intl.DateTimeFormat
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

const keepWants = 'wants a time such as 90d, or forever'
const patienceWants = 'wants a time such as 1d, 6h or 30m'
const lateWants = 'wants a time such as 2h, 30m or 1d'
const contactWants =
  'wants an address of mail or of the web in one line, such as desk@gazette.example'

const memoryWants = 'wants at least 50MB, as 4GB, 512MB or a share of the machine such as 75%'

const schema = z.object({
  SOURCES: z
    .string()
    .transform(splitAddresses)
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
    .transform(split)
    .pipe(
      z
        .array(
          z.string().regex(/^[a-z][a-z0-9-]*$/, {
            error: issue => `wants names such as console, not "${String(issue.input)}"`
          })
        )
        .min(1, some)
    )
    .optional(),
  LOG_LEVEL: z.enum(logLevels, { error: `wants one of ${logLevels.join(', ')}` }).optional(),
  DATA: z.string().default('./data'),
  DATABASE_URL: z
    .string()
    .refine(value => /^postgres(?:ql)?:\/\/./.test(value) && URL.canParse(value), {
      error: 'wants the address of a PostgreSQL server: postgres://user:password@host:5432/copydesk'
    })
    .optional(),
  MAX_ARTICLES: z
    .string()
    .default('1000000')
    .transform(value => (/^\d{1,12}$/.test(value) ? Number(value) : Number.NaN))
    .pipe(
      z.int({ error: 'wants a whole number above 0, such as 100000' }).min(1, {
        error: 'wants a whole number above 0, such as 100000'
      })
    ),
  MEMORY: z
    .string()
    .default('75%')
    .transform(bytesOf)
    .pipe(z.number({ error: memoryWants }).min(50e6, { error: memoryWants })),
  KEEP: z
    .string()
    .default('90d')
    .transform(value => (/^forever$/i.test(value) ? Number.MAX_VALUE : durationOf(value)))
    .pipe(z.number({ error: keepWants })),
  FAILING_AFTER: z
    .string()
    .default('1d')
    .transform(durationOf)
    .pipe(z.number({ error: patienceWants })),
  ZONE: z
    .string()
    .refine(isTimeZone, { error: 'wants the name of a time zone, such as Europe/Berlin' })
    .optional(),
  LATE: z
    .string()
    .default('2h')
    .transform(durationOf)
    .pipe(z.number({ error: lateWants })),
  // It goes into a header of every request.
  CONTACT: z
    .string()
    .regex(/^[\x21-\x27\x2a-\x7e]{1,200}$/, { error: contactWants })
    .optional(),
  ALLOW_NETWORKS: z.string().default('').transform(split)
})

/** Every key that is read, in the order of `.env.example`. */
export const configKeys = Object.keys(schema.shape)
