import { describe, expect, it } from 'vitest'
import { decodeWeb } from '../../../src/sources/formats/webtext.ts'

const declared = (encoding: string, text = 'Qu\u00e9 caf\u00e9') =>
  `<?xml version="1.0" encoding="${encoding}"?><a>${text}</a>`

const RUSSIAN = 'Паром'
/** In windows-1251 the letters of `RUSSIAN` are these. */
const PAROM = Uint8Array.of(0xcf, 0xe0, 0xf0, 0xee, 0xec)

const joined = (before: string, bytes: Uint8Array, after: string): Uint8Array =>
  Buffer.concat([Buffer.from(before), bytes, Buffer.from(after)])

describe('bytes of the web', () => {
  it.each([
    ['UTF-16, little end first, without a mark', Buffer.from(declared('UTF-16'), 'utf16le')],
    ['UTF-16, big end first, without a mark', Buffer.from(declared('UTF-16'), 'utf16le').swap16()],
    ['UTF-16 behind a line end', Buffer.from(`\n ${declared('UTF-16')}`, 'utf16le')],
    ['UTF-16 with a mark', Buffer.from(`\ufeff${declared('UTF-16')}`, 'utf16le')],
    ['UTF-8 that says UTF-16', Buffer.from(declared('UTF-16'))],
    ['UTF-8 that says nothing known', Buffer.from(declared('x-nosuch'))],
    ['latin1 that says nothing known', Buffer.from(declared('ansi'), 'latin1')]
  ])('in %s are read', (_, bytes) => {
    expect(decodeWeb(bytes, 'text/xml')).toContain('<a>Qué café</a>')
  })

  it('in UTF-16 are read without a mark where they are JSON', () => {
    const bytes = Buffer.from('{"title":"Qué café"}', 'utf16le')
    expect(decodeWeb(bytes, 'application/json; charset=utf-16le')).toBe('{"title":"Qué café"}')
    expect(decodeWeb(bytes.swap16(), 'application/json')).toBe('{"title":"Qué café"}')
  })

  it.each([
    [null, 'windows-1251'],
    ['text/xml; charset=windows-1251', 'utf-8'],
    // What a server says of every file it has.
    ['text/xml; charset=ISO-8859-1', 'windows-1251'],
    ['text/xml; charset="us-ascii"', 'windows-1251']
  ])('of header %s that declare %s are read', (header, encoding) => {
    const [before = '', after = ''] = declared(encoding, '|').split('|')
    expect(decodeWeb(joined(before, PAROM, after), header)).toContain(`<a>${RUSSIAN}</a>`)
  })

  it('of several to a letter stay what they are when one is broken', () => {
    // 港 in GBK, again and again, and half a letter.
    const text = Uint8Array.from([...Array.from({ length: 50 }, () => [0xb8, 0xdb]).flat(), 0xff])
    const [before = '', after = ''] = declared('gb2312', '|').split('|')
    expect(decodeWeb(joined(before, text, after), null)).toContain('港'.repeat(50))
  })

  it.each(['cp437', 'IBM850', '852'])('in a code page of DOS are read: %s', encoding => {
    const [before = '', after = ''] = declared(encoding, '|').split('|')
    // Ç and ü, on all three.
    expect(decodeWeb(joined(before, Uint8Array.of(0x80, 0x81), after), 'text/xml')).toContain(
      '<a>Çü</a>'
    )
  })

  it.each(['cp037', 'IBM500', 'ebcdic-cp-us', 'cp1140'])(
    'in %s, whose letters nothing here knows, are refused rather than guessed',
    encoding => {
      const [before = '', after = ''] = declared(encoding, '|').split('|')
      const bytes = joined(before, Uint8Array.of(0x80, 0x81), after)
      expect(() => decodeWeb(bytes, 'text/xml')).toThrow(
        `is in an encoding that is not read here: ${encoding}`
      )
      expect(decodeWeb(Buffer.from(declared(encoding)), 'text/xml')).toContain('Qué café')
    }
  )

  it('are read under a name that is spelt with an underscore', () => {
    const [before = '', after = ''] = declared('windows_1251', '|').split('|')
    expect(decodeWeb(joined(before, PAROM, after), null)).toContain(RUSSIAN)
  })

  it('are refused where they are none', () => {
    expect(() => decodeWeb(Uint8Array.of(0x89, 0x50, 0, 0, 0, 0x0d), null)).toThrow(/is not text/)
  })
})
