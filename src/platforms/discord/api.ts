// Discord's REST API as the bot uses it: discord.js's client with its limits and queues, and what its errors mean.
import { DiscordAPIError, HTTPError, RateLimitError, REST } from 'discord.js'
import type { RouteLike } from 'discord.js'
import { times } from './limits.ts'

export interface Api {
  /** Waits for rate limits and tries three times again what the server fails at: for what may happen twice. */
  readonly asking: REST
  /** As `asking`, for what the token of an interaction is for: of that Discord does not count how much there is in a second. */
  readonly answering: REST
  /** One try and no waiting: for posts, which have an outbox of their own. */
  readonly posting: REST
  /** For acknowledgements, which are worth nothing after three seconds. */
  readonly hurrying: REST
  close(): void
}

/** `base` is the address without the version. Nothing is asked yet. */
export function openApi(base: string, token: string): Api {
  const shared = { api: base, version: '10', userAgentAppendix: 'Copydesk' }
  const open = (options: ConstructorParameters<typeof REST>[0]): REST =>
    new KeepingRest({ ...shared, ...options }).setToken(token)
  const all = {
    asking: open({ retries: 3, timeout: 10_000 }),
    answering: open({ retries: 3, timeout: 10_000, globalRequestsPerSecond: 10_000 }),
    posting: open({ retries: 0, timeout: 15_000, rejectOnRateLimit: ['/'] }),
    hurrying: open({ retries: 0, timeout: times.acknowledge / 2, rejectOnRateLimit: ['/'] })
  }
  const close = (): void => {
    for (const rest of Object.values(all)) {
      rest.clearHashSweeper()
      rest.clearHandlerSweeper()
    }
  }
  return { ...all, close }
}

/** The library forgets the token with the first 401, of which Discord gives some in a breakdown: then nothing could be asked any more. */
class KeepingRest extends REST {
  override setToken(token: string | null): this {
    return token === null ? this : super.setToken(token)
  }
}

/** What Discord answers, taken at the word of its documentation. The one place where that is done. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters
export async function told<Answer>(answer: Promise<unknown>): Promise<Answer> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return (await answer) as Answer
}

/** Discord's own code for what is wrong, `10062`; null for what it did not say itself. */
export const codeOf = (error: unknown): number | null =>
  error instanceof DiscordAPIError && Number.isInteger(Number(error.code))
    ? Number(error.code)
    : null

/** Discord's code for a body that it refuses. */
export const INVALID = 50035

/** Discord's code for a message that is gone. */
export const NO_MESSAGE = 10008

/** Whether Discord does not know the token. */
export const isTokenWrong = (error: unknown): boolean =>
  error instanceof DiscordAPIError && error.status === 401

/** Whether it may have happened all the same: the server broke, or the line did. */
export const isUnsure = (error: unknown): boolean =>
  !(error instanceof DiscordAPIError || error instanceof RateLimitError) && !neverSent(error)

/** Nothing was listening: it cannot have happened. */
export const neverSent = (error: unknown): boolean =>
  /ECONNREFUSED|ENOTFOUND|EAI_AGAIN/.test(
    error instanceof Error && 'code' in error ? String(error.code) : ''
  )

/** Milliseconds to leave Discord alone; null where it does not ask for that. */
export const pauseOf = (error: unknown): number | null =>
  error instanceof RateLimitError ? error.retryAfter : null

/** What went wrong, without the address: it holds tokens. */
export function reasonOf(error: unknown): string {
  if (codeOf(error) !== null && error instanceof Error) return `${error.message} (${codeOf(error)})`
  if (error instanceof HTTPError || error instanceof DiscordAPIError) return `HTTP ${error.status}`
  if (error instanceof RateLimitError) return `rate limit, ${error.retryAfter} ms`
  return error instanceof Error ? error.message : String(error)
}

/** As discord.js has them, without loading its table of routes; ids are digits and tokens URL-safe. */
export const routes = {
  application: '/applications/@me',
  me: '/users/@me',
  myGuilds: '/users/@me/guilds',
  gateway: '/gateway/bot',
  commands: (application: string, guild: string | null): RouteLike =>
    guild === null
      ? `/applications/${application}/commands`
      : `/applications/${application}/guilds/${guild}/commands`,
  callback: (id: string, token: string): RouteLike => `/interactions/${id}/${token}/callback`,
  original: (application: string, token: string): RouteLike =>
    `/webhooks/${application}/${token}/messages/@original`,
  followUp: (application: string, token: string): RouteLike => `/webhooks/${application}/${token}`,
  channel: (channel: string): RouteLike => `/channels/${channel}`,
  messages: (channel: string): RouteLike => `/channels/${channel}/messages`,
  message: (channel: string, message: string): RouteLike =>
    `/channels/${channel}/messages/${message}`,
  threadOf: (channel: string, message: string): RouteLike =>
    `/channels/${channel}/messages/${message}/threads`,
  threads: (channel: string): RouteLike => `/channels/${channel}/threads`,
  activeThreads: (guild: string): RouteLike => `/guilds/${guild}/threads/active`,
  guild: (guild: string): RouteLike => `/guilds/${guild}`,
  member: (guild: string, user: string): RouteLike => `/guilds/${guild}/members/${user}`,
  auditLog: (guild: string): RouteLike => `/guilds/${guild}/audit-logs`,
  directMessages: '/users/@me/channels'
} as const

/** Milliseconds since the epoch at which Discord made an id. */
export const timeOf = (id: string): number => Number((BigInt(id) >> 22n) + EPOCH)

/** The smallest id of this time. */
export const idAt = (time: number): string =>
  String(BigInt(Math.max(0, Math.floor(time) - Number(EPOCH))) << 22n)

const EPOCH = 1_420_070_400_000n
