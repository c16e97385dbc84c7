// What was promised to somebody and is not there yet, kept where it outlives the process: the next one can still say sorry.
import type { Kept } from './platform.ts'

export interface Owed<Debt> {
  /** Resolves when it is kept. Call before the promise is made. */
  add(id: string, debt: Debt): Promise<void>
  settle(id: string): Promise<void>
  /** Debts of a process that is no more, which are forgotten here with that. */
  takeOver(now: number): Promise<readonly Debt[]>
}

export interface OwedSettings<Debt> {
  /** Without it debts are forgotten with the process. One process at a time keeps its debts there. */
  readonly kept: Kept | undefined
  /** Of the document. */
  readonly name: string
  /** How long a debt can be paid, in milliseconds. */
  readonly within: number
  /** What was kept may be of another version. */
  isDebt(this: void, value: unknown): value is Debt
}

export function openOwed<Debt extends { readonly at: number }>({
  kept,
  name,
  within,
  isDebt
}: OwedSettings<Debt>): Owed<Debt> {
  const debts = new Map<string, Debt>()
  let writing = Promise.resolve()
  // Many change while one write is under way: the next writes them all.
  let waiting: Promise<void> | null = null
  const write = (): Promise<void> => {
    if (kept === undefined) return Promise.resolve()
    waiting ??= writing
      .catch(() => {})
      .then(() => {
        waiting = null
        writing = kept.write(name, [...debts.values()])
        return writing
      })
    return waiting
  }
  return {
    add(id, debt) {
      debts.set(id, debt)
      return write()
    },
    settle(id) {
      return debts.delete(id) ? write() : Promise.resolve()
    },
    async takeOver(now) {
      const found = (await kept?.read(name)) ?? []
      if (!Array.isArray(found)) return []
      await write()
      return found.filter(isDebt).filter(({ at }) => now - at < within)
    }
  }
}
