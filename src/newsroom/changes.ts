// What changes on the press in one run, given to it in slices while asks are answered from the edition before.
import type { Breathe } from '../breathe.ts'
import type { Press } from '../edition/edition.ts'

export interface Changes {
  /** How many changes the press was given. */
  readonly made: number
  /** Instead of the one of its id where there is one, of which it is a later version. */
  add(reading: Addition): void
  remove(id: string): void
  /** Resolves when few wait for the press: who awaits it before adding never has many readings in memory. */
  room(): Promise<void>
  /** Resolves when the press has everything and can print in milliseconds. Rejects with what the press broke on; it is then no more to be used. */
  settle(): Promise<void>
}

/** Changes go to the press in their order, by themselves, as they come. */
export function openChanges(press: Pick<Press, 'apply' | 'settle'>, breathe: Breathe): Changes {
  let waiting: Change[] = []
  let made = 0
  let work: Promise<void> | null = null
  let broken: { readonly error: unknown } | null = null
  const wake: (() => void)[] = []

  const give = async () => {
    while (waiting.length > 0) {
      const batch = waiting.splice(0, BATCH)
      for (const wait of wake.splice(0)) wait()
      for (const step of stepsOf(batch)) {
        for (const _ of press.apply(step)) await breathe()
        await breathe()
      }
    }
  }

  const start = () => {
    if (broken !== null || work !== null || waiting.length === 0) return
    // Not in this turn: what comes together goes together.
    work = Promise.resolve()
      .then(give)
      .catch((error: unknown) => {
        broken = { error }
        waiting = []
      })
      .finally(() => {
        work = null
        for (const wait of wake.splice(0)) wait()
        // What came after the last batch was taken.
        start()
      })
  }

  const put = (change: Change) => {
    made += 1
    if (broken === null) waiting.push(change)
    start()
  }

  return {
    get made() {
      return made
    },
    add: reading => put({ reading }),
    remove: id => put({ id }),
    room() {
      if (waiting.length < MOST_WAITING) return Promise.resolve()
      return new Promise(resolve => wake.push(resolve))
    },
    async settle() {
      for (let under = work; under !== null; under = work) await under
      if (broken !== null) throw broken.error
      for (const _ of press.settle()) await breathe()
    }
  }
}

type PressChanges = Parameters<Press['apply']>[0]
type Addition = NonNullable<PressChanges['add']>[number]

/** One of the two. */
interface Change {
  /** To be removed. */
  readonly id?: string
  /** To be added. */
  readonly reading?: Addition
}

const BATCH = 32
const MOST_WAITING = 256

/** Removals before additions is what the press does; a removal after an addition begins another step. */
function* stepsOf(batch: readonly Change[]): Generator<PressChanges> {
  let remove: string[] = []
  let add: Addition[] = []
  for (const { id, reading } of batch) {
    if (id !== undefined && add.length > 0) {
      yield { remove, add }
      remove = []
      add = []
    }
    if (id !== undefined) remove.push(id)
    if (reading !== undefined) add.push(reading)
  }
  yield { remove, add }
}
