// Which names of one article its sentences hold together. Knows a reading, no people.
import type { Name, Sentence } from '../../news.ts'
import { sentenceAt } from '../shelf.ts'

/** Mentions between two pauses: most articles have fewer. */
const SLICE = 4_096

/** For each name a bit for each other name of the article that a body sentence holds too. */
export function* besideEach(
  names: readonly Name[],
  sentences: readonly Sentence[]
): Generator<void, Uint32Array> {
  const beside = new Uint32Array(names.length)
  const named = new Map<number, number[]>()
  let looked = 0
  for (const [at, { mentions }] of names.entries())
    for (const { start } of mentions) {
      if (++looked % SLICE === 0) yield
      const index = sentenceAt(sentences, start)
      if (sentences[index]?.kind !== 'body') continue
      const here = named.get(index)
      if (here) here.push(at)
      else named.set(index, [at])
    }
  for (const here of named.values())
    for (const at of here)
      for (const other of here) if (other !== at) beside[at]! |= 1 << (other % 32)
  return beside
}
