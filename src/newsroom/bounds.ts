// How much a newsroom keeps: a warning before the limit, and at it the oldest articles give way to later ones; and how long.
import type { Breathe } from '../breathe.ts'
import type { Log } from '../log.ts'
import { count, thousands } from '../phrase.ts'
import { type Register, type Row, standing } from './register.ts'

export interface Limits {
  /** Articles. */
  readonly articles: number
  /** Bytes of this process that are in use, garbage included. */
  readonly memory: number
}

export interface Bounds {
  /** Whether an article as old as that is kept, as far as can be told when it comes. */
  admits(instant: number): boolean
  /** Whether so many are there that the oldest have to go now, in the middle of a run. */
  readonly isExceeded: boolean
  /** The rows that have to go, as many as are above the limit; the oldest there are. */
  oldest(breathe: Breathe): Promise<readonly Row[]>
  /** Looks at the memory, and tells the log what is near its limit: once each time it comes near. */
  look(): void
  /** Why articles were left out: `MAX_ARTICLES is 1,000`. */
  readonly reason: string
}

/** Of what is kept in this process: the words, the columns, the code. Without what threads hold. */
const inUse = (): number => {
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

export function openBounds(
  register: Register,
  limits: Limits,
  log?: Pick<Log, 'warn'>,
  used: () => number = inUse
): Bounds {
  /** As many articles as fit the memory, once it was seen to be full. What gave way stays out: else it would come and go. */
  let fitting = Infinity
  /** All at this age or older have given way. */
  let cut = -Infinity
  const near = { articles: false, memory: false }
  const most = () => Math.min(limits.articles, fitting)

  /** `words` are made for a warning only: the first number in words costs the event loop some ten milliseconds. */
  const warn = (what: keyof typeof near, now: number, limit: number, words: () => string) => {
    const before = near[what]
    near[what] = now > NEAR * limit
    if (near[what] && !before) log?.warn(`newsroom: ${words()}: at the limit the oldest give way`)
  }

  return {
    admits: instant => register.shown < most() || instant > cut,

    get isExceeded() {
      return register.shown > most() + Math.max(SLACK, most() / 100)
    },

    async oldest(breathe) {
      const over = register.shown - most()
      if (over <= 0) return []
      let found: Row[] = []
      let latest = Infinity
      const sort = () => {
        found = found.toSorted((a, b) => register.instantOf(a) - register.instantOf(b))
        found.length = Math.min(found.length, over)
        if (found.length === over) latest = register.instantOf(found[over - 1]!)
      }
      for (let row = 0; row < register.length; row++) {
        if (row % 10_000 === 0) await breathe()
        if (!register.isEntered(row) || !register.isShown(row)) continue
        if (register.instantOf(row) >= latest) continue
        found.push(row)
        if (found.length >= 2 * over + 1000) sort()
      }
      sort()
      for (const row of found) cut = Math.max(cut, register.instantOf(row))
      return found
    },

    look() {
      const memory = used()
      const articles = register.shown
      if (memory > limits.memory && articles > 0) {
        // A step at a time: what was freed is given back late.
        const share = Math.max(0.9, (NEAR_ENOUGH * limits.memory) / memory)
        fitting = Math.min(fitting, Math.max(1, Math.floor(articles * share)))
      }
      const allowed = () => thousands(limits.articles)
      const articlesKnown = () =>
        `MAX_ARTICLES: ${count(articles, 'article')} of at most ${allowed()}`
      warn('articles', articles, limits.articles, articlesKnown)
      const memoryKnown = () => `MEMORY: ${mb(memory)} of at most ${mb(limits.memory)}`
      warn('memory', memory, limits.memory, memoryKnown)
    },

    get reason() {
      return limits.articles <= fitting
        ? `MAX_ARTICLES is ${thousands(limits.articles)}`
        : `MEMORY is ${mb(limits.memory)}`
    }
  }
}

/** Makes room: takes the oldest off. Gives how many. */
export async function retire(
  register: Register,
  bounds: Bounds,
  remove: (id: string) => void,
  breathe: Breathe
): Promise<readonly Row[]> {
  const rows = await bounds.oldest(breathe)
  for (const row of rows) {
    remove(register.shownAs(row))
    register.stand(row, standing.retired)
  }
  return rows
}

/**
 * Takes off what is older than its source's articles stay: `since` by the number of the source, in epoch milliseconds. Gives when
 * the next is due, by the same clock; Infinity where nothing will ever be.
 */
export async function outlive(
  register: Register,
  since: (source: number) => number,
  remove: (id: string) => void,
  breathe: Breathe
): Promise<number> {
  let margin = Infinity
  // By source, as of now: asking the clock for each of a hundred thousand articles costs as much as all the rest.
  const limits: number[] = []
  for (let row = 0; row < register.length; row++) {
    if (row % 10_000 === 0) await breathe()
    if (!register.isEntered(row) || !register.isShown(row)) continue
    const source = register.sourceOf(row)
    const left = register.instantOf(row) - (limits[source] ??= since(source))
    if (left >= 0) margin = Math.min(margin, left)
    else {
      remove(register.shownAs(row))
      register.stand(row, standing.aged)
    }
  }
  return margin
}

const NEAR = 0.9
const NEAR_ENOUGH = 0.97
/** So many above the limit are borne within a run: finding the oldest goes over all. */
const SLACK = 1000

const mb = (bytes: number): string => `${thousands(Math.round(bytes / 1e6))} MB`
