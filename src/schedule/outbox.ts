// The outbox at work: claims what is ready, delivers so many at a time, and wakes up again when something is. Knows no single post.
import { randomBytes } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { StoreError } from '../errors.ts'
import type { DeliveryRow } from '../store/store.ts'
import { deliver, type DeliveryTools } from './deliver.ts'

export interface Outbox {
  /** Something may be ready. */
  wake(): void
  /** Resolves when nothing is under way and nothing is ready. */
  idle(): Promise<void>
}

/** One statement claims so many: few enough that copies of the bot share the work of one minute. */
const CLAIMED_TOGETHER = 100

export function openOutbox(tools: DeliveryTools): Outbox {
  const { store, platforms, pace, log, signal } = tools
  const name = randomBytes(9).toString('base64url')
  const under = new Set<Promise<void>>()
  let claims = 0
  let running: Promise<void> | null = null
  let again = false
  let timer: NodeJS.Timeout | undefined
  let timerAt = Infinity

  const wakeIn = (ms: number): void => {
    const at = performance.now() + ms
    if (signal.aborted || at >= timerAt) return
    clearTimeout(timer)
    timerAt = at
    // Not for its own sake: the bot ends when it is told to.
    timer = setTimeout(wake, Math.min(ms, 2 ** 31 - 1)).unref()
  }

  const attempt = async (row: DeliveryRow): Promise<void> => {
    try {
      const wait = await deliver(row, tools)
      if (wait !== null) wakeIn(wait + 1)
    } catch (error) {
      // What was begun stays as it is in the store: its claim runs out, and somebody looks.
      if (error instanceof StoreError) log.warn(`schedule: ${error.message}`)
      else log.error({ err: error, key: row.key }, 'schedule: a delivery failed')
      wakeIn(pace.lease)
    }
  }

  const start = (row: DeliveryRow): void => {
    const done = attempt(row).finally(() => under.delete(done))
    under.add(done)
  }

  const claim = async (): Promise<number> => {
    const now = await store.now()
    const most = Math.min(CLAIMED_TOGETHER, pace.most - under.size)
    const rows = await store.deliveries.claim({
      platforms: [...platforms.keys()],
      owner: `${name}-${(claims += 1)}`,
      now,
      until: now + pace.lease,
      most
    })
    for (const row of rows) start(row)
    return rows.length
  }

  const run = async (): Promise<void> => {
    try {
      while (!signal.aborted) {
        if (under.size >= pace.most) await Promise.race(under)
        else if ((await claim()) === 0 && !again) return
        again = false
        // People who ask come in between.
        await setImmediate()
      }
    } catch (error) {
      if (!(error instanceof StoreError)) throw error
      log.warn(`schedule: ${error.message}`)
      wakeIn(pace.backOff)
    }
  }

  const wake = (): void => {
    timerAt = Infinity
    again = true
    if (running !== null || signal.aborted) return
    running = run()
      .catch((error: unknown) => log.error({ err: error }, 'schedule: the outbox failed'))
      .finally(() => (running = null))
  }

  const isBusy = (): boolean => running !== null || under.size > 0

  signal.addEventListener('abort', () => clearTimeout(timer), { once: true })
  return {
    wake,
    async idle() {
      while (isBusy()) await Promise.all([running, ...under])
    }
  }
}
