// What an answer of the web says about the next one: where to ask for it, and when.
import type { Advice } from '../../source.ts'
import type { Fetched } from '../../web/web.ts'

/** `asked`: milliseconds that the document itself wants to be left alone for; of two wishes the longer one counts. */
export function adviceOf({ movedTo, cacheControl }: Fetched, asked: number | null = null): Advice {
  const maxAge = /\bmax-age=(\d{1,9})/i.exec(cacheControl ?? '')?.[1]
  const interval = Math.max(asked ?? 0, Number(maxAge ?? 0) * 1000)
  return { ...(interval > 0 && { interval }), ...(movedTo !== null && { movedTo }) }
}
