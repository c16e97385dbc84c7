import { describe, expect, it } from 'vitest'
import { readAsk } from '../src/ask.ts'

describe('readAsk', () => {
  it.each([
    ['/quote mark rutte', 'quote', 'mark rutte'],
    ['  /QUOTE   Mark Rutte  ', 'quote', 'Mark Rutte'],
    ['/help', 'help', ''],
    ['/search "two\nlines"', 'search', '"two\nlines"'],
    ['/', '', ''],
    ['who said that', '', 'who said that'],
    ['', '', '']
  ])('%j', (line, command, input) => {
    expect(readAsk(line)).toEqual({ command, input })
  })

  it('takes a line of any length in no time to speak of', () => {
    const spaces = ' '.repeat(200_000)
    expect(readAsk(`/search ${spaces}x${spaces}`)).toEqual({ command: 'search', input: 'x' })
  })
})
