import { describe, expect, it } from 'vitest'
import { mentionsOf, names } from './found.ts'

describe('trimLeads', () => {
  it('takes an epithet off a given name that the text knows', () => {
    const text = 'Dmitri Orlovik was born in 1906. In 1919 he left. Young Dmitri loved it.'
    expect(mentionsOf(text)).toEqual({ 'Dmitri Orlovik': ['Dmitri Orlovik', 'Dmitri'] })
    expect(names('The singer Young Dmitri left.')).toEqual(['Young Dmitri'])
  })

  it('leaves a strange first word where the text names nobody without it', () => {
    expect(names('On Monday Orrel Anna Vero left.')).toEqual(['Orrel Anna Vero'])
  })

  it('takes a headline’s words off the name at its end', () => {
    expect(names('Zorbo Quietly Drops Anna Vero from iTeam list')).toEqual(['Anna Vero'])
  })
})
