// The door of the store: what the bot keeps from one start to the next, in a file of its own or on a database server.
import { existsSync } from 'node:fs'
import { open as openFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { KeptDebts } from '../debts.ts'
import { ConfigError, StoreError } from '../errors.ts'
import type { Log } from '../log.ts'
import type { Database } from './database.ts'
import type { Deliveries } from './deliveries.ts'
import { deliveriesIn } from './deliveries.ts'
import type { Documents } from './documents.ts'
import { documentsIn } from './documents.ts'
import type { SeenEvents } from './events.ts'
import { eventsIn } from './events.ts'
import { takeFilesOver } from './files.ts'
import type { Follows } from './follows.ts'
import { followsIn } from './follows.ts'
import type { Installations } from './installations.ts'
import { installationsIn } from './installations.ts'
import { checkMigrated, migrate } from './migrations.ts'
import { makeFolder } from './folder.ts'
import type { Places } from './places.ts'
import { placesIn } from './places.ts'
import { owedIn } from './owed.ts'
import { openPostgres } from './postgres.ts'
import type { KeptRecall } from './recall.ts'
import { recallIn } from './recall.ts'
import type { Schedules } from './schedules.ts'
import { schedulesIn } from './schedules.ts'
import type { KeptSettings } from './settings.ts'
import { settingsIn } from './settings.ts'
import { openSqlite } from './sqlite.ts'

export type { Claim, Deliveries, DeliveryRow, NewDelivery, Outcome, Settled } from './deliveries.ts'
export type { FollowRow, Follows } from './follows.ts'
export type { Fired, ScheduleChange, ScheduleRow, Schedules } from './schedules.ts'

/** Whatever is written is on the disk when it resolves. Anything rejects with `StoreError` while the database cannot. */
export interface Store {
  /** Whether other copies of the bot may be keeping here too: of a file each has its own. */
  readonly isShared: boolean
  readonly documents: Documents
  readonly schedules: Schedules
  readonly deliveries: Deliveries
  readonly recall: KeptRecall
  readonly follows: Follows
  readonly settings: KeptSettings
  readonly installations: Installations
  readonly events: SeenEvents
  readonly owed: KeptDebts
  readonly places: Places
  /** Epoch milliseconds by the clock that everybody who shares the database goes by. */
  now(): Promise<number>
  /** Resolves when what was given is written and nothing is left open. */
  close(): Promise<void>
}

export interface StoreSettings {
  /** The folder in which the database lies where there is no server; null: in memory, until it is closed. */
  readonly data: string | null
  /** `postgres://…`; null or absent: a file in the folder. */
  readonly databaseUrl?: string | null
  readonly log?: Pick<Log, 'info' | 'warn'>
  /** Epoch milliseconds, where there is no server whose clock counts. */
  readonly clock?: () => number
}

/**
 * Opens the database, makes what is missing, and brings its tables up to date. At the first time it takes over what earlier versions kept
 * as files in the folder. Throws `ConfigError` naming `DATA` or `DATABASE_URL` where that cannot be.
 */
export async function openStore(settings: StoreSettings): Promise<Store> {
  const { data, databaseUrl = null, log, clock = Date.now } = settings
  if (data !== null) await makeFolder(data)
  if (data !== null && databaseUrl === null) await keepToOneself(join(data, FILE))
  const db = await opened(
    () =>
      databaseUrl === null
        ? openSqlite({ path: data === null ? ':memory:' : join(data, FILE), clock })
        : openPostgres(databaseUrl, log),
    migrate
  )
  try {
    const taken = data === null ? null : await takeFilesOver(data, db)
    if (taken !== null && taken > 0)
      log?.info(`store: ${taken} files of an earlier version were taken over; they may be deleted`)
  } catch (error) {
    await db.close()
    throw error
  }
  const at =
    databaseUrl !== null
      ? { url: databaseUrl }
      : data !== null
        ? { file: join(data, FILE) }
        : undefined
  return { ...storeOn(db), owed: owedIn(db, at), isShared: databaseUrl !== null }
}

/**
 * Reads what is kept where somebody else may write, and changes nothing there: documents that are written are let go, looks are not noted, anything else is
 * refused with a `StoreError`. Where nothing is kept yet it is an empty store in memory. Throws `ConfigError` where it cannot be read, or
 * another version of the bot keeps it.
 */
export async function openReadOnly({
  data,
  databaseUrl = null
}: Pick<StoreSettings, 'data' | 'databaseUrl'>): Promise<Store> {
  if (databaseUrl !== null) {
    const url = new URL(databaseUrl)
    url.searchParams.set('options', '-c default_transaction_read_only=on')
    return readOnly(await opened(() => openPostgres(url.href), checkMigrated))
  }
  const path = join(data ?? '', FILE)
  if (data === null || !existsSync(path)) return openCopy(data)
  return readOnly(
    await opened(() => openSqlite({ path, readOnly: true, clock: Date.now }), checkMigrated)
  )
}

const FILE = 'copydesk.sqlite'

/** Of what an earlier version kept as files, if any. */
async function openCopy(folder: string | null): Promise<Store> {
  const db = openSqlite({ path: ':memory:', clock: Date.now })
  await migrate(db)
  if (folder !== null && existsSync(folder)) await takeFilesOver(folder, db)
  return storeOn(db)
}

const readOnly = (db: Database): Store => {
  const store = storeOn(db)
  const { documents, recall } = store
  return {
    ...store,
    documents: { ...documents, async write() {}, async change() {}, async remove() {} },
    recall: { ...recall, look: (asker, list) => recall.looked(asker, list) }
  }
}

/** There are addresses of paid feeds in it. What SQLite puts beside the file has the same rights. */
async function keepToOneself(path: string): Promise<void> {
  const file = await openFile(path, 'a', 0o600).catch((cause: unknown) => {
    throw new ConfigError('DATA', `${path} cannot be written`, { cause })
  })
  await file.close()
}

async function opened(
  open: () => Database,
  prepare: (db: Database) => Promise<void>
): Promise<Database> {
  let db: Database | undefined
  try {
    db = open()
    await prepare(db)
    return db
  } catch (error) {
    await db?.close()
    if (!(error instanceof StoreError)) throw error
    const [, key = 'DATA', reason = error.message] =
      /^(DATABASE_URL): ([^]*)$/.exec(error.message) ?? []
    throw new ConfigError(key, reason, { cause: error })
  }
}

const storeOn = (db: Database): Store => ({
  isShared: false,
  documents: documentsIn(db),
  schedules: schedulesIn(db),
  deliveries: deliveriesIn(db),
  recall: recallIn(db),
  follows: followsIn(db),
  settings: settingsIn(db),
  installations: installationsIn(db),
  events: eventsIn(db),
  owed: owedIn(db),
  places: placesIn(db),
  now: () => db.now(),
  close: () => db.close()
})
