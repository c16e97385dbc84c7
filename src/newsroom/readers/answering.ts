// What a thread does for a living: batches of articles in, packed readings out.
import type { MessagePort } from 'node:worker_threads'
import type { Article } from '../../news.ts'
import type { Errand, Outcome, ThreadData } from './messages.ts'
import type { Packed } from './packed.ts'

/** Answers every batch of errands with as many outcomes, whose bytes it hands over. An article that breaks costs no other. */
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
    const bytes = outcomes.flatMap(outcome => ('packed' in outcome ? outcome.packed.buffer : []))
    port.postMessage(outcomes, bytes)
  })
}
