// What both databases do, in one dialect: $1 for values, text and bigint for columns, ON CONFLICT and RETURNING.

/** Whole numbers and text; JSON goes in text, an instant as epoch milliseconds. */
export type Value = string | number | null

/** Runs one statement and gives its rows. Rejects with `StoreError` where the database cannot. */
export type Run = <Row>(sql: string, values?: readonly Value[]) => Promise<readonly Row[]>

export interface Database {
  /** Resolves when what it writes is on the disk. */
  readonly run: Run
  /** As `run`, but what it writes may be lost with the machine, though not with the process: the disk has it a little later. */
  readonly jot: Run
  /**
   * All of it or nothing. `work` waits for nothing but its own statements: on SQLite everybody else waits for it. `alone`: no other
   * process is in such a transaction meanwhile.
   */
  transaction<T>(work: (run: Run) => Promise<T>, options?: { alone?: boolean }): Promise<T>
  /** Epoch milliseconds by the one clock that all who share this database go by. */
  now(): Promise<number>
  /** Resolves when nothing of it is left open. */
  close(): Promise<void>
}

/** `($1, $2), ($3, $4)` for so many rows, the first value of each row `cast` where a type is named. */
export function rowsOf(rows: number, types: readonly string[]): string {
  const row = (at: number): string =>
    types.map((type, column) => `CAST($${at * types.length + column + 1} AS ${type})`).join(', ')
  return Array.from({ length: rows }, (_, at) => `(${row(at)})`).join(', ')
}

/** `$3, $4, $5`: so many values, from this number on. */
export const listOf = (count: number, from: number): string =>
  Array.from({ length: count }, (_, at) => `$${from + at}`).join(', ')

/** PostgreSQL takes no NUL in text, so that neither keeps one. */
export const withoutNul = (value: Value): Value =>
  typeof value === 'string' ? value.replaceAll('\0', '\uFFFD') : value
