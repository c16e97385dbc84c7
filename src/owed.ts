// What was promised to somebody and is not there yet, kept where it outlives the process: the next one can still say sorry.
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Kept } from './platform.ts'

export interface Owed<Debt> {
  /** Resolves when it is kept. Call before the promise is made. */
  add(id: string, debt: Debt): Promise<void>
  /** Resolves when that is kept: a little later, with others. A debt that is paid twice is an apology too many, and no more. */
  settle(id: string): Promise<void>
  /**
   * Debts of processes that are no more: from now on of this one, which settles each when it is paid. Where there are copies it has to
   * be called every `BEAT` milliseconds: that is how the others know that this one is still there.
   */
  takeOver(now: number): Promise<readonly TakenOver<Debt>[]>
}

export interface TakenOver<Debt> {
  /** To settle it by. */
  readonly id: string
  readonly debt: Debt
}

export interface OwedSettings<Debt> {
  /** Without it debts are forgotten with the process. */
  readonly kept: Kept | undefined
  /** Of the document, and of those after it: `slack-owed`, `slack-owed.1` … */
  readonly name: string
  /** How long a debt can be paid, in milliseconds. */
  readonly within: number
  /** Whether other processes keep theirs in the same place at the same time. Else what is found there is of one that is no more. */
  readonly hasCopies?: boolean
  /** What was kept may be of another version. */
  isDebt(this: void, value: unknown): value is Debt
}

/** Milliseconds between two signs of life of a copy. */
export const BEAT = 20_000
/** Milliseconds without one after which a copy is taken for dead: their clocks may differ, and a long pause is no death. */
const SILENT = 3 * BEAT

/** Debts in one document: in a rush there are thousands, of which each answer changes one. */
const ON_A_PAGE = 50
/** Milliseconds in which what is settled is gathered. */
const GATHERED = 100

export function openOwed<Debt extends { readonly at: number }>({
  kept,
  name,
  within,
  hasCopies = false,
  isDebt
}: OwedSettings<Debt>): Owed<Debt> {
  const me = randomUUID()
  const mine = hasCopies ? `${name}.${me}` : name
  const pages: Page<Debt>[] = []
  const pageAt = (at: number): Page<Debt> => (pages[at] ??= openPage(kept, nameOfPage(mine, at)))

  const add = (id: string, debt: Debt): Promise<void> => {
    const at = pages.findIndex(({ debts }) => debts.size < ON_A_PAGE)
    const page = pageAt(at === -1 ? pages.length : at)
    page.debts.set(id, debt)
    return page.write()
  }

  /** Debts on the pages of this name. They stand on pages of our own before they are gone from others: this process may be killed too. */
  const takeFrom = async (whose: string, now: number): Promise<readonly TakenOver<Debt>[]> => {
    const taken: TakenOver<Debt>[] = []
    for (let at = 0; ; at += 1) {
      const document = (await kept?.read(nameOfPage(whose, at))) ?? null
      if (!Array.isArray(document)) return taken
      const debts = document
        .filter(isDebt)
        .filter(debt => now - debt.at < within)
        .map(debt => ({ id: randomUUID(), debt }))
      taken.push(...debts)
      if (whose === mine) {
        const page = pageAt(at)
        for (const { id, debt } of debts) page.debts.set(id, debt)
        await page.write()
      } else {
        await Promise.all(debts.map(({ id, debt }) => add(id, debt)))
        await kept?.remove(nameOfPage(whose, at))
      }
    }
  }

  /** Signs that this copy is there, and strikes out those that have not signed for long: whoever strikes one out has its debts. */
  const strikeOut = async (now: number): Promise<readonly string[]> => {
    let gone: readonly string[] = []
    await kept?.change(`${name}.copies`, before => {
      const signs = Object.entries(signsIn(before)).filter(([copy]) => copy !== me)
      const isSilent = ([, at]: readonly [string, number]): boolean => now - at > SILENT
      gone = signs.filter(isSilent).map(([copy]) => copy)
      return { ...Object.fromEntries(signs.filter(each => !isSilent(each))), [me]: now }
    })
    return gone
  }

  return {
    add,
    async settle(id) {
      const page = pages.find(({ debts }) => debts.delete(id))
      if (page === undefined || kept === undefined) return
      await page.writeLater()
    },
    async takeOver(now) {
      const names = hasCopies ? (await strikeOut(now)).map(copy => `${name}.${copy}`) : [name]
      const taken: TakenOver<Debt>[] = []
      for (const each of names) taken.push(...(await takeFrom(each, now)))
      return taken
    }
  }
}

const nameOfPage = (name: string, at: number): string => (at === 0 ? name : `${name}.${at}`)

/** When each copy last signed. */
const signsIn = (document: unknown): Readonly<Record<string, number>> =>
  typeof document === 'object' && document !== null
    ? Object.fromEntries(Object.entries(document).filter(([, at]) => typeof at === 'number'))
    : {}

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
