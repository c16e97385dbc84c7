// What a summary may show in one piece: a sentence, or the sentences that one quotation holds together. Knows one article.
import type { Reading, Sentence } from '../../news.ts'
import { isClosed } from './standing.ts'

/** Sentences of one quotation beyond which it is too long to be shown as one. */
const MOST = 4

/**
 * The body sentence, or from it to the one that closes the quotation that it opens: `“The tide is late. We sail at noon,”
 * Pell said.` is one slice, since neither half says whose words it is. The sentence itself where the quotation is long,
 * or goes on in the next paragraph.
 */
export const passageFrom = ({ article, sentences }: Reading, first: Sentence): Sentence => {
  if (isClosed(article.text.slice(first.start, first.end))) return first
  for (let at = first.index + 1; at < first.index + MOST; at++) {
    const next = sentences[at]
    if (next?.kind !== 'body' || next.paragraph !== first.paragraph) return first
    if (isClosed(article.text.slice(first.start, next.end))) return { ...first, end: next.end }
  }
  return first
}
