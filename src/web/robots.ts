// What a site asks robots to leave alone (RFC 9309), remembered for a day. Reads it over whatever fetches.
import robotsParser from 'robots-parser'
import { FetchError } from './http/faults.ts'
import type { Fetched, Wanted } from './http/http.ts'

/** Its types say that it is a module with a default; Node gives what it really exports, the function. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
const parse = robotsParser as unknown as (
  url: string,
  text: string
) => { isAllowed(page: string, agent: string): boolean | undefined }

export interface Robots {
  /** Whether a page may be fetched. Rejects with the signal's reason when it is aborted, and never else. */
  allow(url: string, signal: AbortSignal): Promise<boolean>
}

const DAY = 86_400_000
const MOST_BYTES = 512 * 1024
const MOST_SITES = 1_000

/**
 * A site without `robots.txt` (any 4xx) lets everything be read; where it cannot be had for now nothing is read there, until it
 * can (RFC 9309, 2.3.1). `agent` is the name that rules are written for.
 */
export function openRobots(
  fetch: (wanted: Wanted) => Promise<Fetched>,
  agent: string,
  now: () => number = Date.now
): Robots {
  const sites = new Map<string, { readonly rules: Rules; readonly until: number }>()

  const rulesOf = async (origin: string, signal: AbortSignal): Promise<Rules> => {
    const known = sites.get(origin)
    if (known && known.until > now()) return known.rules
    const { rules, keep } = await read(origin, signal)
    if (sites.size >= MOST_SITES) sites.clear()
    sites.set(origin, { rules, until: now() + keep })
    return rules
  }

  const read = async (
    origin: string,
    signal: AbortSignal
  ): Promise<{ rules: Rules; keep: number }> => {
    const url = `${origin}/robots.txt`
    try {
      const { body } = await fetch({ url, accept: 'text/plain', mostBytes: MOST_BYTES, signal })
      const parsed = parse(url, new TextDecoder().decode(body))
      return { rules: page => parsed.isAllowed(page, agent) !== false, keep: DAY }
    } catch (error) {
      signal.throwIfAborted()
      if (!(error instanceof FetchError)) throw error
      const none =
        error.status !== null && error.status >= 400 && error.status < 500 && error.status !== 429
      return { rules: () => none, keep: none ? DAY : DAY / 96 }
    }
  }

  return {
    allow: async (url, signal) => (await rulesOf(new URL(url).origin, signal))(url)
  }
}

type Rules = (page: string) => boolean
