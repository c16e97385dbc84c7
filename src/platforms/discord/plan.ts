// What an interaction asks for and how it is to be answered, from its raw JSON alone: whoever acknowledges it needs no more.
import type {
  APIApplicationCommandInteraction,
  APIApplicationCommandInteractionDataOption,
  APIInteraction,
  APIMessage,
  APIMessageComponentInteraction
} from 'discord.js'
import type { MenuItem } from '../../ask.ts'
import { paragraph, type Reply, reply } from '../../reply.ts'
import { checkQuotes, nameOnMenu } from './commands.ts'
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  InteractionResponseType,
  InteractionType,
  MessageFlags
} from './numbers.ts'
import { itemFor, type Press, type Question, type Shelf, whyPosted } from './question.ts'
import { typedWords } from './typed.ts'

export interface Plan {
  readonly question: Question
  /** For the asker's eyes alone, whatever comes of it: known before it is answered. */
  readonly hidden: boolean
  /** In place of the message whose button was pressed. */
  readonly instead: boolean
  /** Which part of the answer, from 1. */
  readonly part?: number
  /** The asker shows to all what only he has seen. */
  readonly sharing?: boolean
  /** What is said, where the question is not one that the desk is asked. */
  readonly words?: Reply
}

interface Knowing {
  readonly menu: readonly MenuItem[]
  readonly shelf: Pick<Shelf, 'read'>
}

/** Null for what asks nothing that is answered with a message. `user`: the id of who did it. */
export function planOf(raw: APIInteraction, user: string, knowing: Knowing): Plan | null {
  if (raw.type === InteractionType.ApplicationCommand) return commandAsked(raw, knowing)
  if (raw.type !== InteractionType.MessageComponent) return null
  const press = knowing.shelf.read(raw.data.custom_id)
  return press === null ? unreadable : pressed(raw, press, user, knowing)
}

/** How Discord is told that the answer is coming. */
export function deferralOf({ hidden, instead }: Plan) {
  return instead
    ? { type: InteractionResponseType.DeferredMessageUpdate }
    : {
        type: InteractionResponseType.DeferredChannelMessageWithSource,
        data: hidden ? { flags: MessageFlags.Ephemeral } : {}
      }
}

function commandAsked(
  { data }: APIApplicationCommandInteraction,
  { menu }: Pick<Knowing, 'menu'>
): Plan | null {
  if (data.type === ApplicationCommandType.ChatInput) {
    const question = questionOf(data.name, data.options ?? [])
    const item = itemFor(question, menu)
    return { question, hidden: item?.private === true, instead: false }
  }
  if (
    data.type !== ApplicationCommandType.Message ||
    data.name !== checkQuotes ||
    !('messages' in data.resolved)
  )
    return null
  const [option] = menu.find(({ name }) => name === 'check')?.options ?? []
  const target = data.resolved.messages[data.target_id]
  const words = target === undefined ? '' : wordsOf(target)
  const question = { command: 'check', input: { [option?.name ?? 'text']: words } }
  // Whoever checks a message of somebody's may not want to say so; the answer can be shared.
  return { question, hidden: true, instead: false, ...(words === '' && { words: wordless }) }
}

const wordless = reply([paragraph('There are no words in this message to check.')])

/** What a message says, its embeds, components and forwarded messages included. */
const wordsOf = (target: APIMessage): string =>
  [target, ...(target.message_snapshots ?? []).map(({ message }) => message)]
    .flatMap(({ content, embeds, components = [] }) => [
      content,
      ...embeds.flatMap(({ title, description }) => [title, description]),
      ...textsIn(components)
    ])
    .filter(Boolean)
    .join('\n\n')
    // As it is shown: a sign that is escaped is only that sign, which is how our own answers say it.
    .replace(/\\(?=[^\p{L}\p{N}\s])|\u200b/gu, '')
    .trim()

function* textsIn(components: readonly object[]): Generator<string> {
  for (const each of components) {
    if ('content' in each && typeof each.content === 'string') yield each.content
    if ('components' in each && Array.isArray(each.components)) yield* textsIn(each.components)
  }
}

function questionOf(
  name: string,
  options: readonly APIApplicationCommandInteractionDataOption[]
): Question {
  const [first] = options
  const part = first?.type === ApplicationCommandOptionType.Subcommand ? first : undefined
  const given = part === undefined ? options : (part.options ?? [])
  const values = given.flatMap(option =>
    'value' in option ? [[option.name, typedWords(String(option.value))]] : []
  )
  return { command: nameOnMenu(name, part?.name), input: Object.fromEntries(values) }
}

function pressed(
  { message, guild_id }: APIMessageComponentInteraction,
  press: Press,
  user: string,
  { menu }: Pick<Knowing, 'menu'>
): Plan {
  switch (press.does) {
    case 'why':
      return { question: whyPosted(press.key), hidden: true, instead: false }
    case 'more': {
      const { question, asker, part } = press
      return asker === user
        ? { question, hidden: isHidden(message), instead: true, part }
        : { question, hidden: true, instead: false, words: notYours }
    }
    case 'share':
      return { question: press.question, hidden: false, instead: false, sharing: true }
    default:
      return {
        question: press.question,
        // Somebody else's answer is not continued over everybody's heads.
        hidden:
          isHidden(message) ||
          itemFor(press.question, menu)?.private === true ||
          (guild_id !== undefined && askerOf(message) !== user),
        instead: false
      }
  }
}

const isHidden = (message: APIMessage): boolean =>
  ((message.flags ?? 0) & MessageFlags.Ephemeral) !== 0

/** Who asked what a message of ours answers: by a command, or by a mention. Undefined for a briefing. */
const askerOf = (message: APIMessage): string | undefined =>
  message.interaction_metadata?.user.id ?? message.referenced_message?.author.id

const notYours = reply([
  paragraph('Only who asked turns the pages of an answer. Ask for one of your own.')
])

/** For the presser alone. */
export const tooOld = reply([
  paragraph('This button is too old: what it would show is no longer there. Ask again.')
])

const unreadable: Plan = {
  question: { command: '', input: '' },
  hidden: true,
  instead: false,
  words: tooOld
}
