// Bytes into text: each encoding that files really have, and what is no text.
import { describe, expect, it } from 'vitest'
import { declaredCharset, decode } from '../../../src/sources/formats/decode.ts'

const utf8 = (text: string) => Buffer.from(text, 'utf8')

describe('decode', () => {
  it('takes bytes that are UTF-8 for UTF-8, and keeps every line end and space', () => {
    const text = '“Dobrý den”, \u00a0řekla\r\n\tPell\u2028\n'
    expect(decode(utf8(text))).toBe(text)
  })

  it('takes other bytes for windows-1252', () => {
    expect(
      decode(Buffer.from([0x93, 0x4e, 0x65, 0x74, 0x73, 0x94, 0x20, 0x80, 0x35, 0x20, 0xe9]))
    ).toBe('“Nets” €5 é')
  })

  it('keeps UTF-8 that has lost a byte as UTF-8, and shows the break', () => {
    const whole = '“Dobrý den”, řekla Pellová — a šla domů.'
    const bytes = utf8(whole)
    const broken = Buffer.concat([bytes.subarray(0, -2), bytes.subarray(-1)])
    expect(decode(broken)).toMatch(/^“Dobrý den”, řekla Pellová — a šla dom\ufffd\.$/)
  })

  it('takes what a page declares, unless the bytes are something else', () => {
    const cyrillic = Buffer.from([0xd1, 0xe5, 0xf2, 0xe8])
    expect(decode(cyrillic, 'windows-1251')).toBe('Сети')
    expect(decode(utf8('Café'), 'x-nothing')).toBe('Café')
    expect(decode(Buffer.from([0x43, 0xe9]), 'utf-8')).toBe('Cé')
    expect(decode(utf8('\ufeffCafé'), 'windows-1251')).toBe('Café')
  })

  it.each([
    ['<meta charset=utf-8>', 'utf-8'],
    ['<META http-equiv="Content-Type" content="text/html; charset=ISO-8859-2">', 'ISO-8859-2'],
    ["<meta charset='utf-16'>", 'utf-8'],
    ['<p>charset=koi8-r</p>', null],
    [`${' '.repeat(1024)}<meta charset=koi8-r>`, null]
  ])('finds the charset in %j', (html, charset) => {
    expect(declaredCharset(utf8(html))).toBe(charset)
  })

  it.each([
    ['NUL', Buffer.from('Nets\0mended'), 'holds a NUL at byte 5'],
    ['NUL far down', Buffer.from(`${'é'.repeat(600)}\0`), 'holds a NUL at byte 1,201'],
    ['NUL in UTF-16', Buffer.from('\ufeffNets\0', 'utf16le'), 'holds a NUL at byte 11'],
    ['UTF-16 without its mark', Buffer.from('Nets', 'utf16le'), 'holds a NUL at byte 2'],
    [
      'a picture',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x01, 0x02]),
      '3 control characters in it'
    ],
    [
      'a stream of C1 controls',
      Buffer.from([0x81, 0x8d, 0x8f, 0x90, 0x9d, 0x41]),
      '5 control characters in it'
    ],
    [
      'more than a few controls',
      Buffer.from(`${'\u0002'.repeat(9)}${'Nets. '.repeat(20)}`),
      '9 control characters in it'
    ]
  ])('refuses %s and says what it found', (_, bytes, found) => {
    expect(() => decode(bytes)).toThrow(`is not text: ${found}`)
  })

  it.each([
    ['one in a short text', 'Nets \u001bmended.'],
    ['a few', `\u001b[1mNets\u001b[0m \u001b[2mwere\u001b[0m mended in Ostrel.`],
    ['one in a hundred of a long one', `Nets\u0002 were mended. ${'again '.repeat(15)}`.repeat(30)]
  ])('keeps control characters: %s', (_, text) => {
    expect(decode(utf8(text))).toBe(text)
  })
})
