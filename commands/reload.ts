// /reload: reads every source again and says what each brought.
import { command, count, followUp, heading, lasting, line, list, note, reply } from '#command'
import type { Delivery, Text } from '#command'

export default command({
  summary: 'read every source again',
  admin: true,
  private: true,
  options: {},
  examples: () => [line('reload')],

  async answer(_, { reload }) {
    const deliveries = await reload()
    const problems = deliveries.reduce((sum, delivery) => sum + delivery.problems.length, 0)
    const articles = deliveries.reduce((sum, delivery) => sum + delivery.articles, 0)
    return reply(
      [
        heading('Read again'),
        ...(deliveries.length === 0 ? [] : [list(deliveries.map(brought))]),
        note(
          `${count(articles, 'article')} from ${count(deliveries.length, 'source')}${problems > 0 ? `; ${count(problems, 'problem')}, see /sources` : ''}.`
        )
      ],
      [followUp('Sources', line('sources')), followUp('Stories', line('stories'))]
    )
  }
})

// **folder:./seeds** — 2 new, 1 updated, 8 unchanged, 0 removed (0.3 s)
function brought({
  address,
  added,
  updated,
  unchanged,
  removed,
  problems,
  failed,
  articles,
  tookMs
}: Delivery): Text {
  const lead = { text: address, strong: true }
  if (failed !== null) {
    return [
      lead,
      {
        text: ` — failed: ${failed}; what it brought before is kept, ${count(articles, 'article')} (${lasting(tookMs)})`
      }
    ]
  }
  const numbers = `${added} new, ${updated} updated, ${unchanged} unchanged, ${removed} removed`
  const met = problems.length > 0 ? `, ${count(problems.length, 'problem')}` : ''
  return [lead, { text: ` — ${numbers}${met} (${lasting(tookMs)})` }]
}
