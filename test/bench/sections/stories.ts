// The stories alone: how the grouping of stories.ts beside this folder reads in the table.
import { atMost, figure, ms, type Plan, type Report } from '../measure.ts'
import { measureStories } from '../stories.ts'

export default function stories({ articles, seed }: Plan, { row }: Report): void {
  const found = measureStories(articles, seed)
  const seconds = found.featuresSeconds + found.groupingSeconds
  row({
    what: 'grouped into stories',
    ours: `${figure(found.articles / seconds)} articles/s`,
    peer: `${figure(found.stories)} stories, in ${figure(seconds)} s`,
    // A minute for 100,000, and no more than that for each of any number.
    mark: atMost((seconds * 100_000) / articles, 60, 's for 100,000')
  })
  row({
    what: 'longest slice of it',
    ours: ms(found.longestSlice),
    mark: atMost(found.longestSlice, 20, 'ms')
  })
  row({ what: 'memory', ours: `${figure(found.bytesPerArticle / 1000)} KB an article` })
  row({
    what: 'one article more',
    ours: said(found.adding),
    mark: atMost(found.adding.p99, 20, 'ms p99')
  })
  row({
    what: 'one article less',
    ours: said(found.removing),
    mark: atMost(found.removing.p50, 1, 'ms')
  })
}

const said = ({ p50, p99 }: { readonly p50: number; readonly p99: number }): string =>
  `p50 ${ms(p50)}, p99 ${ms(p99)}`
