import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { openFakeDiscord } from '../../fakes/discord/discord.ts'
import { judge } from '../../fakes/discord/judge.ts'
import { wordsOf } from '../../fakes/discord/world.ts'
import { held, letGo } from '../../fakes/held.ts'
import { storedIn } from '../../fakes/kept.ts'
import { openTalk } from './talk.ts'

/** A bot behind an endpoint, in a process of its own. */
async function openHeld() {
  const folder = await mkdtemp(join(tmpdir(), 'copydesk-held-'))
  const discord = await openFakeDiscord({ judge })
  const env = {
    ...process.env,
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.api,
    DISCORD_TRANSPORT: 'http',
    DISCORD_PUBLIC_KEY: discord.publicKey,
    DISCORD_LISTEN: '127.0.0.1:0',
    KEPT: folder,
    ANSWERS: 'held'
  }
  const file = fileURLToPath(new URL('dying.ts', import.meta.url))
  const child = spawn(process.execPath, [file], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const gone = once(child, 'exit')
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await gone
    await discord.close()
    expect(discord.problems).toEqual([])
    await rm(folder, { recursive: true })
  })
  const [port] = await once(child.stdout, 'data')
  discord.endpoint(`http://127.0.0.1:${Number(String(port))}/`)
  const { doing, ada, application } = discord
  const page = doing.write('page', { user: { ...ada, id: application } })
  const begin = () => held(child, () => doing.slash('help'))
  /** One that holds the thread, and others while it is held. */
  const rush = async () => {
    const turning = `m${BigInt(ada.id).toString(36)}.1=/help page:2`
    const { first } = await begin()
    return Promise.all([
      first,
      doing.slash('wave', { person: 'Ada' }),
      doing.slash('whisper'),
      doing.pressId(page, turning),
      doing.onMessage('Check quotes', doing.write('“words”'))
    ])
  }
  return { discord, folder, page, begin, rush, child, gone }
}

describe('while an answer holds the bot', () => {
  it('whoever asks hears at once that an answer is coming, and has it in its place', async () => {
    const { discord, folder, rush, page } = await openHeld()
    const all = await rush()
    expect(all.map(({ acknowledged }) => acknowledged?.type)).toEqual([5, 5, 5, 6, 5])
    await letGo(folder)
    const shown = await discord.until(() => {
      const read = all.map(({ original }) => (original === null ? '' : wordsOf(original)))
      return read.every(words => words.includes('at last')) && read
    })
    expect(shown).toHaveLength(5)
    expect(wordsOf(page)).toContain('at last')
  }, 30_000)

  it('suggestions and what is wrong come all the same', async () => {
    const { discord, folder, begin } = await openHeld()
    const { doing, signed } = discord
    const { first } = await begin()
    expect((await signed({ type: 1 }, { signature: 'ab'.repeat(64) })).status).toBe(401)
    expect((await signed(7)).status).toBe(400)
    expect(await (await signed({ type: 1, id: '1', token: 't' })).json()).toEqual({ type: 1 })
    const offered = doing.complete('wave', 'person', 'A')
    await letGo(folder)
    expect(await offered).toEqual([])
    await first
  }, 30_000)

  it('a process that is killed leaves nobody whom it has acknowledged without an apology', async () => {
    const { discord, rush, folder, child, gone } = await openHeld()
    const all = await rush()
    child.kill('SIGKILL')
    await gone
    const kept = await storedIn(folder)
    const { until, platform } = await openTalk({ discord, kept })
    await until(() =>
      all.every(({ original, followUps }) =>
        [...followUps, ...(original ? [original] : [])].some(each =>
          /at last|restarted/.test(wordsOf(each))
        )
      )
    )
    await vi.waitFor(async () =>
      expect(await kept.owed.take('discord-owed', 'discord-owed')).toEqual([])
    )
    await platform.stop()
    await kept.close()
  }, 30_000)
})
