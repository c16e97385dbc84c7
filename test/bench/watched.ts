// A press of which every slice is timed: what it costs, and how long it holds the event loop.
import { openPress, type Press } from '../../src/edition/edition.ts'

/** What the press did since it was last asked, in milliseconds. */
export interface Done {
  readonly took: number
  /** Of that, taking away and adding. */
  readonly applied: number
  readonly printed: number
  readonly settled: number
  readonly longest: number
  /** Of that, what this thread worked: the rest is another's turn on the processor. */
  readonly worked: number
  /** What that slice was. */
  readonly of: string
}

export interface Watched {
  readonly open: () => Press
  since(): Done
}

const nothing: Done = {
  took: 0,
  applied: 0,
  settled: 0,
  printed: 0,
  longest: 0,
  worked: 0,
  of: ''
}

export function watchedPress(): Watched {
  let done = nothing

  const timed = <Result>(of: string, work: () => Result): Result => {
    const from = performance.now()
    const before = process.threadCpuUsage()
    const result = work()
    const { user, system } = process.threadCpuUsage(before)
    const ms = performance.now() - from
    done = {
      took: done.took + ms,
      applied: done.applied + (of === 'apply' ? ms : 0),
      settled: done.settled + (of === 'settle' ? ms : 0),
      printed: done.printed + (of === 'print' ? ms : 0),
      ...(ms > done.longest
        ? { longest: ms, worked: (user + system) / 1000, of }
        : { longest: done.longest, worked: done.worked, of: done.of })
    }
    return result
  }
  function* watched(of: string, slices: Generator<void>): Generator<void> {
    while (timed(of, () => slices.next()).done !== true) yield
  }

  return {
    open() {
      // As the newsroom opens it.
      const press = openPress({ copies: true })
      return {
        ...press,
        get count() {
          return press.count
        },
        apply: changes => watched('apply', press.apply(changes)),
        settle: () => watched('settle', press.settle()),
        load: chest => watched('load', press.load(chest)),
        print: () => timed('print', () => press.print())
      }
    },
    since() {
      const said = done
      done = nothing
      return said
    }
  }
}
