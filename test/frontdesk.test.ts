import { describe, expect, it } from 'vitest'
import { AskError, command, option, paragraph, reply } from '../src/command.ts'
import type { Command } from '../src/command.ts'
import { openFrontdesk } from '../src/frontdesk.ts'
import { askOf, openDesk, paper, print, wordsOf } from './commands/paper.ts'
import { rosterOf } from './fakes/roster.ts'

const desk = await openDesk()

/** A command that says what it was given. */
const echo = command({
  summary: 'says what it was given',
  aliases: ['parrot'],
  options: {
    words: option.topic({ summary: 'what to say' }),
    times: option.count({ summary: 'how often', most: 3, fallback: 1 })
  },
  answer: ({ words, times }, { page, again }) => {
    const cut = page([1, 2, 3, 4, 5, 6, 7], 3)
    return reply(
      [paragraph(`${words} ${times} ${cut.shown.join()} ${again({ times: '2' })}`)],
      cut.more
    )
  }
})
const breaks = command({
  summary: 'breaks',
  options: {},
  answer: () => {
    throw new Error('the pier is gone')
  }
})
const secret = command({
  summary: 'private',
  private: true,
  options: {},
  answer: () => reply([paragraph('psst')])
})
const refuses = command({
  summary: 'refuses',
  options: {},
  answer: () => {
    throw new AskError('Not today.', [{ label: 'Tomorrow', line: '/echo tomorrow' }])
  }
})
const own = await openDesk(
  paper,
  new Map<string, Command>(Object.entries({ echo, breaks, secret, refuses }))
)

const takes = (options: Command['options']) =>
  command({ summary: 'takes words', options, answer: () => reply([]) })

