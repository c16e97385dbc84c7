// Scores the grouping into stories where `score.mjs` does not: on bare headlines, and on invented events that are told for days or weeks.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { read } from '../../src/analysis/analysis.ts'
import { packageFolder } from '../../src/config.ts'
import { printEdition } from '../../src/edition/edition.ts'
import type { Article } from '../../src/news.ts'
import { articlesIn } from '../commands/seeds.ts'

interface Labelled {
  readonly article: Article
  /** Of one event the same. */
  readonly event: string
}

/** Prints B-cubed precision, recall and F1: of the events of `stories/` with the seeds, and of the headlines in `data`. */
export async function tellGrouping(data: string): Promise<void> {
  console.log('\nstories told for days, and bare headlines, B3')
  const invented = [
    ...(await labelledIn(join(import.meta.dirname, 'stories'))),
    ...(await labelledIn(join(packageFolder, 'seeds')))
  ]
  told('invented', invented)
  const file = join(data, 'stories.jsonl')
  if (existsSync(file)) told('bare headlines', headlinesIn(file))
}

function told(what: string, labelled: readonly Labelled[]): void {
  const edition = printEdition(labelled.map(({ article }) => read(article)))
  const stories = labelled.map(({ article }) => edition.storyOf(article.id)?.id ?? article.id)
  let [precision, recall] = [0, 0]
  labelled.forEach(({ event }, at) => {
    const isSame = labelled.map(other => other.event === event)
    const isFound = stories.map(story => story === stories[at])
    const both = isSame.filter((same, other) => same && isFound[other]).length
    precision += both / isFound.filter(Boolean).length / labelled.length
    recall += both / isSame.filter(Boolean).length / labelled.length
  })
  const f1 = (2 * precision * recall) / (precision + recall)
  const [p, r, f] = [precision, recall, f1].map(share => (100 * share).toFixed(1))
  console.log(`${what}: P ${p}  R ${r}  F1 ${f}  (${labelled.length} articles)`)
}

/** A folder for each event; what lies in the seeds' `weekend` is an event each. */
const labelledIn = async (folder: string): Promise<readonly Labelled[]> =>
  (await articlesIn(folder)).map(article => {
    const event = article.id.split('/').slice(0, -1).join('/')
    return { article, event: event === 'weekend' ? article.id : event }
  })

const headlinesIn = (file: string): readonly Labelled[] =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map(line => {
      const { id, title, gold }: { id: string; title: string; gold: string } = JSON.parse(line)
      const nothing = { url: null, outlet: null, byline: null, publishedAt: null, lang: null }
      return {
        article: { id, source: 'score:', headline: null, text: title, ...nothing },
        event: gold
      }
    })
