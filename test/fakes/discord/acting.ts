// What people do in the stand-in: type commands, press buttons, write messages. Only what Discord would let them do.
import { randomBytes } from 'node:crypto'
import type { Gateway } from './gateway.ts'
import { buttonIn, type Interaction } from './interactions.ts'
import type { Rest } from './rest.ts'
import {
  type Channel,
  type Command,
  type CommandOption,
  LOADING,
  type Message,
  type User,
  wordsOf
} from './world.ts'

/** Where and by whom; by default the first user in the first channel, who manages the server. */
export interface Circumstances {
  readonly user?: User
  readonly channel?: Channel
  /** Bits of what the user may do in the channel. */
  readonly permissions?: string
  readonly roles?: readonly string[]
  /** Installed by the person and not by the server. */
  readonly personal?: boolean
}

export interface Doing {
  /** `slash('source add', { address: '…' })`. Rejects what Discord would not let anybody send. */
  slash(
    name: string,
    values?: Readonly<Record<string, string | number>>,
    at?: Circumstances
  ): Promise<Interaction>
  /** What is offered while somebody types; `option` is the one being typed. */
  complete(
    name: string,
    option: string,
    typed: string,
    at?: Circumstances
  ): Promise<readonly string[]>
  press(message: Message, label: string, at?: Circumstances): Promise<Interaction>
  /** A button as it was once, whatever the message shows now. */
  pressId(message: Message, customId: string, at?: Circumstances): Promise<Interaction>
  /** A command of the menu of a message. */
  onMessage(name: string, message: Message, at?: Circumstances): Promise<Interaction>
  /** Writes a message; its answer is for `until` to find. */
  write(content: string, at?: Circumstances): Message
  /** Resolves with the answer, or the first follow-up, once it no longer says that it is thinking. */
  answer(to: Interaction): Promise<Message>
  /** The words of that answer. */
  words(to: Interaction): Promise<string>
}

export interface DoingSettings {
  readonly rest: Rest
  readonly gateway: Gateway
  deliver(raw: object, interaction: Interaction): Promise<void>
  until<Found>(look: () => Found | null | undefined | false): Promise<Found>
  readonly channel: Channel
  readonly user: User
}

const MANAGE_GUILD = '32'

