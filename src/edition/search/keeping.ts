// Segments into a snapshot and out of it: the typed arrays as they are. Knows their names there.
import type { Chest } from '../snapshot/chest.ts'
import { SnapshotError } from '../snapshot/chest.ts'
import type { Segment } from './segment.ts'

export const saveSegments = (chest: Chest, segments: readonly Segment[]): void => {
  chest.put(
    'segments',
    Float64Array.from(
      segments.flatMap(({ first, end, postings, usual, arenas }) => [
        first,
        end,
        postings,
        ...usual,
        arenas.length
      ])
    )
  )
  segments.forEach(({ terms, starts, blocks, arenas }, at) => {
    chest.put(`segment.${at}.terms`, terms)
    chest.put(`segment.${at}.starts`, starts)
    chest.put(`segment.${at}.last`, blocks.last)
    chest.put(`segment.${at}.at`, blocks.at)
    chest.put(`segment.${at}.most`, blocks.most)
    arenas.forEach((arena, number) => chest.put(`segment.${at}.arena.${number}`, arena))
  })
}

/** Numbers to a segment in the list of them. */
const ROW = 7

export const loadSegments = (chest: Chest): Segment[] => {
  const list = chest.take('segments', Float64Array)
  if (list.length % ROW !== 0) throw new SnapshotError('segments: cut off')
  return Array.from({ length: list.length / ROW }, (_, at): Segment => {
    const [first, end, postings, headline, lead, body, arenas] = list.subarray(ROW * at)
    if (first !== (at === 0 ? 0 : list[ROW * (at - 1) + 1]))
      throw new SnapshotError('segments: a gap')
    const terms = chest.take(`segment.${at}.terms`, Uint32Array)
    const starts = chest.take(`segment.${at}.starts`, Uint32Array)
    if (terms.length !== starts.length) throw new SnapshotError(`segment ${at}: cut off`)
    return {
      first: first!,
      end: end!,
      postings: postings!,
      usual: [headline!, lead!, body!],
      terms,
      starts,
      blocks: {
        last: chest.take(`segment.${at}.last`, Uint32Array),
        at: chest.take(`segment.${at}.at`, Uint32Array),
        most: chest.take(`segment.${at}.most`, Uint8Array)
      },
      arenas: Array.from({ length: arenas! }, (__, number) =>
        chest.take(`segment.${at}.arena.${number}`, Uint8Array)
      )
    }
  })
}
