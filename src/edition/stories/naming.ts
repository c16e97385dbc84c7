// The ids of stories, and their numbers. Knows ids of articles, no stories.
import type { Chest } from '../snapshot/chest.ts'
import { SnapshotError } from '../snapshot/chest.ts'
import { CHUNK, loadArena, openColumn, runFrom, saveArena, taken, WITHIN } from './columns.ts'
import { hashOf } from './hash.ts'
import { isSliceOver } from '../slices.ts'
import { foldText } from '../words.ts'

/**
 * A number is bound to its id for good, whether a story has it now or not; so an edition that was printed earlier can
 * look up ids in the same tables. Numbers count from 0.
 */
export interface Naming {
  readonly count: number
  /** Notes the id of an article. */
  enter(slot: number, id: string): void
  articleOf(slot: number): string
  /** A number for a story called after an article: `story-…` of its id, with `-2` where another story is called so. */
  claim(slot: number, isTaken: (number: number) => boolean): number
  idOf(number: number): string
  /** Among the first `count` numbers. */
  numberOf(id: string, count: number): number | undefined
  save(chest: Chest, slots: number): void
  /** Into an empty one, in slices. */
  load(chest: Chest, slots: number): Generator<void>
}

export const openNaming = (): Naming => {
  // Ids of articles, those of removed ones too: a story may be called after one.
  const starts = openColumn(Float64Array)
  const lengths = openColumn(Uint32Array)
  let letters: (Buffer | undefined)[] = []
  let next = 0
  /** By number the slot that it is called after, and which of those called so it is, from 1. */
  const slots = openColumn(Uint32Array)
  const turns = openColumn(Uint32Array)
  const hashes = openColumn(Uint32Array)
  let table = new Uint32Array(1 << 10)
  let count = 0

  const articleOf = (slot: number): string => {
    const from = starts.at[slot]!
    const start = from & WITHIN
    return letters[Math.floor(from / CHUNK)]!.toString('utf8', start, start + lengths.at[slot]!)
  }
  const idOf = (number: number): string => {
    const turn = turns.at[number]!
    return storyAfter(articleOf(slots.at[number]!)) + (turn > 1 ? `-${turn}` : '')
  }
  const put = (number: number): void => {
    const mask = table.length - 1
    let at = hashes.at[number]! & mask
    while (table[at] !== 0) at = (at + 1) & mask
    table[at] = number + 1
  }
  const find = (id: string): number | undefined => {
    const mask = table.length - 1
    const hash = hashOf(id)
    for (let at = hash & mask; table[at] !== 0; at = (at + 1) & mask) {
      const number = table[at]! - 1
      if (hashes.at[number] === hash && idOf(number) === id) return number
    }
    return undefined
  }
  /** Room for the number `count`, at most half full. */
  const enlarge = (): void => {
    if (count * 2 < table.length) return
    table = new Uint32Array(table.length * 2)
    for (let each = 0; each < count - 1; each++) put(each)
  }
  const bind = (id: string): number => {
    const number = count++
    hashes.hold(count)
    hashes.at[number] = hashOf(id)
    enlarge()
    put(number)
    return number
  }

  return {
    get count() {
      return count
    },
    enter: (slot, id) => {
      const bytes = Buffer.from(id).subarray(0, CHUNK)
      next = runFrom(next, bytes.length)
      bytes.copy((letters[Math.floor(next / CHUNK)] ??= Buffer.alloc(CHUNK)), next & WITHIN)
      starts.hold(slot + 1)
      lengths.hold(slot + 1)
      starts.at[slot] = next
      lengths.at[slot] = bytes.length
      next += bytes.length
    },
    articleOf,
    claim: (slot, isTaken) => {
      const plain = storyAfter(articleOf(slot))
      for (let turn = 1; ; turn++) {
        const id = turn > 1 ? `${plain}-${turn}` : plain
        const known = find(id)
        if (known !== undefined && isTaken(known)) continue
        if (known !== undefined) return known
        slots.hold(count + 1)
        turns.hold(count + 1)
        slots.at[count] = slot
        turns.at[count] = turn
        return bind(id)
      }
    },
    idOf,
    numberOf: (id, known) => {
      const number = find(id)
      return number !== undefined && number < known ? number : undefined
    },
    save: (chest, articles) => {
      chest.put('stories.naming', Float64Array.of(count, next))
      starts.share(chest, 'stories.letterStarts', articles)
      lengths.share(chest, 'stories.letterCounts', articles)
      saveArena(chest, 'stories.letters', letters, next)
      slots.share(chest, 'stories.namesakes', count)
      turns.share(chest, 'stories.turns', count)
      hashes.share(chest, 'stories.idHashes', count)
    },
    *load(chest, articles) {
      const [numbers, end] = taken(chest, 'stories.naming', Float64Array, 2)
      next = end!
      starts.load(chest, 'stories.letterStarts', articles)
      lengths.load(chest, 'stories.letterCounts', articles)
      letters = loadArena(chest, 'stories.letters', Uint8Array, next).map(
        each => each && Buffer.from(each.buffer, each.byteOffset, each.byteLength)
      )
      for (let slot = 0; slot < articles; slot++) {
        const from = starts.at[slot]!
        const chunk = letters[Math.floor(from / CHUNK)]
        if (chunk === undefined || (from & WITHIN) + lengths.at[slot]! > CHUNK)
          throw new SnapshotError('an article of the stories has no id')
        if ((slot & 1023) === 0 && isSliceOver()) yield
      }
      slots.load(chest, 'stories.namesakes', numbers!)
      turns.load(chest, 'stories.turns', numbers!)
      hashes.load(chest, 'stories.idHashes', numbers!)
      for (count = 0; count < numbers!; count++) {
        if (slots.at[count]! >= articles) throw new SnapshotError('a story is called after nothing')
        enlarge()
        put(count)
        if ((count & 1023) === 0 && isSliceOver()) yield
      }
    }
  }
}

const storyAfter = (article: string): string =>
  `story-${foldText(article).replaceAll(' ', '-') || 'unnamed'}`
