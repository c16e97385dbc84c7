// That the newsroom knows which articles are copies of one text, also after a restart and for a place of its own.
import { expect, it, onTestFinished } from 'vitest'
import { openNewsroom } from '../../src/newsroom/newsroom.ts'
import type { Source } from '../../src/source.ts'
import { articleOf } from '../fakes/article.ts'
import { treeOf } from '../sources/tree.ts'
import { given, tap } from './newsrooms.ts'
import { told } from './webrooms.ts'

const outlets = ['The Harbour Gazette', 'Northern Wire', 'Kell Evening Post']

/** The same words in three outlets, and other words in one of them. */
const wire: Source = tap(
  'wire:',
  async function* () {
    for (const [at, outlet] of outlets.entries())
      yield articleOf(told('Crane'), {
        id: `crane${at}`,
        source: 'wire:',
        outlet,
        publishedAt: `2026-03-0${at + 1}`
      })
    yield articleOf(told('Lighthouse').replaceAll('Boats', 'Barges').slice(0, 300), {
      id: 'other',
      source: 'wire:',
      outlet: outlets[0]!
    })
  },
  false
)

it('an article is known as a copy of the earliest of its text, at once and after a restart', async () => {
  const data = await treeOf()
  const start = async () => {
    const newsroom = await openNewsroom({
      sources: [wire],
      data,
      open: () =>
        tap('web:https://more.example/', () => given('web:https://more.example/', 'x'), false)
    })
    onTestFinished(() => newsroom.close())
    return newsroom
  }
  const copiesIn = ({ edition }: Awaited<ReturnType<typeof start>>) =>
    ['crane0', 'crane1', 'crane2'].map(id => edition.copyOf(id))
  const first = await start()
  expect(copiesIn(first)).toEqual(['crane0', 'crane0', 'crane0'])
  await first.roster.add('web:https://more.example/', 'chat:t')
  expect(first.seenBy('chat:t').edition.copyOf('crane2')).toBe('crane0')
  await first.close()
  const next = await start()
  expect(copiesIn(next)).toEqual(['crane0', 'crane0', 'crane0'])
  await next.reload()
  expect(copiesIn(next)).toEqual(['crane0', 'crane0', 'crane0'])
})
