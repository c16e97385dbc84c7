import { describe, expect, it } from 'vitest'
import { onceByEdition } from '../src/byedition.ts'
import { printEdition } from '../src/edition/edition.ts'

describe('what is worked out of an edition', () => {
  it('is worked out once for each key of each edition', () => {
    const [monday, tuesday] = [printEdition([]), printEdition([])]
    const worked: string[] = []
    const once = onceByEdition<string>(10)
    const ask = (edition: typeof monday, day: string, key: string): string =>
      once(edition, key, () => {
        worked.push(`${day} ${key}`)
        return `${day} ${key}`
      })
    expect(ask(monday, 'Monday', 'a')).toBe('Monday a')
    expect(ask(tuesday, 'Tuesday', 'a')).toBe('Tuesday a')
    expect(ask(monday, 'Monday', 'b')).toBe('Monday b')
    expect(ask(monday, 'Monday', 'a')).toBe('Monday a')
    expect(worked).toEqual(['Monday a', 'Tuesday a', 'Monday b'])
  })

  it('is forgotten when others have been asked for since', () => {
    const edition = printEdition([])
    const worked: string[] = []
    const once = onceByEdition<string>(2)
    for (const key of ['a', 'b', 'a', 'c', 'a', 'b'])
      once(edition, key, () => {
        worked.push(key)
        return key
      })
    expect(worked).toEqual(['a', 'b', 'c', 'b'])
  })
})
