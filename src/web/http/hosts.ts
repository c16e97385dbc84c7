// So many requests to one host at a time, and the rest in a queue. Knows names of hosts, nothing of requests.

/** Runs tasks, at most `most` at a time for one host; those that wait are taken in the order in which they came. */
export interface Hosts {
  /** Rejects with the signal's reason when it is aborted while waiting. */
  turn<Result>(host: string, signal: AbortSignal, task: () => Promise<Result>): Promise<Result>
}

export function openHosts(most: number): Hosts {
  const lanes = new Map<string, Lane>()
  return {
    async turn(host, signal, task) {
      const lane = lanes.get(host) ?? { running: 0, waiting: [] }
      lanes.set(host, lane)
      if (lane.running >= most) await queued(lane, signal)
      else lane.running++
      try {
        return await task()
      } finally {
        // Handed over, not given back: who comes in between must not overtake the queue.
        const next = lane.waiting.shift()
        if (next) next()
        else if (--lane.running === 0) lanes.delete(host)
      }
    }
  }
}

interface Lane {
  running: number
  readonly waiting: (() => void)[]
}

function queued(lane: Lane, signal: AbortSignal): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const go = () => {
    signal.removeEventListener('abort', leave)
    resolve()
  }
  const leave = () => {
    lane.waiting.splice(lane.waiting.indexOf(go), 1)
    reject(signal.reason)
  }
  signal.throwIfAborted()
  lane.waiting.push(go)
  signal.addEventListener('abort', leave, { once: true })
  return promise
}
