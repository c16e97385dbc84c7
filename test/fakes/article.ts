// An article of a text alone, as a source without metadata delivers it.
import type { Article } from '../../src/news.ts'

export const articleOf = (text: string, known: Partial<Article> = {}): Article => ({
  id: 'text',
  source: 'test:',
  url: null,
  outlet: null,
  headline: null,
  byline: null,
  publishedAt: null,
  lang: null,
  ...known,
  text
})
