// What a thread does for a living: batches of articles in, packed readings out.
import type { MessagePort } from 'node:worker_threads'
import type { Article } from '../../news.ts'
import type { Errand, Outcome, ThreadData } from './messages.ts'
import type { Packed } from './packed.ts'

/** Answers every batch of errands with as many outcomes, whose bytes it hands over in one piece. An article that breaks costs no other. */
export function answerErrands(
  port: MessagePort,
  { at }: ThreadData,
  read: (article: Article) => Packed
): void {
  port.on('message', (batch: readonly Errand[]) => {
    const outcomes = batch.map(({ number, article }): Outcome => {
      Atomics.store(at, 0, number)
      try {
        return { number, packed: read(article) }
      } catch (error) {
        return { number, error }
      }
    })
    Atomics.store(at, 0, 0)
    const { joined, buffer } = inOnePiece(outcomes)
    port.postMessage(joined, [buffer])
  })
}

/**
 * The same outcomes, all of them in one buffer: each buffer is one more thing for the collector of whoever receives it to look after,
 * and its room one more hole when it goes.
 */
function inOnePiece(outcomes: readonly Outcome[]) {
  const size = outcomes.reduce((sum, each) => sum + ('packed' in each ? each.packed.length : 0), 0)
  const buffer = new ArrayBuffer(size)
  let at = 0
  const joined = outcomes.map((outcome): Outcome => {
    if (!('packed' in outcome)) return outcome
    const { number, packed } = outcome
    const place = new Uint8Array(buffer, at, packed.length)
    place.set(packed)
    at += packed.length
    return { number, packed: place }
  })
  return { joined, buffer }
}
