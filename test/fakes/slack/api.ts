// The methods of Slack's Web API that the bot uses, on a world of the test's own.
import { createHash } from 'node:crypto'
import { judgeBlocks, judgeMessage, judgeView } from './judge.ts'
import { scopeFor } from './scopes.ts'
import { channelOf, enthread, type Message, type Workspace } from './world.ts'

export type Arguments = Readonly<Record<string, string>>
export type Answer = Readonly<Record<string, unknown>>

export interface Calls {
  /** The next time stamp of a message: unique, and in order. */
  stamp(): string
  readonly problem: (text: string) => void
  /** Uses what came with something that somebody did; what Slack says where that is over, null where it is not. */
  exchange(trigger: string): string | null
  /** Groups whose mention is wanted. */
  readonly mentions: readonly string[]
}

const failed = (error: string): Answer => ({ ok: false, error })

/** What a method answers for a workspace; `unknown_method` for one that there is not. */
export function call(method: string, given: Arguments, workspace: Workspace, calls: Calls): Answer {
  const make = METHODS[method]
  if (make === undefined) {
    calls.problem(`${method}: is called and not known here`)
    return failed('unknown_method')
  }
  const scope = scopeFor(method, given['channel'])
  if (scope !== null && !workspace.scopes.has(scope)) {
    const provided = [...workspace.scopes].join(',')
    return { ...failed('missing_scope'), needed: scope, provided }
  }
  return make(given, workspace, calls)
}

type Method = (given: Arguments, workspace: Workspace, calls: Calls) => Answer

const METHODS: Readonly<Record<string, Method>> = {
  'auth.test': (_, { id, name, botUser }) => ({
    ok: true,
    url: `https://${id.toLowerCase()}.slack.example/`,
    team: name,
    team_id: id,
    user: 'copydesk',
    user_id: botUser,
    bot_id: `B${id}`,
    is_enterprise_install: false
  }),

  'chat.postMessage': (given, workspace, calls) => post(given, workspace, calls, null),

  'chat.update': (given, workspace, calls) => {
    const { channel, ts } = given
    const message = workspace.messages.find(each => each.ts === ts && each.channel === channel)
    if (message === undefined || message.only !== null) return failed('message_not_found')
    const blocks = given['blocks'] === undefined ? [] : JSON.parse(given['blocks'])
    for (const problem of judgeMessage({ text: given['text'], blocks }, calls.mentions))
      calls.problem(`chat.update: ${problem}`)
    message.text = given['text'] ?? ''
    message.blocks = blocks
    return { ok: true, channel, ts, text: message.text }
  },

  'chat.postEphemeral': (given, workspace, calls) => {
    if (!workspace.people.has(given['user'] ?? '')) return failed('user_not_in_channel')
    return post(given, workspace, calls, given['user'] ?? '')
  },

  'conversations.history': (given, workspace) => {
    const channel = channelOf(workspace, given['channel'] ?? '')
    if (channel === undefined) return failed('channel_not_found')
    if (!channel.isMember) return failed('not_in_channel')
    const oldest = Number(given['oldest'] ?? 0)
    // The latest first, and of a thread its first message alone.
    const all = workspace.messages
      .filter(each => each.channel === channel.id && each.only === null && each.thread === null)
      .filter(({ ts }) => Number(ts) > oldest)
      .toReversed()
    const { page, next } = paged(all, given, 100)
    return {
      ok: true,
      messages: page.map(({ ts, text, blocks }) => ({ type: 'message', ts, text, blocks })),
      has_more: next !== '',
      response_metadata: { next_cursor: next }
    }
  },

  'conversations.info': (given, workspace) => {
    const channel = channelOf(workspace, given['channel'] ?? '')
    if (channel === undefined) return failed('channel_not_found')
    const { id, name, isArchived, isMember, isDirect } = channel
    return {
      ok: true,
      channel: { id, name, is_archived: isArchived, is_member: isMember, is_im: isDirect }
    }
  },

  'users.info': (given, workspace) => {
    const person = workspace.people.get(given['user'] ?? '')
    return person === undefined ? failed('user_not_found') : { ok: true, user: userOf(person) }
  },

  'users.list': (given, workspace) => {
    const { page, next } = paged([...workspace.people.values()], given, 1000)
    return { ok: true, members: page.map(userOf), response_metadata: { next_cursor: next } }
  },

  'usergroups.users.list': (given, workspace) => {
    const users = workspace.groups.get(given['usergroup'] ?? '')
    return users === undefined ? failed('no_such_subteam') : { ok: true, users }
  },

  'views.publish': (given, workspace, calls) => {
    const view = JSON.parse(given['view'] ?? '{}')
    for (const problem of judgeView(view)) calls.problem(`views.publish: ${problem}`)
    workspace.views.set(given['user_id'] ?? '', view)
    return { ok: true, view: { id: `V${given['user_id']}`, ...view } }
  },

  'views.open': (given, workspace, calls) => {
    const view = JSON.parse(given['view'] ?? '{}')
    for (const problem of judgeView(view)) calls.problem(`views.open: ${problem}`)
    const refusal = calls.exchange(given['trigger_id'] ?? '')
    if (refusal !== null) return failed(refusal)
    const id = `V${workspace.views.size + 1}`
    workspace.views.set(id, view)
    return { ok: true, view: { id, hash: hashOf(view), ...view } }
  },

  'views.update': (given, workspace, calls) => {
    const { view_id: id = '', hash } = given
    const shown = workspace.views.get(id)
    if (shown === undefined) return failed('not_found')
    if (hash !== undefined && hash !== hashOf(shown)) return failed('hash_conflict')
    const view = JSON.parse(given['view'] ?? '{}')
    for (const problem of judgeView(view)) calls.problem(`views.update: ${problem}`)
    workspace.views.set(id, view)
    return { ok: true, view: { id, hash: hashOf(view), ...view } }
  },

  'blocks.validate': given => {
    const problems = judgeBlocks(JSON.parse(given['blocks'] ?? '[]'), { kind: 'message' })
    return problems.length === 0
      ? { ok: true }
      : { ok: false, error: 'invalid_blocks', errors: problems }
  }
}

