// What became of a call to Slack that failed, as the outbox needs to know it.
import { webApi } from '@slack/bolt'
import { PostError } from '../../errors.ts'

/** Nothing that is repeated can work: somebody in the workspace has to do something first. */
const REFUSALS: Readonly<Record<string, string>> = {
  account_inactive: 'the bot has been taken off this workspace; install it again',
  cannot_reply_to_message: 'Slack takes no replies to that message',
  channel_not_found: 'there is no such channel, or the bot is not in it: invite it with /invite',
  invalid_auth: 'Slack does not know the token any more; install the bot again',
  is_archived: 'the channel has been archived; choose another, or bring it back',
  missing_scope:
    'the bot may not post there: give it the scopes of its manifest and install it again',
  no_permission: 'the bot may not post there',
  not_in_channel: 'the bot is not in that channel: invite it with /invite',
  restricted_action: 'the workspace lets only some people post there',
  restricted_action_read_only_channel: 'nobody may post in that channel',
  team_access_not_granted: 'the bot has been taken off this workspace; install it again',
  token_expired: 'the token has expired; install the bot again',
  token_revoked: 'the token has been revoked; install the bot again'
}

/** Slack says with these that it did not take the call. */
const NOT_TAKEN = new Set([
  'ratelimited',
  'rate_limited',
  'message_limit_exceeded',
  'team_added_to_org'
])

/** Nothing was sent where there was no connection. */
const NO_CONNECTION = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH/

export function fateOf(error: unknown): PostError {
  if (error instanceof PostError) return error
  if (error instanceof webApi.WebAPIRateLimitedError)
    return new PostError('later', 'Slack asks us to wait', {
      retryAfter: error.retryAfter * 1000,
      cause: error
    })
  if (error instanceof webApi.WebAPIPlatformError) {
    const code = error.data.error
    const reason = REFUSALS[code]
    if (reason !== undefined) return new PostError('refused', reason, { cause: error })
    if (NOT_TAKEN.has(code)) return new PostError('later', `Slack: ${code}`, { cause: error })
    // What Slack says of a fault of its own does not tell whether it had posted before.
    const isSlacks = /^(?:internal_error|fatal_error|service_unavailable|request_timeout)$/.test(
      code
    )
    return new PostError(isSlacks ? 'uncertain' : 'refused', `Slack: ${code}`, { cause: error })
  }
  if (error instanceof webApi.WebAPIRequestError && NO_CONNECTION.test(codesOf(error)))
    return new PostError('later', 'Slack cannot be reached', { cause: error })
  return new PostError('uncertain', 'Slack did not answer', { cause: error })
}

/** Codes and messages of an error and of all that caused it. */
function codesOf(error: unknown): string {
  if (!(error instanceof Error)) return ''
  const code = 'code' in error ? error.code : ''
  const original = error instanceof webApi.WebAPIRequestError ? codesOf(error.original) : ''
  return [typeof code === 'string' ? code : '', error.message, original, codesOf(error.cause)].join(
    ' '
  )
}
