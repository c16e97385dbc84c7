// Starting again with the C library's settings: the same process, told the same.
import { fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { allocatorSettings } from '../src/allocator.ts'
import { ended, folderOf, startCopydesk } from './cli/run.ts'

const allocator = fileURLToPath(new URL('../src/allocator.ts', import.meta.url))

/** What a process is that calls for the settings and then tells of itself. */
const TELLING = `
import { startWithAllocatorSettings } from ${JSON.stringify(allocator)}
startWithAllocatorSettings()
const { pid, argv, execArgv, env } = process
process.stdout.write(JSON.stringify({ pid, argv: argv.slice(2), execArgv, env }))
`

interface Told {
  readonly pid: number
  readonly argv: readonly string[]
  readonly execArgv: readonly string[]
  readonly env: Readonly<Record<string, string>>
}

const told = async (env: Readonly<Record<string, string>>) => {
  const folder = await folderOf({ 'telling.mjs': TELLING })
  const child = spawn(
    process.execPath,
    ['--max-semi-space-size=8', `${folder}/telling.mjs`, 'start', 'a b'],
    { env: { PATH: process.env['PATH'], ...env } }
  )
  const { out, err } = await ended(child)
  const said: Told = JSON.parse(out)
  return { ...said, err, isSame: said.pid === child.pid }
}

const settingsIn = (env: Told['env']) =>
  Object.fromEntries(Object.entries(env).filter(([name]) => name.startsWith('MALLOC_')))

describe.runIf(process.platform === 'linux')('a start with settings of the C library', () => {
  it('is the same process with the same arguments, flags and variables, and says nothing', async () => {
    const { isSame, argv, execArgv, env, err } = await told({ PLATFORMS: 'console' })
    expect({ isSame, argv, execArgv, err }).toEqual({
      isSame: true,
      argv: ['start', 'a b'],
      execArgv: ['--max-semi-space-size=8'],
      err: ''
    })
    expect(env['PLATFORMS']).toBe('console')
    expect(settingsIn(env)).toEqual(allocatorSettings)
  })

  it('leaves alone what whoever starts it has set', async () => {
    const { env } = await told({ MALLOC_ARENA_MAX: '4' })
    expect(settingsIn(env)).toEqual({ MALLOC_ARENA_MAX: '4' })
  })

  it('is left out where that would break off what a parent talks over with it', async () => {
    const folder = await folderOf({ 'telling.mjs': TELLING })
    const child = fork(`${folder}/telling.mjs`, {
      env: { PATH: process.env['PATH'] },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc']
    })
    const [said] = await once(child.stdout!, 'data')
    expect(settingsIn(JSON.parse(String(said)).env)).toEqual({})
    expect(child.connected).toBe(true)
    child.disconnect()
  })

  it('is left out where Node is not to start anything', async () => {
    const child = startCopydesk(['start', '--help'], {
      node: ['--permission', '--allow-fs-read=*', '--allow-fs-write=*']
    })
    child.stdin.end()
    const { code, out } = await ended(child)
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining('--source') })
  })

  it('is what `copydesk start` does, and no other command', async () => {
    const telling = `process.on('exit', () => process.stderr.write('arenas ' + process.env.MALLOC_ARENA_MAX))`
    const node = ['--import', `data:text/javascript,${telling}`]
    const ran = async (command: string) => {
      const child = startCopydesk([command, '--help'], { node })
      child.stdin.end()
      return (await ended(child)).err
    }
    expect(await ran('start')).toMatch(/arenas 1$/)
    expect(await ran('check')).toMatch(/arenas undefined$/)
  })
})
