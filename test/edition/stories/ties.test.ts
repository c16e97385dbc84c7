import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openColumn } from '../../../src/edition/stories/columns.ts'
import { openCompany } from '../../../src/edition/stories/company.ts'
import { LEAST_ALIKE } from '../../../src/edition/stories/grouping.ts'
import { openMembers } from '../../../src/edition/stories/members.ts'
import { openNaming } from '../../../src/edition/stories/naming.ts'
import { MOST_NEAR, openNeighbours } from '../../../src/edition/stories/neighbours.ts'
import { openRarity } from '../../../src/edition/stories/rarity.ts'
import { openTies } from '../../../src/edition/stories/ties.ts'
import { openVectors } from '../../../src/edition/stories/vectors.ts'

const SLOTS = 60

/** Articles of some features out of thirty, without text; all features are as rare as can be. */
const open = (articles: readonly (readonly number[])[]) => {
  const vectors = openVectors()
  const rarity = openRarity(slot => vectors.idsOf(slot))
  const instants = openColumn(Float64Array, Number.NaN)
  const isThere = openColumn(Uint8Array)
  const keys = Float64Array.from(articles, (_, slot) => (slot * 37) % 101)
  const neighbours = openNeighbours(() => keys)
  const company = openCompany(vectors, rarity, instants, isThere, new Map())
  const members = openMembers(openNaming(), vectors, instants)
  for (const part of [instants, isThere, neighbours, company, members]) part.hold(articles.length)
  articles.forEach((features, slot) => {
    const hashes = Uint32Array.from(new Set(features), feature => feature * 7919 + 1)
    vectors.enter(slot, { hashes, counts: new Uint8Array(hashes.length).fill(16), ordinals: [] })
  })
  rarity.hold(vectors.features)
  for (let slot = 0; slot < articles.length; slot++) vectors.weigh(slot, rarity.worth)
  return { ties: openTies(company, neighbours, members, isThere), neighbours, company, keys }
}

describe('neighbours', () => {
  it('are the nearest of all that are there, whoever came and went before', () => {
    fc.assert(
      fc.property(
        fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 29 }), { minLength: 4, maxLength: 9 }), {
          minLength: SLOTS,
          maxLength: SLOTS
        }),
        fc.array(fc.nat(SLOTS - 1), { minLength: 20, maxLength: 120 }),
        (articles, moves) => {
          const { ties, neighbours, company, keys } = open(articles)
          const there = new Set<number>()
          for (const slot of [...articles.keys(), ...moves]) {
            const unrest = { stories: new Set<number>(), seeking: new Set<number>() }
            if (there.delete(slot)) ties.part(slot, unrest)
            else {
              ties.join(slot, unrest)
              there.add(slot)
            }
            for (const each of unrest.seeking) ties.seek(each, unrest)
          }
          for (const slot of there) {
            const remembered: number[] = []
            neighbours.eachOwn(slot, other => remembered.push(other))
            const nearest = [...there]
              .filter(other => other !== slot && shared(articles, slot, other) > 1)
              .map(other => ({ other, alike: company.alike(slot, other) }))
              .filter(({ alike }) => alike >= LEAST_ALIKE)
              .toSorted((a, b) => b.alike - a.alike || keys[a.other]! - keys[b.other]!)
              .slice(0, MOST_NEAR)
            expect(remembered.toSorted(ascending)).toEqual(
              nearest.map(({ other }) => other).toSorted(ascending)
            )
          }
        }
      ),
      { numRuns: 40 }
    )
  })
})

const shared = (articles: readonly (readonly number[])[], a: number, b: number): number =>
  articles[a]!.filter(feature => articles[b]!.includes(feature)).length

const ascending = (a: number, b: number): number => a - b
