import { describe, expect, it } from 'vitest'
import type { Stories } from '../../../src/edition/stories/stories.ts'
import { openStories } from '../../../src/edition/stories/stories.ts'
import type { Told } from '../readings.ts'
import { readingOf } from '../readings.ts'
import { nothing } from './ground.ts'

const strike = (id: string, day: number): Told => ({
  id,
  publishedAt: `2031-05-0${day}`,
  headline: 'Dockers walk out at Port Ansel',
  text: `Dockers in Port Ansel stopped work over pay. Ines Halloran called the strike of 340 dockers unfair.`
})
const garden = (id: string, day: number): Told => ({
  id,
  publishedAt: `2031-05-0${day}`,
  headline: 'Glass house opens',
  text: `The botanical garden of Lower Tamsin opened a glass house for orchids. Lena Banks planted the first.`
})

const open = () => {
  const press = openStories()
  const slots = new Map<string, number>()
  let next = 0
  let view: Stories
  const print = () => (view = press.print(nothing))
  return {
    add: (...told: readonly Told[]) => {
      for (const one of told) {
        slots.set(one.id, next)
        press.add({ slot: next++, reading: readingOf(one) })
      }
      print()
    },
    remove: (id: string) => {
      press.remove({ slot: slots.get(id)! })
      print()
    },
    storyOf: (id: string) => view.idOf(view.of(slots.get(id)!)),
    find: (id: string) => view.numberOf(id)
  }
}

describe('the id of a story', () => {
  it('is of its earliest article, where all come at once', () => {
    const { add, storyOf } = open()
    add(strike('b', 2), garden('g', 1), strike('a', 3), strike('c', 2))
    expect(storyOf('a')).toBe('story-b')
    expect(storyOf('g')).toBe('story-g')
  })

  it('stays when an earlier article comes late', () => {
    const { add, storyOf } = open()
    add(strike('b', 2))
    add(strike('a', 1))
    expect(storyOf('a')).toBe('story-b')
  })

  it('stays when the article that it is of is taken away', () => {
    const { add, remove, storyOf, find } = open()
    add(strike('a', 1), strike('b', 2), garden('g', 3))
    remove('a')
    expect(storyOf('b')).toBe('story-a')
    expect(find('story-a')).toBeDefined()
    remove('b')
    expect(find('story-a')).toBeUndefined()
  })

  it('is given back to the story when its article comes again', () => {
    const { add, remove, storyOf } = open()
    add(strike('a', 1))
    remove('a')
    add(strike('a', 1), garden('g', 2))
    expect(storyOf('a')).toBe('story-a')
  })

  it('is not given twice where ids of articles read the same', () => {
    const { add, storyOf, find } = open()
    add(strike('port/one.md', 1), garden('port one md', 2))
    expect(new Set([storyOf('port/one.md'), storyOf('port one md')])).toEqual(
      new Set(['story-port-one-md', 'story-port-one-md-2'])
    )
    expect(find('story-port-one-md-2')).toBeDefined()
    expect(find('story-port-one-md-3')).toBeUndefined()
  })
})
