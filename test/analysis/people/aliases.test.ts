import { describe, expect, it } from 'vitest'
import { mentionsOf, only } from './found.ts'

describe('joinAliases', () => {
  it.each([
    ['The writer Edda Vero (born Anna Maria Orme; 3 May 1970) spoke. Orme left.', 'Orme'],
    ['Edda Vero, born Anna Maria Orme, spoke. Orme left.', 'Orme'],
    ['Rosa Brink (née Kolta) was a painter. Kolta studied in Oslo.', 'Kolta'],
    ['Norma Beker, known professionally as Mara Monray, acted. Monray won.', 'Monray'],
    ['Norma Beker was popularly known as Mara Monray. Monray won.', 'Monray'],
    ['Norma Beker wrote under the pen name Mara Monray. Monray won.', 'Monray'],
    ['Norma Beker (née Kolta; 3 May 1926), known as Mara Monray, acted. Monray won.', 'Monray'],
    ['Jonas Tamm, better known as Zorbo, sang. Critics loved Zorbo.', 'Zorbo'],
    ['Pelvo (born Edson Arantes do Nasimento) scored. Fans loved Pelvo.', 'Pelvo'],
    ['Jerome (Latin: Eusebius Sophronius Vero) wrote letters. They read Jerome.', 'Jerome']
  ])('makes one person of two names: %s', (text, last) => {
    expect(only(text).mentions.at(-1)).toBe(last)
  })

  it('gives the alias to nobody but whom it is said of', () => {
    const text =
      'Police blamed Jonas Tamm, said the guard known as Zorbo. Zorbo, who was tired, left. Tamm slept.'
    expect(mentionsOf(text)['Jonas Tamm']).toEqual(['Jonas Tamm', 'Tamm'])
  })

  it('takes no team that somebody is of for an alias', () => {
    const text = 'Edda Vero, of the rowing crew known as the Gulls, left. The Gulls won.'
    expect(only(text).mentions).toEqual(['Edda Vero'])
  })

  it('keeps the next of a list apart from an alias before it', () => {
    const text = 'She met Jonas Tamm, better known as Zorbo, and Rosa Brink in May.'
    expect(mentionsOf(text)).toEqual({
      'Jonas Tamm': ['Jonas Tamm', 'Zorbo'],
      'Rosa Brink': ['Rosa Brink']
    })
  })
})
