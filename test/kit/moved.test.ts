import { describe, expect, it } from 'vitest'
import { movedBy } from '../../src/kit/moved.ts'
import { print } from '../commands/paper.ts'
import { articleOf } from '../fakes/article.ts'

const WIRE = `The harbour board of Velmouth closed the north quay on Tuesday after an inspector found cracks in eleven of its forty pillars.
Two freighters that were waiting to unload timber have been sent to Ostwick, and the fish market will open an hour later until the pillars are shored up.
The quay was built in 1962 and last repaired in 2009, when divers replaced four pillars at a cost of 2.5 million crowns.`
const OWN = `Shopkeepers along Chandler Street remember the repairs of 2009, which took twice as long as promised and ruined a summer.
By noon skippers shouted across a fence about who would pay for diverted cargo, and a van sold soup to those who had nothing to unload.`

const edition = print([
  articleOf(WIRE, { id: 'wire', outlet: 'Northern Wire' }),
  articleOf(WIRE, { id: 'gazette', outlet: 'The Harbour Gazette' }),
  articleOf(WIRE, { id: 'post', outlet: 'Kell Evening Post' }),
  articleOf(OWN, { id: 'own', outlet: 'The Harbour Gazette' })
])

describe('what moves a story', () => {
  it('is each new text once, whoever prints it', () => {
    expect(movedBy(['gazette', 'own', 'post'], [], edition)).toEqual(['gazette', 'own'])
  })

  it('is no text that was told', () => {
    expect(movedBy(['gazette', 'own', 'post'], ['wire'], edition)).toEqual(['own'])
    expect(movedBy(['post'], ['wire'], edition)).toEqual([])
  })
})