export function openDoing(settings: DoingSettings): Doing {
  const { rest, gateway } = settings
  const { world } = rest

  const send = async (
    type: number,
    data: object,
    at: Circumstances,
    target: Message | null = null
  ) => {
    const {
      user = settings.user,
      channel = settings.channel,
      permissions = MANAGE_GUILD,
      roles = []
    } = at
    const interaction: Interaction = {
      id: world.id(),
      token: randomBytes(40).toString('base64url'),
      type,
      user,
      channel,
      at: Date.now(),
      target,
      acknowledged: null,
      original: null,
      followUps: [],
      choices: null
    }
    const guild = channel.guild_id
    const raw = {
      id: interaction.id,
      application_id: rest.application,
      type,
      token: interaction.token,
      version: 1,
      data,
      channel: {
        id: channel.id,
        type: channel.type,
        // Text channels have a parent too, their category.
        parent_id: channel.parent_id ?? '1',
        ...(channel.thread_metadata && { thread_metadata: channel.thread_metadata })
      },
      channel_id: channel.id,
      ...(guild === undefined
        ? { user }
        : {
            guild_id: guild,
            guild: { id: guild, locale: 'en-US', features: [] },
            member: {
              user,
              permissions,
              roles,
              joined_at: '2026-01-01T00:00:00Z',
              deaf: false,
              mute: false,
              flags: 0
            }
          }),
      ...(target === null ? {} : { message: target }),
      app_permissions: '309237713920',
      locale: 'en-GB',
      entitlements: [],
      attachment_size_limit: 10_485_760,
      authorizing_integration_owners: at.personal === true ? { 1: user.id } : { 0: guild ?? '0' },
      context: guild === undefined ? 1 : 0
    }
    await settings.deliver(raw, interaction)
    return interaction
  }

  const commandOf = (name: string, type: number, channel: Channel): Command => {
    const all = [
      ...(world.commands.get('') ?? []),
      ...(world.commands.get(channel.guild_id ?? '') ?? [])
    ]
    const command = all.find(each => each.name === name && (each.type ?? 1) === type)
    if (command === undefined) throw new Error(`no command ${name} is registered`)
    return command
  }

  const dataOf = (
    name: string,
    values: Readonly<Record<string, string | number>>,
    at: Circumstances,
    focused?: string
  ) => {
    const [first = '', part] = name.split(' ')
    const command = commandOf(first, 1, at.channel ?? settings.channel)
    const permission = command.default_member_permissions ?? null
    const held = BigInt(at.permissions ?? MANAGE_GUILD)
    if (permission !== null && (held & BigInt(permission)) === 0n && (at.roles ?? []).length === 0)
      throw new Error(`/${name} is not shown to this user`)
    const sub = part === undefined ? undefined : command.options?.find(each => each.name === part)
    if (part !== undefined && sub === undefined) throw new Error(`/${first} has no ${part}`)
    const known = (sub ?? command).options ?? []
    const options = optionsOf(known, values, focused)
    const given = sub === undefined ? options : [{ type: 1, name: sub.name, options }]
    return { id: command.id, name: first, type: 1, options: given }
  }

  const pressId: Doing['pressId'] = (message, customId, at = {}) => {
    const { user = settings.user } = at
    if (message.only !== null && message.only !== user.id)
      throw new Error('nobody else sees this message')
    const channel = world.channels.get(message.channel_id)
    return send(
      3,
      { component_type: 2, custom_id: customId, id: 3 },
      { ...at, ...(channel && { channel }) },
      message
    )
  }

  const answer: Doing['answer'] = to =>
    settings.until(() => {
      const shown = to.followUps[0] ?? to.original
      return shown !== null && !shown.deleted && (shown.flags & LOADING) === 0 && shown
    })

  return {
    answer,
    pressId,
    slash: async (name, values = {}, at = {}) => send(2, dataOf(name, values, at), at),
    async complete(name, option, typed, at = {}) {
      const asked = await send(4, dataOf(name, { [option]: typed }, at, option), at)
      const choices = await settings.until(() => asked.choices)
      return choices.map(({ value }) => value)
    },
    press: async (message, label, at = {}) =>
      pressId(message, buttonIn(message, label).custom_id ?? '', at),
    async onMessage(name, message, at = {}) {
      const { id } = commandOf(name, 3, at.channel ?? settings.channel)
      const resolved = { messages: { [message.id]: message } }
      return send(2, { id, name, type: 3, target_id: message.id, resolved }, at)
    },
    write(content, at = {}) {
      const { user = settings.user, channel = settings.channel } = at
      const message: Message = {
        id: world.id(),
        channel_id: channel.id,
        ...(channel.guild_id !== undefined && { guild_id: channel.guild_id }),
        author: user,
        content,
        flags: 0,
        components: [],
        timestamp: new Date().toISOString(),
        only: null,
        embeds: [],
        deleted: false
      }
      channel.messages.push(message)
      const isMeant =
        channel.guild_id === undefined || new RegExp(`<@!?${rest.me.id}>`).test(content)
      // Without the privileged intent the words come only with mentions and direct messages.
      const told = {
        ...message,
        content: isMeant ? content : '',
        member: { roles: at.roles ?? [] },
        mentions: []
      }
      gateway.dispatch('MESSAGE_CREATE', told, channel.guild_id)
      return message
    },
    words: async to => wordsOf(await answer(to))
  }
}

function optionsOf(
  known: readonly CommandOption[],
  values: Readonly<Record<string, string | number>>,
  focused?: string
): readonly object[] {
  for (const { name, required } of known)
    if (required === true && focused === undefined && values[name] === undefined)
      throw new Error(`the option ${name} is required`)
  return Object.entries(values).map(([name, value]) => {
    const option = known.find(each => each.name === name)
    if (option === undefined) throw new Error(`there is no option ${name}`)
    if (focused === name && option.autocomplete !== true)
      throw new Error(`nothing is offered for ${name}`)
    if (option.type === 4 && !Number.isInteger(value))
      throw new Error(`${name} takes whole numbers`)
    const choices = option.choices ?? []
    if (choices.length > 0 && choices.every(each => each.value !== value))
      throw new Error(`${name} has no choice ${value}`)
    return { name, type: option.type, value, ...(focused === name && { focused: true }) }
  })
}
