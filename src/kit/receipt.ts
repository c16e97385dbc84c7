// Receipts: what proves later that the words shown are the words of the article. Knows text alone.
import { createHash } from 'node:crypto'

/**
 * The receipt of a slice: the first 16 hex digits of the SHA-256 of its words in UTF-8. Enough to notice any change; whoever re-slices
 * the article compares the words as well.
 */
export const receiptOf = (words: string): string =>
  createHash('sha256').update(words).digest('hex').slice(0, 16)
