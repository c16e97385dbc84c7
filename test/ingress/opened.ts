// A thread that receives, for tests, and what it tells.
import { onTestFinished } from 'vitest'
import { type Answer, openIngress } from '../../src/ingress/ingress.ts'
import { openOwed } from '../../src/owed.ts'
import type { Kept } from '../../src/platform.ts'
import { openKept, storedIn } from '../fakes/kept.ts'

interface Debt {
  readonly at: number
}

interface Otherwise {
  readonly port?: number
  readonly data?: string | null
  readonly owed?: Partial<Kept['owed']>
}

/** `take`: what this thread does with what it is told. */
export async function open(
  take: (text: string, answer: Answer) => Promise<unknown>,
  { port = 0, data = null, owed: other = {} }: Otherwise = {}
) {
  const there = data === null ? openKept() : await storedIn(data)
  const kept = { ...there, owed: { ...there.owed, ...other } }
  onTestFinished(async () => {
    if ('close' in kept) await kept.close()
  })
  const owed = openOwed<Debt>({
    kept,
    name: 'owed',
    within: 60_000,
    isDebt: (value): value is Debt => value !== null
  })
  const warned: string[] = []
  const failed: Error[] = []
  const broken: unknown[] = []
  const ingress = await openIngress({
    host: '127.0.0.1',
    port,
    closes: 1000,
    thread: new URL('echoing.ts', import.meta.url),
    service: null,
    owed,
    kept,
    take: async (text, answer) => void (await take(text, answer)),
    broke: error => broken.push(error),
    warn: reason => warned.push(reason),
    fail: why => failed.push(why)
  })
  onTestFinished(() => ingress.close())
  const post = async (body: string) => {
    const response = await fetch(`http://127.0.0.1:${ingress.port}/`, { method: 'POST', body })
    return { status: response.status, body: await response.text() }
  }
  return { ingress, owed, kept, warned, failed, broken, post }
}

/** Sent again where it is not heard of, and nothing outlives the process here: so nothing is promised for it. */
export const PATIENT = 'repeated'
