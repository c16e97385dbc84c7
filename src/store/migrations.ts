// How the tables came to be, step by step. A step that was released is never changed: what has to change is a step of its own.
import { ConfigError } from '../errors.ts'
import type { Database, Run } from './database.ts'

export interface Migration {
  /** From 1, without a gap. */
  readonly number: number
  readonly name: string
  readonly statements: readonly string[]
}

export const migrations: readonly Migration[] = [
  {
    number: 1,
    name: 'documents',
    statements: [
      // JSON by name: what the newsroom remembers of its sources.
      `CREATE TABLE documents (
        name text NOT NULL PRIMARY KEY,
        body text NOT NULL
      )`
    ]
  },
  {
    number: 2,
    name: 'schedules and what they post',
    statements: [
      // number: what people of one scope call it, never given twice. next: when it is due, null for never.
      `CREATE TABLE schedules (
        id text NOT NULL PRIMARY KEY,
        scope text NOT NULL,
        number bigint NOT NULL,
        channel text NOT NULL,
        line text NOT NULL,
        at text NOT NULL,
        zone text NOT NULL,
        options text NOT NULL,
        state text NOT NULL,
        reason text,
        next bigint,
        creator text NOT NULL,
        created bigint NOT NULL,
        UNIQUE (scope, number)
      )`,
      'CREATE INDEX schedules_due ON schedules (state, next)',
      // One row a due time. ready: not to be taken up before, null once it is settled; owner: the last claim, who alone may write it.
      `CREATE TABLE deliveries (
        key text NOT NULL PRIMARY KEY,
        plan text NOT NULL,
        scope text NOT NULL,
        channel text NOT NULL,
        platform text NOT NULL,
        slot bigint NOT NULL,
        state text NOT NULL,
        ready bigint,
        owner text,
        attempts bigint NOT NULL,
        attempted bigint,
        covers text,
        message text,
        reason text,
        settled bigint
      )`,
      'CREATE INDEX deliveries_ready ON deliveries (platform, ready)',
      'CREATE INDEX deliveries_told ON deliveries (scope, slot)',
      'CREATE INDEX deliveries_channel ON deliveries (channel, settled)'
    ]
  },
  {
    number: 3,
    name: 'what was told where',
    statements: [
      `CREATE TABLE briefed (
        channel text NOT NULL,
        article text NOT NULL,
        at bigint NOT NULL,
        PRIMARY KEY (channel, article)
      )`,
      'CREATE INDEX briefed_at ON briefed (at)',
      // When the last briefing of a channel was posted, which may have told of no article.
      'CREATE TABLE briefings (channel text NOT NULL PRIMARY KEY, at bigint NOT NULL)',
      `CREATE TABLE looks (
        asker text NOT NULL,
        list text NOT NULL,
        at bigint NOT NULL,
        PRIMARY KEY (asker, list)
      )`
    ]
  },
  {
    number: 4,
    name: 'follows, settings, installations, events',
    statements: [
      `CREATE TABLE follows (
        id text NOT NULL PRIMARY KEY,
        scope text NOT NULL,
        channel text NOT NULL,
        what text NOT NULL,
        query text NOT NULL,
        hourly bigint,
        creator text NOT NULL,
        created bigint NOT NULL,
        UNIQUE (channel, query)
      )`,
      // A scope is a workspace or server, or one channel of it.
      `CREATE TABLE settings (
        scope text NOT NULL,
        name text NOT NULL,
        value text NOT NULL,
        PRIMARY KEY (scope, name)
      )`,
      // The tokens of a workspace, sealed by whoever keeps them here.
      `CREATE TABLE installations (
        id text NOT NULL PRIMARY KEY,
        sealed text NOT NULL,
        at bigint NOT NULL
      )`,
      'CREATE TABLE events (id text NOT NULL PRIMARY KEY, at bigint NOT NULL)',
      'CREATE INDEX events_at ON events (at)'
    ]
  },
  {
    number: 5,
    name: 'places that were left',
    statements: [
      // When a workspace or server took the bot off: what is kept of it goes some time after.
      'CREATE TABLE departures (place text NOT NULL PRIMARY KEY, at bigint NOT NULL)'
    ]
  },
  {
    number: 6,
    name: 'deliveries by their plan',
    // The last of each schedule, and how often a follow was posted in the last hour: asked every minute.
    statements: ['CREATE INDEX deliveries_plan ON deliveries (plan, slot)']
  },
  {
    number: 7,
    name: 'lists of what was told',
    statements: [
      // What thousands of channels are told at the same time is one list, and one row for each of them.
      'CREATE TABLE lists (id text NOT NULL PRIMARY KEY, articles text NOT NULL)',
      `CREATE TABLE told (
        channel text NOT NULL,
        list text NOT NULL,
        at bigint NOT NULL,
        PRIMARY KEY (channel, list)
      )`,
      'CREATE INDEX told_at ON told (at)',
      // Articles that were told one by one are lists of one, in JSON.
      `INSERT INTO lists (id, articles)
       SELECT DISTINCT article, '["' || replace(replace(article, '\\', '\\\\'), '"', '\\"') || '"]' FROM briefed`,
      'INSERT INTO told (channel, list, at) SELECT channel, article, at FROM briefed',
      'DROP TABLE briefed',
      // A digest of all that was told at a channel and when: what is equal was told the same. Null: told before there were any.
      'ALTER TABLE briefings ADD COLUMN mark text'
    ]
  },
  {
    number: 8,
    name: 'what is owed',
    statements: [
      // debtor: who answers for it, a platform or one of its copies. There are few at any time.
      'CREATE TABLE owed (id text NOT NULL PRIMARY KEY, debtor text NOT NULL, body text NOT NULL)',
      // Before, debts were in documents: what an older process still owes is said no more.
      `DELETE FROM documents WHERE name LIKE 'slack-owed%' OR name LIKE 'discord-owed%'`
    ]
  }
]

