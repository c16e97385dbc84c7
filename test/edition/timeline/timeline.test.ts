import { describe, expect, it } from 'vitest'
import { cut } from '../../../src/news.ts'
import { paper, print } from '../../commands/paper.ts'

const edition = print(paper)
const ids = paper.map(({ id }) => id)
const told = (lines: ReturnType<typeof edition.timeline>) =>
  lines.map(({ on, words, sentence, also }) => {
    const article = edition.article(sentence.article)!
    return [on, cut(article, words), cut(article, sentence).slice(0, 24), ...also]
  })

describe('a timeline', () => {
  it('tells the days oldest first, each by a sentence that names it, what several say once', () => {
    expect(told(edition.timeline(ids))).toEqual([
      ['2026-03-02', 'Monday', 'The ferry Marlin ran agr', 'post/ferry.md'],
      ['2026-03-03', 'Tuesday', 'Passengers were lifted o'],
      ['2026-03-04', 'Wednesday', 'The roof of the school i'],
      ['2026-03-06', 'Friday', 'The Marlin is expected t']
    ])
  })

  it('of somebody is told by what names them', () => {
    const tulloch = edition.findPeople('Mark Tulloch', 1)[0]!.person
    expect(told(edition.timeline(ids, { person: tulloch.id })).map(([on]) => on)).toEqual([
      '2026-03-04'
    ])
  })

  it('of a topic is told by articles that are about it', () => {
    const lines = edition.timeline(ids, { about: 'school' })
    expect(lines.map(({ sentence }) => sentence.article)).toEqual(['wire/school.md'])
  })

  it('of nothing is empty', () => {
    expect(edition.timeline([])).toEqual([])
    expect(edition.timeline(['no such article'])).toEqual([])
  })
})
