import { describe, expect, it } from 'vitest'
import type { MenuItem } from '../../../src/ask.ts'
import { openCalled } from '../../../src/platforms/slack/called.ts'
import { heading, list, note, paragraph, quote, reply, table } from '../../../src/reply.ts'

const menu: readonly MenuItem[] = ['who', 'quote', 'source add'].map(name => ({
  name,
  summary: '',
  usage: `/${name}`,
  options: [],
  admin: false,
  private: false
}))
const called = openCalled(menu, { umbrella: 'desk', short: ['quote'] })

describe('a command in an answer', () => {
  it('is called as Slack takes it, in every kind of block and on buttons', () => {
    const told = called(
      reply(
        [
          heading('/who NAME'),
          paragraph([{ text: 'Try /who vero.', strong: true }]),
          quote('as in “/who vero”', '(/who)'),
          list(['/source add ADDRESS', '/quote vero']),
          table(['/who'], [['/who', [{ text: '/who' }]]]),
          note('/who or /quote')
        ],
        [{ label: '/who vero', line: '/who vero' }]
      )
    )
    expect(told.blocks).toEqual([
      heading('/desk who NAME'),
      paragraph([{ text: 'Try /desk who vero.', strong: true }]),
      quote('as in “/desk who vero”', '(/desk who)'),
      list(['/desk source add ADDRESS', '/quote vero']),
      table(['/desk who'], [['/desk who', [{ text: '/desk who' }]]]),
      note('/desk who or /quote')
    ])
    expect(told.followUps).toEqual([{ label: 'who vero', line: '/who vero' }])
  })

  it('is nothing else that has a slash, and no word of an article', () => {
    const at = { article: 'a', start: 0, end: 9 }
    const blocks = [
      paragraph('him/who, https://a.example/who, /whose, /who/is, /tmp, 24/7, .//who'),
      paragraph([{ text: 'It was /who', at }])
    ]
    expect(called(reply(blocks)).blocks).toEqual(blocks)
  })
})
