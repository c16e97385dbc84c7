// The version of the reading: another for whatever may change a reading, the same for what cannot.
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { packageFolder } from '../../src/config.ts'
import { readingVersion } from '../../src/newsroom/readingversion.ts'

let folder: string
beforeAll(async () => {
  folder = `${await mkdtemp(join(tmpdir(), 'copydesk-version-'))}/`
  await cp(join(packageFolder, 'src'), join(folder, 'src'), { recursive: true })
})

afterAll(() => rm(folder, { recursive: true }))

async function changed(path: string, change: (text: string) => string): Promise<string> {
  const file = join(folder, path)
  const text = await readFile(file, 'utf8')
  await writeFile(file, change(text))
  try {
    return await readingVersion(folder)
  } finally {
    await writeFile(file, text)
  }
}

describe('the version of the reading', () => {
  it('is the same wherever the files are', async () => {
    expect(await readingVersion(folder)).toBe(await readingVersion())
  })

  it.each([
    'src/analysis/terms.ts',
    'src/analysis/lexicon/titles.ts',
    'src/edition/edition.ts',
    'src/news.ts'
  ])('is another when %s is', async path => {
    expect(await changed(path, text => `${text}\nexport {}\n`)).not.toBe(
      await readingVersion(folder)
    )
  })

  it('is the same with the line ends of Windows, and when a command is another', async () => {
    const before = await readingVersion(folder)
    expect(await changed('src/news.ts', text => text.replaceAll('\n', '\r\n'))).toBe(before)
    expect(await changed('src/frontdesk.ts', text => `${text}\nexport {}\n`)).toBe(before)
  })
})