/** Tells one state of a view from another. */
const hashOf = (view: unknown): string =>
  createHash('sha1').update(JSON.stringify(view)).digest('hex')

/** A page as `cursor` and `limit` name it, and the cursor of the next; empty after the last. */
function paged<Item>(all: readonly Item[], given: Arguments, most: number) {
  const from = Number(given['cursor'] ?? 0)
  const to = from + Number(given['limit'] ?? most)
  return { page: all.slice(from, to), next: to < all.length ? String(to) : '' }
}

const userOf = ({
  id,
  isAdmin,
  isOwner,
  isDeleted
}: {
  id: string
  isAdmin: boolean
  isOwner: boolean
  isDeleted: boolean
}) => ({
  id,
  is_admin: isAdmin,
  is_owner: isOwner,
  deleted: isDeleted
})

function post(given: Arguments, workspace: Workspace, calls: Calls, only: string | null): Answer {
  const channel = channelOf(workspace, given['channel'] ?? '')
  if (channel === undefined) return failed('channel_not_found')
  if (channel.isArchived) return failed('is_archived')
  if (!channel.isMember) return failed('not_in_channel')
  const blocks = given['blocks'] === undefined ? [] : JSON.parse(given['blocks'])
  for (const problem of judgeMessage({ text: given['text'], blocks }, calls.mentions))
    calls.problem(`chat: ${problem}`)
  const message: Message = {
    ts: calls.stamp(),
    channel: channel.id,
    text: given['text'] ?? '',
    blocks,
    thread: given['thread_ts'] ?? null,
    only
  }
  enthread(workspace, message, each => calls.problem(`chat: ${each}`))
  workspace.messages.push(message)
  return only === null
    ? {
        ok: true,
        channel: channel.id,
        ts: message.ts,
        message: { text: message.text, ts: message.ts, blocks }
      }
    : { ok: true, message_ts: message.ts }
}
