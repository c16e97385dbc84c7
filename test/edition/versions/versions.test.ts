// What articles said before they were changed, and what is told of the difference.
import { describe, expect, it } from 'vitest'
import { read } from '../../../src/analysis/analysis.ts'
import { differenceOf, openPress } from '../../../src/edition/edition.ts'
import { openChest } from '../../../src/edition/snapshot/chest.ts'
import type { Reading, Span } from '../../../src/news.ts'
import { articleOf } from '../../fakes/article.ts'

const first =
  'OSTREL — The old lock was mended on Monday.\n\n“The gate holds and the chain is new,” said harbour master Ana Pell. The quay stays shut until noon.\n'
const changed =
  'OSTREL — The old lock was mended on Monday.\n\n“The gate holds but the chain is old,” said harbour master Ana Pell. “Nobody was hurt,” Pell said.\n'

const reading = (text: string, id = 'lock') => read(articleOf(text, { id }))
const words = ({ article }: Reading, span: Span) => article.text.slice(span.start, span.end)

function pressOf(...texts: readonly string[]) {
  const press = openPress()
  for (const text of texts) for (const _ of press.apply({ add: [reading(text)] }));
  return press
}

describe('an article that changed', () => {
  it('has its last two versions, the latest first', () => {
    const edition = pressOf(first, `${first}One.`, `${first}Two.`, changed).print()
    expect(edition.versions('lock').map(each => each.reading.article.text)).toEqual([
      `${first}Two.`,
      `${first}One.`
    ])
    expect(edition.versions('lock')[0]?.reading).toEqual(reading(`${first}Two.`))
    expect(edition.versions('lock')[0]?.until).toBeLessThanOrEqual(Date.now())
    expect(edition.versions('other')).toEqual([])
  })

  it('has no version that differs in marks and spacing alone', () => {
    const noise = first
      .replace('lock was', 'lock, was')
      .replaceAll('\n\n', '\n')
      .replace('OSTREL', 'Ostrel')
    expect(pressOf(first, noise).print().versions('lock')).toEqual([])
  })

  it('keeps what an edition has, whatever comes after, and leaves nothing when it goes', () => {
    const press = pressOf(first, changed)
    const edition = press.print()
    for (const _ of press.apply({ add: [reading(`${changed}More.`)] }));
    expect(press.print().versions('lock')).toHaveLength(2)
    for (const _ of press.apply({ remove: ['lock'] }));
    expect(press.print().versions('lock')).toEqual([])
    expect(edition.versions('lock').map(each => each.reading.article.text)).toEqual([first])
  })

  it('has them after a restart', () => {
    const press = pressOf(first, changed)
    const edition = press.print()
    const chest = openChest()
    for (const _ of press.save(edition, chest));
    const next = openPress()
    for (const _ of next.load(chest));
    expect(next.print().versions('lock')).toEqual(edition.versions('lock'))
  })
})

describe('the difference of two versions', () => {
  it('tells sentences and quotes that were added, removed and reworded', () => {
    const [before, after] = [reading(first), reading(changed)]
    const { sentences, quotes, recredited } = differenceOf(before, after)
    expect(sentences.added.map(each => words(after, each))).toEqual([
      '“Nobody was hurt,” Pell said.'
    ])
    expect(sentences.removed.map(each => words(before, each))).toEqual([
      'The quay stays shut until noon.'
    ])
    expect(sentences.reworded.map(each => words(after, each.after))).toEqual([
      '“The gate holds but the chain is old,” said harbour master Ana Pell.'
    ])
    expect(quotes.reworded.map(each => [each.before.text, each.after.text])).toEqual([
      ['The gate holds and the chain is new', 'The gate holds but the chain is old'].map(text =>
        expect.stringContaining(text)
      )
    ])
    expect(quotes.added.map(({ text }) => text)).toEqual([
      expect.stringContaining('Nobody was hurt')
    ])
    expect(quotes.removed).toEqual([])
    expect(recredited).toEqual([])
  })

  it('is nothing for commas, marks, and sentences in another order', () => {
    const noise = first.replace('new,”', 'new”,').replace('lock was', 'lock — was')
    const none = { added: [], removed: [], reworded: [] }
    expect(differenceOf(reading(first), reading(noise))).toMatchObject({
      sentences: none,
      recredited: []
    })
    const [one, two] = ['The pier was closed in March.', 'Boats waited off the mole.']
    const turned = differenceOf(reading(`${one} ${two}`), reading(`${two} ${one}`))
    expect(turned).toMatchObject({ sentences: none, quotes: none })
  })

  it('tells who is credited with the same words now', () => {
    const other = first.replace('Ana Pell', 'Oda Vantreight')
    const { quotes, recredited } = differenceOf(reading(first), reading(other))
    expect(quotes).toMatchObject({ added: [], removed: [], reworded: [] })
    expect(
      recredited.map(({ before, after }) => [before.speaker?.name, after.speaker?.name])
    ).toEqual([['Ana Pell', 'Oda Vantreight']])
  })

  it('of everything and nothing is everything', () => {
    const long = Array.from(
      { length: 2000 },
      (_, at) => `Berth ${at} was opened on day ${at}.`
    ).join(' ')
    const { sentences } = differenceOf(reading('Nothing.'), reading(long))
    expect(sentences.added.length).toBe(2000)
  })
})
