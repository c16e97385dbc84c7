import { describe, expect, it } from 'vitest'
import { openStories } from '../../../src/edition/stories/stories.ts'
import type { Told } from '../readings.ts'
import { readingOf } from '../readings.ts'
import { nothing } from './ground.ts'

const groupsOf = (told: readonly Told[]): string[] => {
  const press = openStories()
  told.forEach((one, slot) => press.add({ slot, reading: readingOf(one) }))
  const view = press.print(nothing)
  const groups = Map.groupBy(told.keys(), slot => view.of(slot))
  return [...groups.values()].map(slots => slots.map(slot => told[slot]!.id).join(' ')).toSorted()
}

const told = (id: string, headline: string, text: string): Told => ({ id, headline, text })

const sanctions = (id: string, nth: string, publishedAt = '2031-05-02'): Told => ({
  id,
  publishedAt,
  headline: `Council adopts ${nth} sanctions package`,
  text: `The council of Lower Tamsin adopted its ${nth} sanctions package against the salt traders of Kell on Friday.`
})

describe('an event', () => {
  it('is not the next of its kind: the 12th package is not the 13th', () => {
    expect(
      groupsOf([
        sanctions('a', '12th'),
        sanctions('b', '13th'),
        sanctions('c', '12th'),
        sanctions('d', '13th')
      ])
    ).toEqual(['a c', 'b d'])
  })

  it('is told apart from one just like it by who is in it', () => {
    expect(
      groupsOf([
        told(
          'a',
          'Goalkeeper Pell held',
          'Police at Marrow Bridge arrested the Harbour goalkeeper Oskar Pell for drunken driving.'
        ),
        told(
          'b',
          'Brandt arrested after crash',
          'The Harbour striker Jonas Brandt was arrested for drunken driving in the Kell Tunnel.'
        ),
        told(
          'c',
          'Harbour keeper in custody',
          'Oskar Pell drove drunk over Marrow Bridge in his van, and spent the night in custody.'
        ),
        told(
          'd',
          'Jonas Brandt hits a tunnel wall',
          'A car driven by Jonas Brandt hit the wall of the Kell Tunnel; the striker was drunk.'
        ),
        told(
          'e',
          'Club suspends its goalkeeper',
          'Oskar Pell, held at Marrow Bridge in his van, is suspended for a month by the club.'
        ),
        told(
          'f',
          'Striker apologises',
          'The striker Jonas Brandt said sorry for the crash in the Kell Tunnel that wrecked his car.'
        )
      ])
    ).toEqual(['a c e', 'b d f'])
  })

  it('is one under unlike headlines', () => {
    expect(
      groupsOf([
        told(
          'a',
          'Blaze guts mill',
          'A fire destroyed the Tamsin paper mill on Sunday; 41 workers fled, said Ida Marrow.'
        ),
        told(
          'b',
          'Forty-one escape',
          'Ida Marrow, who runs the Tamsin paper mill, said all 41 workers fled the fire on Sunday.'
        ),
        told(
          'c',
          'No paper from Tamsin',
          'The paper mill of Tamsin burned down on Sunday. Its 41 workers are safe, Ida Marrow said.'
        ),
        told(
          'd',
          'Orchids bloom',
          'Orchids bloom in the glass house of the botanical garden that Lena Banks directs.'
        )
      ])
    ).toEqual(['a b c', 'd'])
  })

  it('is over after some weeks', () => {
    expect(
      groupsOf([sanctions('a', 'new', '2031-05-02'), sanctions('b', 'new', '2031-06-20')])
    ).toEqual(['a', 'b'])
  })
})
