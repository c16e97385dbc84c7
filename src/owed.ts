// What was promised to somebody and is not there yet, kept where it outlives the process: the next one can still say sorry.
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Kept } from './platform.ts'

export interface Owed<Debt> {
  /** Resolves when it is kept. Call before the promise is made. */
  add(id: string, debt: Debt): Promise<void>
  /** In whose name a thread of this process writes debts down by itself: `keyOf` says under which id of the store. */
  readonly owner: Owner
  /** A thread has written it down by itself: from now on it can be settled here. */
  adopt(id: string): void
  /** Resolves when that is kept: a little later, with others. A debt that is paid twice is an apology too many, and no more. */
  settle(id: string): Promise<void>
  /**
   * Debts of processes that are no more: from now on of this one, which settles each when it is paid. Where there are copies it has to
   * be called every `BEAT` milliseconds: that is how the others know that this one is still there.
   */
  takeOver(now: number): Promise<readonly TakenOver<Debt>[]>
}

/** Plain data: for a thread. */
export interface Owner {
  readonly debtor: string
  readonly copy: string
}

/** The id of a debt among those of all. */
export const keyOf = (id: string, { copy }: Owner): string => `${copy}.${id}`

export interface TakenOver<Debt> {
  /** To settle it by. */
  readonly id: string
  readonly debt: Debt
}

export interface OwedSettings<Debt> {
  readonly kept: Pick<Kept, 'owed' | 'change'>
  /** Whose debts they are: `slack-owed`. */
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

/** Milliseconds in which what is settled is gathered: what is given to the store at once costs little more than one. */
const GATHERED = 100

export function openOwed<Debt extends { readonly at: number }>({
  kept,
  name,
  within,
  hasCopies = false,
  isDebt
}: OwedSettings<Debt>): Owed<Debt> {
  const me = randomUUID()
  const debtorOf = (copy: string): string => (hasCopies ? `${name}.${copy}` : name)
  const owner: Owner = { debtor: debtorOf(me), copy: me }
  /** Under which id each is kept, once it has been written: what is settled before that must not come after it. */
  const owing = new Map<string, Promise<string>>()
  let gathering: Promise<void> | null = null
  const gather = async (): Promise<void> => {
    await sleep(GATHERED - (Date.now() % GATHERED))
    gathering = null
  }

  const takeFrom = async (copy: string, now: number): Promise<readonly TakenOver<Debt>[]> => {
    const taken: TakenOver<Debt>[] = []
    for (const { id, debt } of await kept.owed.take(debtorOf(copy), debtorOf(me))) {
      if (isDebt(debt) && now - debt.at < within) {
        owing.set(id, Promise.resolve(id))
        taken.push({ id, debt })
      } else await kept.owed.settle(id)
    }
    return taken
  }

  /** Signs that this copy is there, takes those off the list that are `gone`, and gives those that have not signed for long. */
  const sign = async (now: number, gone: readonly string[] = []): Promise<readonly string[]> => {
    let silent: readonly string[] = []
    await kept.change(`${name}.copies`, before => {
      const signs = Object.entries(signsIn(before)).filter(([copy]) => copy !== me)
      silent = signs.filter(([, at]) => now - at > SILENT).map(([copy]) => copy)
      const struck = new Set(silent.filter(copy => gone.includes(copy)))
      return { ...Object.fromEntries(signs.filter(([copy]) => !struck.has(copy))), [me]: now }
    })
    return silent
  }

  return {
    owner,
    adopt(id) {
      if (!owing.has(id)) owing.set(id, Promise.resolve(keyOf(id, owner)))
    },
    async add(id, debt) {
      const key = keyOf(id, owner)
      const adding = kept.owed.add(key, owner.debtor, debt)
      const isKept = (): string => key
      // What failed may be there all the same.
      owing.set(id, adding.then(isKept, isKept))
      await adding
    },
    async settle(id) {
      const adding = owing.get(id)
      if (adding === undefined) return
      owing.delete(id)
      const key = await adding
      await (gathering ??= gather())
      await kept.owed.settle(key)
    },
    async takeOver(now) {
      if (!hasCopies) return takeFrom(me, now)
      const silent = await sign(now)
      const taken: TakenOver<Debt>[] = []
      for (const copy of silent) taken.push(...(await takeFrom(copy, now)))
      // Not before: this process may be killed here, and another has to find them.
      if (silent.length > 0) await sign(now, silent)
      return taken
    }
  }
}

/** When each copy last signed. */
const signsIn = (document: unknown): Readonly<Record<string, number>> =>
  typeof document === 'object' && document !== null
    ? Object.fromEntries(Object.entries(document).filter(([, at]) => typeof at === 'number'))
    : {}
