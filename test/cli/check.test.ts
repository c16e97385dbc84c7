import { describe, expect, it } from 'vitest'
import { copydesk } from './run.ts'

const lines = (...values: readonly unknown[]) =>
  values.map(value => `${typeof value === 'string' ? value : JSON.stringify(value)}\n`).join('')

describe.concurrent('copydesk check', () => {
  it('looks quotes up in the text of their line, without reading any source', async () => {
    const text = 'She said: “Nobody won this week.” Then she left.'
    const { code, out } = await copydesk(['check', '-', '--source', 'folder:./not-there'], {
      input: lines(
        { id: 1, quote: 'nobody won this week', text },
        '',
        { id: 'b', quote: 'Nobody lost this week.', text },
        { id: 3, quote: 'The moon is a cheese', text }
      )
    })
    expect(code).toBe(0)
    expect(
      out
        .trimEnd()
        .split('\n')
        .map(line => JSON.parse(line))
    ).toEqual([
      { id: 1, verdict: 'exact', start: 11, end: 31, article: null },
      { id: 'b', verdict: 'altered', start: 11, end: 31, article: null },
      { id: 3, verdict: 'absent', start: null, end: null, article: null }
    ])
  })

  it('looks them up in the articles of the sources where a line has no text', async () => {
    const { out } = await copydesk(['check', '-', '--source', 'folder:./seeds'], {
      input: lines({ id: 1, quote: 'It was a long breakfast' })
    })
    expect(JSON.parse(out)).toMatchObject({
      verdict: 'exact',
      article: 'ferry-strike/harbour-ledger.md'
    })
  })

  it('tells which lines it cannot read, and goes on', async () => {
    const { code, out } = await copydesk(['check', '-'], {
      input: lines(
        'nonsense',
        { id: 5, quote: 7 },
        { id: 6, quote: 'she left', text: 'Then she left.' }
      )
    })
    expect(code).toBe(1)
    expect(
      out
        .trimEnd()
        .split('\n')
        .map(line => JSON.parse(line))
    ).toMatchObject([
      { id: null, error: expect.stringContaining('line 1: is not JSON') },
      { id: 5, error: 'line 2: quote: wants text' },
      { id: 6, verdict: 'exact' }
    ])
  })
})
