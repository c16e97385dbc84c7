// Runs put together: words of an article between quotation marks, several with a joint between them. Knows slices alone.
import type { Article, Span } from '../news.ts'
import type { Run } from '../reply.ts'
import { sliced } from '../reply.ts'

export const inMarks = (article: Article, span: Span): readonly Run[] => [
  { text: '“' },
  sliced(article, span),
  { text: '”' }
]

/** Runs with a joint between them; those that say nothing are passed over. */
export const joined = (all: readonly (readonly Run[])[], joint = '; '): readonly Run[] =>
  all
    .filter(runs => runs.length > 0)
    .flatMap((runs, at) => (at === 0 ? runs : [{ text: joint }, ...runs]))
