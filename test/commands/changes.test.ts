// What /changes tells of articles that were changed by their publishers after they had been read.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { cut } from '../../src/news.ts'
import { treeOf } from '../sources/tree.ts'
import { openNewsdesk } from './newsdesk.ts'
import { textsOf } from './paper.ts'

const front = (headline: string, outlet = 'The Harbour Gazette') =>
  `---\nheadline: ${headline}\noutlet: ${outlet}\npublished: 2026-03-02\n---\n`
const opening = 'OSTREL — The old lock was mended on Monday, the harbour office said.\n\n'
const holds =
  '“The gate holds and the chain is new, and nobody has to wait,” said harbour master Ana Pell.\n'

async function changedDesk(before: Record<string, string>, after: Record<string, string>) {
  const folder = await treeOf(before)
  const desk = await openNewsdesk([`folder:${folder}`])
  for (const [name, text] of Object.entries(after)) await writeFile(join(folder, name), text)
  await desk.newsroom.reload()
  return desk
}

describe('/changes', () => {
  it('tells which quotes were removed, added, reworded and credited to somebody else', async () => {
    const { say } = await changedDesk(
      {
        'a.md': `${front('Lock mended')}${opening}${holds}`,
        'b.md': `${front('Quay shut')}${opening}${holds}`,
        'c.md': `${front('Chain new')}${opening}${holds}`,
        'd.md': `${front('Gate old')}${opening}${holds}`,
        'same.md': `${front('Nothing new')}${opening}${holds}`
      },
      {
        'a.md': `${front('Lock mended')}${opening}`,
        'b.md': `${front('Quay shut')}${opening}${holds}\n“Nobody was hurt on the night,” Mayor Ida Brandt said.\n`,
        'c.md': `${front('Chain new')}${opening}${holds.replace('new', 'old')}`,
        'd.md': `${front('Gate old')}${opening}${holds.replace('harbour master Ana Pell', 'Mayor Ida Brandt')}`,
        'same.md': `${front('Nothing new')}${opening}${holds.replaceAll('“', '"').replaceAll('”', '"')}`
      }
    )
    const said = await say('/changes')
    expect(said).toContain('Quote removed: “The gate holds and the chain is new')
    expect(said).toMatch(/Quote added: “Nobody was hurt on the night,?”, Ida Brandt/)
    expect(said).toMatch(/Quote reworded: “[^”]*chain is old[^”]*”, Ana Pell; before: “[^”]*is new/)
    expect(said).toMatch(/Credited to somebody else: “[^”]*”, Ida Brandt; before: Ana Pell/)
    expect(said).toMatch(/Lock mended, The Harbour Gazette, 2 Mar 2026 — changed just now/)
    expect(said).not.toContain('Nothing new')
    expect(said).toMatch(/4 changed articles in 5 articles/)
  })

  it('shows words that are read now as slices, and those that are not without a place', async () => {
    const { ask, newsroom } = await changedDesk(
      { 'a.md': `${front('Lock mended')}${opening}${holds}` },
      { 'a.md': `${front('Lock mended')}${opening}${holds.replace('new', 'old')}` }
    )
    const runs = (await ask('/changes')).blocks
      .flatMap(textsOf)
      .flatMap(text => (typeof text === 'string' ? [] : text))
    const placed = runs.filter(({ at }) => at !== undefined)
    expect(placed.map(({ text }) => text).join(' ')).toContain('chain is old')
    for (const { at, text } of placed) {
      const article = newsroom.edition.article(at!.article)
      expect(article && cut(article, at!)).toBe(text)
    }
    expect(runs.find(({ text }) => text.includes('is new'))).not.toHaveProperty('at')
  })

  it('tells of headlines and sentences where no quote changed', async () => {
    const { say } = await changedDesk(
      { 'a.md': `${front('Lock mended')}${opening}${holds}` },
      { 'a.md': `${front('Lock not mended')}${opening}${holds}\nThe quay stays shut until noon.\n` }
    )
    const said = await say('/changes')
    expect(said).toContain('Headline: Lock not mended; before: Lock mended')
    expect(said).toContain('Added: The quay stays shut until noon.')
  })

  it('goes by outlet and day, the latest first, and by pages', async () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
    const files = (more: string) =>
      Object.fromEntries(
        names.map(name => [
          `${name}.md`,
          `${front(`Lock ${name}`, name === 'a' ? 'Northern Wire' : 'The Harbour Gazette')}${opening}The ${name} gate was painted.\n${more}`
        ])
      )
    const { ask, say } = await changedDesk(files(''), files('The quay stays shut until noon.\n'))
    expect(await say('/changes in Northern Wire')).toMatch(/Lock a[^]*1 changed article/)
    expect(await say('/changes since today')).toContain('7 changed articles')
    const { followUps } = await ask('/changes')
    const next = followUps.find(({ line }) => line.includes('page:2'))
    expect(await say(next?.line ?? '')).toContain('7 changed articles')
  })

  it('says that nothing changed', async () => {
    const { say } = await changedDesk({ 'a.md': `${front('Lock')}${opening}` }, {})
    expect(await say('/changes')).toMatch(/^Changes\nNo changed article in 1 article/)
  })
})
