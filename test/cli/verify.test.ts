import { describe, expect, it } from 'vitest'
import { copydesk, folderOf, harbour } from './run.ts'

describe.concurrent('copydesk verify', () => {
  it('finds everything that replies show where it was cut from', async () => {
    const source = `folder:${await folderOf(harbour)}`
    const asks =
      '/briefing since:2026-03-01\n/quote quill\n/timeline quill\n/nothing\n/summary harbour\n'
    const asked = await copydesk(['ask', '-', '--source', source], { input: asks })
    const [first] = asked.out.split('\n')
    expect(first).toMatch(/"at":\{"article":"[^"]+","start":\d+,"end":\d+,"hash":"[0-9a-f]{16}"\}/)
    const { code, out } = await copydesk(['verify', '-', '--source', source], { input: asked.out })
    expect(out).toMatch(/^5 replies, \d\d slices of 2 articles: no difference\n$/)
    expect(code).toBe(0)
  })

  it('fails, with a line for each, on words, places and hashes that differ', async () => {
    const source = `folder:${await folderOf(harbour)}`
    const { out } = await copydesk(['ask', '--json', '--source', source, '/quote quill'])
    const input = [
      out.replace('whatever the tide does', 'whatever the time does'),
      out.replace(/"hash":"[0-9a-f]+"/, '"hash":"0000000000000000"'),
      out.replace(/,"hash":"[0-9a-f]+"/, ''),
      out.replace(/"article":"ledger.md"/, '"article":"gone.md"'),
      '{"blocks":[{"at":{"article":"ledger.md","start":0,"end":5}}]}\n'
    ].join('')
    const { code, out: told } = await copydesk(['verify', '-', '--source', source], { input })
    expect(code).toBe(1)
    expect(told.split('\n')).toEqual([
      expect.stringMatching(
        /^line 1: ledger\.md:\d+-\d+: the article has "…?.*tide does.*", the reply "…?.*time does/
      ),
      expect.stringMatching(
        /^line 2: .*: the hash is 0000000000000000, of these words [0-9a-f]{16}$/
      ),
      expect.stringMatching(/^line 3: .*: has no hash$/),
      expect.stringMatching(/^line 4: gone\.md:\d+-\d+: there is no such article in the sources$/),
      'line 5: ledger.md:0-5: has no words',
      expect.stringMatching(/^5 replies, \d+ slices of 3 articles: 5 differences$/),
      ''
    ])
  })

  it('reads a file, and fails where there is none or no reply in it', async () => {
    const folder = await folderOf({ ...harbour, 'kept/replies.jsonl': '{"a":1}\nnonsense\n' })
    const source = `folder:${folder}`
    const bad = await copydesk(['verify', `${folder}/kept/replies.jsonl`, '--source', source])
    expect(bad.code).toBe(1)
    expect(bad.err).toContain('line 1: is no reply\nline 2: is not JSON\n')
    const none = await copydesk(['verify', `${folder}/none.jsonl`, '--source', source])
    expect(none.code).toBe(1)
    expect(none.err).toContain('none.jsonl: no such file')
    const other = await copydesk(['verify', `${folder}/kept`, '--source', source])
    expect(other.code).toBe(1)
    expect(other.err).toContain('kept: is a folder\n')
  })
})
