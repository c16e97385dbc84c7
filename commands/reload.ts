// /reload: reads every source again, or one of them, and says what each brought.
import {
  askedAsSource,
  AskError,
  broughtBy,
  calledSource,
  command,
  count,
  followUp,
  heading,
  line,
  list,
  note,
  option,
  paragraph,
  reply
} from '#command'
import type { Block, Delivery, FollowUp, Listed } from '#command'

/** Told one by one; of the others only how many there are. */
const MOST = 20

export default command({
  summary: 'read every source again, or one of them',
  admin: true,
  private: true,
  options: {
    source: option.source({ summary: 'only this one: its name, or a part of its address' })
  },
  examples: () => [line('reload')],

  async answer({ source }, { sources, reload }) {
    const before = sources.list()
    if (before.length === 0)
      throw new AskError('There is nothing to read: no source has been added.', [
        followUp('How to add one', line('help', 'source add'))
      ])
    const all = await reload(source?.address)
    const after = sources.list()
    const listed = new Map(after.map(each => [each.address, each]))
    const resting = source === undefined ? before.filter(({ paused }) => paused) : []
    // What those that rest brought last is no news.
    const deliveries = all.filter(({ address }) => resting.every(each => each.address !== address))
    const called = (address: string): string => {
      const each = listed.get(address)
      return each === undefined ? address : calledSource(each, true)
    }
    const [only] = deliveries
    if (source !== undefined && only !== undefined)
      return reply(
        [
          heading(`Read again: ${calledSource(source, true)}`),
          paragraph(`${sentence(broughtBy(only, after))}.`),
          ...problemsOf(only)
        ],
        [
          ...mending(deliveries, listed),
          followUp('Sources', line('sources')),
          followUp('Stories', line('stories'))
        ]
      )
    const ordered = deliveries.toSorted((a, b) => weightOf(b) - weightOf(a))
    const telling = ordered.slice(0, MOST)
    const rest = ordered.slice(MOST)
    return reply(
      [
        heading('Read again'),
        ...(telling.length === 0
          ? []
          : [
              list(
                telling.map(each => [
                  { text: called(each.address), strong: true },
                  { text: ` — ${broughtBy(each, after)}` }
                ])
              )
            ]),
        ...(rest.length === 0
          ? []
          : [note(`${count(rest.length, 'other source')} ${inSum(rest)}.`)]),
        note(`${tally(deliveries)}${resting.length > 0 ? `; ${resting.length} paused` : ''}.`)
      ],
      [
        ...mending(deliveries, listed),
        followUp('Sources', line('sources')),
        followUp('Stories', line('stories'))
      ]
    )
  }
})

function inSum(rest: readonly Delivery[]): string {
  const added = rest.reduce((sum, each) => sum + each.added, 0)
  if (added > 0) return `brought ${count(added, 'new article')}`
  return rest.every(each => weightOf(each) === 0) ? 'had nothing new' : 'are told in /sources'
}

// One source has room for what is wrong with it.
const problemsOf = ({ problems }: Delivery): readonly Block[] =>
  problems.length === 0
    ? []
    : [
        list(problems.slice(0, MOST)),
        ...(problems.length > MOST
          ? [note(`and ${count(problems.length - MOST, 'more problem')}, see /sources.`)]
          : [])
      ]

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

// What failed first, then what brought something.
const weightOf = ({ failed, problems, added, updated, removed }: Delivery): number =>
  failed !== null ? 3 : added + updated + removed > 0 ? 2 : problems.length > 0 ? 1 : 0

function tally(deliveries: readonly Delivery[]): string {
  const sum = (of: (delivery: Delivery) => number) =>
    deliveries.reduce((all, delivery) => all + of(delivery), 0)
  const problems = sum(each => each.problems.length)
  const failed = sum(each => (each.failed === null ? 0 : 1))
  return [
    `${count(
      sum(each => each.articles),
      'article'
    )} from ${count(deliveries.length, 'source')}`,
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(problems > 0 ? [`${count(problems, 'problem')}, see /sources`] : [])
  ].join('; ')
}

// One source that failed can be looked at.
function mending(
  deliveries: readonly Delivery[],
  listed: ReadonlyMap<string, Listed>
): readonly FollowUp[] {
  const failing = deliveries.find(({ failed }) => failed !== null)
  const source = failing && listed.get(failing.address)
  if (source === undefined) return []
  const name = askedAsSource(source, [...listed.values()])
  return [followUp(`Again: ${calledSource(source, true)}`, line('reload', name))]
}
