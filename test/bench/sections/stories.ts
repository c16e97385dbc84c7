// The stories alone: how the grouping of stories.ts beside this folder reads in the table.
import { atMost, figure, ms, type Plan, type Report } from '../measure.ts'
import { measureStories } from '../stories.ts'

export default function stories({ articles, seed }: Plan, { row }: Report): void {
  const found = measureStories(articles, seed)
  const seconds = found.featuresSeconds + found.groupingSeconds
  row({
    what: 'grouped into stories',
    ours: `${figure(found.articles / seconds)} articles/s`,
    peer: `${figure(found.stories)} stories`
  })
  row({
    what: 'longest slice of it',
    ours: ms(found.longestSlice),
    mark: atMost(found.longestSlice, 20, 'ms')
  })
  row({ what: 'memory', ours: `${figure(found.bytesPerArticle / 1000)} KB an article` })
  row({ what: 'one article more', ours: said(found.adding) })
  row({
    what: 'one article less',
    ours: said(found.removing),
    mark: atMost(found.removing.p50, 1, 'ms')
  })
}

const said = ({ p50, p99 }: { readonly p50: number; readonly p99: number }): string =>
  `p50 ${ms(p50)}, p99 ${ms(p99)}`
