import { describe, expect, it } from 'vitest'
import { openProgress } from '../../src/cli/progress.ts'

/** Progress on a stream of ours, by a clock of ours. */
function watch(isTTY: boolean, total: number | null, TERM = 'xterm') {
  const said: string[] = []
  let time = 0
  const stream = { isTTY, write: (text: string) => said.push(text) }
  const progress = openProgress('article', total, stream, () => time, { TERM })
  return {
    said,
    progress,
    at: (ms: number, done: number): void => {
      time = ms
      progress.at(done)
    }
  }
}

describe('progress where nobody watches', () => {
  it('says nothing of short work', () => {
    const { said, progress, at } = watch(false, null)
    at(4000, 900)
    progress.end()
    expect(said).toEqual([])
  })

  it('says a line every few seconds of long work', () => {
    const { said, at } = watch(false, 4000)
    for (let ms = 0; ms <= 11_000; ms += 100) at(ms, ms / 10)
    expect(said).toEqual([
      'copydesk: 500 articles of 4,000, 100 a second\n',
      'copydesk: 1,000 articles of 4,000, 100 a second\n'
    ])
  })
})

describe('progress on a terminal', () => {
  it('is quiet lines where the terminal is a dumb one', () => {
    const { said, progress, at } = watch(true, null, 'dumb')
    for (let ms = 0; ms <= 6000; ms += 100) at(ms, ms / 10)
    progress.clear()
    progress.end()
    expect(said).toEqual(['copydesk: 500 articles, 100 a second\n'])
  })

  it('draws a bar as full as the work is done, and takes it away', () => {
    const { said, progress, at } = watch(true, 200)
    at(1000, 100)
    progress.end()
    at(2000, 200)
    expect(said).toEqual([
      '\r\u001b[K████████████░░░░░░░░░░░░ 100 articles of 200, 100 a second',
      '\r\u001b[K'
    ])
  })

  it('draws a bar that wanders to and fro where the end is not known', () => {
    const { said, at } = watch(true, null)
    for (let step = 1; step <= 45; step++) at(step * 100, step)
    const bars = said.map(text => /[█░]+/.exec(text)?.[0] ?? '')
    expect(new Set(bars.map(bar => bar.length))).toEqual(new Set([24]))
    expect(new Set(bars).size).toBe(21)
  })
})
