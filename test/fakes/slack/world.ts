// What a stand-in Slack knows: workspaces with their tokens, people, channels, and what was said there.

export interface Person {
  readonly id: string
  readonly isAdmin: boolean
  readonly isOwner: boolean
  readonly isDeleted: boolean
}

export interface Channel {
  readonly id: string
  readonly name: string
  isMember: boolean
  isArchived: boolean
  readonly isDirect: boolean
}

/** A message as it stands in a channel. */
export interface Message {
  readonly ts: string
  readonly channel: string
  text: string
  blocks: readonly Readonly<Record<string, unknown>>[]
  readonly thread: string | null
  /** Who alone sees it; null for everybody. */
  readonly only: string | null
}

/** Says that a message stands in its thread; a problem where it is for one person's eyes and nobody has answered there before. */
export function enthread(
  { threads }: Workspace,
  { channel, thread, only }: Pick<Message, 'channel' | 'thread' | 'only'>,
  problem: (text: string) => void
): void {
  if (thread === null) return
  const id = `${channel}:${thread}`
  if (only === null) threads.add(id)
  // docs.slack.dev, chat.postEphemeral: "only shown if there is already an active thread".
  else if (!threads.has(id)) problem(`a message for ${only} stands in a thread that is not begun`)
}

export interface Workspace {
  readonly id: string
  readonly name: string
  botToken: string
  readonly botUser: string
  readonly people: Map<string, Person>
  readonly channels: Map<string, Channel>
  readonly groups: Map<string, readonly string[]>
  readonly messages: Message[]
  /** Of its home tabs and modals, by user or by id of the view. */
  readonly views: Map<string, Readonly<Record<string, unknown>>>
  /** What the bot's token may do. */
  readonly scopes: Set<string>
  /** Messages below which somebody has answered, as `C1:5.000001`: only these have a thread that shows anything. */
  readonly threads: Set<string>
}

/** What the manifest asks for. */
export const SCOPES =
  'commands,app_mentions:read,chat:write,im:history,im:read,im:write,channels:history,channels:read,groups:history,groups:read,mpim:history,mpim:read,users:read,usergroups:read'

/** `T1` has an owner `U1`, a member `U2`, a channel `C1` with the bot in it and `C2` without. */
export function openWorkspace(id: string, botToken: string): Workspace {
  return {
    id,
    name: `workspace ${id}`,
    botToken,
    botUser: `UBOT${id}`,
    people: new Map([
      ['U1', personCalled('U1', true)],
      ['U2', personCalled('U2', false)]
    ]),
    channels: new Map([
      ['C1', channelCalled('C1', true)],
      ['C2', channelCalled('C2', false)]
    ]),
    groups: new Map(),
    messages: [],
    views: new Map(),
    scopes: new Set(SCOPES.split(',')),
    threads: new Set()
  }
}

const personCalled = (id: string, isOwner: boolean): Person => ({
  id,
  isAdmin: isOwner,
  isOwner,
  isDeleted: false
})

const channelCalled = (id: string, isMember: boolean): Channel => ({
  id,
  name: id.toLowerCase(),
  isMember,
  isArchived: false,
  isDirect: false
})

/** Where this id leads: a channel, or the conversation of the bot with one person, which exists as soon as it is used. */
export function channelOf(workspace: Workspace, id: string): Channel | undefined {
  const known = workspace.channels.get(id)
  if (known !== undefined) return known
  const direct = workspace.people.has(id) ? `D${id}` : id
  if (!direct.startsWith('D')) return undefined
  const opened: Channel = {
    id: direct,
    name: direct,
    isMember: true,
    isArchived: false,
    isDirect: true
  }
  const there = workspace.channels.get(direct) ?? opened
  workspace.channels.set(direct, there)
  return there
}
