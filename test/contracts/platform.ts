// What every platform must do, as tests that it registers for itself: hostile words stay words, nothing leaks, it stops.
import { describe, expect, it } from 'vitest'
import type { Ask, FrontDesk } from '../../src/ask.ts'
import type { Platform } from '../../src/platform.ts'
import type { Reply } from '../../src/reply.ts'
import { heading, list, note, paragraph, plain, quote, reply, table } from '../../src/reply.ts'

export interface PlatformUnderTest {
  /** What would be sent for a reply, one string a message, as the other side gets it. */
  render(shown: Reply): readonly string[]
  /** What the other side would obey, follow or ring somebody for. Nothing of it may get through. */
  readonly obeyed: readonly RegExp[]
  /** The longest message that the other side takes, in UTF-16 units. */
  readonly longest: number
  /** A platform that talks to a stand-in for the other side. */
  open(): TalkUnderTest
}

export interface TalkUnderTest {
  readonly platform: Platform
  /** Somebody types a line; resolves when it was answered. */
  say(line: string): Promise<void>
  /** Everything that the other side has got so far. */
  heard(): string
  /** A channel that `post` may be given. */
  readonly channel: string
}

/** Words that mean something else to some chat service, terminal or browser. */
const hostile: readonly string[] = [
  'everyone: @everyone @here <!channel> <!here> <@U012AB3CD> <@!80351110224678912> <#C012AB3CD>',
  'link: [click](javascript:alert(1)) <javascript:alert(1)|click> ](javascript:alert(1)',
  'markup: *bold* _it_ ~gone~ `code` ```fence``` > quote # head ||spoiler|| -# small',
  'html: <script>alert(1)</script> <img src=x onerror=alert(1)> &lt;b&gt; &amp;',
  'terminal: \u001b[2J\u001b]0;title\u0007 \u009b31m \u0008\u0008\r overwritten',
  'direction: \u202egnp.exe\u202c \u2066isolated\u2069',
  'time: <t:1700000000:R> </quote:123> <a:wave:123> :smile:'
]

/** The hostile words in every kind of block, as plain text and as runs, and in the follow-ups. */
const hostileReply: Reply = reply(
  hostile.flatMap(text => [
    heading(text),
    paragraph([{ text, strong: true, href: 'javascript:alert(1)' }, { text }]),
    quote(text, text),
    list([text, [{ text }]]),
    table([text, 'b'], [[text, [{ text, href: 'https://news.example/?a=1&b=<2>' }]]]),
    note(text)
  ]),
  hostile.slice(0, 5).map(text => ({ label: text.slice(0, 40), line: `/search ${text}` }))
)

/** 10,000 characters in words that can be counted. */
const longText = Array.from(
  { length: 1250 },
  (_, index) => `w${String(index).padStart(6, '0')}`
).join(' ')

export function describePlatform(name: string, under: PlatformUnderTest): void {
  const sent = (shown: Reply): string => under.render(shown).join('\n')

  describe(`${name}, as every platform`, () => {
    it('says nothing for a reply that says nothing', () => {
      expect(sent(reply([])).trim()).toBe('')
    })

    it('lets no hostile word act', () => {
      const text = sent(hostileReply)
      for (const pattern of under.obeyed) expect(text).not.toMatch(pattern)
    })

    it('still shows the hostile words as words', () => {
      const text = sent(hostileReply)
      for (const word of ['everyone', 'click', 'bold', 'alert', 'overwritten', 'isolated']) {
        expect(text).toContain(word)
      }
    })

    it.each([
      ['a paragraph', reply([paragraph(longText)])],
      ['a quote', reply([quote(longText, 'somebody')])],
      ['a list', reply([list(longText.match(/.{1,800}(?: |$)/g) ?? [])])],
      [
        'many blocks',
        reply((longText.match(/.{1,100}(?: |$)/g) ?? []).map(part => paragraph(part)))
      ]
    ])('shows all of 10,000 characters in %s within its limits', (_, shown) => {
      const messages = under.render(shown)
      for (const message of messages) expect(message.length).toBeLessThanOrEqual(under.longest)
      expect(messages.join(' ').match(/w\d{6}/g)).toEqual(longText.split(' '))
    })

    it('takes an empty text and a table without rows anywhere', () => {
      expect(() =>
        sent(reply([heading(''), paragraph([]), quote('', ''), list([]), table([], []), note('')]))
      ).not.toThrow()
    })

    it('passes on what is typed and shows what is replied', async () => {
      const talk = under.open()
      const { desk, asks } = deskThatEchoes()
      await talk.platform.start(desk)
      await talk.say('/wave hello there')
      await talk.platform.stop()
      expect(asks).toMatchObject([{ command: 'wave', input: 'hello there' }])
      expect(talk.heard()).toContain('you asked hello there')
    })

    it('posts unasked', async () => {
      const talk = under.open()
      await talk.platform.start(deskThatEchoes().desk)
      const id = await talk.platform.post({
        channel: talk.channel,
        reply: reply([paragraph('the morning briefing')]),
        key: 'key-1',
        thread: false,
        mention: null
      })
      expect(id).not.toBe('')
      await talk.platform.stop()
      expect(talk.heard()).toContain('the morning briefing')
    })

    it('stops without having started, and twice', async () => {
      await expect(under.open().platform.stop()).resolves.toBeUndefined()
      const { platform } = under.open()
      await platform.start(deskThatEchoes().desk)
      await expect(platform.stop()).resolves.toBeUndefined()
      await expect(platform.stop()).resolves.toBeUndefined()
    })
  })
}

/** A front desk that keeps what it was asked. Platforms are tested without the rest of the bot. */
export function deskThatEchoes(
  answer: (ask: Ask) => Reply = ask => reply([paragraph(`you asked ${plain(inputOf(ask))}`)])
): { readonly desk: FrontDesk; readonly asks: readonly Ask[] } {
  const asks: Ask[] = []
  return {
    asks,
    desk: {
      menu: [
        {
          name: 'wave',
          summary: 'waves',
          usage: '/wave PERSON [about TOPIC]',
          options: [
            { name: 'person', summary: 'who', kind: 'person', required: true, choices: [] },
            { name: 'about', summary: 'what', kind: 'topic', required: false, choices: [] }
          ],
          admin: false,
          private: false
        }
      ],
      answer: ask => {
        asks.push(ask)
        return Promise.resolve(answer(ask))
      },
      suggest: (command, option, typed) =>
        ['Ada Quill', 'Adam Reed', 'harbour dues']
          .filter(value => (option === 'about') === /^[a-z]/.test(value))
          .filter(value => command === 'wave' && value.toLowerCase().includes(typed.toLowerCase()))
    }
  }
}

const inputOf = ({ input }: Ask): string =>
  typeof input === 'string' ? input : Object.values(input).join(' ')
