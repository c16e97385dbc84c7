import { fork } from 'node:child_process'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ConfigError } from '../../src/errors.ts'
import { openStore } from '../../src/store/store.ts'
import { treeOf } from '../sources/tree.ts'

describe('the store', () => {
  it('gives what it was given, also after it was opened again', async () => {
    const folder = join(await treeOf(), 'made', 'here')
    const store = await openStore(folder)
    expect(await store.read('sources')).toBeNull()
    await store.write('sources', { added: ['feed:https://g.example/feed'] })
    await store.write('health', [1, null])
    expect(await store.read('sources')).toEqual({ added: ['feed:https://g.example/feed'] })
    await store.close()
    const again = await openStore(folder)
    expect(await again.read('sources')).toEqual({ added: ['feed:https://g.example/feed'] })
    expect(await again.read('health')).toEqual([1, null])
  })

  it('keeps the last of many that are written at once, whole, and nothing aside', async () => {
    const folder = await treeOf()
    const store = await openStore(folder)
    const documents = Array.from({ length: 40 }, (_, at) => ({ at, filling: 'x'.repeat(at * 997) }))
    await Promise.all(documents.map(document => store.write('busy', document)))
    expect(await store.read('busy')).toEqual(documents.at(-1))
    expect(await readdir(folder)).toEqual(['busy.json'])
  })

  it('takes a document away, after what was given before', async () => {
    const folder = await treeOf()
    const store = await openStore(folder)
    void store.write('note', 1)
    await store.remove('note')
    await store.remove('never')
    expect(await store.read('note')).toBeNull()
    expect(await readdir(folder)).toEqual([])
  })

  it('lets nobody else read its files', async () => {
    const folder = await treeOf()
    await (await openStore(folder)).write('secret', 1)
    expect((await stat(join(folder, 'secret.json'))).mode & 0o077).toBe(0)
  })

  it('says which file is damaged, and does not write over it', async () => {
    const folder = await treeOf({ 'sources.json': '{"added":[' })
    const store = await openStore(folder)
    await expect(store.read('sources')).rejects.toThrow(ConfigError)
    await expect(store.read('sources')).rejects.toThrow(/sources\.json: is damaged: move it away/)
    expect(await readFile(join(folder, 'sources.json'), 'utf8')).toBe('{"added":[')
  })

  it('says when its folder cannot be one', async () => {
    const folder = await treeOf({ file: '' })
    await expect(openStore(join(folder, 'file', 'inside'))).rejects.toThrow(
      /^DATA: cannot be made or used/
    )
  })

  it('has the document before or the one after when it is killed in the middle, never half', async () => {
    const folder = await treeOf()
    const script = join(folder, 'writer.mjs')
    await writeFile(
      script,
      `import { openStore } from ${JSON.stringify(new URL('../../src/store/store.ts', import.meta.url).href)}
       const store = await openStore(${JSON.stringify(join(folder, 'data'))})
       for (let at = 0; ; at++) await store.write('count', { at, filling: 'x'.repeat(300_000), end: at }).then(() => process.send(at))`
    )
    for (let kill = 0; kill < 5; kill++) {
      const child = fork(script)
      let acknowledged = -1
      await new Promise<void>(resolve => {
        child.on('message', at => {
          acknowledged = Number(at)
          if (acknowledged >= 3 + kill) child.kill('SIGKILL')
        })
        child.on('exit', () => resolve())
      })
      const left: unknown = await (await openStore(join(folder, 'data'))).read('count')
      expect(left).toMatchObject({ filling: 'x'.repeat(300_000) })
      const { at, end } = Object(left)
      expect(end).toBe(at)
      expect(at).toBeGreaterThanOrEqual(acknowledged)
    }
  })
})
