import { describe, expect, it } from 'vitest'
import { copydesk, folderOf, harbour } from './run.ts'

const jsonOf = (out: string): unknown[] =>
  out
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line))

describe.concurrent('copydesk ask', () => {
  it('answers in plain words', async () => {
    const folder = await folderOf(harbour)
    const { code, out, err } = await copydesk(['ask', '--source', `folder:${folder}`, '/who quill'])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toContain('Ada Quill')
    expect(out).not.toMatch(/[^\P{Cc}\n]/u)
  })

  it('prints the reply as JSON, every slice where the article has it', async () => {
    const folder = await folderOf(harbour)
    const source = `folder:${folder}`
    const { out } = await copydesk(['ask', '--json', '--source', source, '/quote quill'])
    expect(jsonOf(out)).toEqual([
      {
        blocks: expect.arrayContaining([expect.objectContaining({ kind: 'quote' })]),
        followUps: expect.any(Array),
        private: false
      }
    ])
    expect(out).toContain('We open the gates at dawn, whatever the tide does')
  })

  it('answers each line of standard input in order', async () => {
    const folder = await folderOf(harbour)
    const lines = ['/who quill', '', '/frobnicate', '/search dawn', `/search ${'x'.repeat(10_000)}`]
    const { code, out } = await copydesk(['ask', '-', '--source', `folder:${folder}`], {
      input: lines.join('\n')
    })
    expect(code).toBe(0)
    const answers = jsonOf(out)
    expect(answers).toMatchObject(
      lines.map(line => ({ ask: line, reply: { blocks: expect.any(Array) } }))
    )
    expect(JSON.stringify(answers[2])).toContain('frobnicate')
  })

  it.each([
    '/source add https://gazette.example/feed',
    '/schedule add daily 08:00 briefing save:yes',
    '/follow grain deal',
    '/settings zone to UTC'
  ])('does not pretend to keep what %s asks for', async line => {
    const { code, out, err } = await copydesk(['ask', line])
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toMatch(/^copydesk ask: keeps nothing\. [^\n]+\n$/)
  })

  it('answers every other line, where one asks to keep something', async () => {
    const folder = await folderOf(harbour)
    const { code, out, err } = await copydesk(['ask', '-', '--source', `folder:${folder}`], {
      input: '/search dawn\n/follow grain deal\n/follow list\n'
    })
    expect(code).toBe(1)
    expect(err).toMatch(/^copydesk ask: keeps nothing\. [^\n]+\n$/)
    expect(jsonOf(out)).toMatchObject([
      { ask: '/search dawn', reply: expect.anything() },
      { ask: '/follow grain deal', error: expect.stringMatching(/^keeps nothing\. /) },
      { ask: '/follow list', reply: expect.anything() }
    ])
  })

  it('says in one line that nothing was asked', async () => {
    const folder = await folderOf(harbour)
    const { code, out } = await copydesk(['ask', '--source', `folder:${folder}`, ''])
    expect({ code, out }).toEqual({
      code: 0,
      out: 'Nothing was asked. /help shows what can be.\n\n→ /help\n'
    })
  })

  it('prints a line for each line, also for one that is no text', async () => {
    const folder = await folderOf(harbour)
    const { code, out, err } = await copydesk(['ask', '-', '--source', `folder:${folder}`], {
      input: '/search dawn\n\0\0\n\n/search gates\n'
    })
    expect(code).toBe(1)
    const error = 'line 2: is not text: holds a NUL at byte 1'
    expect(err).toBe(`${error}\n`)
    expect(jsonOf(out)).toEqual([
      { ask: '/search dawn', reply: expect.anything() },
      { ask: null, error },
      { ask: '', reply: expect.anything() },
      { ask: '/search gates', reply: expect.anything() }
    ])
  })

  it('reads a text with a control character in it, and shows that harmless', async () => {
    const folder = await folderOf({
      'a.txt': 'The herring \u001b[1mfleet of Ostrel sailed at dawn.\n'
    })
    const { code, out, err } = await copydesk([
      'ask',
      '--source',
      `folder:${folder}`,
      '/search herring'
    ])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toContain('The herring ␛[1mfleet of Ostrel sailed at dawn.')
    expect(out).not.toContain('\u001b')
  })

  it('tells what could not be read and answers from the rest', async () => {
    const folder = await folderOf({ ...harbour, 'broken.json': '{ "text": ' })
    const { code, out, err } = await copydesk(['ask', '--source', `folder:${folder}`, '/who quill'])
    expect(code).toBe(0)
    expect(err).toMatch(/^broken\.json: is not JSON.*\n$/)
    expect(out).toContain('Ada Quill')
  })
})

describe.concurrent('copydesk search', () => {
  it('prints the hits of each query, best first', async () => {
    const folder = await folderOf(harbour)
    const { code, out } = await copydesk(['search', '-', '--source', `folder:${folder}`], {
      input:
        '{"id":1,"query":"gates dawn"}\n\n{"id":"b","query":"outlet:\\"Northern Wire\\" weather"}\n'
    })
    expect(code).toBe(0)
    const [first, second] = jsonOf(out)
    expect(first).toMatchObject({ id: 1 })
    expect(second).toEqual({ id: 'b', hits: [{ id: 'wire.md', score: expect.any(Number) }] })
    const scores = [...out.matchAll(/"score":([\d.]+)/g)].map(([, score]) => Number(score))
    expect(JSON.stringify(first)).toMatch(/ledger\.md[^]*wire\.md|wire\.md[^]*ledger\.md/)
    expect(scores[0]).toBeGreaterThanOrEqual(scores[1] ?? Infinity)
  })

  it('keeps to the limit', async () => {
    const folder = await folderOf(harbour)
    const { out } = await copydesk(
      ['search', '-', '--limit', '1', '--source', `folder:${folder}`],
      {
        input: '{"id":1,"query":"dawn"}'
      }
    )
    expect(jsonOf(out)).toMatchObject([{ id: 1, hits: [{}] }])
  })

  it('tells which line is broken and answers the others', async () => {
    const folder = await folderOf(harbour)
    const { code, out, err } = await copydesk(['search', '-', '--source', `folder:${folder}`], {
      input: '{"id":1\n{"id":2,"query":"dawn"}\n{"id":3}\n{"id":4,"query":5}\n\0\n'
    })
    expect(code).toBe(1)
    expect(jsonOf(out)).toEqual([
      { id: null, error: expect.stringMatching(/^line 1: is not JSON: /) },
      { id: 2, hits: expect.any(Array) },
      { id: 3, error: 'line 3: wants { "id": …, "query": "…" }' },
      { id: 4, error: 'line 4: query: wants text' },
      { id: null, error: 'line 5: is not text: holds a NUL at byte 1' }
    ])
    expect(err.match(/^line \d/gm)).toEqual(['line 1', 'line 3', 'line 4', 'line 5'])
  })
})

describe.concurrent('copydesk sources', () => {
  it('tells what each brought, and by its exit code whether all is well', async () => {
    const folder = await folderOf({ ...harbour, 'broken.json': '{' })
    const { code, out } = await copydesk(['sources', '--source', `folder:${folder}`])
    expect(code).toBe(1)
    expect(out).toMatch(/2 articles[^]*broken\.json: is not JSON/)
    const failing = await copydesk(['sources', '--json', '--source', 'folder:./not-there'])
    expect(failing.code).toBe(1)
    expect(jsonOf(failing.out)).toMatchObject([
      { articles: 0, failed: expect.stringContaining('no such folder') }
    ])
  })
})
