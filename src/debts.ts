// How what was promised to people is kept: what a platform is given, and the store gives. Knows nothing of what is owed.

/** A file of SQLite's, or the address of a server. Plain data: for a thread. */
export type DebtsAt = { readonly file: string } | { readonly url: string }

/**
 * What was promised to people, each debt by itself. What is written outlives the process; where the machine goes down the last seconds
 * of it may be lost.
 */
export interface KeptDebts {
  /** Where a thread of this process can add some by itself; absent: nowhere, or it would not outlive the process. */
  readonly at?: DebtsAt
  /** `id`: of this debt alone, whoever owes it. One that is there already stays as it is. */
  add(id: string, debtor: string, debt: object): Promise<void>
  settle(id: string): Promise<void>
  /** From now on `to` owes what `from` owed; gives that. They may be the same. Of several who take at once one has each. */
  take(from: string, to: string): Promise<readonly OwedRow[]>
}

export interface OwedRow {
  readonly id: string
  readonly debt: unknown
}