/**
 * Takes the tables from whatever version they are to that of these steps, in one transaction that no other process shares. Throws
 * `ConfigError` where a later version of the bot has been here.
 */
export async function migrate(
  db: Database,
  steps: readonly Migration[] = migrations
): Promise<void> {
  await db.transaction(
    async run => {
      await run(
        'CREATE TABLE IF NOT EXISTS migrations (number bigint NOT NULL PRIMARY KEY, name text NOT NULL)'
      )
      const last = await lastStep(run, steps)
      for (const { number, name, statements } of steps.filter(step => step.number > last)) {
        for (const statement of statements) await run(statement)
        await run('INSERT INTO migrations (number, name) VALUES ($1, $2)', [number, name])
      }
    },
    { alone: true }
  )
}

/**
 * That the tables are those of these steps, for whoever only reads. Throws `ConfigError` where a later version of the bot has been here,
 * or only an earlier one.
 */
export async function checkMigrated(
  { run }: Database,
  steps: readonly Migration[] = migrations
): Promise<void> {
  const last = await lastStep(run, steps).catch((error: unknown) => {
    // A start that was ended before it made its tables.
    if (error instanceof Error && /no such table|does not exist/.test(error.message)) return 0
    throw error
  })
  if (last < newestOf(steps))
    throw new ConfigError(
      'DATA',
      `the database is of an earlier version of the bot (${last}, this one knows ${newestOf(steps)}): \`copydesk start\` brings it up to date`
    )
}

/** The last step that was taken; 0 for none. Throws `ConfigError` where that is none of these. */
async function lastStep(run: Run, steps: readonly Migration[]): Promise<number> {
  const done = await run<{ number: number }>('SELECT number FROM migrations')
  const last = Math.max(0, ...done.map(({ number }) => number))
  if (last > newestOf(steps))
    throw new ConfigError(
      'DATA',
      `the database is of a later version of the bot (${last}, this one knows ${newestOf(steps)}): start that one`
    )
  return last
}

const newestOf = (steps: readonly Migration[]): number => steps.at(-1)?.number ?? 0
