import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { paragraph, reply } from '../../../src/reply.ts'
import { openFakeDiscord } from '../../fakes/discord/discord.ts'
import { judge } from '../../fakes/discord/judge.ts'
import { wordsOf } from '../../fakes/discord/world.ts'
import { keptIn, openKept } from '../../fakes/kept.ts'
import { openTalk } from './talk.ts'

/** A bot in a process of its own, which never answers, on a stand-in of ours. */
async function openDying() {
  const folder = await mkdtemp(join(tmpdir(), 'copydesk-discord-'))
  const discord = await openFakeDiscord({ judge })
  const file = fileURLToPath(new URL('dying.ts', import.meta.url))
  const env = {
    ...process.env,
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.api,
    KEPT: folder
  }
  const child = spawn(process.execPath, [file], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await discord.close()
    await rm(folder, { recursive: true })
  })
  await once(child.stdout, 'data')
  const kill = async () => {
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
  }
  return { discord, kill, kept: keptIn(folder) }
}

describe('a process that is killed', () => {
  it('while it thinks leaves an apology to the next, with a button to ask again', async () => {
    const { discord, kill, kept } = await openDying()
    const asked = await discord.doing.slash('wave', { person: 'Ada' })
    await discord.until(() => asked.acknowledged)
    await kill()
    const { doing, asks } = await openTalk({ discord, kept })
    const sorry = await doing.answer(asked)
    expect(wordsOf(sorry)).toContain('restarted before I could answer')
    await doing.answer(await doing.press(sorry, 'Ask again'))
    expect(asks).toMatchObject([{ command: 'wave', input: { person: 'Ada' } }])
    expect(JSON.stringify(await kept.read('discord-owed'))).toBe('[]')
  })

  it('while it turns a page leaves the page, and a word to who turned it', async () => {
    const { discord, kill, kept } = await openDying()
    const first = await openTalk({
      discord,
      answer: () => reply([paragraph('page')], [{ label: 'More', line: '/wave Ada page:2' }])
    })
    const shown = await first.doing.answer(await first.doing.slash('wave', { person: 'Ada' }))
    // The one that dies turns the page.
    await first.platform.stop()
    const turned = await discord.doing.press(shown, 'More')
    await discord.until(() => turned.acknowledged)
    await kill()
    await openTalk({ discord, kept })
    const sorry = await discord.until(() => turned.followUps[0])
    expect(wordsOf(sorry)).toContain('restarted')
    expect(sorry.only).toBe(turned.user.id)
    expect(wordsOf(shown)).toContain('page')
  })
})

describe('what is owed', () => {
  it('is settled with the answer, and nobody is apologised to for that', async () => {
    const kept = openKept()
    const { documents } = kept
    const first = await openTalk({ kept, patience: 20, answer: slowly })
    const asked = await first.doing.slash('help')
    expect(await first.doing.words(asked)).toBe('at last')
    await first.platform.stop()
    expect(documents.get('discord-owed')).toEqual([])
    // As if it had been killed between the answer and the note of it.
    documents.set('discord-owed', [
      {
        application: first.application,
        token: asked.token,
        at: asked.at,
        shows: 'thinking',
        again: { command: 'help', input: {} }
      },
      {
        application: first.application,
        token: 'long-gone',
        at: Date.now() - 16 * 60_000,
        shows: 'thinking',
        again: { command: 'help', input: {} }
      },
      'not one of ours'
    ])
    const second = await openTalk({ kept, discord: first.discord })
    await second.doing.answer(await second.doing.slash('help'))
    expect(wordsOf(asked.original!)).toBe('at last')
    expect(second.requests.some(each => each.includes('long-gone'))).toBe(false)
  })

  it.each([
    [true, undefined],
    [false, []]
  ])('behind an endpoint is kept unless replicas share: %s', async (isShared, left) => {
    const kept = { ...openKept(), isShared }
    const { doing, platform } = await openTalk({
      transport: 'http',
      kept,
      patience: 20,
      answer: slowly
    })
    expect(await doing.words(await doing.slash('help'))).toBe('at last')
    await platform.stop()
    expect(kept.documents.get('discord-owed')).toEqual(left)
  })

  it('does not keep anybody waiting where it cannot be written down', async () => {
    const kept = { ...openKept(), write: full }
    const { doing, logged } = await openTalk({ kept, patience: 20, answer: slowly })
    expect(await doing.words(await doing.slash('help'))).toBe('at last')
    expect(logged.some(({ text }) => text.includes('could not be written down'))).toBe(true)
  })
})

async function slowly() {
  await new Promise(resolve => setTimeout(resolve, 60))
  return reply([paragraph('at last')])
}

async function full(_: string, document: unknown): Promise<void> {
  if (JSON.stringify(document) !== '[]') throw new Error('the disk is full')
}
