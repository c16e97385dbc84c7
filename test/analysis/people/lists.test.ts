import { describe, expect, it } from 'vitest'
import { names } from './found.ts'

describe('listPoints', () => {
  it('takes a single name between two people for a person', () => {
    expect(names('It was built by Anna Vero, Goskin and Jonas Tamm in a year.')).toEqual([
      'Anna Vero',
      'Goskin',
      'Jonas Tamm'
    ])
  })

  it('takes the given names of a couple and of children for people', () => {
    expect(names('He was born to Gerald and Sherri Tamm.')).toEqual(['Gerald', 'Sherri Tamm'])
    expect(names('Their children, Karl, Rosa and Otto, live there.')).toEqual([
      'Karl',
      'Rosa',
      'Otto'
    ])
  })

  it('does not take a thing beside a person for one', () => {
    expect(names('It was built by Anna Vero and Goskin in a year.')).toEqual(['Anna Vero'])
  })
})
