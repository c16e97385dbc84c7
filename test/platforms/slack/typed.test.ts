import { describe, expect, it } from 'vitest'
import { lineOf, saidLine, shownWords, typedWords } from '../../../src/platforms/slack/typed.ts'

describe('what is typed in Slack', () => {
  it.each([
    ['<@UBOT> quote Merz', 'quote Merz'],
    ['who <@U2|vero> is', 'who @vero is'],
    [
      'schedule add 8:30 stories where:<#C1|general>',
      'schedule add 8:30 stories where:<#C1|general>'
    ],
    ['schedule edit 1 mention:<!subteam^S1|@desk>', 'schedule edit 1 mention:S1'],
    ['settings admins to <!subteam^S1> <!subteam^S2|@desk>', 'settings admins to S1 S2'],
    ['who <https://vero.example|vero.example>', 'who vero.example'],
    [
      'source add feed:<https://gazette.example/rss>',
      'source add feed:https://gazette.example/rss'
    ],
    [
      'source add <https://gazette.example/a?b=1&amp;c=2>',
      'source add https://gazette.example/a?b=1&c=2'
    ],
    ['check “the tide”', 'check "the tide"'],
    ['a &lt;b&gt; &amp;amp; c', 'a <b> &amp; c'],
    ['<!here> who', '@here who'],
    ['mail <mailto:desk@gazette.example|desk@gazette.example>', 'mail desk@gazette.example'],
    ['  spaced \u00a0 out ', 'spaced out']
  ])('%s is %s', (typed, meant) => {
    expect(typedWords(typed, 'UBOT')).toBe(meant)
  })

  it.each([
    ['', '/help'],
    ['who help', '/help who'],
    ['who is Ada Quill?', 'who is Ada Quill?']
  ])('said to the bot %j is the line %s', (said, line) => {
    expect(saidLine(said)).toBe(line)
  })

  it('keeps the quotation marks of a message that is looked at', () => {
    expect(shownWords('She said “no” &amp; “yes”')).toBe('She said “no” & “yes”')
    expect(shownWords('<!subteam^S1|@desk> in <#C1|general>')).toBe('@desk in #general')
  })

  it.each([
    ['/copydesk', 'who rutte', '/who rutte'],
    ['/copydesk', '', '/help'],
    ['/copydesk', '/quote rutte', '/quote rutte'],
    ['/copydesk', 'help quote', '/help quote'],
    ['/who', 'rutte', '/who rutte'],
    ['/who', 'help', '/help who'],
    ['/copydesk', 'who help', '/help who'],
    ['/copydesk', '/who ?', '/help who'],
    ['/copydesk', 'search a cry for help', '/search a cry for help'],
    ['/COPYDESK', 'Who “Ada Quill”', '/Who "Ada Quill"'],
    ['/stories', '', '/stories']
  ])('%s %s is the line %s', (slash, text, line) => {
    expect(lineOf(slash, text, 'copydesk')).toBe(line)
  })
})
