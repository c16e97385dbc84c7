import { describe, expect, it } from 'vitest'
import { copydesk, ended, folderOf, harbour, startCopydesk } from './run.ts'

interface Stretch {
  readonly start: number
  readonly end: number
  readonly text: string
}
interface Line {
  readonly id: string
  readonly text?: string
  readonly sentences: readonly Stretch[]
  readonly people: readonly {
    readonly name: string
    readonly titles: readonly string[]
    readonly mentions: readonly Stretch[]
  }[]
  readonly quotes: readonly (Stretch & {
    readonly kind: string
    readonly speaker: { readonly name: string } | null
    readonly cue: Stretch | null
    readonly parts?: readonly Stretch[]
  })[]
  readonly summary: readonly Stretch[]
  readonly story: string | null
}

const linesOf = (out: string): Line[] =>
  out === ''
    ? []
    : out
        .trimEnd()
        .split('\n')
        .map((line): Line => JSON.parse(line))

const article = (id: string | number, text: string, more: object = {}): string =>
  `${JSON.stringify({ id, text, ...more })}\n`

const talk =
  '“We open the gates at dawn,” said Ada Quill, the harbour master. “Nobody waits for the ferry any more.”\n\n' +
  'Skipper Tom Reed called the change overdue. 😀 The ferry sailed at nine.'

/** How many sentences the summary of the talk has. */
const summarised = async (asked: string): Promise<number | undefined> => {
  const { out } = await copydesk(['analyze', '-', '--summary', asked], {
    input: article('a', talk)
  })
  return linesOf(out)[0]?.summary.length
}

describe.concurrent('copydesk analyze -', () => {
  it('prints the fields in their order', async () => {
    const { code, out, err } = await copydesk(['analyze', '-'], {
      input: article('a1', talk, {
        headline: 'Dawn',
        outlet: 'Ledger',
        published: '2026-03-02',
        url: 'https://ledger.example/1'
      })
    })
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const [line] = linesOf(out)
    expect(Object.keys(line ?? {})).toEqual([
      'id',
      'headline',
      'outlet',
      'byline',
      'published',
      'url',
      'sentences',
      'people',
      'quotes',
      'summary',
      'story'
    ])
    expect(line).toMatchObject({
      id: 'a1',
      headline: 'Dawn',
      outlet: 'Ledger',
      byline: null,
      published: '2026-03-02',
      url: 'https://ledger.example/1',
      story: null
    })
  })

  it('counts offsets in UTF-16 units into the text as it came', async () => {
    const { out } = await copydesk(['analyze', '-'], { input: article('a1', talk) })
    const [line] = linesOf(out)
    if (line === undefined) throw new Error('no line')
    for (const { start, end, text } of [
      ...line.summary,
      ...line.people.flatMap(person => person.mentions)
    ]) {
      expect(talk.slice(start, end)).toBe(text)
    }
    for (const { start, end, text, cue, parts } of line.quotes) {
      expect(
        (parts ?? [{ start, end }]).map(part => talk.slice(part.start, part.end)).join(' ')
      ).toBe(text)
      expect(cue && talk.slice(cue.start, cue.end)).toBe(cue && cue.text)
    }
    expect(line.quotes[0]).toMatchObject({
      text: expect.stringContaining('We open the gates at dawn'),
      kind: 'direct',
      speaker: { name: 'Ada Quill' }
    })
    expect(line.people.map(({ name }) => name)).toContain('Ada Quill')
    expect(line.sentences.length).toBeGreaterThan(3)
  })

  it('keeps the order and the ids as given, however often one comes', async () => {
    const ids = ['b', 7, 'a', 'b']
    const { out } = await copydesk(['analyze', '-'], {
      input: ids.map(id => article(id, talk)).join('')
    })
    expect(linesOf(out).map(({ id }) => id)).toEqual(ids)
  })

  it('gives the extracted text of a page and no other', async () => {
    const html = `<html><head><title>Dawn</title></head><body><nav>Home</nav><article><h1>Dawn</h1>${`<p>${talk}</p>`.repeat(4)}</article></body></html>`
    const { out } = await copydesk(['analyze', '-'], {
      input: `${JSON.stringify({ id: 'page', html })}\n${article('plain', talk)}`
    })
    const [page, plain] = linesOf(out)
    expect(page?.text).toContain('We open the gates at dawn')
    for (const { start, end, text } of page?.summary ?? [])
      expect(page?.text?.slice(start, end)).toBe(text)
    expect(plain).not.toHaveProperty('text')
  })

  it('tells which line is broken, prints the others and exits with 1', async () => {
    const { code, out, err } = await copydesk(['analyze', '-'], {
      input: `${article('a', talk)}{"id": "b", "text": \n\n[]\n${article('c', talk)}{"id":"d"}`
    })
    expect(code).toBe(1)
    expect(linesOf(out).map(({ id }) => id)).toEqual(['a', 'c'])
    expect(err).toMatch(/^line 2: is not JSON.*\nline 4: .*\nline 6: .*text.*\n$/)
  })

  it('makes summaries of the length asked for', async () => {
    expect(await summarised('1')).toBe(1)
    expect(await summarised('0')).toBe(0)
  })

  it('says nothing for nothing', async () => {
    expect(await copydesk(['analyze', '-'])).toEqual({ code: 0, out: '', err: '' })
  })

  it('answers each line before the next is there', async () => {
    const child = startCopydesk(['analyze', '-'])
    child.stdin.write(article('first', talk))
    const chunk = await new Promise<Buffer>(resolve => child.stdout.once('data', resolve))
    expect(JSON.parse(chunk.toString())).toMatchObject({ id: 'first' })
    const end = ended(child)
    child.stdin.end()
    expect((await end).code).toBe(0)
  })

  it('ends quietly when its reader goes away', async () => {
    const child = startCopydesk(['analyze', '-'])
    const end = ended(child)
    child.stdout.once('data', () => child.stdout.destroy())
    for (let index = 0; index < 2000; index++) child.stdin.write(article(index, talk))
    child.stdin.end()
    expect(await end).toMatchObject({ code: 0, err: '' })
  })

  it('stops at Ctrl-C with whole lines printed', async () => {
    const child = startCopydesk(['analyze', '-'])
    child.stdin.write(article('first', talk))
    const chunk = await new Promise<Buffer>(resolve => child.stdout.once('data', resolve))
    const end = ended(child)
    child.kill('SIGINT')
    expect(await end).toMatchObject({ code: 130, err: '' })
    expect(chunk.toString()).toMatch(/\n$/)
  })
})

