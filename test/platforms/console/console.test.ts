import { PassThrough } from 'node:stream'
import { stripVTControlCharacters } from 'node:util'
import { describe, expect, it } from 'vitest'
import type { Ask } from '../../../src/ask.ts'
import type { Terminal } from '../../../src/platforms/console/listen.ts'
import { openConsole } from '../../../src/platforms/console/listen.ts'
import { renderReply } from '../../../src/platforms/console/render.ts'
import type { Reply } from '../../../src/reply.ts'
import { paragraph, reply } from '../../../src/reply.ts'
import { deskThatEchoes, describePlatform } from '../../contracts/platform.ts'

const morning = reply([paragraph('Good morning')], [{ label: 'Wave', line: '/wave Ada Quill' }])

/** A console on two streams of ours; with `terminal` they pass for a terminal of 60 columns. */
function openTalk({
  terminal = false,
  term = 'xterm',
  greeting = morning,
  answer
}: {
  terminal?: boolean
  term?: string
  greeting?: Reply
  answer?: (ask: Ask) => Reply
} = {}) {
  const shape = terminal ? { isTTY: true, columns: 60 } : {}
  const input = Object.assign(new PassThrough(), shape)
  const output = Object.assign(new PassThrough(), shape)
  let text = ''
  output.on('data', (chunk: Buffer) => (text += chunk.toString()))
  let interrupts = 0
  const settings: Terminal = {
    input,
    output,
    env: { NO_COLOR: '1', TERM: term },
    welcome: () => greeting,
    interrupt: () => (interrupts += 1)
  }
  const { desk, asks } = deskThatEchoes(answer)
  const platform = openConsole(settings)
  return {
    platform,
    desk,
    asks,
    interrupts: () => interrupts,
    heard: () => text,
    seen: () => stripVTControlCharacters(text),
    type: (keys: string) => input.write(keys),
    end: () => input.end(),
    /** Types all lines at a pipe and waits for the end. */
    async pipe(...lines: readonly string[]) {
      await platform.start(desk)
      input.end(lines.map(line => `${line}\n`).join(''))
      await platform.ended
      return text
    }
  }
}

describe('a long answer', () => {
  it('is preceded by how far it is, on one line that goes when it is there', async () => {
    const talk = openTalk({ terminal: true })
    const desk = {
      ...talk.desk,
      async answer(_: Ask, meanwhile?: (soFar: Reply) => void) {
        meanwhile?.(reply([paragraph(`1 of 3 read, ${'and so on '.repeat(20)}`)]))
        meanwhile?.(reply([paragraph('2 of 3 read')]))
        return reply([paragraph('All read')])
      }
    }
    await talk.platform.start(desk)
    talk.type('/reload\r')
    await expect.poll(talk.seen).toContain('All read')
    // Written over one another: no line ends between them.
    expect(talk.seen()).toMatch(/1 of 3 read[^\n]*2 of 3 read[^\n]*All read/)
    talk.end()
    await talk.platform.stop()
  })
})

/** The streams hand over what was written on the next turns of the loop. */
const soon = () => new Promise(resolve => setTimeout(resolve, 20))

describePlatform('console', {
  render: shown => [renderReply(shown, { width: 80, colour: false, followUps: 'numbered' })],
  // Whatever a terminal would take as an order: with colours off, there is none at all.
  obeyed: [/[^\P{Cc}\n]/u, /[\u202a-\u202e\u2066-\u2069]/, /<javascript:alert\(1\)>/],
  longest: Infinity,
  open() {
    const talk = openTalk()
    return {
      platform: talk.platform,
      channel: 'console:local',
      heard: talk.heard,
      async say(line) {
        talk.type(`${line}\n`)
        await soon()
      }
    }
  }
})

describe('a console at the end of a pipe', () => {
  it('greets, shows each line above its answer and ends with the input', async () => {
    const text = await openTalk().pipe('/wave Ada', '/wave Reed')
    expect(text).toMatch(
      /Good morning[^]*> \/wave Ada\n\nyou asked Ada\n[^]*> \/wave Reed\n\nyou asked Reed\n/
    )
  })

  it('answers in order though answers take their time', async () => {
    const talk = openTalk()
    const slow = {
      ...talk.desk,
      answer: async (ask: Ask) => {
        if (ask.input === 'first') await soon()
        return talk.desk.answer(ask)
      }
    }
    await talk.platform.start(slow)
    talk.type('/wave first\n/wave second\n')
    talk.end()
    await talk.platform.ended
    expect(talk.heard()).toMatch(/you asked first[^]*you asked second/)
  })

  it('answers a last line without a line end', async () => {
    const talk = openTalk()
    await talk.platform.start(talk.desk)
    talk.type('/wave Ada')
    talk.end()
    await talk.platform.ended
    expect(talk.asks).toHaveLength(1)
  })

  it('ends at once when there is no input', async () => {
    expect(await openTalk().pipe()).toContain('Good morning')
  })

  it('ends at "exit" without asking the rest', async () => {
    const talk = openTalk()
    await talk.pipe('exit', '/wave Ada')
    expect(talk.asks).toEqual([])
  })

  it('asks as the local administrator', async () => {
    const talk = openTalk()
    await talk.pipe('/WAVE  Ada Quill  ')
    expect(talk.asks).toMatchObject([
      {
        command: 'wave',
        input: 'Ada Quill',
        asker: 'console:local',
        channel: 'console:local',
        admin: true
      }
    ])
  })

  it('shows no line that would steer the terminal', async () => {
    expect(await openTalk().pipe('/wave \u001b[2J')).not.toContain('\u001b')
  })
})

