// "@Copydesk who is Rutte", and what is written to the bot directly: answered as the command would be, in a reply.
import type { APIMessage, GatewayMessageCreateDispatchData } from 'discord.js'
import { readAsk } from '../../ask.ts'
import { hasAdminRole } from './admins.ts'
import { codeOf, reasonOf, routes } from './api.ts'
import { directMessage } from './direct.ts'
import { bodyOf } from './message.ts'
import type { Parts } from './parts.ts'
import { named } from './places.ts'
import { renderParts } from './render.ts'

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
    try {
      await answer(message, line, parts)
    } catch (error) {
      const level = codeOf(error) === null ? 'error' : 'warn'
      settings.log[level](
        { id: message.id, reason: reasonOf(error) },
        'discord: a message was not answered'
      )
    }
  }

/** What is asked, without the bot's name; null for what is not said to it. */
function lineIn(message: GatewayMessageCreateDispatchData, me: string): string | null {
  const called = new RegExp(`<@!?${me}>`, 'g')
  const isDirect = message.guild_id === undefined
  if (!isDirect && !called.test(message.content)) return null
  const line = message.content.replace(called, ' ').replace(/\s+/g, ' ').trim()
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
  const answering = to === channel ? { message_reference: referenceTo(message) } : {}
  const send = (address: string, what: object) =>
    api.asking.post(routes.messages(address), {
      // The gateway tells some things twice after a break.
      body: { ...what, nonce: message.id, enforce_nonce: true, allowed_mentions: nobody }
    })
  if (to !== null) {
    try {
      return void (await send(to, { ...body, ...answering }))
    } catch (error) {
      if (to === channel || codeOf(error) !== CLOSED) throw error
    }
  }
  settings.log.info({ id: message.id }, 'discord: direct messages are closed')
  const words = bodyOf([closed], { followUps: [] }, shelf)
  await send(channel, { ...words, message_reference: referenceTo(message) })
}

const CLOSED = 50007

const closed =
  'The answer is for your eyes alone, and you take no direct messages from here. Ask with the slash command.'

const nobody = { parse: [], replied_user: false } as const

const referenceTo = ({ id }: Pick<APIMessage, 'id'>) => ({
  message_id: id,
  fail_if_not_exists: false
})
