// Replies as JSON: every slice with its receipt, and the check that each still is the words of its article.
import { receiptOf } from '../kit/receipt.ts'
import type { Article, Slice } from '../news.ts'
import type { Reply, Run } from '../reply.ts'

/** A slice as JSON has it: with the hash of its words. */
interface Receipt extends Slice {
  readonly hash: string
}

/** The reply with the hash of its words in the `at` of every slice. */
export function withReceipts(reply: Reply): unknown {
  return JSON.parse(
    JSON.stringify(reply, (_, value: unknown) =>
      isRun(value) ? { ...value, at: { ...value.at, hash: receiptOf(value.text) } } : value
    )
  )
}

/** What became of one slice that a reply showed; null: it is what it was. */
export interface Verified {
  readonly at: Slice
  readonly difference: string | null
}

/**
 * Cuts every slice of a reply anew, wherever in the JSON it stands. A slice without a hash, or without its words, is a difference:
 * what cannot be checked does not pass.
 */
export function verify(
  reply: unknown,
  articleOf: (id: string) => Article | undefined
): readonly Verified[] {
  return placesIn(reply).map(({ text, at }) => ({
    at,
    difference: differenceOf(text, at, articleOf)
  }))
}

function differenceOf(
  text: unknown,
  at: Partial<Receipt> & Slice,
  articleOf: (id: string) => Article | undefined
): string | null {
  if (typeof text !== 'string') return 'has no words'
  const article = articleOf(at.article)
  if (article === undefined) return 'there is no such article in the sources'
  const words = article.text.slice(at.start, at.end)
  if (words !== text) {
    const from = Math.max(0, firstDifference(words, text) - 30)
    return `the article has ${shown(words, from)}, the reply ${shown(text, from)}`
  }
  if (at.hash === undefined) return 'has no hash'
  if (at.hash !== receiptOf(words))
    return `the hash is ${at.hash}, of these words ${receiptOf(words)}`
  return null
}

function firstDifference(a: string, b: string): number {
  let at = 0
  while (at < a.length && a[at] === b[at]) at++
  return at
}

/** Around where they part. */
function shown(words: string, from: number): string {
  if (words === '') return 'no words there'
  const part = words.slice(from, from + 90)
  return JSON.stringify(`${from > 0 ? '…' : ''}${part}${from + 90 < words.length ? '…' : ''}`)
}

type Place = { readonly text?: unknown; readonly at: Slice & { readonly hash?: string } }

function placesIn(value: unknown): Place[] {
  if (Array.isArray(value)) return value.flatMap(placesIn)
  if (typeof value !== 'object' || value === null) return []
  return isPlace(value) ? [value] : Object.values(value).flatMap(placesIn)
}

const isRun = (value: unknown): value is Run & { readonly at: Slice } =>
  isPlace(value) && typeof value.text === 'string'

function isPlace(value: unknown): value is Place {
  if (typeof value !== 'object' || value === null || !('at' in value)) return false
  const { at } = value
  return typeof at === 'object' && at !== null && 'article' in at && 'start' in at && 'end' in at
}
