// Scores the finding of copies on republications made from the samples and the bench's articles, beside word-set containment.
import type { Article } from '../../src/news.ts'
import { copiesOf, newsstand, pairScore } from '../edition/copies/newsstand.ts'

/** Other draws than the test's. */
const SEEDS = [11, 12, 13]
/** Shares of the smaller word set of which the peer is given the best. */
const SHARES = [0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85]

/** Prints precision, recall and F1 over pairs of articles, ours and the peer's. */
export function tellCopies(): void {
  const stands = SEEDS.map(newsstand)
  const texts = stands.flatMap((stand, at) => stand.texts.map(text => `${at} ${text}`))
  const labelled = (label: (articles: readonly Article[]) => readonly string[]) =>
    stands.flatMap(({ articles }, at) => label(articles).map(each => `${at} ${each}`))
  console.log(`\ncopies, ${texts.length} articles that print ${new Set(texts).size} texts`)
  told(
    'copydesk',
    pairScore(
      texts,
      labelled(articles => {
        const { label } = copiesOf(articles)
        return articles.map(({ id }) => label(id))
      })
    )
  )
  const peers = SHARES.map(share => ({
    share,
    ...pairScore(
      texts,
      labelled(articles => contained(articles, share))
    )
  }))
  const best = peers.reduce((one, other) => (other.f1 > one.f1 ? other : one))
  told(`word sets, ${best.share} of the smaller in the larger`, best)
}

const told = (who: string, { precision, recall, f1 }: ReturnType<typeof pairScore>): void =>
  console.log(
    `${who}: precision ${precision.toFixed(1)}, recall ${recall.toFixed(1)}, F1 ${f1.toFixed(1)}`
  )

/** A label for each: those together of which one's words are nearly all in the other, and whoever hangs together so. */
function contained(articles: readonly Article[], share: number): readonly string[] {
  const sets = articles.map(({ text }) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu)))
  const labels = articles.map((_, at) => at)
  for (let at = 0; at < sets.length; at++)
    for (let other = at + 1; other < sets.length; other++) {
      if (labels[at] === labels[other]) continue
      const [one, two] = [sets[at]!, sets[other]!]
      const [few, many] = one.size < two.size ? [one, two] : [two, one]
      if (few.intersection(many).size < share * few.size) continue
      const [from, to] = [labels[other]!, labels[at]!]
      labels.forEach((label, place) => {
        if (label === from) labels[place] = to
      })
    }
  return labels.map(String)
}
