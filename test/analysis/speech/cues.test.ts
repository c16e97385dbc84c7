import { describe, expect, test } from 'vitest'
import { quoteRows } from '../rows.ts'

const cues = (text: string): string[] => quoteRows(text).map(row => row.split(' | ')[1]!)

describe('a verb of speech', () => {
  test.each([
    ['claims', 'Anna Vero claims that the port is late.'],
    ['report', 'Residents report that the port is late.'],
    ['claim', 'They claim that the port is late.'],
    ['repeatedly claims', 'Anna Vero repeatedly claims that the port is late.'],
    ['warning', 'Anna Vero left, warning that the port is late.']
  ])('is one after a subject or an adverb: %s', (cue, text) => {
    expect(cues(text)).toEqual([cue.split(' ').at(-1)])
  })

  test.each([
    'The report that the port is late hurt Anna Vero.',
    'Her claim that the port is late hurt Anna Vero.',
    'The familiar claims that the port is late hurt Anna Vero.',
    'Halvern state radio played for Anna Vero all night.',
    'A state that the port is in hurt Anna Vero.',
    'Anna Vero’s claims that the port is late hurt nobody.'
  ])('is none after a determiner, an adjective or an owner: %s', text => {
    expect(cues(text)).toEqual([])
  })

  test('in capitals within a name is none', () => {
    expect(cues('Halvern Says No held a rally that Anna Vero missed.')).toEqual([])
  })

  test.each([
    'Anna Vero was told that the port is late.',
    'Anna Vero has been told that the port is late.',
    'Anna Vero will say that the port is late.',
    'Anna Vero declined to say that the port is late.',
    'Anna Vero did not say that the port is late.',
    'Anna Vero never said that the port is late.',
    'Anna Vero couldn’t say that the port is late.'
  ])('reports nothing where it is passive or unreal: %s', text => {
    expect(cues(text)).toEqual([])
  })

  test.each([
    'Anna Vero has said that the port is late.',
    'Anna Vero had already said that the port is late.',
    'Anna Vero once said that the port is late.'
  ])('reports what was said at any time: %s', text => {
    expect(quoteRows(text)).toEqual(['Anna Vero | said | the port is late'])
  })
})
