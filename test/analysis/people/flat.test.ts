import { describe, expect, it } from 'vitest'
import { mentionsOf, names } from './found.ts'

describe('isFlat', () => {
  it('reads a short sentence full of names as a sentence', () => {
    const text =
      'President Anna Vero met Queen Olga on Tuesday. Hope Brown and Will Young were there.'
    expect(names(text)).toEqual(['Anna Vero', 'Olga', 'Hope Brown', 'Will Young'])
  })

  it('reads the labels of an interview in capitals', () => {
    const text = 'MARIA LENK: I agree with you.\nJON ORR: Me too.\nLENK: Good, and what else?'
    expect(mentionsOf(text)).toEqual({
      'MARIA LENK': ['MARIA LENK', 'LENK'],
      'JON ORR': ['JON ORR']
    })
  })
})
