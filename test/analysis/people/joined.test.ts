import { describe, expect, it } from 'vitest'
import { names, only } from './found.ts'

describe('names that more than capitals make', () => {
  it.each([
    ['Robert “Bob” Dolan', 'On Monday Robert “Bob” Dolan spoke.'],
    ['Robert "Big Bob" Dolan', 'On Monday Robert "Big Bob" Dolan spoke.'],
    ['Anna (Edda) Vero', 'On Monday Anna (Edda) Vero spoke.'],
    ['Catherine of Sarvia', 'The letters of Catherine of Sarvia are lost.'],
    ['Karim bin Sultan al-Tariq', 'On Monday Karim bin Sultan al-Tariq spoke.'],
    ['Edson Arantes do Nasimento', 'On Monday Edson Arantes do Nasimento spoke.'],
    ['Pascal d’Herbel', 'On Monday they met Pascal d’Herbel there.']
  ])('reads %s as one name', (name, text) => {
    expect(names(text)).toEqual([name])
  })

  it('lets the nickname and the rest stand for the whole', () => {
    const text = 'Robert “Bob” Dolan spoke. “We are late,” Bob said. Later Dolan left.'
    expect(only(text).mentions).toEqual(['Robert “Bob” Dolan', 'Bob', 'Dolan'])
  })

  it('takes a party and a place in brackets for no nickname', () => {
    expect(names('They met Anna Vero (Ohio) Monday.')).toEqual(['Anna Vero'])
    expect(names('They met Anna Vero (R) Monday.')).toEqual(['Anna Vero'])
  })

  it('gives a saint the given name, and not the place', () => {
    const text =
      'Catherine of Sarvia wrote letters. In 1370 Catherine travelled. They met in Sarvia.'
    expect(only(text).mentions).toEqual(['Catherine of Sarvia', 'Catherine'])
  })
})
