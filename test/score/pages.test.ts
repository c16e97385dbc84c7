import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { benchmarkPages, ownScored, scorePages } from './pages.ts'
import { scoreOf, shared } from './shingles.ts'

it('runs of four words are counted as often as they stand there, and each page weighs the same', () => {
  // Runs of the truth: abcd, bcde; of what was read: bcde, cdef, defg.
  expect(shared('a b c d e', 'b c d e f g')).toEqual({
    both: 1 / 4,
    tooMuch: 2 / 4,
    missing: 1 / 4
  })
  expect(shared('One, two.', 'One two')).toEqual({ both: 1, tooMuch: 0, missing: 0 })
  expect(shared('a b c d a b c d', 'a b c d')).toMatchObject({ both: 1 / 5, tooMuch: 0 })
  expect(shared('', 'a b')).toEqual({ both: 0, tooMuch: 1, missing: 0 })
  expect(shared('', '')).toEqual({ both: 0, tooMuch: 0, missing: 0 })
  // Precision is the mean of 1/3 and 1, recall that of 1/2, 1 and 0.
  const pages = [shared('a b c d e', 'b c d e f g'), shared('x y', 'x y'), shared('x y', '')]
  const { precision, recall, f1 } = scoreOf(pages)
  expect(precision).toBeCloseTo(2 / 3)
  expect(recall).toBeCloseTo(1 / 2)
  expect(f1).toBeCloseTo((2 * (2 / 3) * (1 / 2)) / (2 / 3 + 1 / 2))
})

it('a benchmark in a folder is scored beside Readability alone', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'copydesk-pages-'))
  try {
    const [page] = ownScored()
    await mkdir(join(folder, 'html'))
    await writeFile(join(folder, 'html', 'a1.html.gz'), gzipSync(page!.html))
    await writeFile(join(folder, 'html', 'b2.html.gz'), gzipSync('<p>Nothing to read here.</p>'))
    const truths = { a1: { articleBody: page!.truth, url: null }, b2: { articleBody: 'Nets dry.' } }
    await writeFile(join(folder, 'ground-truth.json'), JSON.stringify(truths))
    const { ours, wrong } = scorePages(benchmarkPages(folder))
    expect(ours.recall).toBeCloseTo(1 / 2)
    expect(wrong.map(({ name, missing }) => [name, missing])).toEqual([['b2', ['Nets dry.']]])
  } finally {
    await rm(folder, { recursive: true })
  }
})

it('pages of our own are read to the word, where Readability alone leaves much that is none of the story', () => {
  const { ours, bare, wrong } = scorePages(ownScored())
  expect(wrong).toEqual([])
  expect(ours.f1).toBeGreaterThan(0.965)
  expect(bare.f1).toBeLessThan(ours.f1)
})
