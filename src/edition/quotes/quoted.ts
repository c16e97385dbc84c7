// A quote as words, each where it is printed. Knows one article.
import type { Article, Quote, Slice } from '../../news.ts'
import { eachWord, fold } from '../words.ts'

/** A word of a quote: where it is printed, in which of the quote's parts, and its folded form. */
export interface QuotedWord extends Slice {
  readonly part: number
  readonly form: string
  /** True where a hyphen joins it to the word before: `long-awaited` is one word to its reader. */
  readonly joined: boolean
}

export interface Quoted {
  readonly article: Article
  readonly quote: Quote
  readonly words: readonly QuotedWord[]
}

/** Positions of one word in the first quote and in the second. */
export type Pair = readonly [first: number, second: number]

export const quotedIn = (article: Article, quote: Quote): Quoted => ({
  article,
  quote,
  words: wordsOf(article, quote)
})

const wordsOf = (article: Article, quote: Quote): QuotedWord[] =>
  quote.parts.flatMap((span, part) => {
    const words: QuotedWord[] = []
    eachWord(article.text, span.start, span.end, (start, end) => {
      // `don’t` and `don't`, `War` and `war` are one word; `Putin’s` is not `Putin`, since both are shown.
      const form = fold(article.text.slice(start, end).replace(/['’]/g, ''))
      const before = words.at(-1)
      const joined = before?.end === start - 1 && HYPHEN.test(article.text.charAt(start - 1))
      words.push({ article: article.id, start, end, part, form, joined })
    })
    return words
  })

const HYPHEN = /[-\u00AD\u2010\u2011]/
