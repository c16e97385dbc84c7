// Holds README.md to the code: its commands, its sources, and every answer that it shows.
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { withTranscripts } from '../scripts/transcripts.ts'
import { configKeys } from '../src/config.ts'
import { findCommands, findSourceKinds } from '../src/discover.ts'

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')

describe('README.md', () => {
  it('has a row for every command and no other', async () => {
    const rows = readme.matchAll(/^\| `\/([a-z-]+(?: [a-z-]+)?)/gm)
    expect(new Set(Array.from(rows, ([, name]) => name))).toEqual(
      new Set((await findCommands()).keys())
    )
  })

  it('has a row for every kind of source and no other', async () => {
    const rows = readme.matchAll(/^\| `([a-z-]+):[A-Z]/gm)
    expect(new Set(Array.from(rows, ([, name]) => name))).toEqual(
      new Set((await findSourceKinds()).keys())
    )
  })

  it('has a row for every setting and no other', () => {
    const rows = readme.matchAll(/^\| `([A-Z_]+)`/gm)
    expect(Array.from(rows, ([, key]) => key)).toEqual(configKeys)
  })

  it('shows answers as they are; `node scripts/transcripts.ts` writes them anew', () => {
    expect(readme).toContain('$ npm run -s copydesk -- ask')
    expect(withTranscripts(readme)).toBe(readme)
  }, 60_000)

  it('names the commands that .ci/run runs', () => {
    const lines = readFileSync(new URL('../.ci/run', import.meta.url), 'utf8').split('\n')
    const run = lines.flatMap(line => /^npm (?:run )?([\w:]+)/.exec(line)?.[1] ?? [])
    expect(run).toEqual(['cit', 'check:static'])
    for (const name of ['npm cit', 'npm run check', 'EBADENGINE']) expect(readme).toContain(name)
  })

  it('names files and folders that are there', () => {
    const links = Array.from(readme.matchAll(/\]\(([^)#]+)\)/g), ([, to = '']) => to)
    expect(links.length).toBeGreaterThan(5)
    for (const link of links.filter(to => !to.includes('://'))) {
      const at = new URL(`../${link}`, import.meta.url)
      expect(existsSync(at) ? link : `missing: ${link}`).toBe(link)
    }
  })
})
