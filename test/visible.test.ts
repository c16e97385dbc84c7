import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { visible } from '../src/visible.ts'

describe('visible', () => {
  it('shows what a terminal would obey', () => {
    expect(visible('a\u001b[31mb\u0000\u007f\u009b')).toBe('a␛[31mb␀␡�')
  })

  it('drops what turns the direction of text', () => {
    expect(visible('pay \u202e001$\u2066 now')).toBe('pay 001$ now')
  })

  it('keeps words of any script, emoji, tabs and line feeds', () => {
    const text = 'Žena – القاهرة 東京\t👩‍👩‍👧\n'
    expect(visible(text)).toBe(text)
  })

  it('leaves no control character in any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        expect(visible(text)).not.toMatch(/[^\P{Cc}\t\n]|[\u202a-\u202e\u2066-\u2069]/u)
      })
    )
  })
})
