// "@Copydesk who is Rutte", and what is written to the bot directly: answered as the command would be, in a reply.
import type { APIMessage, GatewayMessageCreateDispatchData } from 'discord.js'
import { readAsk } from '../../ask.ts'
import { hasAdminRole } from './admins.ts'
import { codeOf, INVALID, reasonOf, routes } from './api.ts'
import { directMessage } from './direct.ts'
import { sorry } from './delivery.ts'
import { insist } from './insist.ts'
import { type Body, bodyOf } from './message.ts'
import { MessageFlags } from './numbers.ts'
import type { Parts } from './parts.ts'
import { named } from './places.ts'
import { renderParts } from './render.ts'
import { typedWords } from './typed.ts'

/** Takes a message that was written anywhere; most are none of its business. Never rejects. */
export type Hear = (message: GatewayMessageCreateDispatchData) => Promise<void>

export const openMentions =
  (parts: Parts): Hear =>
  async message => {
    const { settings, me } = parts
    // Bots that answer each other never end.
    if (message.author.bot === true || message.webhook_id !== undefined) return
    const line = lineIn(message, me)
    if (line === null) return
    const failed = (error: unknown): void => {
      const level = codeOf(error) === null ? 'error' : 'warn'
      settings.log[level](
        { id: message.id, reason: reasonOf(error) },
        'discord: a message was not answered'
      )
    }
    try {
      await answer(message, line, parts)
    } catch (error) {
      failed(error)
      // Where Discord lets nobody write, there is nobody to say sorry to.
      if (codeOf(error) !== null && codeOf(error) !== INVALID) return
      await send(message, message.channel_id, sorry(message, parts), parts).catch(failed)
    }
  }

/** Once, though it may be tried again, or the gateway tells of the message twice after a break. */
async function send(
  message: GatewayMessageCreateDispatchData,
  channel: string,
  { components }: Body,
  { api }: Parts
): Promise<void> {
  const body = {
    flags: MessageFlags.IsComponentsV2,
    components,
    nonce: message.id,
    enforce_nonce: true,
    allowed_mentions: { parse: [], replied_user: false },
    ...(channel === message.channel_id && { message_reference: referenceTo(message) })
  }
  await insist(() => api.asking.post(routes.messages(channel), { body }))
}

/** What is asked, without the bot's name; null for what is not said to it. */
function lineIn(message: GatewayMessageCreateDispatchData, me: string): string | null {
  const called = new RegExp(`<@!?${me}>`, 'g')
  const isDirect = message.guild_id === undefined
  if (!isDirect && !called.test(message.content)) return null
  const words = message.content.replace(called, ' ').replace(/\s+/g, ' ')
  const line = typedWords(words).trim()
  return line === '' ? '/help' : line
}

async function answer(
  message: GatewayMessageCreateDispatchData,
  line: string,
  parts: Parts
): Promise<void> {
  const { desk, api, settings, shelf, ids } = parts
  const { author, guild_id: guild, channel_id: channel, member } = message
  const where = named(guild, author.id, channel)
  const question = readAsk(line)
  const shown = await desk.answer({
    ...question,
    ...where,
    // A message does not say what its author may do, only which roles he has.
    admin:
      guild !== undefined && (await hasAdminRole(member?.roles ?? [], where.channel, settings)),
    at: Date.now()
  })
  const cut = renderParts(shown, question.command === 'help' ? ids : undefined)
  const [part] = cut
  if (part === undefined) return
  const turning = { question, asker: author.id, part: 1, parts: cut.length }
  const body = bodyOf(part, { followUps: shown.followUps, turning }, shelf)
  // In a channel everybody reads along.
  const to = shown.private && guild !== undefined ? await directMessage(author.id, api) : channel
  try {
    await send(message, to, body, parts)
  } catch (error) {
    if (to === channel || codeOf(error) !== CLOSED) throw error
    settings.log.info({ id: message.id }, 'discord: direct messages are closed')
    await send(message, channel, bodyOf([closed], { followUps: [] }, shelf), parts)
  }
}

const CLOSED = 50007

const closed =
  'The answer is for your eyes alone, and you take no direct messages from here. Ask with the slash command.'

const referenceTo = ({ id }: Pick<APIMessage, 'id'>) => ({
  message_id: id,
  fail_if_not_exists: false
})
