// What a newsroom has that was given nothing: no limits, no web, no kind of source that could be added.
import type { Limits } from './bounds.ts'
import { ConfigError } from '../errors.ts'
import type { Source } from '../source.ts'
import type { Web } from '../web/web.ts'

export const NO_LIMITS: Limits = { articles: Infinity, memory: Infinity }

/** Throws `ConfigError`. */
export const openNothing = (typed: string): Source => {
  throw new ConfigError(typed, 'no kind of source is known here')
}

const offline = (): never => {
  throw new Error('newsroom: it was opened without the web')
}

/** Throws for whatever is asked of it. */
export const NO_WEB: Web = {
  fetch: offline,
  allows: offline,
  readFeed: offline,
  readPage: offline,
  readSitemap: offline,
  close: async () => {}
}
