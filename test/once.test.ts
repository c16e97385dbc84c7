import { describe, expect, it } from 'vitest'
import { onceOf } from '../src/once.ts'

describe('what is worked out of something', () => {
  it('is worked out once for each key of each thing', () => {
    const [monday, tuesday] = [{ day: 'Monday' }, { day: 'Tuesday' }]
    const worked: string[] = []
    const once = onceOf<string>(10)
    const ask = (thing: typeof monday, key: string): string =>
      once(thing, key, () => {
        worked.push(`${thing.day} ${key}`)
        return `${thing.day} ${key}`
      })
    expect(ask(monday, 'a')).toBe('Monday a')
    expect(ask(tuesday, 'a')).toBe('Tuesday a')
    expect(ask(monday, 'b')).toBe('Monday b')
    expect(ask(monday, 'a')).toBe('Monday a')
    expect(worked).toEqual(['Monday a', 'Tuesday a', 'Monday b'])
  })

  it('is forgotten when others have been asked for since', () => {
    const worked: string[] = []
    const once = onceOf<string>(2)
    const thing = {}
    for (const key of ['a', 'b', 'a', 'c', 'a', 'b'])
      once(thing, key, () => {
        worked.push(key)
        return key
      })
    expect(worked).toEqual(['a', 'b', 'c', 'b'])
  })
})
