// What Discord calls what it sends and takes, as far as the bot has it: "Component Reference" and "Interactions" of its documentation.
// The library has the same names, and takes a third of a second to load: a thread and whoever only looks at messages do without.
import type * as Library from 'discord.js'

export const ComponentType = { ActionRow: 1, Button: 2, TextDisplay: 10, Container: 17 } as const

export const ButtonStyle = { Primary: 1, Secondary: 2 } as const

export const MessageFlags = {
  Ephemeral: 1 << 6,
  Loading: 1 << 7,
  IsComponentsV2: 1 << 15
} as const

export const InteractionType: Pick<
  typeof Library.InteractionType,
  'Ping' | 'ApplicationCommand' | 'MessageComponent' | 'ApplicationCommandAutocomplete'
> = { Ping: 1, ApplicationCommand: 2, MessageComponent: 3, ApplicationCommandAutocomplete: 4 }

export const InteractionResponseType: Pick<
  typeof Library.InteractionResponseType,
  | 'Pong'
  | 'ChannelMessageWithSource'
  | 'DeferredChannelMessageWithSource'
  | 'DeferredMessageUpdate'
  | 'UpdateMessage'
  | 'ApplicationCommandAutocompleteResult'
> = {
  Pong: 1,
  ChannelMessageWithSource: 4,
  DeferredChannelMessageWithSource: 5,
  DeferredMessageUpdate: 6,
  UpdateMessage: 7,
  ApplicationCommandAutocompleteResult: 8
}

export const ApplicationCommandType: Pick<
  typeof Library.ApplicationCommandType,
  'ChatInput' | 'Message'
> = { ChatInput: 1, Message: 3 }

export const ApplicationCommandOptionType: Pick<
  typeof Library.ApplicationCommandOptionType,
  'Subcommand' | 'String' | 'Integer'
> = { Subcommand: 1, String: 3, Integer: 4 }
