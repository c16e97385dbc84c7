// What there is in the stand-in: servers, channels, members, messages, commands. Plain state, and ids in the order of time.

export interface Button {
  readonly type: number
  readonly custom_id?: string
  readonly label?: string
  readonly content?: string
  readonly components?: readonly Button[]
}

export interface Message {
  readonly id: string
  readonly channel_id: string
  readonly guild_id?: string
  readonly author: User
  content: string
  flags: number
  components: readonly Button[]
  nonce?: string
  readonly timestamp: string
  /** Who sees it; null: everybody. */
  readonly only: string | null
  readonly interaction_metadata?: { readonly user: User }
  readonly referenced_message?: Message
  thread?: { readonly id: string }
  readonly embeds: readonly object[]
  readonly allowed_mentions?: unknown
  deleted: boolean
}

export interface User {
  readonly id: string
  readonly username: string
  readonly bot?: boolean
}

export interface Channel {
  readonly id: string
  readonly type: number
  readonly guild_id?: string
  readonly name?: string
  readonly parent_id?: string
  readonly owner_id?: string
  readonly recipients?: readonly User[]
  thread_metadata?: { archived: boolean; locked: boolean }
  permission_overwrites?: readonly object[]
  last_message_id?: string | null
  readonly messages: Message[]
  /** The code of the error with which Discord answers whoever posts there; null: it takes posts. */
  refuses: number | null
}

export interface Guild {
  readonly id: string
  readonly name: string
  readonly owner_id: string
  readonly roles: { readonly id: string; readonly name: string; readonly permissions: string }[]
  /** Role ids of the bot. */
  botRoles: readonly string[]
  /** Who added the bot, as the audit log tells; null: the bot may not read it. */
  addedBy: string | null
}

export interface Command {
  readonly id: string
  readonly type?: number
  readonly name: string
  readonly options?: readonly CommandOption[]
  readonly default_member_permissions?: string | null
}

export interface CommandOption {
  readonly type: number
  readonly name: string
  readonly required?: boolean
  readonly autocomplete?: boolean
  readonly choices?: readonly { readonly name: string; readonly value: string }[]
  readonly options?: readonly CommandOption[]
}

export interface World {
  readonly guilds: Map<string, Guild>
  readonly channels: Map<string, Channel>
  /** By the place they are registered at: '' for everywhere, else a guild. */
  readonly commands: Map<string, readonly Command[]>
  /** Users who take no direct messages. */
  readonly closed: Set<string>
  /** An id of now, greater than all before. */
  id(): string
}

/** What the judge has passed is of the shape that it says; the one place where its word is taken for it. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters
export const judged = <Shape>(value: unknown): Shape =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  value as Shape

export const EPHEMERAL = 1 << 6
export const LOADING = 1 << 7
export const COMPONENTS_V2 = 1 << 15

export function openWorld(): World {
  let last = 0n
  return {
    guilds: new Map(),
    channels: new Map(),
    commands: new Map(),
    closed: new Set(),
    id() {
      const now = BigInt(Date.now() - 1_420_070_400_000) << 22n
      last = now > last ? now : last + 1n
      return String(last)
    }
  }
}

/** The words of a message as they were sent, its buttons' labels after them. */
export const wordsOf = ({ content, components }: Pick<Message, 'content' | 'components'>): string =>
  [content, ...components.flatMap(each => [...words(each)])].filter(Boolean).join('\n')

function* words({ content, label, components = [] }: Button): Generator<string> {
  if (content !== undefined) yield content
  if (label !== undefined) yield `[${label}]`
  for (const each of components) yield* words(each)
}

export function* buttonsOf(components: readonly Button[]): Generator<Button> {
  for (const each of components) {
    if (each.custom_id !== undefined) yield each
    yield* buttonsOf(each.components ?? [])
  }
}
