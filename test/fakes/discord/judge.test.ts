import { describe, expect, it } from 'vitest'
import { judge } from './judge.ts'
import type { Kind } from './schemas.ts'

const silent = { allowed_mentions: { parse: [] } }
const text = (content: string) => ({ type: 10, content })
const button = (more: object) => ({ type: 2, style: 2, label: 'a', custom_id: 'x', ...more })
const row = (...components: object[]) => ({ type: 1, components })
const modern = (...components: object[]) => ({ flags: 32768, components, ...silent })
const command = (more: object) => ({ type: 1, name: 'who', description: 'who is it', ...more })
const option = (more: object) => ({ type: 3, name: 'person', description: 'who', ...more })

describe('the judge lets pass', () => {
  it.each<[Kind, object]>([
    ['message', { content: 'words', ...silent }],
    ['message', modern(text('words'), row(button({})))],
    ['callback 4', { type: 4, data: modern(text('words')) }],
    ['callback 5', { type: 5, data: { flags: 64 } }],
    ['callback 6', { type: 6 }],
    ['callback 8', { type: 8, data: { choices: [{ name: 'a', value: 'b' }] } }],
    [
      'command',
      command({
        options: [option({ required: true, autocomplete: true })],
        default_member_permissions: '32'
      })
    ],
    ['thread change', { archived: false }]
  ])('%s %o', (kind, body) => {
    expect(judge(kind, body)).toEqual([])
  })
})

describe('the judge notices', () => {
  it.each<[string, Kind, object]>([
    ['a key that there is not', 'message', { content: 'words', contents: 'x', ...silent }],
    ['a key deep inside', 'message', modern(row(button({ customId: 'x' })))],
    ['that anybody could be rung', 'message', { content: 'words' }],
    [
      'that everybody could be rung',
      'message',
      { content: 'words', allowed_mentions: { parse: ['everyone'] } }
    ],
    ['an edit that could ring', 'edit of an answer', { content: 'words' }],
    ...(['users', 'replied_user'] as const).map((key): [string, Kind, object] => [
      `that somebody could be rung by ${key}`,
      'message',
      {
        content: 'words',
        allowed_mentions: { parse: [], [key]: key === 'users' ? ['123456789012345678'] : true }
      }
    ]),
    ['an empty message', 'message', silent],
    ['content longer than 2000', 'message', { content: 'x'.repeat(2001), ...silent }],
    ['a text display longer than 4000', 'message', modern(text('x'.repeat(4001)))],
    [
      'text displays longer than 4000 in all',
      'message',
      modern(text('x'.repeat(2001)), text('x'.repeat(2000)))
    ],
    ['a blank text', 'message', modern(text(' '))],
    [
      'more than 40 components',
      'message',
      modern(
        ...Array.from({ length: 4 }, () => ({
          type: 17,
          components: Array.from({ length: 10 }, () => text('a'))
        }))
      )
    ],
    [
      'components of version 2 without their flag',
      'message',
      { content: 'x', components: [text('a')], ...silent }
    ],
    ['content beside components of version 2', 'message', { ...modern(text('a')), content: 'x' }],
    [
      'six buttons in a row',
      'message',
      modern(row(...Array.from({ length: 6 }, (_, at) => button({ custom_id: `${at}` }))))
    ],
    ['a custom_id twice', 'message', modern(row(button({}), button({})))],
    ['a custom_id of 101', 'message', modern(row(button({ custom_id: 'x'.repeat(101) })))],
    ['a label of 81', 'message', modern(row(button({ label: 'x'.repeat(81) })))],
    ['a button without words', 'message', modern(row(button({ label: '' })))],
    [
      'a link that also asks',
      'message',
      modern(row(button({ style: 5, url: 'https://a.example' })))
    ],
    [
      'a link to a script',
      'message',
      modern(row({ type: 2, style: 5, label: 'a', url: 'javascript:alert(1)' }))
    ],
    ['a nonce that there is not', 'message', { content: 'x', enforce_nonce: true, ...silent }],
    ['a nonce of 26', 'message', { content: 'x', nonce: 'x'.repeat(26), ...silent }],
    [
      '26 choices',
      'callback 8',
      {
        type: 8,
        data: {
          choices: Array.from({ length: 26 }, (_, at) => ({ name: `${at}`, value: `${at}` }))
        }
      }
    ],
    [
      'a choice longer than 100',
      'callback 8',
      { type: 8, data: { choices: [{ name: 'a', value: 'x'.repeat(101) }] } }
    ],
    ['a name in capitals', 'command', command({ name: 'Who' })],
    ['a description of 101', 'command', command({ description: 'x'.repeat(101) })],
    ['no description', 'command', command({ description: '' })],
    ['an option twice', 'command', command({ options: [option({}), option({})] })],
    [
      'a required option after a free one',
      'command',
      command({ options: [option({}), option({ name: 'b', required: true })] })
    ],
    [
      'choices beside autocomplete',
      'command',
      command({ options: [option({ autocomplete: true, choices: [{ name: 'a', value: 'a' }] })] })
    ],
    [
      'two choices of one name',
      'command',
      command({
        options: [
          option({
            choices: [
              { name: 'a', value: 'a' },
              { name: 'a', value: 'b' }
            ]
          })
        ]
      })
    ],
    [
      'completion of what is neither words nor a number',
      'command',
      command({ options: [option({ type: 5, autocomplete: true })] })
    ],
    [
      'parts of a part',
      'command',
      command({
        options: [
          {
            type: 1,
            name: 'a',
            description: 'b',
            options: [{ type: 1, name: 'c', description: 'd' }]
          }
        ]
      })
    ],
    [
      'more than 8000 characters in another language',
      'command',
      command({
        options: Array.from({ length: 25 }, (_, at) =>
          option({
            name: `o${at}`,
            choices: Array.from({ length: 25 }, (__, of) => ({
              name: `${at}.${of}`,
              name_localizations: { de: `${at}.${of} ${'x'.repeat(12)}` },
              value: `${of}`
            }))
          })
        )
      })
    ],
    ['a title of a thread of 101', 'thread', { name: 'x'.repeat(101) }],
    ['an edit that makes private', 'edit of an answer', { ...modern(text('a')), flags: 32768 | 64 }]
  ])('%s', (_, kind, body) => {
    expect(judge(kind, body)).not.toEqual([])
  })
})
