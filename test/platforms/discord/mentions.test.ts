import { describe, expect, it } from 'vitest'
import { list, paragraph, reply } from '../../../src/reply.ts'
import { wordsOf } from '../../fakes/discord/world.ts'
import { openTalk } from './talk.ts'

const secretly = () => reply([paragraph('a secret')], [], { private: true })

describe('a mention', () => {
  it('is answered as the command would be, in a reply that rings nobody', async () => {
    const { doing, application, channel, asks, until, guild } = await openTalk()
    const said = doing.write(`<@${application}> wave Ada Quill`)
    const answer = await until(() => channel.messages[1])
    expect(asks).toMatchObject([
      {
        command: '',
        input: 'wave Ada Quill',
        admin: false,
        channel: `discord:${guild.id}:${channel.id}`
      }
    ])
    expect(answer.referenced_message?.id).toBe(said.id)
    expect(answer.allowed_mentions).toEqual({ parse: [], replied_user: false })
  })

  it('in the middle of a line, or alone, is one too', async () => {
    const { doing, application, channel, asks, until } = await openTalk()
    doing.write(`please, <@!${application}>, /wave Ada`)
    await until(() => channel.messages[1])
    doing.write(`<@${application}>`)
    await until(() => channel.messages[3])
    expect(asks.map(({ command, input }) => [command, input])).toEqual([
      ['', 'please, , /wave Ada'],
      ['help', '']
    ])
  })

  it('whose answer is for the asker alone is answered directly', async () => {
    const { doing, application, world, ada, until, channel } = await openTalk({ answer: secretly })
    doing.write(`<@${application}> whisper`)
    const direct = await until(() =>
      [...world.channels.values()].find(each => each.recipients && each.messages.length > 0)
    )
    expect(direct.recipients?.[0]?.id).toBe(ada.id)
    expect(wordsOf(direct.messages[0]!)).toBe('a secret')
    expect(channel.messages).toHaveLength(1)
  })

  it('of who takes no direct messages says that much and no more', async () => {
    const { doing, application, world, ada, until, channel } = await openTalk({ answer: secretly })
    world.closed.add(ada.id)
    doing.write(`<@${application}> whisper`)
    const shown = wordsOf(await until(() => channel.messages[1]))
    expect(shown).toContain('slash command')
    expect(shown).not.toContain('a secret')
  })

  it('is turned by who asked and by nobody else', async () => {
    const long = reply([
      list(Array.from({ length: 150 }, (_, at) => `item ${at} ${'word '.repeat(12)}`))
    ])
    const { doing, application, channel, until, bert } = await openTalk({ answer: () => long })
    doing.write(`<@${application}> wave`)
    const shown = await until(() => channel.messages[1])
    expect(await doing.words(await doing.press(shown, '2 of', { user: bert }))).toContain(
      'Only who asked'
    )
    await doing.answer(await doing.press(shown, '2 of'))
    expect(wordsOf(shown)).not.toContain('item 0 ')
  })

  it('that the gateway tells twice is answered once', async () => {
    const { doing, application, channel, gateway, until, requests } = await openTalk()
    const said = doing.write(`<@${application}> wave`)
    await until(() => channel.messages[1])
    gateway.dispatch('MESSAGE_CREATE', { ...said, member: { roles: [] } }, said.guild_id)
    await until(
      () => requests.filter(each => each === `POST /channels/${channel.id}/messages`).length === 2
    )
    expect(channel.messages).toHaveLength(2)
  })

  it.each([
    { does: 'lost before' } as const,
    { does: 'lost after' } as const,
    { does: 'status', status: 503 } as const
  ])('is answered once though the way is bad: $does', async bad => {
    const { doing, application, channel, fault, until, requests } = await openTalk()
    fault({ ...bad, method: 'POST', path: /messages$/ })
    doing.write(`<@${application}> wave`)
    await until(() => requests.filter(each => each.startsWith('POST /channels')).length === 2)
    expect(wordsOf(await until(() => channel.messages[1]))).toContain('was asked wave')
    expect(channel.messages).toHaveLength(2)
  })

  it('whose answer Discord refuses is apologised for', async () => {
    const { doing, application, channel, fault, until } = await openTalk()
    const body = { code: 50035, message: 'Invalid Form Body' }
    fault({ does: 'status', status: 400, body, method: 'POST', path: /messages$/ })
    const said = doing.write(`<@${application}> wave`)
    expect(wordsOf(await until(() => channel.messages[1]))).toContain(`in the log as ${said.id}`)
  })

  it('of an administrator by role is one of an administrator', async () => {
    const { doing, application, channel, asks, until } = await openTalk({
      adminRoles: async () => ['77']
    })
    doing.write(`<@${application}> wave`, { roles: ['77'] })
    await until(() => channel.messages[1])
    expect(asks[0]?.admin).toBe(true)
  })

  it('by a bot, and whatever is said to others, is not heard', async () => {
    const { doing, application, bert, asks, channel, until } = await openTalk()
    doing.write(`<@${application}> wave`, { user: { ...bert, bot: true } })
    doing.write('the weather is fine')
    doing.write(`<@${application}> wave Ada`)
    await until(() => channel.messages[3])
    expect(asks).toHaveLength(1)
  })
})

describe('a direct message', () => {
  it('is answered in its place, which is of the person alone', async () => {
    const { doing, addChannel, ada, asks, until } = await openTalk()
    const channel = addChannel({ type: 1, recipients: [ada] })
    doing.write('who is Rutte', { channel })
    await until(() => channel.messages[1])
    expect(asks).toMatchObject([
      {
        command: '',
        input: 'who is Rutte',
        asker: `discord:@${ada.id}:${ada.id}`,
        channel: `discord:@${ada.id}:${channel.id}`,
        admin: false
      }
    ])
  })

  it('may hold a command of the menu as well', async () => {
    const { doing, addChannel, ada, asks } = await openTalk()
    const channel = addChannel({ type: 1, recipients: [ada] })
    const shown = await doing.answer(await doing.slash('whisper', {}, { channel }))
    expect(asks[0]?.channel).toBe(`discord:@${ada.id}:${channel.id}`)
    expect(wordsOf(shown)).not.toContain('Share')
  })
})
