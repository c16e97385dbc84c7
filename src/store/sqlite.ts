// The database in the data folder: SQLite as Node carries it. Knows no tables.
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { setImmediate } from 'node:timers/promises'
import { StoreError } from '../errors.ts'
import type { Database, Run, Value } from './database.ts'
import { withoutNul } from './database.ts'

/** How long somebody else may hold the database where nothing else is said, in milliseconds. */
const PATIENCE = 5000
/** What shares one commit: enough to save most of the waiting for the disk, and milliseconds that nobody notices. */
const LONGEST = 10
const MOST_TOGETHER = 200

export interface SqliteSettings {
  /** A file, or `:memory:`. */
  readonly path: string
  readonly readOnly?: boolean
  /** Milliseconds for which somebody else may hold the database: the thread waits, and does nothing else. */
  readonly patience?: number
  /** Epoch milliseconds. */
  readonly clock: () => number
}

/**
 * Opens the file. Every commit is flushed to the disk before it is acknowledged (WAL, synchronous=FULL), unless there are only jottings in
 * it; statements that are given in one turn share one commit. Throws `StoreError`.
 */
export function openSqlite({
  path,
  readOnly = false,
  patience = PATIENCE,
  clock
}: SqliteSettings): Database {
  const db = open(path, readOnly, patience)
  const statements = new Map<string, Prepared>()
  const waiting: Waiting[] = []
  let flushing = false

  const execute = (sql: string, values: readonly Value[]): readonly unknown[] => {
    const known = statements.get(sql) ?? prepare(db, sql)
    statements.set(sql, known)
    if (statements.size > 200) statements.delete(statements.keys().next().value ?? '')
    return known.statement.all(...known.numbers.map(at => withoutNul(values[at] ?? null)))
  }

  /**
   * One after the other: what is between BEGIN and COMMIT on one handle is one transaction, whoever gave it; and who waits for another
   * handle of this process keeps that one from ending.
   */
  const inTurn = async <T>(work: () => T | Promise<T>): Promise<T> => {
    const mine = (lanes.get(path) ?? Promise.resolve()).then(work)
    const done = mine.catch(() => {})
    lanes.set(path, done)
    try {
      return await mine
    } finally {
      if (lanes.get(path) === done) lanes.delete(path)
    }
  }

  /** What waits, in one commit, for no longer than people notice; nobody hears before that. */
  const together = async (): Promise<void> => {
    // What is given in this turn and the next goes with the first.
    await setImmediate()
    flushing = false
    await inTurn(async () => {
      if (!db.isOpen) {
        const closed = new StoreError(path, 'it has been closed')
        for (const { reject } of waiting.splice(0)) reject(closed)
        return
      }
      const group: Waiting[] = []
      const answers: (() => void)[] = []
      const writes = waiting.some(each => each.writes)
      const isJotted = writes && !waiting.some(each => each.lasts)
      const end = performance.now() + LONGEST
      try {
        if (isJotted) db.exec('PRAGMA synchronous = NORMAL')
        if (writes) db.exec('BEGIN IMMEDIATE')
        for (let [next] = waiting; next !== undefined; [next] = waiting) {
          // What came meanwhile and is to last goes with the next.
          if (isJotted && next.lasts) break
          waiting.shift()
          group.push(next)
          answers.push(await next.work())
          if (group.length >= MOST_TOGETHER || performance.now() > end) break
        }
        if (writes) db.exec('COMMIT')
        for (const answer of answers) answer()
      } catch (error) {
        if (db.isTransaction) db.exec('ROLLBACK')
        // Where it could not even begin nothing of what waits can be done.
        const lost = group.length > 0 ? group : waiting.splice(0)
        for (const { reject } of lost) reject(told(error, path))
      } finally {
        if (isJotted) db.exec('PRAGMA synchronous = FULL')
      }
    })
    if (waiting.length > 0) flush()
  }

  /** Work that fails alone fails alone, unless the whole transaction is gone: so it is where the disk is full. */
  const queue = <T>(
    { writes, lasts }: Pick<Waiting, 'writes' | 'lasts'>,
    work: () => T | Promise<T>
  ): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      waiting.push({
        writes,
        lasts,
        reject,
        async work() {
          try {
            const done = await work()
            return () => resolve(done)
          } catch (error) {
            if (writes && !db.isTransaction) throw error
            return () => reject(told(error, path))
          }
        }
      })
      flush()
    })

  const flush = (): void => {
    if (flushing) return
    flushing = true
    void together()
  }

  const run: Run = async <Row>(sql: string, values: readonly Value[] = []) => {
    // Who only reads waits for nobody, unless somebody is at work.
    if (isRead(sql) && waiting.length === 0 && !lanes.has(path)) {
      try {
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a statement and its rows are written side by side
        return execute(sql, values) as readonly Row[]
      } catch (error) {
        throw told(error, path)
      }
    }
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as above
    return queue(isRead(sql) ? READ : WRITE, () => execute(sql, values) as readonly Row[])
  }

  return {
    run,
    jot: <Row>(sql: string, values: readonly Value[] = []) =>
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as above
      queue(JOTTING, () => execute(sql, values) as readonly Row[]),
    transaction: work =>
      queue(WRITE, async () => {
        db.exec('SAVEPOINT work')
        try {
          const done = await work(
            async <Row>(sql: string, values: readonly Value[] = []) =>
              // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as above
              execute(sql, values) as readonly Row[]
          )
          db.exec('RELEASE work')
          return done
        } catch (error) {
          if (db.isTransaction) db.exec('ROLLBACK TO work; RELEASE work')
          throw error
        }
      }),
    now: async () => clock(),
    async close() {
      while (waiting.length > 0) await setImmediate()
      await inTurn(() => {
        if (db.isOpen) db.close()
      })
    }
  }
}

