import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as fc from 'fast-check'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { paragraph, reply } from '../../../src/reply.ts'
import { openFakeDiscord } from '../../fakes/discord/discord.ts'
import type { Interaction } from '../../fakes/discord/interactions.ts'
import { judge } from '../../fakes/discord/judge.ts'
import { LOADING, wordsOf } from '../../fakes/discord/world.ts'
import { keptIn, openKept } from '../../fakes/kept.ts'
import { openTalk } from './talk.ts'

/** A bot in a process of its own, which never answers or `late`, on a stand-in of ours. */
async function openDying(answers: 'never' | 'late' = 'never') {
  const folder = await mkdtemp(join(tmpdir(), 'copydesk-discord-'))
  const told: { request(): void } = { request() {} }
  const discord = await openFakeDiscord({ judge, onRequest: () => told.request() })
  const file = fileURLToPath(new URL('dying.ts', import.meta.url))
  const env = {
    ...process.env,
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.api,
    KEPT: folder,
    ANSWERS: answers
  }
  const start = () => spawn(process.execPath, [file], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  let child = start()
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await discord.close()
    await rm(folder, { recursive: true })
  })
  await once(child.stdout, 'data')
  /** With the so manieth request from now, unless it is already. */
  const dies = async (requests: number) => {
    const gone = once(child, 'exit')
    let left = requests
    told.request = () => {
      left -= 1
      if (left <= 0) child.kill('SIGKILL')
    }
    const late = setTimeout(() => child.kill('SIGKILL'), 1500)
    await gone
    clearTimeout(late)
    told.request = () => {}
  }
  const kill = async () => {
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
  }
  const again = () => {
    child = start()
  }
  return { discord, kill, dies, again, kept: keptIn(folder) }
}

/** Whether who asked has read an answer, or that there is none. */
function hasHeard({ original, followUps }: Interaction): boolean {
  const isShown = original !== null && !original.deleted && (original.flags & LOADING) === 0
  const read = [...followUps, ...(isShown ? [original] : [])].map(wordsOf)
  return read.some(words => /at last|restarted/.test(words))
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
    await vi.waitFor(async () => expect(await kept.owing()).toEqual([]))
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

describe('a process that is killed at any moment', () => {
  it('and once more while it starts, leaves nobody without an answer or an apology', async () => {
    const moments = fc.tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 12 }))
    await fc.assert(
      fc.asyncProperty(moments, async ([first, second]) => {
        const { discord, dies, again, kept } = await openDying('late')
        const { doing, channel } = discord
        const page = doing.write('page', { user: { ...discord.ada, id: discord.application } })
        const dying = dies(first)
        const asking = [
          doing.slash('help'),
          doing.slash('wave', { person: 'Ada' }),
          doing.slash('whisper'),
          doing.slash('source add', { address: 'gazette.example' }),
          doing.pressId(page, `m${BigInt(discord.ada.id).toString(36)}.1=/help page:2`),
          doing.onMessage('Check quotes', doing.write('“words”', { channel }))
        ]
        const asked = await Promise.all(asking)
        await dying
        again()
        await dies(second)
        const { platform, until } = await openTalk({ discord, kept })
        const promised = asked.filter(({ acknowledged }) => acknowledged !== null)
        expect(await until(() => promised.every(hasHeard))).toBe(true)
        await platform.stop()
      }),
      { numRuns: 5, endOnFailure: true }
    )
  }, 120_000)
})

describe('what is owed', () => {
  it('is settled with the answer, and nobody is apologised to for that', async () => {
    const kept = openKept()
    const first = await openTalk({ kept, patience: 20, answer: slowly })
    const asked = await first.doing.slash('help')
    expect(await first.doing.words(asked)).toBe('at last')
    await first.platform.stop()
    expect(kept.debts.size).toBe(0)
    // As if it had been killed between the answer and the note of it.
    const { application } = first
    const debt = { application, shows: 'thinking', again: { command: 'help', input: {} } }
    const gone = { token: 'long-gone', at: Date.now() - 16 * 60_000 }
    await kept.owed.add('1', 'discord-owed', { ...debt, token: asked.token, at: asked.at })
    await kept.owed.add('2', 'discord-owed', { ...debt, ...gone })
    await kept.owed.add('3', 'discord-owed', { not: 'one of ours' })
    const second = await openTalk({ kept, discord: first.discord })
    await second.doing.answer(await second.doing.slash('help'))
    expect(wordsOf(asked.original!)).toBe('at last')
    expect(second.requests.some(each => each.includes('long-gone'))).toBe(false)
  })

  it.each([true, false])(
    'behind an endpoint is kept and settled, shared or not: %s',
    async shared => {
      const kept = { ...openKept(), isShared: shared }
      const talk = { transport: 'http', kept, patience: 20, answer: slowly } as const
      const { doing, platform } = await openTalk(talk)
      expect(await doing.words(await doing.slash('help'))).toBe('at last')
      await platform.stop()
      expect(kept.debts.size).toBe(0)
    }
  )

  it('is not apologised for by one that cannot listen, since another bot does', async () => {
    const kept = openKept()
    const first = await openTalk({ transport: 'http', kept, patience: 20, answer: never })
    const asked = await first.doing.slash('help')
    await first.until(() => asked.acknowledged && kept.debts.size > 0)
    const env = { DISCORD_LISTEN: `127.0.0.1:${first.platform.port()}` }
    await expect(
      openTalk({ transport: 'http', kept, env, discord: first.discord })
    ).rejects.toThrow('another program listens there already')
    // Time enough for whatever it might have begun.
    const other = await first.doing.slash('help')
    await first.until(() => other.acknowledged)
    await new Promise(resolve => setTimeout(resolve, 200))
    expect(wordsOf(asked.original!)).not.toContain('restarted')
  })

  it('by a copy that has fallen silent is apologised for by another', async () => {
    const kept = { ...openKept(), isShared: true }
    const first = await openTalk({ transport: 'http', kept, patience: 20, answer: never })
    const asked = await first.doing.slash('help')
    // Nothing of this store outlives the process, so a busy bot may acknowledge before it has written anything down.
    await first.until(() => kept.debts.size > 0)
    // As if it had been killed a while ago: it signs no more.
    const copies = kept.documents.get('discord-owed.copies')
    const names = Object.keys(typeof copies === 'object' && copies !== null ? copies : {})
    kept.documents.set('discord-owed.copies', Object.fromEntries(names.map(name => [name, 0])))
    await openTalk({ transport: 'http', kept, discord: first.discord })
    expect(await first.doing.words(asked)).toContain('restarted before I could answer')
  })

  it('does not keep anybody waiting where it cannot be written down', async () => {
    const kept = openKept()
    kept.owed.add = full
    const { doing, logged } = await openTalk({ kept, patience: 20, answer: slowly })
    expect(await doing.words(await doing.slash('help'))).toBe('at last')
    expect(logged.some(({ text }) => text.includes('could not be written down'))).toBe(true)
  })
})

const never = () => new Promise<never>(() => {})

async function slowly() {
  await new Promise(resolve => setTimeout(resolve, 60))
  return reply([paragraph('at last')])
}

async function full(): Promise<void> {
  throw new Error('the disk is full')
}
