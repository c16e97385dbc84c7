import { describe, expect, it } from 'vitest'
import { nearest } from '../../src/kit/nearest.ts'

const commands = [
  'help',
  'quote',
  'reload',
  'search',
  'sources',
  'stories',
  'story',
  'summary',
  'who'
]

describe('nearest', () => {
  it('mends a letter wrong, left out, added or swapped', () => {
    expect(nearest('qoute', commands, 1)).toEqual(['quote'])
    expect(nearest('serch', commands, 1)).toEqual(['search'])
    expect(nearest('hellp', commands, 1)).toEqual(['help'])
    expect(nearest('WHP', commands, 1)).toEqual(['who'])
  })

  it('completes a beginning', () => {
    expect(nearest('summ', commands, 3)).toContain('summary')
  })

  it('offers the nearest first', () => {
    expect(nearest('storys', commands, 2)).toEqual(['story', 'stories'])
  })

  it('offers nothing where nothing is near', () => {
    expect(nearest('weather', commands, 3)).toEqual([])
    expect(nearest('', commands, 3)).toEqual([])
    // A letter alone begins too much.
    expect(nearest('s', commands, 3)).toEqual([])
    expect(nearest('x'.repeat(10_000), commands, 3)).toEqual([])
  })
})
