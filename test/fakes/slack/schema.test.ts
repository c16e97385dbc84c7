import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { generate, generateManifest } from './generate.ts'
import { judgeMessage, judgeOptions, judgeView } from './judge.ts'

describe('the schema that the stand-in judges by', () => {
  it.each([
    ['blocks', generate],
    ['manifest', generateManifest]
  ])(
    'of %s is what Slack publishes (`node scripts/slack-schema.ts` writes it anew)',
    (name, make) => {
      const kept: unknown = JSON.parse(
        readFileSync(new URL(`./${name}.schema.json`, import.meta.url), 'utf8')
      )
      expect(kept).toEqual(JSON.parse(JSON.stringify(make())))
    },
    60_000
  )
})

const plainText = (text: string) => ({ type: 'plain_text', text })
const message = (...blocks: readonly object[]) => judgeMessage({ text: 'words', blocks })
const button = (more: object) => ({
  type: 'button',
  text: plainText('Press'),
  action_id: 'a',
  ...more
})
const rich = (...elements: readonly object[]) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }]
})

const form = (element: object) => ({
  type: 'modal',
  title: plainText('t'),
  submit: plainText('s'),
  blocks: [
    {
      type: 'input',
      label: plainText('l'),
      element: { type: 'static_select', action_id: 'a', ...element }
    }
  ]
})

describe('the judge', () => {
  it.each([
    ['a header', message({ type: 'header', text: plainText('A headline') })],
    ['words', message(rich({ type: 'text', text: '<!channel> *as* words' }))],
    ['a table', message({ type: 'table', rows: [[{ type: 'raw_text', text: 'a' }]] })],
    ['buttons', message({ type: 'actions', elements: [button({}), button({ action_id: 'b' })] })],
    ['options', judgeOptions([{ text: plainText('a'), value: 'a', description: plainText('b') }])],
    ['a home tab', judgeView({ type: 'home', blocks: [] })]
  ])('takes %s', (_, problems) => {
    expect(problems).toEqual([])
  })

  it.each([
    ['no text', judgeMessage({ blocks: [] })],
    ['a mention in the text', judgeMessage({ text: '<!channel> hello' })],
    ['a header of 151 characters', message({ type: 'header', text: plainText('x'.repeat(151)) })],
    ['51 blocks', message(...Array.from({ length: 51 }, () => ({ type: 'divider' })))],
    ['a block that there is not', message({ type: 'nonsense' })],
    ['a field that there is not', message({ type: 'divider', colour: 'red' })],
    ['a section that says nothing', message({ type: 'section' })],
    ['an empty text', message(rich({ type: 'text', text: '' }))],
    [
      'an empty list',
      message({
        type: 'rich_text',
        elements: [{ type: 'rich_text_list', style: 'bullet', elements: [] }]
      })
    ],
    ['a mention of everybody', message(rich({ type: 'broadcast', range: 'channel' }))],
    ['a mention of a group', message(rich({ type: 'usergroup', usergroup_id: 'S1' }))],
    ['a link to a script', message(rich({ type: 'link', url: 'javascript:alert(1)', text: 'x' }))],
    [
      'a button of 76 characters',
      message({ type: 'actions', elements: [button({ text: plainText('x'.repeat(76)) })] })
    ],
    [
      'a value of 2,001 characters',
      message({ type: 'actions', elements: [button({ value: 'x'.repeat(2001) })] })
    ],
    [
      '26 buttons',
      message({
        type: 'actions',
        elements: Array.from({ length: 26 }, (_, at) => button({ action_id: String(at) }))
      })
    ],
    ['two buttons of one name', message({ type: 'actions', elements: [button({}), button({})] })],
    [
      'two blocks of one name',
      message({ type: 'divider', block_id: 'a' }, { type: 'divider', block_id: 'a' })
    ],
    [
      'two tables',
      message(...[1, 2].map(() => ({ type: 'table', rows: [[{ type: 'raw_text', text: 'a' }]] })))
    ],
    [
      'a row of 21 cells',
      message({
        type: 'table',
        rows: [Array.from({ length: 21 }, () => ({ type: 'raw_text', text: 'a' }))]
      })
    ],
    [
      'mrkdwn that is marked up',
      message({ type: 'section', text: { type: 'mrkdwn', text: '*bold*' } })
    ],
    ['a bare ampersand', message({ type: 'header', text: plainText('A & B') })],
    [
      '13,300 characters',
      message(...Array.from({ length: 10 }, () => rich({ type: 'text', text: 'x'.repeat(1330) })))
    ],
    [
      'a table in a modal',
      judgeView({
        type: 'modal',
        title: plainText('t'),
        blocks: [{ type: 'table', rows: [[{ type: 'raw_text', text: 'a' }]] }]
      })
    ],
    [
      'a form without a button to send it',
      judgeView({
        type: 'modal',
        title: plainText('t'),
        blocks: [
          {
            type: 'input',
            label: plainText('l'),
            element: { type: 'plain_text_input', action_id: 'a' }
          }
        ]
      })
    ],
    [
      'a title of 25 characters',
      judgeView({ type: 'modal', title: plainText('x'.repeat(25)), blocks: [] })
    ],
    ['no buttons', message({ type: 'actions', elements: [] })],
    [
      '13,000 characters of markdown',
      message(...['x', 'y'].map(each => ({ type: 'markdown', text: each.repeat(6500) })))
    ],
    ['a view without blocks', judgeView({ type: 'home' })],
    ['a select that offers nothing', judgeView(form({ options: [] }))],
    [
      'a select that chooses what it does not offer',
      judgeView(
        form({
          options: [{ text: plainText('a'), value: 'a' }],
          initial_option: { text: plainText('b'), value: 'b' }
        })
      )
    ],
    ['an option without a value', judgeOptions([{ text: plainText('a') }])],
    ['an empty text of a header', message({ type: 'header', text: plainText('') })],
    ['an empty cell', message({ type: 'table', rows: [[{ type: 'raw_text', text: '' }]] })],
    ['an element of rich text that there is not', message(rich({ type: 'blink', text: 'words' }))],
    [
      'a time in a form that Slack does not know',
      message(rich({ type: 'date', timestamp: 1, format: '{never}', fallback: 'then' }))
    ],
    ['an image without words', message({ type: 'image', image_url: 'https://a.example/b.png' })],
    ['a place of 256 characters', message({ type: 'divider', block_id: 'x'.repeat(256) })],
    [
      '101 options',
      judgeOptions(Array.from({ length: 101 }, () => ({ text: plainText('a'), value: 'a' })))
    ],
    ['an option of 76 characters', judgeOptions([{ text: plainText('a'), value: 'x'.repeat(76) }])]
  ])('refuses %s', (_, problems) => {
    expect(problems).not.toEqual([])
  })
})