describe('follow-ups', () => {
  it('are asked by their number', async () => {
    const talk = openTalk()
    const text = await talk.pipe('1')
    expect(text).toMatch(/^1 {2}Wave {2}\/wave Ada Quill$/m)
    expect(talk.asks).toMatchObject([{ command: 'wave', input: 'Ada Quill' }])
  })

  it('are those of the last answer', async () => {
    const next = reply([paragraph('yes')], [{ label: 'More', line: '/wave page:2' }])
    const talk = openTalk({ answer: () => next })
    await talk.pipe('/wave Ada', '1')
    expect(talk.asks.map(ask => ask.input)).toEqual(['Ada', 'page:2'])
  })

  it('are said to be missing when the number is too high, and can still be asked then', async () => {
    const talk = openTalk()
    expect(await talk.pipe('7', '1')).toContain('There are suggestions 1 to 1.')
    expect(talk.asks).toMatchObject([{ command: 'wave', input: 'Ada Quill' }])
  })

  it('stay those of the answer before when an answer has none', async () => {
    const talk = openTalk()
    await talk.pipe('/wave Reed', '1')
    expect(talk.asks.map(ask => ask.input)).toEqual(['Reed', 'Ada Quill'])
  })

  it('are said to be missing where there have been none', async () => {
    const talk = openTalk({ greeting: reply([paragraph('Good morning')]) })
    expect(await talk.pipe('1')).toContain('Nothing to choose from here')
    expect(talk.asks).toEqual([])
  })
})

describe('a line without a slash', () => {
  it('is for the front desk to understand', async () => {
    const talk = openTalk()
    await talk.pipe('the harbour dues')
    expect(talk.asks).toMatchObject([{ command: '', input: 'the harbour dues' }])
  })

  it('asks nothing when it is blank', async () => {
    const talk = openTalk()
    await talk.pipe('', '   ')
    expect(talk.asks).toEqual([])
  })
})

/** What a terminal of this kind is told before the words of a post. */
async function beforePost(term: string): Promise<string> {
  const talk = openTalk({ terminal: true, term })
  await talk.platform.start(talk.desk)
  const before = talk.heard().length
  await talk.platform.tell('console:local', reply([paragraph('the briefing')]))
  const after = talk.heard().slice(before)
  await talk.platform.stop()
  return after.slice(0, after.indexOf('the briefing'))
}

describe('a console on a terminal', () => {
  it('has a prompt, and brings lines back with the arrow keys', async () => {
    const talk = openTalk({ terminal: true })
    await talk.platform.start(talk.desk)
    talk.type('/wave Ada\r')
    await soon()
    talk.type('\u001b[A\r')
    await soon()
    await talk.platform.stop()
    expect(talk.seen()).toContain('> /wave Ada')
    expect(talk.asks.map(ask => ask.input)).toEqual(['Ada', 'Ada'])
  })

  it('completes commands and names with the tab key', async () => {
    const talk = openTalk({ terminal: true })
    await talk.platform.start(talk.desk)
    talk.type('/wa\t')
    await soon()
    talk.type('quill\t')
    await soon()
    talk.type('\r')
    await soon()
    await talk.platform.stop()
    expect(talk.asks).toMatchObject([{ command: 'wave', input: 'Ada Quill' }])
  })

  it('ends at Ctrl-D', async () => {
    const talk = openTalk({ terminal: true })
    await talk.platform.start(talk.desk)
    talk.type('\u0004')
    await expect(talk.platform.ended).resolves.toBeUndefined()
  })

  it('takes Ctrl-C back to an empty line first, and as an interruption there', async () => {
    const talk = openTalk({ terminal: true })
    await talk.platform.start(talk.desk)
    talk.type('/wave nob')
    await soon()
    talk.type('\u0003')
    await soon()
    expect(talk.interrupts()).toBe(0)
    talk.type('/wave Ada\r')
    await soon()
    talk.type('\u0003')
    await soon()
    expect(talk.interrupts()).toBe(1)
    expect(talk.asks.map(ask => ask.input)).toEqual(['Ada'])
    await talk.platform.stop()
  })

  it('posts above the line that is being typed, and keeps it', async () => {
    const talk = openTalk({ terminal: true })
    await talk.platform.start(talk.desk)
    talk.type('/wave A')
    await soon()
    await talk.platform.tell('console:local', reply([paragraph('the briefing')]))
    talk.type('da\r')
    await soon()
    await talk.platform.stop()
    expect(talk.seen()).toMatch(/the briefing\n\n> \/wave A/)
    expect(talk.asks).toMatchObject([{ input: 'Ada' }])
  })

  it('posts to a dumb one without moving its cursor', async () => {
    expect(await beforePost('xterm')).toContain('\u001b')
    expect(await beforePost('dumb')).not.toContain('\u001b')
  })
})
