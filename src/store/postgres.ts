// The database behind DATABASE_URL: a PostgreSQL server that several bots may share. Knows no tables.
import type { QueryResultRow } from 'pg'
import { Pool, types } from 'pg'
import { ConfigError, StoreError } from '../errors.ts'
import type { Log } from '../log.ts'
import type { Database, Run, Value } from './database.ts'
import { withoutNul } from './database.ts'

/** Any number that other programs on the same server are unlikely to lock. */
const LOCK = 4_271_990_116

/** Opens connections as they are needed, ten at most, and new ones after the server was away. */
export function openPostgres(url: string, log?: Pick<Log, 'warn'>): Database {
  const pool = new Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 5000,
    // A statement of ours takes milliseconds: one that takes this long waits for somebody who is gone.
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 30_000,
    keepAlive: true,
    types: { getTypeParser: parserOf }
  })
  // Without a listener the end of an idle connection would end the process.
  pool.on('error', error => log?.warn(`store: DATABASE_URL: ${reasonOf(error)}`))

  const run: Run = async <Row>(sql: string, values: readonly Value[] = []) => {
    try {
      const { rows } = await pool.query<Row & QueryResultRow>(sql, values.map(withoutNul))
      return rows
    } catch (error) {
      throw told(error)
    }
  }

  return {
    run,
    // The server has its own disk: nobody here waits for it but who asked.
    jot: run,
    async transaction(work, { alone = false } = {}) {
      const client = await pool.connect().catch((error: unknown) => {
        throw told(error)
      })
      client.on('error', ignore)
      let broken = false
      try {
        await client.query('BEGIN')
        if (alone) await client.query('SELECT pg_advisory_xact_lock($1)', [LOCK])
        const done = await work(async <Row>(sql: string, values: readonly Value[] = []) => {
          const { rows } = await client.query<Row & QueryResultRow>(sql, values.map(withoutNul))
          return rows
        })
        await client.query('COMMIT')
        return done
      } catch (error) {
        broken = await client.query('ROLLBACK').then(
          () => false,
          () => true
        )
        throw told(error)
      } finally {
        client.off('error', ignore)
        client.release(broken)
      }
    },
    async now() {
      const [row] = await run<{ now: number }>(
        'SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000 AS bigint) AS now'
      )
      return row?.now ?? Date.now()
    },
    close: () => pool.end()
  }
}

/** The oid of bigint. It comes as text, which ours never needs: its numbers are counts and milliseconds. */
const BIGINT = 20
const parserOf: typeof types.getTypeParser = (oid: number, format?: unknown) =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what pg itself passes on
  oid === BIGINT ? Number : types.getTypeParser(oid, format as 'text')

// A connection that ends while a transaction waits tells so; the next statement fails.
const ignore = (): void => {}

/** Everything but what the server says of a statement itself: those are faults of ours. */
function told(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof ConfigError) return error
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  // Of the classes of SQLSTATE these speak of the server: https://www.postgresql.org/docs/current/errcodes-appendix.html
  const server = /^(?:08|53|57|58|40|25006|55P03|28|3D)/.test(code)
  const statement = /^[0-9A-Z]{5}$/.test(code) && !server
  return statement ? error : new StoreError('DATABASE_URL', reasonOf(error), { cause: error })
}

function reasonOf(error: Error): string {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (code === '53100') return 'the disk of the database is full'
  if (code === '25006') return 'the database may only be read'
  return `the database does not answer: ${error.message || code || error.name}`
}
