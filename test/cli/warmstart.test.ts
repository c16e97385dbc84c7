// What the command line leaves in the data folder, and what it finds there.
import { existsSync } from 'node:fs'
import { appendFile, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { copydesk, folderOf, harbour } from './run.ts'

describe.concurrent('the data folder', () => {
  it('is made by start, which is there again from it without its sources', async () => {
    const news = Object.entries(harbour).map(([name, text]) => [`news/${name}`, text] as const)
    const folder = await folderOf(Object.fromEntries(news))
    const start = ['start', '--source', 'folder:./news']
    const settings = { cwd: folder, env: { DATA: './kept' }, input: '/who quill\n' }
    const first = await copydesk(start, settings)
    expect(first).toMatchObject({ code: 0, err: '' })
    expect(await readdir(join(folder, 'kept'))).toEqual(['copydesk.sqlite', 'newsroom.snapshot'])
    await rm(join(folder, 'news'), { recursive: true })
    const again = await copydesk(start, settings)
    expect(again).toMatchObject({ code: 0, err: '' })
    expect(again.out).toBe(first.out)
  })

  it('is refused in one line when it is damaged', async () => {
    const news = Object.entries(harbour).map(([name, text]) => [`news/${name}`, text] as const)
    const folder = await folderOf(Object.fromEntries(news))
    const settings = { cwd: folder, env: { DATA: './kept', LOG_LEVEL: 'warn' } }
    const start = ['start', '--source', 'folder:./news']
    await copydesk(start, settings)
    await appendFile(join(folder, 'kept', 'newsroom.snapshot'), 'more')
    const { out, err } = await copydesk(start, settings)
    expect(out).toContain('2 articles read')
    expect(err.trimEnd().split('\n')).toHaveLength(1)
    expect(err).toMatch(/newsroom\.snapshot: snapshot: .*: every article is read again/)
  })

  it('is left alone by all that is asked once', async () => {
    const folder = await folderOf(harbour)
    const settings = { cwd: folder, env: { DATA: './kept' }, input: '' }
    await copydesk(['ask', '/who quill', '--source', 'folder:.'], settings)
    await copydesk(['sources', '--source', 'folder:.'], settings)
    await copydesk(['analyze', '.'], settings)
    expect(existsSync(join(folder, 'kept'))).toBe(false)
  })
})
