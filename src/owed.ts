// What was promised to somebody and is not there yet, kept where it outlives the process: the next one can still say sorry.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Kept } from './platform.ts'

export interface Owed<Debt> {
  /** Resolves when it is kept. Call before the promise is made. */
  add(id: string, debt: Debt): Promise<void>
  /** Resolves when that is kept: a little later, with others. A debt that is paid twice is an apology too many, and no more. */
  settle(id: string): Promise<void>
  /** Debts of a process that is no more, which are forgotten here with that. */
  takeOver(now: number): Promise<readonly Debt[]>
}

export interface OwedSettings<Debt> {
  /** Without it debts are forgotten with the process. One process at a time keeps its debts there. */
  readonly kept: Kept | undefined
  /** Of the document, and of those after it: `slack-owed`, `slack-owed.1` … */
  readonly name: string
  /** How long a debt can be paid, in milliseconds. */
  readonly within: number
  /** What was kept may be of another version. */
  isDebt(this: void, value: unknown): value is Debt
}

/** Debts in one document: in a rush there are thousands, of which each answer changes one. */
const ON_A_PAGE = 50
/** Milliseconds in which what is settled is gathered. */
const GATHERED = 100

export function openOwed<Debt extends { readonly at: number }>({
  kept,
  name,
  within,
  isDebt
}: OwedSettings<Debt>): Owed<Debt> {
  const pages: Page<Debt>[] = []
  const pageAt = (at: number): Page<Debt> =>
    (pages[at] ??= openPage(kept, at === 0 ? name : `${name}.${at}`))
  return {
    add(id, debt) {
      const at = pages.findIndex(({ debts }) => debts.size < ON_A_PAGE)
      const page = pageAt(at === -1 ? pages.length : at)
      page.debts.set(id, debt)
      return page.write()
    },
    async settle(id) {
      const page = pages.find(({ debts }) => debts.delete(id))
      if (page === undefined || kept === undefined) return
      await page.writeLater()
    },
    async takeOver(now) {
      const found: unknown[] = []
      for (let at = 0; ; at += 1) {
        const document = (await kept?.read(at === 0 ? name : `${name}.${at}`)) ?? null
        if (!Array.isArray(document)) break
        found.push(...document)
        await pageAt(at).write()
      }
      return found.filter(isDebt).filter(({ at }) => now - at < within)
    }
  }
}

interface Page<Debt> {
  readonly debts: Map<string, Debt>
  /** Resolves when the page is kept as it is now. */
  write(): Promise<void>
  /** The same after a while, at the same time as all others: what is given to the store at once costs little more than one. */
  writeLater(): Promise<void>
}

function openPage<Debt>(kept: Kept | undefined, name: string): Page<Debt> {
  const debts = new Map<string, Debt>()
  let writing = Promise.resolve()
  // Many change while one write is under way: the next writes them all.
  let waiting: Promise<void> | null = null
  let later: Promise<void> | null = null
  const page: Page<Debt> = {
    debts,
    writeLater() {
      later ??= sleep(GATHERED - (Date.now() % GATHERED)).then(() => {
        later = null
        return page.write()
      })
      return later
    },
    write() {
      if (kept === undefined) return writing
      waiting ??= writing
        .catch(() => {})
        .then(() => {
          waiting = null
          writing = kept.write(name, [...debts.values()], { lasts: false })
          return writing
        })
      return waiting
    }
  }
  return page
}
