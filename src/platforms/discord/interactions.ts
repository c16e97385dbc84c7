// One handler for whatever is done in Discord, as the raw JSON of an interaction; it does not know which way that came.
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  InteractionResponseType,
  InteractionType,
  MessageFlags
} from 'discord.js'
import type {
  APIApplicationCommandInteraction,
  APIApplicationCommandInteractionDataOption,
  APIInteraction,
  APIMessage,
  APIMessageComponentInteraction
} from 'discord.js'
import { paragraph, reply } from '../../reply.ts'
import { hasAdminRole } from './admins.ts'
import { offersFor } from './autocomplete.ts'
import { checkQuotes, nameOnMenu } from './commands.ts'
import type { Acknowledge, Asked, Delivery } from './delivery.ts'
import { openDelivery, sorry, tooOld } from './delivery.ts'
import type { Parts } from './parts.ts'
import { whereabouts } from './places.ts'
import { itemFor, type Question, whyPosted } from './question.ts'
import { typedWords } from './typed.ts'

/** Takes one interaction from its first byte to its answer. Never rejects. `acknowledge` is how its transport answers it. */
export type Take = (raw: APIInteraction, acknowledge: Acknowledge) => Promise<void>

export function openInteractions(parts: Parts): Take {
  const { settings, desk } = parts
  const delivery = openDelivery(parts)
  return async (raw, acknowledge) => {
    try {
      if (raw.type === InteractionType.Ping)
        return void (await acknowledge({ type: InteractionResponseType.Pong }))
      const where = whereabouts(raw)
      if (where === null) return settings.log.warn({ type: raw.type }, 'discord: nobody asked')
      const admin = where.manages || (await hasAdminRole(where.roles, where.channel, settings))
      if (raw.type === InteractionType.ApplicationCommandAutocomplete)
        return void (await acknowledge({
          type: InteractionResponseType.ApplicationCommandAutocompleteResult,
          data: { choices: offersFor(raw, desk, { ...where, admin }) }
        }))
      const asked = { raw, acknowledge, where, admin }
      if (raw.type === InteractionType.ApplicationCommand)
        return await commandAsked(raw, asked, parts, delivery)
      if (raw.type === InteractionType.MessageComponent)
        return await pressed(raw, asked, parts, delivery)
      settings.log.warn({ type: raw.type }, 'discord: an interaction of an unknown kind')
    } catch (error) {
      // Its address holds the token, which the log takes for no secret.
      const err = error instanceof Error ? error.message : String(error)
      settings.log.error({ fault: err, id: raw.id }, 'discord: an interaction was not answered')
      const broken = {
        type: InteractionResponseType.ChannelMessageWithSource,
        data: sorry(raw, parts)
      }
      // Where that fails too, the line is dead, and Discord says itself that nobody answered.
      await acknowledge(broken).catch(() => false)
    }
  }
}

type Who = Pick<Asked, 'acknowledge' | 'where' | 'admin'> & { readonly raw: APIInteraction }

async function commandAsked(
  raw: APIApplicationCommandInteraction,
  who: Who,
  { desk }: Parts,
  delivery: Delivery
): Promise<void> {
  const { data } = raw
  if (data.type === ApplicationCommandType.ChatInput) {
    const question = questionOf(data.name, data.options ?? [])
    const item = itemFor(question, desk.menu)
    return delivery.answer({ ...who, question, hidden: item?.private === true, instead: false })
  }
  if (
    data.type !== ApplicationCommandType.Message ||
    data.name !== checkQuotes ||
    !('messages' in data.resolved)
  )
    return
  const [option] = desk.menu.find(({ name }) => name === 'check')?.options ?? []
  const target = data.resolved.messages[data.target_id]
  const words = target === undefined ? '' : wordsOf(target)
  if (words === '')
    return delivery.say(who, reply([paragraph('There are no words in this message to check.')]))
  const question = { command: 'check', input: { [option?.name ?? 'text']: words } }
  // Whoever checks a message of somebody's may not want to say so; the answer can be shared.
  await delivery.answer({ ...who, question, hidden: true, instead: false })
}

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

async function pressed(
  raw: APIMessageComponentInteraction,
  who: Who,
  { desk, shelf }: Parts,
  delivery: Delivery
): Promise<void> {
  const press = shelf.read(raw.data.custom_id)
  if (press === null) return delivery.say(who, tooOld)
  const { user } = who.where
  switch (press.does) {
    case 'why':
      return delivery.answer({
        ...who,
        question: whyPosted(press.key),
        hidden: true,
        instead: false
      })
    case 'more':
      if (press.asker !== user) return delivery.say(who, notYours)
      return delivery.answer({
        ...who,
        question: press.question,
        hidden: isHidden(raw.message),
        instead: true,
        part: press.part
      })
    case 'share':
      return delivery.answer({
        ...who,
        question: press.question,
        hidden: false,
        instead: false,
        sharing: true
      })
    default:
      return delivery.answer({
        ...who,
        question: press.question,
        // Somebody else's answer is not continued over everybody's heads.
        hidden:
          isHidden(raw.message) ||
          itemFor(press.question, desk.menu)?.private === true ||
          (raw.guild_id !== undefined && askerOf(raw.message) !== user),
        instead: false
      })
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
