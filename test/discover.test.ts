import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findCommands, findPlatforms, findSourceKinds } from '../src/discover.ts'
import { ConfigError } from '../src/errors.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'copydesk-'))
})
afterEach(() => rm(folder, { recursive: true }))

const put = async (path: string, text: string): Promise<void> => {
  await mkdir(join(folder, path, '..'), { recursive: true })
  await writeFile(join(folder, path), text)
}
const aCommand = 'export default { summary: "waves", options: {}, answer: () => ({ blocks: [] }) }'
const aKind = 'export default { summary: "waves", open: () => ({}) }'

describe('findCommands', () => {
  it('finds our own, each answering to its file name', async () => {
    const found = await findCommands()
    expect([...found.keys()]).toEqual(expect.arrayContaining(['help', 'quote', 'search', 'who']))
  })

  it('names each by its file and sorts them', async () => {
    await put('wave.ts', aCommand)
    await put('ask-again.ts', aCommand)
    await put('README.md', '# not a command')
    expect([...(await findCommands(folder)).keys()]).toEqual(['ask-again', 'wave'])
  })

  it('names those in a folder by both, and reads no deeper', async () => {
    await put('tide/rise.ts', aCommand)
    await put('tide/fall.ts', aCommand)
    await put('tide/deep/sea.ts', 'export const sea = 1')
    await put('wave.ts', aCommand)
    expect([...(await findCommands(folder)).keys()]).toEqual(['tide fall', 'tide rise', 'wave'])
  })

  it.each([
    ['no default export', 'export const wave = 1', /the default export must be a command/],
    [
      'another shape',
      'export default { summary: "waves" }',
      /the default export must be a command/
    ],
    ['a fault of its own', 'throw new Error("no ink")', /no ink/],
    ['a mistake in the code', 'export default {', /.+/]
  ])('stops the start at a file with %s, naming it', async (_, text, message) => {
    await put('fine.ts', aCommand)
    await put('wave.ts', text)
    const error: unknown = await findCommands(folder).catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(ConfigError)
    expect(String(error)).toContain('wave.ts: ')
    expect(String(error)).toMatch(message)
  })

  it('refuses a name that nobody can type', async () => {
    await put('Wave Hello.ts', aCommand)
    await expect(findCommands(folder)).rejects.toThrow(/Wave Hello\.ts: the name must be/)
  })
})

describe('findSourceKinds', () => {
  it('finds our own', async () => {
    expect([...(await findSourceKinds()).keys()]).toEqual(
      expect.arrayContaining(['folder', 'jsonl'])
    )
  })

  it('stops the start at a file that opens nothing', async () => {
    await put('gopher.ts', aCommand)
    await expect(findSourceKinds(folder)).rejects.toThrow(
      /gopher\.ts: the default export must be a source kind/
    )
  })
})

describe('findPlatforms', () => {
  it('finds the console', async () => {
    expect((await findPlatforms(['console'])).get('console')?.summary).toMatch(/terminal/)
  })

  it('loads only what is named', async () => {
    await put('smoke/smoke.ts', aKind)
    await put('pigeon/pigeon.ts', 'throw new Error("the pigeons are out")')
    expect([...(await findPlatforms(['smoke'], folder)).keys()]).toEqual(['smoke'])
    await expect(findPlatforms(['smoke', 'pigeon'], folder)).rejects.toThrow(
      /pigeon\.ts: the pigeons are out/
    )
  })

  it('lists those there are when one is not there', async () => {
    await put('smoke/smoke.ts', aKind)
    await expect(findPlatforms(['slick'], folder)).rejects.toThrow(
      'PLATFORMS: no platform is called "slick"; there is smoke'
    )
  })
})
