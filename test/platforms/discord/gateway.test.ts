import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { ConfigError } from '../../../src/errors.ts'
import { paragraph, reply } from '../../../src/reply.ts'
import { openTalk } from './talk.ts'

const slowly = async () => {
  await sleep(60)
  return reply([paragraph('at last')])
}

describe('the gateway', () => {
  it('is resumed where the connection breaks, and what was missed is answered once', async () => {
    const { doing, gateway, until, asks } = await openTalk()
    gateway.disconnect(4000)
    const asked = await doing.slash('wave', { person: 'Ada' })
    expect(await doing.words(asked)).toContain('Ada')
    await until(() => gateway.seen.resumed === 1)
    expect(gateway.seen.identified).toBe(1)
    expect(asks).toHaveLength(1)
  })

  it('is entered anew where the session is gone', async () => {
    const { doing, gateway } = await openTalk()
    gateway.disconnect(1000)
    // Discord wants five seconds between two entries, and the library waits them.
    while (gateway.seen.identified < 2) await sleep(50)
    expect(await doing.words(await doing.slash('wave', { person: 'Ada' }))).toContain('Ada')
  })

  it('is resumed where Discord tells the bot to come again, or answers no heartbeat', async () => {
    const { doing, gateway, until } = await openTalk({ fake: { heartbeat: 100 } })
    gateway.order(7)
    await until(() => gateway.seen.resumed === 1)
    gateway.hang()
    await until(() => gateway.seen.resumed === 2)
    expect(gateway.seen.identified).toBe(1)
    expect(await doing.words(await doing.slash('wave', { person: 'Ada' }))).toContain('Ada')
  })

  it('is entered anew where Discord says that the session is over', async () => {
    const { doing, gateway } = await openTalk()
    gateway.order(9)
    while (gateway.seen.identified < 2) await sleep(50)
    expect(await doing.words(await doing.slash('wave', { person: 'Ada' }))).toContain('Ada')
  })

  it('that is gone is told of once, however often it is tried', async () => {
    const { discord, logged } = await openTalk()
    await discord.close()
    await sleep(1300)
    expect(logged.filter(({ text }) => text.includes('was closed'))).toHaveLength(1)
  })

  it('that is gone is not tried any more after the bot has stopped', async () => {
    const { discord, platform } = await openTalk()
    await discord.close()
    // The library waits half a second between two tries.
    await sleep(700)
    await platform.stop()
    let tries = 0
    const server = createServer(socket => {
      tries += 1
      socket.destroy()
    })
    server.listen(Number(new URL(discord.api).port), '127.0.0.1')
    onTestFinished(() => void server.close())
    await sleep(1200)
    expect(tries).toBe(0)
  })

  it.each([
    [4004, 'DISCORD_TOKEN: Discord does not know this one any more'],
    [4010, 'Discord wants other shards'],
    [4011, 'more servers than so many shards may have'],
    [4012, 'a newer Copydesk is needed'],
    [4013, 'does not know the intents'],
    [4014, 'does not grant the intents']
  ])('that Discord closes for good with %i fails, and says what helps', async (code, words) => {
    const { gateway, platform, logged } = await openTalk()
    gateway.disconnect(code)
    await expect(platform.failed).rejects.toThrow(ConfigError)
    await expect(platform.failed).rejects.toThrow(words)
    const told = logged.find(({ text }) => text.includes('for good'))
    expect(told).toMatchObject({ level: 'error', text: expect.stringContaining(String(code)) })
  })

  it('is closed, and answers what is under way first', async () => {
    const { doing, platform } = await openTalk({ answer: slowly })
    const asked = await doing.slash('help')
    await sleep(20)
    await platform.stop()
    expect(await doing.words(asked)).toBe('at last')
  })
})
