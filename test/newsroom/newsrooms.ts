// Newsrooms for tests: real sources, the real reading and the real press, with an account of what was read.
import { onTestFinished } from 'vitest'
import { read } from '../../src/analysis/analysis.ts'
import { openPress } from '../../src/edition/edition.ts'
import { packReading } from '../../src/edition/vault/packing.ts'
import type { Article, Reading } from '../../src/news.ts'
import type { NewsroomSettings } from '../../src/newsroom/newsroom.ts'
import { openNewsroom } from '../../src/newsroom/newsroom.ts'
import { openReaders } from '../../src/newsroom/readers/readers.ts'
import type { Source } from '../../src/source.ts'
import { articleOf } from '../fakes/article.ts'

export const text = (what: string): string =>
  `OSTREL — ${what} was mended on Monday, said harbour master Ana Pell.\n\n“It holds,” Pell said.\n`

export interface Settings extends NewsroomSettings {
  readonly read?: (article: Article) => Reading
}

/** A newsroom that counts what is read and printed. Closed after the test. */
export async function open({ read: reading = read, ...settings }: Settings) {
  const seen = { read: [] as string[], printed: 0 }
  const newsroom = await openNewsroom({
    readers: openReaders({
      threads: 0,
      read(article) {
        seen.read.push(article.id)
        return packReading(reading(article))
      }
    }),
    press() {
      const press = openPress()
      return {
        ...press,
        get count() {
          return press.count
        },
        print() {
          seen.printed++
          return press.print()
        }
      }
    },
    ...settings
  })
  onTestFinished(() => newsroom.close())
  return {
    newsroom,
    seen,
    ids: () =>
      newsroom.edition
        .articles({}, Infinity)
        .map(({ id }) => id)
        .toSorted()
  }
}

/** A source that can be told what to deliver, as one from the network would. */
export function tap(
  address: string,
  deliver: () => AsyncGenerator<Article>,
  complete = true
): Source {
  return { address, complete, read: deliver }
}

export async function* given(address: string, ...ids: readonly string[]) {
  for (const id of ids) yield articleOf(text(id), { id, source: address })
}

/** Lines of a log. */
export function openTold() {
  const told: string[] = []
  const line = (...said: readonly unknown[]) => void told.push(said.map(String).join(' '))
  return { told, log: { info: line, warn: line, error: line } }
}