describe('the front desk', () => {
  it('sorts its menu and says how each is used', () => {
    expect(own.menu.map(({ name }) => name)).toEqual(['breaks', 'echo', 'refuses', 'secret'])
    expect(own.menu[1]).toMatchObject({
      usage: '/echo [TOPIC] [times:NUMBER]',
      options: [
        { name: 'words', kind: 'topic', required: false },
        { name: 'times', kind: 'count', required: false }
      ]
    })
  })

  it('finds a command in any case, with a slash, by an alias, or in a line without a slash', async () => {
    for (const line of [
      '/echo hello',
      '/ECHO hello',
      '/parrot hello',
      'echo hello',
      'Parrot hello'
    ])
      expect(wordsOf(await own.ask(line))).toMatch(/^hello 1 /)
    expect(wordsOf(await own.ask('', { command: '/echo', input: 'hello' }))).toMatch(/^hello 1 /)
  })

  it('offers the nearest command with what was asked', async () => {
    const unknown = await desk.ask('/qoute vell about tide')
    expect(wordsOf(unknown)).toBe('No command /qoute. Did you mean /quote?')
    expect(unknown.private).toBe(true)
    expect(unknown.followUps[0]).toEqual({
      label: '/quote vell about tide',
      line: '/quote vell about tide'
    })
  })

  it('says in one line that nothing was asked, and offers help', async () => {
    for (const line of ['', '/', '   ']) {
      const nothing = await desk.ask(line)
      expect(wordsOf(nothing)).toBe('Nothing was asked. /help shows what can be.')
      expect(nothing.followUps.map(followUp => followUp.line)).toEqual(['/help'])
    }
  })

  it.each([
    ['What did Tomas Vell say about the tide?', '/quote tomas vell about the tide'],
    ['what has vell said', '/quote vell'],
    [
      'who said “we began to lift the passengers off”?',
      '/check “we began to lift the passengers off”'
    ],
    ['Who’s Tomas Vell?', '/who tomas vell'],
    ['whos vell', '/who vell'],
    ['what happened to the Marlin', '/summary the Marlin'],
    ['Tell me about the school', '/summary the school'],
    ['when did the roof of the school fall?', '/timeline the roof of the school fall'],
    ['/what did Tomas Vell say about the tide?', '/quote tomas vell about the tide']
  ])('answers a question in plain words: %s', async (asked, meant) => {
    const answer = wordsOf(await desk.ask(asked))
    expect(answer).toBe(wordsOf(await desk.ask(meant)))
    expect(answer).not.toMatch(/^A question begins/)
  })

  it('tells what is in the news when somebody asks what is new', async () => {
    for (const asked of ['What’s new?', 'what is the latest'])
      expect(wordsOf(await desk.ask(asked))).toMatch(/^Stories\n/)
  })

  it('says how to ask when a line is no question', async () => {
    const lost = await desk.ask('what about the ferry?')
    expect(wordsOf(lost)).toMatch(/^A question begins with a command, such as “who”/)
    expect(lost.followUps[0]?.line).toBe('/search what about the ferry?')
    const unknown = await desk.ask('/lifeboats on the rocks')
    expect(wordsOf(unknown)).toMatch(/^No command /)
    expect(unknown.followUps[0]?.line).toBe('/search lifeboats on the rocks')
  })

  it('offers whom a bare name may mean, and no search that finds nothing', async () => {
    const named = await desk.ask('tomas vell')
    expect(named.followUps.map(({ line }) => line)).toEqual([
      '/who tomas vell',
      '/search tomas vell',
      '/help'
    ])
    for (const line of ['hello', '/frobnicate'])
      expect((await desk.ask(line)).followUps.map(each => each.line)).toEqual(['/help'])
  })

  it('reads fields as it reads a line', async () => {
    const fields = await own.answer({
      ...askOf('/echo'),
      input: { words: 'hello there', times: '3' }
    })
    expect(wordsOf(fields)).toMatch(/^hello there 3 /)
  })

  it('says what a required option wants, and offers values that work', async () => {
    const missing = await desk.ask('/quote about:tide')
    expect(wordsOf(missing)).toMatch(
      /^\/quote takes the person who is quoted: write \/quote PERSON /
    )
    expect(missing.followUps.length).toBeGreaterThan(0)
    for (const { line } of missing.followUps) expect(line).toMatch(/^\/quote .* about:tide$/)
  })

  it('pages by a follow-up that keeps the options, and stops at the last page', async () => {
    const first = await own.ask('/echo hello there times:2')
    expect(wordsOf(first)).toContain('1,2,3')
    expect(first.followUps).toEqual([
      { label: 'More (4–6 of 7)', line: '/echo hello there times:2 page:2' }
    ])
    const second = await own.ask(first.followUps[0]?.line ?? '')
    expect(second.followUps).toEqual([
      { label: 'More (7 of 7)', line: '/echo hello there times:2 page:3' }
    ])
    const beyond = await own.ask('/echo hello page:99')
    expect(wordsOf(beyond)).toContain(' 7 ')
    expect(wordsOf(beyond)).toMatch(/\nThere are 3 pages: this is the last\.$/)
    expect(beyond.followUps).toEqual([])
  })

  it('begins another question at its first page', async () => {
    expect(wordsOf(await own.ask('/echo hello page:2'))).toContain('/echo hello times:2')
  })

  it('keeps a private command private, and a refusal too', async () => {
    expect((await own.ask('/secret')).private).toBe(true)
    const refused = await own.ask('/refuses')
    expect(refused).toMatchObject({
      private: true,
      followUps: [{ label: 'Tomorrow', line: '/echo tomorrow' }]
    })
    expect(wordsOf(refused)).toBe('Not today.')
  })

  it('apologises for a fault with a reference that is in the log, and nothing else of it', async () => {
    const sorry = await own.ask('/breaks')
    expect(sorry.private).toBe(true)
    expect(wordsOf(sorry)).not.toContain('pier')
    const [, reference] = /log as ([0-9a-f]{6});/.exec(wordsOf(sorry)) ?? []
    expect(own.faults).toEqual([
      [expect.objectContaining({ reference, command: 'breaks' }), expect.any(String)]
    ])
  })

  it('finds a command of two words, typed, mistyped or by fields', async () => {
    const asked = { ...echo, aliases: ['waves echo'] }
    const part = await openDesk(paper, new Map<string, Command>([['wave echo', asked]]))
    for (const line of ['/wave echo hi', '/Wave  Echo  hi', 'wave echo hi', '/waves echo hi'])
      expect(wordsOf(await part.ask(line))).toMatch(/^hi 1 /)
    const fields = await part.answer({
      ...askOf('/wave echo'),
      command: 'wave echo',
      input: { words: 'hi' }
    })
    expect(wordsOf(fields)).toMatch(/^hi 1 /)
    const whole = await part.answer({ ...askOf('/x'), command: 'wave echo', input: 'hi there' })
    expect(wordsOf(whole)).toMatch(/^hi there 1 /)
    expect(wordsOf(await part.ask('/wave'))).toBe('/wave is followed by echo.')
    expect(wordsOf(await part.ask('/wave ekko hi'))).toBe(
      '/wave is followed by echo, not by “ekko”.'
    )
  })

  it('does not tell others what may follow a command of administrators', async () => {
    const guarded = { ...echo, admin: true }
    const part = await openDesk(paper, new Map<string, Command>([['wave echo', guarded]]))
    const refused = await part.ask('/wave', { admin: false })
    expect(wordsOf(refused)).toBe('/wave is for administrators of this place.')
    const typing = { channel: 'console:local', admin: false }
    expect(part.suggest('wave echo', 'words', 'fer', typing)).toEqual([])
    expect(part.suggest('wave echo', 'words', 'fer', { ...typing, admin: true })).not.toEqual([])
  })

  it('has a command of administrators answer nobody else', async () => {
    const guarded = new Map<string, Command>([['echo', { ...echo, admin: true }]])
    const part = await openDesk(paper, guarded)
    const refused = await part.ask('/echo hi', { admin: false, roles: ['R1'] })
    expect(wordsOf(refused)).toBe('/echo is for administrators of this place.')
    expect(refused.private).toBe(true)
    expect(wordsOf(await part.ask('/echo hi'))).toMatch(/^hi 1/)
  })

  it('offers sources to administrators alone, whatever the command', async () => {
    const reads = command({
      summary: 'takes a source',
      options: { source: option.source({ summary: 'which' }) },
      answer: () => reply([])
    })
    const part = await openDesk(paper, new Map<string, Command>([['reads', reads]]))
    const typing = { channel: 'console:local', admin: false }
    expect(part.suggest('reads', 'source', '', typing)).toEqual([])
    expect(part.suggest('reads', 'source', '', { ...typing, admin: true })).not.toEqual([])
  })

  it('works out what it offers once for all options that complete alike, and for no others', async () => {
    let asked = 0
    const counted = {
      ...option.text({ summary: 'what' }),
      suggest: (typed: string) => {
        asked += 1
        return [`${typed} pier`]
      }
    }
    const way = option.choice({ summary: 'how', choices: ['north', 'nowhere'] })
    const where = option.choice({ summary: 'where', choices: ['north bank', 'south bank'] })
    const part = await openDesk(
      paper,
      new Map<string, Command>([
        ['wave', takes({ words: counted, way })],
        ['tide', takes({ what: counted, where })]
      ])
    )
    expect(part.suggest('wave', 'words', 'old')).toEqual(['old pier'])
    expect(part.suggest('tide', 'what', 'old')).toEqual(['old pier'])
    expect(part.suggest('tide', 'what', 'new')).toEqual(['new pier'])
    expect(asked).toBe(2)
    expect(part.suggest('wave', 'way', 'no')).toEqual(['north', 'nowhere'])
    expect(part.suggest('tide', 'where', 'no')).toEqual(['north bank'])
  })

  it('offers five follow-ups at the most, and none twice', async () => {
    const offers = command({
      summary: 'offers much',
      options: {},
      answer: () =>
        reply(
          [],
          ['a', 'b', 'a', 'c', 'd', 'e', 'f'].map(label => ({ label, line: `/echo ${label}` }))
        )
    })
    const part = await openDesk(paper, new Map<string, Command>([['offers', offers]]))
    const { followUps } = await part.ask('/offers')
    expect(followUps.map(({ label }) => label)).toEqual(['a', 'b', 'c', 'd', 'e'])
  })

  it('never throws, whatever the newsroom does', async () => {
    const broken = openFrontdesk({
      commands: new Map<string, Command>([['echo', echo]]),
      newsroom: {
        get edition(): never {
          throw new Error('no edition')
        },
        deliveries: [],
        roster: rosterOf(),
        reload: async () => []
      },
      log: { error: () => undefined }
    })
    await expect(broken.answer(askOf('/echo hello'))).resolves.toMatchObject({ private: true })
    expect(broken.suggest('echo', 'words', 'x')).toEqual([])
  })

  it('answers one ask from one edition, though another is printed meanwhile', async () => {
    let edition = print(paper)
    const waits = command({
      summary: 'counts before and after a reload',
      options: {},
      async answer(_, context) {
        const before = context.edition.counts.articles
        await context.reload()
        return reply([paragraph(`${before} ${context.edition.counts.articles}`)])
      }
    })
    const reloading = openFrontdesk({
      commands: new Map<string, Command>([['waits', waits]]),
      newsroom: {
        get edition() {
          return edition
        },
        deliveries: [],
        roster: rosterOf(),
        reload: async () => {
          edition = print([])
          return []
        }
      },
      log: { error: () => undefined }
    })
    expect(wordsOf(await reloading.answer(askOf('/waits')))).toBe('6 6')
    expect(wordsOf(await reloading.answer(askOf('/waits')))).toBe('0 0')
  })

  it('completes options, and offers nothing for what it does not know', () => {
    expect(desk.suggest('quote', 'person', 'vel')).toEqual(['Tomas Vell'])
    expect(desk.suggest('summary', 'length', 'l')).toEqual(['long'])
    expect(desk.suggest('help', 'command', 'qu')).toEqual(['quote'])
    expect(desk.suggest('quote', 'nothing', 'x')).toEqual([])
    expect(desk.suggest('nothing', 'person', 'x')).toEqual([])
    expect(desk.suggest('quote', 'constructor', 'x')).toEqual([])
  })
})
