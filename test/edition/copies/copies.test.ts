import { describe, expect, it } from 'vitest'
import { chance } from '../../bench/random.ts'
import { result, weather } from './forms.ts'
import { article, copiesOf, newsstand, pairScore } from './newsstand.ts'

const WIRE = `The harbour board of Velmouth closed the north quay on Tuesday after an inspector found cracks in eleven of its forty pillars.
Two freighters that were waiting to unload timber have been sent to Ostwick, and the fish market will open an hour later until the pillars are shored up.
“Nobody is in danger, but I will not park a lorry on it,” the harbour master, Edda Korrigan, said.
The quay was built in 1962 and last repaired in 2009, when divers replaced four pillars at a cost of 2.5 million crowns.
Engineers expect to finish a first survey within three weeks, while crews build a timber ramp for the smaller boats.`

const HOUSE = `VELMOUTH — Cracks in 11 of its 40 pillars have shut the north quay at Velmouth, the harbor board decided yesterday after an inspection.
"Nobody is in danger, but I will not park a lorry on it," Edda Korrigan, the harbor master, told reporters.
Two freighters waiting to unload timber were sent to Ostwick, and the fish market opens an hour later until the pillars are shored up.
Engineers expect to finish a first survey within three weeks, while crews build a timber ramp for smaller boats.
The quay was built in 1962 and last repaired in 2009, when divers replaced 4 pillars at a cost of 2.5m crowns.
Additional reporting by the city desk.`

const OWN = `When Edda Korrigan walked down to her office before dawn, she could hear water slapping where there should have been stone.
“Nobody is in danger, but I will not park a lorry on it,” she said later, pointing to a row of orange cones.
By noon the cones had become a fence. Skippers shouted across it about who would pay for diverted cargo, and a van sold soup to those who had nothing to unload.
Shopkeepers along Chandler Street remember the repairs of 2009, which took twice as long as promised and ruined a summer.`

describe('the copies of a text', () => {
  it('tells a wire story in house style from a report of its own with the same quote', () => {
    const { label } = copiesOf([
      article('wire', WIRE, { publishedAt: '2026-11-10T06:00:00Z' }),
      article('house', HOUSE, { publishedAt: '2026-11-10T09:00:00Z' }),
      article('own', OWN, { publishedAt: '2026-11-10T05:00:00Z' })
    ])
    expect(label('house')).toBe('wire')
    expect(label('wire')).toBe('wire')
    expect(label('own')).toBe('own')
  })

  it('is called after its earliest article, an undated one last', () => {
    const { label, ids } = copiesOf([
      article('a', WIRE, { publishedAt: null }),
      article('c', WIRE, { publishedAt: '2026-11-11' }),
      article('b', WIRE, { publishedAt: '2026-11-11' })
    ])
    expect(label('a')).toBe('b')
    expect(ids('c').toSorted()).toEqual(['a', 'b', 'c'])
  })

  it('counts copies once, and never counts an article of an unknown outlet as one more text', () => {
    const { independent } = copiesOf([
      article('wire', WIRE),
      article('house', HOUSE, { outlet: null }),
      article('own', OWN),
      article('somebody', weather(chance(3)), { outlet: null })
    ])
    expect(independent('wire', 'house')).toBe(1)
    expect(independent('wire', 'house', 'own')).toBe(2)
    expect(independent('wire', 'own', 'somebody')).toBe(2)
    expect(independent('somebody')).toBe(1)
    expect(independent('house', 'somebody')).toBe(1)
    expect(independent()).toBe(0)
  })

  it('passes over articles that are too short to be told apart', () => {
    const { label } = copiesOf([
      article('a', 'No comment was made on Monday.'),
      article('b', 'No comment was made on Monday.')
    ])
    expect(label('b')).toBe('b')
  })

  it('finds a brief that prints the first sentences, and no round-up that prints one among others', () => {
    const brief = WIRE.split('\n').slice(0, 2).join('\n')
    const draw = chance(8)
    const others = Array.from({ length: 6 }, () => `${weather(draw)}\n${result(draw)}`).join('\n')
    const { label } = copiesOf([
      article('a-wire', WIRE),
      article('brief', brief),
      article('z-round-up', `${others}\n${brief}`)
    ])
    expect(label('brief')).toBe('a-wire')
    expect(label('z-round-up')).toBe('z-round-up')
  })

  it('reaches a pair F1 of 98 on republications among reports, forms and long statements', () => {
    const stands = [1, 2, 3, 4].map(newsstand)
    const texts = stands.flatMap((stand, at) => stand.texts.map(text => `${at} ${text}`))
    const labels = stands.flatMap(({ articles }, at) => {
      const { label } = copiesOf(articles)
      return articles.map(({ id }) => `${at} ${label(id)}`)
    })
    const { precision, recall, f1 } = pairScore(texts, labels)
    expect(precision, `recall ${recall}`).toBeGreaterThan(98)
    expect(f1, `precision ${precision}, recall ${recall}`).toBeGreaterThan(98)
  }, 60_000)
})
