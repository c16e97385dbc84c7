// What Discord's errors mean for a post, in words for the people who look after the briefing.
import { type PostFate, PostError } from '../../errors.ts'
import { codeOf, isTokenWrong, isUnsure, pauseOf, reasonOf } from './api.ts'

/**
 * The fate of a post, in words for those who know which channel it was for. `unsure`: of what may have been taken or not. A `PostError`
 * stays what it is.
 */
export function postErrorOf(error: unknown, unsure: PostFate = 'uncertain'): PostError {
  if (error instanceof PostError) return error
  const known = refusals.get(codeOf(error) ?? 0)
  if (known !== undefined) return new PostError('refused', known, { cause: error })
  const retryAfter = pauseOf(error)
  if (retryAfter !== null)
    return new PostError('later', 'Discord asks for a pause', { retryAfter, cause: error })
  if (isUnsure(error))
    return new PostError(unsure, `Discord has not confirmed it: ${reasonOf(error)}`, {
      cause: error
    })
  // About a wrong token, and what stands before Discord and gives no code, the channel can do nothing.
  const isRefused = (codeOf(error) ?? 0) > 0 && !isTokenWrong(error)
  return new PostError(isRefused ? 'refused' : 'later', reasonOf(error), { cause: error })
}

const refusals: ReadonlyMap<number, string> = new Map([
  [
    50001,
    'I cannot see this channel. Give me View Channel there, or give the briefing another channel.'
  ],
  [
    50013,
    'I may not write in this channel. Give me Send Messages there (in threads: Send Messages in Threads, Create Public Threads), or give the briefing another channel.'
  ],
  [10003, 'this channel is no longer there. Give the briefing another channel.'],
  [50008, 'this is no channel for text. Give the briefing another channel.'],
  [50083, 'the thread is archived. Open it, or give the briefing another channel.'],
  [
    40067,
    'this forum wants a tag for every post, which I cannot choose. Let it do without, or give the briefing another channel.'
  ]
])
