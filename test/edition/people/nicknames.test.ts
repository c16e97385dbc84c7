import { describe, expect, it } from 'vitest'
import { areNicknames, nicknamesOf } from '../../../src/edition/people/nicknames.ts'
import { givenNames } from '../../../src/nicknames.ts'

describe('the list of given names', () => {
  it('holds lower-case words, none twice in a group and no group twice', () => {
    for (const group of givenNames) {
      expect(group.length).toBeGreaterThan(1)
      expect(new Set(group).size).toBe(group.length)
      for (const name of group) expect(name).toMatch(/^[a-z]+$/)
    }
    const full = givenNames.map(([first]) => first)
    expect(new Set(full).size).toBe(full.length)
  })

  it('makes no one name of two that sound alike in two languages', () => {
    for (const [one, other] of [
      ['vladimir', 'volodymyr'],
      ['dmitry', 'dmytro'],
      ['sergei', 'serhiy']
    ])
      expect(givenNames.some(group => group.includes(one!) && group.includes(other!))).toBe(false)
  })

  it('takes a short form for its full name, and not for another short form', () => {
    expect(areNicknames('bill', 'william')).toBe(true)
    expect(areNicknames('sammy', 'samuel')).toBe(true)
    expect(areNicknames('bob', 'rob')).toBe(false)
    expect(areNicknames('bill', 'robert')).toBe(false)
  })

  it('lists for a name just those that may be the same person', () => {
    const names = [...new Set(givenNames.flat())]
    for (const one of names)
      expect(new Set(nicknamesOf(one))).toEqual(
        new Set(names.filter(other => other !== one && areNicknames(one, other)))
      )
  })
})
