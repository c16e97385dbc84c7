// /sources: where the articles come from, when each source was last read, and what could not be.
import {
  ago,
  command,
  count,
  followUp,
  heading,
  lasting,
  line,
  list,
  listed,
  note,
  paragraph,
  reply,
  scopeOf
} from '#command'
import type { Block, Delivery } from '#command'

export default command({
  summary: 'where the articles come from, and what could not be read',
  options: {},
  examples: () => [line('sources')],

  answer(_, { ask, edition, deliveries, page: cut }) {
    const page = cut(deliveries.flatMap(entriesOf), 12)
    const outlets = edition.outlets.map(({ name, articles }) => `${name} (${articles})`)
    return reply(
      [
        heading('Sources'),
        ...(deliveries.length === 0 ? [paragraph('No source has been read yet.')] : []),
        ...told(page.shown, ask.at),
        ...(outlets.length === 0 ? [] : [note(`Outlets: ${listed(outlets, { most: 8 })}.`)]),
        note(`${scopeOf(edition)} in all.`)
      ],
      [
        ...page.more,
        followUp('Stories', line('stories')),
        followUp('What can be asked', line('help'))
      ]
    )
  }
})

/** One line of the answer: what a source brought, or one problem of it. */
interface Entry {
  readonly delivery: Delivery
  readonly problem: string | null
}

const entriesOf = (delivery: Delivery): readonly Entry[] => [
  { delivery, problem: null },
  ...delivery.problems.map(problem => ({ delivery, problem }))
]

// Each source with its problems below it; on a page that begins among them, it is named again.
function told(entries: readonly Entry[], now: number): readonly Block[] {
  return [...new Set(entries.map(({ delivery }) => delivery))].flatMap(delivery => {
    const own = entries.filter(entry => entry.delivery === delivery)
    const problems = own.flatMap(({ problem }) => problem ?? [])
    const goesOn = own.length === problems.length
    const brought = goesOn ? 'and what else could not be read' : broughtBy(delivery, now)
    return [
      paragraph([{ text: delivery.address, strong: true }, { text: ` — ${brought}` }]),
      ...(problems.length > 0 ? [list(problems)] : [])
    ]
  })
}

function broughtBy({ articles, at, tookMs, failed }: Delivery, now: number): string {
  const read =
    failed === null
      ? `read ${ago(at, now)} in ${lasting(tookMs)}`
      : `could not be read ${ago(at, now)}: ${failed}`
  const kept = failed === null || articles === 0 ? '' : '; what it brought before is kept'
  return `${count(articles, 'article')}, ${read}${kept}`
}
