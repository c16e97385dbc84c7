import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { connect, createServer as createNetServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import type { Fate } from '../../src/ingress/ingress.ts'
import { open, PATIENT } from './opened.ts'

/** Nothing else happens in this thread meanwhile. */
function hold(ms: number): void {
  for (const end = performance.now() + ms; performance.now() < end;);
}

/** An answer comes when the other end has `left`. */
async function openLeft() {
  const [came, left] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const fate = Promise.withResolvers<Fate>()
  const opened = await open(async (_, answer) => {
    came.resolve()
    await left.promise
    fate.resolve(await answer({ status: 200 }))
  })
  return { ...opened, came, left, fate }
}

const full = () => Promise.reject(new Error('the disk is full'))

const WELCOME = Buffer.from('R\0\0\0\b\0\0\0\0Z\0\0\0\x05I', 'latin1')

function portOf(server: Server): number {
  const at = server.address()
  return typeof at === 'object' && at !== null ? at.port : 0
}

const folderOfOurs = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'copydesk-ingress-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return folder
}

describe('a thread that receives', () => {
  it('answers with what it is given, once', async () => {
    const fates: Fate[] = []
    const { post } = await open(async (text, answer) => {
      fates.push(await answer({ status: 201, body: `${text}!` }))
      fates.push(await answer({ status: 500 }))
    })
    expect(await post(PATIENT)).toEqual({ status: 201, body: `${PATIENT}!` })
    await vi.waitFor(() => expect(fates).toEqual(['taken', 'gone']))
  })

  it('promises an answer while nobody else can, and what is owed then is written down and settled here', async () => {
    const data = await folderOfOurs()
    const fates: Fate[] = []
    const found = Promise.withResolvers<unknown>()
    const { post, kept } = await open(
      async (_, answer) => {
        hold(1000)
        fates.push(await answer({ status: 200, body: 'now' }))
        found.resolve(await kept.owed.take('owed', 'owed'))
      },
      { data }
    )
    expect(await post('1')).toEqual({ status: 200, body: 'later' })
    expect(await found.promise).toMatchObject([{ debt: { at: 1 } }])
    expect(fates).toEqual(['promised'])
    await vi.waitFor(async () => expect(await kept.owed.take('owed', 'owed')).toEqual([]))
  })

  it('has not failed to answer where only what was owed cannot be struck off', async () => {
    const { post, broken, warned } = await open(
      async (_, answer) => {
        hold(1000)
        await answer({ status: 200, body: 'now' })
      },
      { data: await folderOfOurs(), owed: { settle: full } }
    )
    expect(await post('1')).toEqual({ status: 200, body: 'later' })
    await vi.waitFor(() =>
      expect(warned).toEqual(['what is settled is still written down: the disk is full'])
    )
    expect(broken).toEqual([])
  })

  it('promises nothing that is sent again where it cannot be written down', async () => {
    const { post } = await open(async (_, answer) => {
      hold(200)
      await answer({ status: 200, body: 'now' })
    })
    expect(await post(PATIENT)).toEqual({ status: 200, body: 'now' })
  })

  it('leaves it to the other thread when to promise, where that is there', async () => {
    const { post } = await open(async (_, answer) => {
      await sleep(100)
      await answer({ status: 200, body: 'now' })
    })
    // Where others keep the machine busy it may look otherwise for a moment, but not time and again.
    await vi.waitFor(async () => expect((await post('slow')).body).toBe('now'), 20_000)
  }, 30_000)

  it('answers that something broke, where what takes it does', async () => {
    const { post, broken } = await open(async () => {
      throw new Error('ours')
    })
    expect(await post(PATIENT)).toMatchObject({ status: 500 })
    expect(broken).toEqual([new Error('ours')])
  })

  it('closes in the end where an answer never comes', async () => {
    const came = Promise.withResolvers<void>()
    const { post, ingress } = await open(() => {
      came.resolve()
      return new Promise(() => {})
    })
    const asked = post(PATIENT).catch(() => null)
    await came.promise
    await ingress.close()
    expect(await asked).toBeNull()
  })

  it('closes in the end where the database does not answer any more', async () => {
    const silent = createNetServer(line => {
      // Of PostgreSQL's protocol: that whoever comes may come in, and that it is ready.
      line.on('error', () => {}).once('data', () => line.write(WELCOME))
      onTestFinished(() => void line.destroy())
    })
    silent.listen(0, '127.0.0.1')
    await once(silent, 'listening')
    onTestFinished(() => void silent.close())
    const { post, ingress } = await open(
      async (_, answer) => {
        hold(1000)
        await answer({ status: 200, body: 'now' })
      },
      { owed: { at: { url: `postgres://x@127.0.0.1:${portOf(silent)}/x` } } }
    )
    expect(await post('held')).toMatchObject({ body: 'later' })
    await ingress.close()
  }, 20_000)

  it('says that nobody hears it where the other end has hung up', async () => {
    const { ingress, post, came, left, fate } = await openLeft()
    const line = connect(ingress.port, '127.0.0.1')
    line.write(`POST / HTTP/1.1\r\nhost: x\r\ncontent-length: ${PATIENT.length}\r\n\r\n${PATIENT}`)
    await came.promise
    line.destroy()
    // The thread hears of both in their order.
    for (let times = 0; times < 3; times++) await post('wrong')
    left.resolve()
    expect(await fate.promise).toBe('gone')
  })

  it('closes when what came before has been answered', async () => {
    const came = Promise.withResolvers<void>()
    const { post, ingress } = await open(async (_, answer) => {
      came.resolve()
      await sleep(100)
      await answer({ status: 200, body: 'still' })
    })
    const asked = post(PATIENT)
    await came.promise
    await ingress.close()
    expect((await asked).body).toBe('still')
    await expect(post('too late')).rejects.toThrow('fetch failed')
  })

  it('that is closed has told what it has promised', async () => {
    const { promise: fate, resolve } = Promise.withResolvers<Fate>()
    const { post, ingress } = await open(async (_, answer) => {
      hold(1000)
      await sleep(200)
      resolve(await answer({ status: 200, body: 'now' }))
    })
    expect(await post('held')).toMatchObject({ body: 'later' })
    await ingress.close()
    expect(await fate).toBe('promised')
  })

  it('is missed when it ends by itself', async () => {
    const { post, failed, came, left, fate } = await openLeft()
    const asked = post(PATIENT).catch(() => null)
    await came.promise
    await expect(post('die')).rejects.toThrow('fetch failed')
    expect(await asked).toBeNull()
    await vi.waitFor(() =>
      expect(failed.map(({ message }) => message)).toEqual([
        '127.0.0.1:0: the thread that listens has ended: exit code 3'
      ])
    )
    left.resolve()
    expect(await fate.promise).toBe('gone')
  })

  it('does not begin where somebody else listens, and says so', async () => {
    const other = createServer()
    await new Promise<void>(done => other.listen(0, '127.0.0.1', done))
    onTestFinished(() => void other.close())
    const port = portOf(other)
    await expect(open(async () => {}, { port })).rejects.toThrow(
      `127.0.0.1:${port}: cannot be listened at: another program listens there already`
    )
  })
})
