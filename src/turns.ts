// Answers are made one after the other, and between two of them everything else has its turn: in a rush nobody is kept waiting unheard.
import { setImmediate } from 'node:timers/promises'
import { paragraph, type Reply, reply } from './reply.ts'

/** Why an answer is not there: others come first, or it takes long. */
export const IN_LINE = Symbol('in line')
export const AT_WORK = Symbol('at work')

export interface Turn {
  /** The answer, however long it takes. */
  readonly answer: Promise<Reply>
  /**
   * The answer where it comes so soon that whoever asked need not be told that it will; else why it does not, after `patience`
   * milliseconds, or after `HEARD` where it is still in line by then. To be asked once, with the turn.
   */
  soon(patience: number): Promise<Reply | typeof IN_LINE | typeof AT_WORK>
}

/** Does the work when all that was given before has had its turn. Where too many are in line, the answer says so at once. */
export type InTurn = (work: () => Promise<Reply>) => Turn

/** Milliseconds in line after which whoever asked is acknowledged first and answered later; at once where it will surely be longer. */
const HEARD = 15

/** What a turn is taken to last before any has, in milliseconds, and how many of the last ones tell how long they do. */
const [USUAL, LATELY] = [5, 16] as const

/** Turns of the event loop in which nobody comes before the next answer is made, and milliseconds after which so many are enough at all. */
const [QUIET, LET_IN] = [2, 15] as const

/** In line at the most: whoever came after them would have asked again, or gone, before an answer. */
const MOST = 2000

/**
 * An answer takes some milliseconds of the one thread. A thousand that come at once would be worked off in one go, and the last would be
 * given up by its service before a timer could fire that says that it is coming.
 */
export function openTurns(): InTurn {
  let last: Promise<unknown> = Promise.resolve()
  let inLine = 0
  let began = 0
  let isFollowed = false
  let lasts: number = USUAL
  let came = 0
  /**
   * In one turn of the event loop what has come meanwhile is read, and what has to be written down before it is acknowledged is given to
   * the store; in the next the store has written it. Node lets one new connection in at each turn, so it goes on while somebody comes:
   * whoever is to be acknowledged waits for no answer but the one that is being made.
   */
  const allElse = async (): Promise<void> => {
    const end = performance.now() + LET_IN
    for (let all = 0, quiet = 0; quiet < QUIET; all++) {
      if (all >= QUIET && performance.now() > end) break
      const before = came
      await setImmediate()
      quiet = came > before ? 0 : quiet + 1
    }
  }
  const begin = (): void => {
    const now = performance.now()
    if (isFollowed) lasts += (now - began - lasts) / LATELY
    began = now
    inLine -= 1
    isFollowed = inLine > 0
  }
  return work => {
    if (inLine >= MOST) return { answer: Promise.resolve(tooMany), soon: async () => tooMany }
    const waits = inLine * lasts
    inLine += 1
    came += 1
    // Whoever is the first waits for the others to be let in, and for no answer.
    let isInLine = waits > 0
    const mine = last.then(allElse)
    last = mine
    const answer = mine.then(() => {
      begin()
      isInLine = false
      return work()
    })
    return {
      answer,
      async soon(patience) {
        if (waits > HEARD) {
          // It may fail before it is awaited, and is told then.
          answer.catch(() => {})
          return IN_LINE
        }
        const { promise, resolve } = Promise.withResolvers<typeof IN_LINE | typeof AT_WORK>()
        const heard = setTimeout(() => {
          if (isInLine) resolve(IN_LINE)
        }, HEARD)
        const late = setTimeout(resolve, patience, AT_WORK)
        try {
          return await Promise.race([answer, promise])
        } finally {
          clearTimeout(heard)
          clearTimeout(late)
        }
      }
    }
  }
}

const tooMany = reply(
  [
    paragraph('More is asked of me at this moment than I can answer. Please ask again in a minute.')
  ],
  [],
  { private: true }
)
