import { describe, expect, it } from 'vitest'
import { copydesk, folderOf, harbour } from './run.ts'

describe.concurrent('copydesk', () => {
  it.each(['start', 'ask', 'analyze', 'search', 'check', 'sources'])(
    'explains %s with an example',
    async name => {
      const { code, out } = await copydesk([name, '--help'])
      expect(code).toBe(0)
      expect(out).toMatch(new RegExp(`Usage: copydesk ${name} `))
      expect(out).toMatch(new RegExp(`Examples?:\\n[^]*copydesk ${name}`))
      expect(out).toContain('--source')
    }
  )

  it('lists its subcommands and exit codes', async () => {
    const { code, out } = await copydesk(['--help'])
    expect(code).toBe(0)
    expect(out).toMatch(/start[^]*ask[^]*analyze[^]*search[^]*sources[^]*Exit codes:/)
  })

  it.each([
    [['analyse'], /unknown command 'analyse'[^]*analyze/],
    [['start', '--loud'], /unknown option '--loud'/],
    [['ask'], /missing required argument/],
    [['ask', '--source', 'seeds', '/help'], /wants KIND:REST/],
    [['analyze', '--summary', 'many', '-'], /whole number from 0 to/],
    [['search', 'words'], /search reads from "-", not from "words"/],
    [['next', 'times.jsonl'], /next reads from "-"/],
    [['read', 'pages.jsonl'], /read reads from "-"/],
    [[], /Usage: copydesk/]
  ])('exits with 2 when the command line is not understood: %j', async (args, message) => {
    const { code, out, err } = await copydesk(args)
    expect(code).toBe(2)
    expect(err).toMatch(message)
    expect(out).toBe('')
  })

  it.each([
    [{ SOURCES: 'nowhere' }, /^copydesk: SOURCES: wants addresses such as/],
    [
      { SOURCES: 'gopher:hole' },
      /^copydesk: gopher:hole: there is no such kind of source; there is feed, folder, jsonl, opml, page, sitemap\n$/
    ],
    [
      { SOURCES: 'folder:./not-there' },
      /^copydesk: SOURCES: folder:\.\/not-there: no such folder\n$/
    ]
  ])('exits with 1 and one line when it cannot start: %j', async (env, message) => {
    const { code, err } = await copydesk(['ask', '/help'], { env })
    expect(code).toBe(1)
    expect(err).toMatch(message)
    expect(err.trimEnd().split('\n')).toHaveLength(1)
  })

  it('reads .env in the current folder, and the environment wins over it', async () => {
    const folder = await folderOf({
      '.env': 'SOURCES=folder:./inside\nLOG_LEVEL=loud\n',
      ...harbour
    })
    const { err } = await copydesk(['ask', '/help'], { cwd: folder })
    expect(err).toContain('LOG_LEVEL: wants one of')
    const other = await copydesk(['ask', '/help'], { cwd: folder, env: { LOG_LEVEL: 'silent' } })
    expect(other.err).toContain('folder:./inside: no such folder')
  })

  it('tells of a key in .env that nobody reads but that looks like one that is read, and of no other', async () => {
    const folder = await folderOf({
      '.env':
        'SOURCE=folder:./a\nlog_level=error\nDISCORD_BOT_TOKEN=x\nNODE_ENV=production\nPOSTGRES_PASSWORD=x\n',
      'news/ledger.md': harbour['ledger.md'] ?? ''
    })
    const settings = { cwd: folder, env: { SOURCES: 'folder:./news', MEMORIES: '4GB' } }
    const { code, err } = await copydesk(['sources'], settings)
    expect(code).toBe(0)
    expect(
      err
        .split('\n')
        .filter(line => line.startsWith('.env'))
        .toSorted()
    ).toEqual([
      '.env: DISCORD_BOT_TOKEN is not read; is DISCORD_TOKEN meant?',
      '.env: SOURCE is not read; is SOURCES meant?',
      '.env: log_level is not read; is LOG_LEVEL meant?'
    ])
    expect(err).not.toContain('MEMORIES')
  })

  it('says so in a line where .env is no file, as a container makes one of what it does not find', async () => {
    const folder = await folderOf({ '.env/kept': '' })
    const { code, err } = await copydesk(['ask', '/help'], { cwd: folder })
    expect(code).toBe(1)
    expect(err).toBe('copydesk: .env: wants to be a file that whoever starts the bot may read\n')
  })

  it('says that nothing was posted yet, and nothing at all as JSON', async () => {
    expect(await copydesk(['deliveries'])).toMatchObject({
      code: 0,
      out: 'Nothing has been due yet.\n'
    })
    expect(await copydesk(['deliveries', '--json'])).toMatchObject({ code: 0, out: '' })
  })

  it('reads the seeds from any folder', async () => {
    const folder = await folderOf({})
    const { code, out } = await copydesk(['sources', '--json'], { cwd: folder })
    expect(code).toBe(0)
    const delivery: unknown = JSON.parse(out)
    expect(delivery).toMatchObject({ address: expect.stringMatching(/seeds$/), failed: null })
  })
})
