import { describe, expect, it } from 'vitest'
import { mentionsOf, names, only } from './found.ts'

describe('mayStandFor', () => {
  it('reads a given name that is a word too in the midst of a sentence', () => {
    const text = 'Grace Tamm was born in 1950. At six Grace could read. They loved Grace.'
    expect(only(text).mentions).toEqual(['Grace Tamm', 'Grace', 'Grace'])
  })

  it('reads a surname that is a title or a word too', () => {
    const king = only('The author Stephen King lives here. King said no. The king left.')
    expect(king.mentions).toEqual(['Stephen King', 'King'])
    const brown = only('Hope Brown came to town. Later Brown left, and they missed Hope.')
    expect(brown.mentions).toEqual(['Hope Brown', 'Brown', 'Hope'])
  })

  it('reads a short form where it can be of one only', () => {
    expect(only('They met Robert Dolan. Then Bob came.').mentions).toEqual(['Robert Dolan', 'Bob'])
    const two = mentionsOf('They met Robert Dolan and Robert Tamm. Then Bob came.')
    expect(two).toEqual({ 'Robert Dolan': ['Robert Dolan'], 'Robert Tamm': ['Robert Tamm'] })
  })

  it('reads a numbered name by its given name', () => {
    const text = 'King Olaf II spoke in Bergen. Later Olaf smiled.'
    expect(only(text).mentions).toEqual(['Olaf II', 'Olaf'])
    expect(names('A gift of Olaf I, who was king.')).toEqual(['Olaf I'])
  })

  it('reads the family name that stands first', () => {
    const text = 'Park Geun-hae lost the vote. Park wept. Later Ms. Park left.'
    expect(only(text).mentions).toEqual(['Park Geun-hae', 'Park', 'Park'])
  })

  it('takes a family, a thing and a place for nobody', () => {
    const text =
      'George Washington spoke. The Washington family left. They own a Washington. They live in Washington, D.C., now.'
    expect(only(text).mentions).toEqual(['George Washington'])
  })

  it('takes an administration for whose it is', () => {
    const text = 'They met Edda Hill. Who would be in a Hill administration?'
    expect(only(text).mentions).toEqual(['Edda Hill', 'Hill'])
  })
})
