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
}

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
    views: new Map()
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
