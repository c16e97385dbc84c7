import { describe, expect, it } from 'vitest'
import { stem } from '../../src/edition/stem.ts'
import { openIndex } from './index.ts'
import { readingOf } from './readings.ts'

describe('a stem', () => {
  it('is that of all forms of a word', () => {
    expect(['ferry', 'ferries', 'build', 'building'].map(stem)).toEqual([
      'ferri',
      'ferri',
      'build',
      'build'
    ])
  })

  it('is never another word', () => {
    expect(['herring', 'herrings', 'innings', 'outing', 'earrings', 'proceeds'].map(stem)).toEqual([
      'herring',
      'herring',
      'inning',
      'outing',
      'earring',
      'proceed'
    ])
    expect(['news', 'bias', 'atlas', 'evening'].map(stem)).toEqual([
      'news',
      'bias',
      'atlas',
      'evening'
    ])
  })

  it('of a word longer than any is the word', () => {
    const long = `${'ferri'.repeat(9)}es`
    expect(stem(long)).toBe(long)
  })

  it('keeps a fish apart from a pronoun in the search', () => {
    const index = openIndex()
    index.add(
      readingOf({ id: 'fish', text: 'The crew landed forty tonnes of herring before dawn.' }),
      readingOf({ id: 'words', text: 'The harbour pilot kept the tide tables in her coat.' })
    )
    expect(
      index
        .print()
        .ask('herring')
        .map(({ id }) => id)
    ).toEqual(['fish'])
  })
})