describe.concurrent('copydesk analyze --stories', () => {
  it('gives articles on one event one story, in the order of the input', async () => {
    const folder = await folderOf(harbour)
    const other = article(
      'market',
      'The herring market of Halvern closed early on Friday. Traders blamed the storm in the bay.'
    )
    const { out: records } = await copydesk(['analyze', folder])
    const input =
      linesOf(records)
        .map(({ id, text }) => article(id, text ?? ''))
        .join('') + other
    const { code, out } = await copydesk(['analyze', '--stories', '-'], { input })
    expect(code).toBe(0)
    const [ledger, wire, market] = linesOf(out)
    expect([ledger?.id, wire?.id, market?.id]).toEqual(['ledger.md', 'wire.md', 'market'])
    expect(ledger?.story).toEqual(expect.any(String))
    expect(market?.story).not.toBe(ledger?.story)
  })

  it('takes a repeated id to the story of the first', async () => {
    const { out } = await copydesk(['analyze', '--stories', '-'], {
      input: article('a', talk) + article('a', talk)
    })
    const [first, second] = linesOf(out)
    expect(second?.story).toBe(first?.story)
  })
})

describe.concurrent('copydesk analyze PATH', () => {
  it('reads folders and single files, with the text where the file is more than it', async () => {
    const folder = await folderOf({ ...harbour, 'notes/talk.txt': talk })
    const { code, out } = await copydesk(['analyze', folder, 'notes/talk.txt'], { cwd: folder })
    expect(code).toBe(0)
    const lines = linesOf(out)
    expect(lines.map(({ id }) => id)).toEqual([
      'ledger.md',
      'notes/talk.txt',
      'wire.md',
      'notes/talk.txt'
    ])
    expect(lines[0]?.text).toMatch(/^The harbour of Port Alder/)
    expect(lines[1]).not.toHaveProperty('text')
  })

  it('prints of a folder the first article of each id, as an edition has it', async () => {
    const folder = await folderOf({
      'a.jsonl': article('x', talk),
      'b.jsonl': article('x', 'Other.')
    })
    const { code, out, err } = await copydesk(['analyze', folder])
    expect(code).toBe(1)
    expect(linesOf(out)).toHaveLength(1)
    expect(err).toBe('ids in b.jsonl: "x" is in a.jsonl too: the first article is kept\n')
  })

  it('names what is not there and reads the rest', async () => {
    const folder = await folderOf({ ...harbour, 'picture.png': 'x' })
    const { code, out, err } = await copydesk(['analyze', 'gone.txt', 'picture.png', 'wire.md'], {
      cwd: folder
    })
    expect(code).toBe(1)
    expect(err).toBe(
      'gone.txt: is not there\npicture.png: is no .md, .txt, .html, .json or .jsonl file\n'
    )
    expect(linesOf(out).map(({ id }) => id)).toEqual(['wire.md'])
  })

  it('reads the sources when no path is given', async () => {
    const folder = await folderOf(harbour)
    const { out } = await copydesk(['analyze', '--source', `folder:${folder}`])
    expect(linesOf(out)).toHaveLength(2)
  })
})
