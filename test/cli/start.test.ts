import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import { createServer } from 'node:net'
import { describe, expect, it } from 'vitest'
import { serve } from '../fakes/http.ts'
import { copydesk, ended, folderOf, harbour, startCopydesk } from './run.ts'

describe.concurrent('copydesk start', () => {
  it('greets with what was read, answers line by line and ends with the input', async () => {
    const folder = await folderOf(harbour)
    const { code, out, err } = await copydesk(['start', '--source', `folder:${folder}`], {
      input: '/who quill\n1\n'
    })
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toMatch(/2 articles read, from 2 outlets/)
    expect(out).toMatch(/> \/who quill\n\nAda Quill/)
    expect(out).toContain('> 1\n')
  })

  it('offers three things to try that have an answer', async () => {
    const folder = await folderOf(harbour)
    const { out } = await copydesk(['start', '--source', `folder:${folder}`])
    const tries = [...out.matchAll(/^\d {2}.* {2}(\/.*)$/gm)].map(([, line]) => line ?? '')
    expect(tries).toHaveLength(3)
    const { out: answers } = await copydesk(['ask', '-', '--source', `folder:${folder}`], {
      input: tries.join('\n')
    })
    // An answer begins with what it is about; a question that finds nothing has no heading.
    for (const line of answers.trimEnd().split('\n')) expect(line).toContain('"kind":"heading"')
  })

  it('starts with a source that is not there, and says so', async () => {
    const { code, out, err } = await copydesk(['start', '--source', 'folder:./not-there'], {
      input: '/sources\n'
    })
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toMatch(/No articles have been read[^]*no such folder/)
  })

  it('sums up in the greeting what could not be read, and logs it where that is asked for', async () => {
    const folder = await folderOf({ ...harbour, 'broken.json': '{', 'empty.txt': '' })
    const sources = ['--source', `folder:${folder}`, '--source', 'folder:./not-there']
    const quiet = await copydesk(['start', ...sources])
    expect({ code: quiet.code, err: quiet.err }).toEqual({ code: 0, err: '' })
    expect(quiet.out).toContain(
      'In reading, 1 source could not be read and there were 2 problems: /sources tells which.'
    )
    const { err } = await copydesk(['start', ...sources], { env: { LOG_LEVEL: 'warn' } })
    expect(err.trimEnd().split('\n')).toHaveLength(3)
  })

  it('names a platform that there is not', async () => {
    const { code, err } = await copydesk(['start'], { env: { PLATFORMS: 'telegraph' } })
    expect(code).toBe(1)
    expect(err).toBe(
      'copydesk: PLATFORMS: no platform is called "telegraph"; there is console, discord, preview, slack\n'
    )
  })

  it('says which address nobody can listen at, and leaves what it keeps whole', async () => {
    const DATA = await folderOf({})
    const env = {
      DATA,
      PLATFORMS: 'preview',
      LOG_LEVEL: 'error',
      // Of those that are for examples alone (RFC 5737).
      PREVIEW_HOST: '192.0.2.1',
      PREVIEW_TOKEN: 'sixteen characters',
      PREVIEW_OPEN: 'no'
    }
    const { code, err } = await copydesk(['start'], { env })
    expect(code).toBe(1)
    expect(err).not.toContain('fault')
    expect(err).toMatch(/^copydesk: 192\.0\.2\.1:4680: cannot be listened at: .* no such address$/m)
    // A database that was not closed has its log beside it.
    expect((await readdir(DATA)).toSorted()).toEqual(['copydesk.sqlite', 'newsroom.snapshot'])
  })

  it('stops at SIGTERM while a service does not answer', async () => {
    const asked = Promise.withResolvers<void>()
    const server = createServer(() => asked.resolve()).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const at = server.address()
    const child = startCopydesk(['start'], {
      env: {
        PLATFORMS: 'discord',
        DISCORD_TOKEN: `${'M'.repeat(24)}.${'a'.repeat(6)}.${'b'.repeat(27)}`,
        DISCORD_API_URL: `http://127.0.0.1:${typeof at === 'object' ? at?.port : at}`
      }
    })
    const end = ended(child)
    await asked.promise
    child.kill('SIGTERM')
    expect(await end).toMatchObject({ code: 0 })
    server.close()
  })

  it.each(['SIGINT', 'SIGTERM'] as const)('stops cleanly at %s', async signal => {
    const folder = await folderOf(harbour)
    const child = startCopydesk(['start', '--source', `folder:${folder}`])
    await new Promise(resolve => child.stdout.once('data', resolve))
    const end = ended(child)
    child.kill(signal)
    expect(await end).toMatchObject({ code: 0, err: '' })
  })

  it('goes on, and says so, when a library loses a failure', async () => {
    const folder = await folderOf(harbour)
    const losing = `const timer = setInterval(() => {
      if (process.listenerCount('unhandledRejection') === 0) return
      clearInterval(timer)
      Promise.reject(new Error('lost on the way'))
    }, 1).unref()`
    const { code, out, err } = await copydesk(['start', '--source', `folder:${folder}`], {
      input: '/who quill\n',
      env: { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(losing)}` }
    })
    expect(code).toBe(0)
    expect(out).toMatch(/> \/who quill\n\nAda Quill/)
    expect(err).toContain('a failure that nobody waited for')
    expect(err).toContain('lost on the way')
  })

  it.each(['/proc/nowhere/data', './a.txt/data'])(
    'says that DATA cannot be made: %s',
    async DATA => {
      const cwd = await folderOf({ 'a.txt': 'OSTREL — Nothing happened.' })
      const { code, err } = await copydesk(['start', '--source', 'folder:.'], {
        cwd,
        env: { DATA }
      })
      expect(code).toBe(1)
      expect(err).toMatch(
        /^copydesk: DATA: wants a folder that can be made: \S+ cannot \(E\w+\)\n$/
      )
    }
  )

  it('answers while a source hangs, says that it is still being read, and ends at Ctrl-C', async () => {
    const folder = await folderOf(harbour)
    const server = await serve({ '/feed': () => {} })
    const sources = ['--source', `folder:${folder}`, '--source', `feed:${server.origin}/feed`]
    const child = startCopydesk(['start', ...sources], {
      env: { ALLOW_NETWORKS: '127.0.0.1/32', LOG_LEVEL: 'silent' }
    })
    const [greeting] = await once(child.stdout, 'data')
    expect(String(greeting)).toMatch(/2 articles read[^]*Still being read: feed:http/)
    const end = ended(child)
    child.stdin.write('/reload\n')
    child.kill('SIGINT')
    expect(await end).toMatchObject({ code: 0 })
  })
})