interface Prepared {
  readonly statement: StatementSync
  /** Which of the values stands at each place, from 0. */
  readonly numbers: readonly number[]
}

/** With places in their order instead of numbers: SQLite looks for a number through all of them, which of thousands takes its time. */
function prepare(db: DatabaseSync, sql: string): Prepared {
  const numbers: number[] = []
  const placed = sql.replace(/\$(\d+)/g, (_, number: string) => {
    numbers.push(Number(number) - 1)
    return '?'
  })
  return { statement: db.prepare(placed), numbers }
}

const isRead = (sql: string): boolean => /^\s*SELECT\b/i.test(sql)

/** By file: the work of all handles on it, while there is any. */
const lanes = new Map<string, Promise<unknown>>()

interface Waiting {
  readonly writes: boolean
  /** Nobody hears of it before it is on the disk. */
  readonly lasts: boolean
  /** Gives what is to be answered once it is committed. */
  readonly work: () => Promise<() => void>
  readonly reject: (error: unknown) => void
}

const READ = { writes: false, lasts: false } as const
const WRITE = { writes: true, lasts: true } as const
const JOTTING = { writes: true, lasts: false } as const

function open(path: string, readOnly: boolean, patience: number): DatabaseSync {
  try {
    const db = new DatabaseSync(path, { timeout: patience, readOnly })
    // What is deleted is overwritten: the address of a private feed that was taken off is not to be found in the file.
    if (!readOnly) {
      journalAhead(db)
      db.exec('PRAGMA synchronous = FULL; PRAGMA secure_delete = ON')
    }
    return db
  } catch (error) {
    throw told(error, path)
  }
}

/**
 * WAL. Where somebody else makes the same of a new file at this moment SQLite does not wait, whatever it was told, since both might wait for
 * each other (https://sqlite.org/c3ref/busy_handler.html): so it is tried again.
 */
function journalAhead(db: DatabaseSync): void {
  for (const end = Date.now() + PATIENCE; ;) {
    try {
      db.exec('PRAGMA journal_mode = WAL')
      return
    } catch (error) {
      if (codeOf(error) !== BUSY || Date.now() > end) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5)
    }
  }
}

const BUSY = 5

/** https://sqlite.org/rescode.html: the primary code is the lowest byte. */
const REASONS: Readonly<Record<number, string>> = {
  [BUSY]: 'another process has held it for too long',
  8: 'what is kept may only be read here',
  10: 'the disk fails, or is full',
  11: 'it is damaged: move it away and start anew, or put a copy back',
  13: 'the disk is full',
  14: 'it cannot be opened',
  26: 'it is no database: move it away to start without what it holds'
}

/** Faults of ours, such as a broken rule of a table, stay what they are. */
function told(error: unknown, path: string): unknown {
  const code = codeOf(error)
  const reason = code === undefined ? undefined : REASONS[code]
  return reason === undefined ? error : new StoreError(path, reason, { cause: error })
}

/** The primary result code; undefined for what is no fault of SQLite's. */
function codeOf(error: unknown): number | undefined {
  const code: unknown = error instanceof Error && 'errcode' in error ? error.errcode : undefined
  return typeof code === 'number' ? code & 0xff : undefined
}
