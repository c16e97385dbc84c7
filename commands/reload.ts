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
  isList,
  line,
  list,
  note,
  option,
  paragraph,
  reply,
  soFar
} from '#command'
import type { Block, Delivery, FollowUp, Listed, Reply } from '#command'

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

  async answer({ source }, { sources, reload, meanwhile }) {
    const before = sources.list()
    if (before.length === 0)
      throw new AskError('There is nothing to read: no source has been added.', [
        followUp('How to add one', line('help', 'source add'))
      ])
    const resting = source === undefined ? before.filter(({ paused }) => paused) : []
    const isWanted = ({ address, paused }: Listed): boolean =>
      source === undefined ? !paused : address === source.address
    const all = await reload(source?.address, () =>
      meanwhile(soFarOf(sources.list().filter(isWanted)))
    )
    const after = sources.list()
    const listed = new Map(after.map(each => [each.address, each]))
    const slow = after.filter(each => isWanted(each) && each.underWay !== null)
    // What those that rest brought last is no news, nor what those had before that are being read.
    const old = new Set([...resting, ...slow].map(({ address }) => address))
    const deliveries = all.filter(({ address }) => !old.has(address))
    // What lists sources brings no article, and is none of those that do.
    const lists = new Set(after.filter(each => isList(each, after)).map(({ address }) => address))
    const notList = ({ address }: Delivery): boolean => !lists.has(address)
    const [only] = deliveries
    const blocks =
      source !== undefined && only !== undefined
        ? [
            heading(`Read again: ${calledSource(source, true)}`),
            paragraph(`${sentence(broughtBy(only, after))}.`),
            ...problemsOf(only)
          ]
        : [
            heading(source === undefined ? 'Read again' : calledSource(source, true)),
            ...brought(deliveries, listed),
            ...still(slow),
            note(
              `${tally(deliveries.filter(notList), slow)}${resting.length > 0 ? `; ${resting.length} paused` : ''}.`
            )
          ]
    return reply(blocks, [
      ...mending(deliveries, listed),
      followUp('Sources', line('sources')),
      followUp('Stories', line('stories'))
    ])
  }
})

// `3 of 12 sources are read. Harbour Gazette: 12 articles so far, in 4 s.`
function soFarOf(wanted: readonly Listed[]): Reply {
  const slow = wanted.filter(({ underWay }) => underWay !== null)
  const done = wanted.length - slow.length
  const told = slow.slice(0, 3).map(each => `${calledSource(each, true)}: ${since(each)}.`)
  const of = count(wanted.length, 'source')
  return reply([note([`${done} of ${of} read.`, ...told].join(' '))], [], { private: true })
}

const since = ({ underWay }: Listed): string => (underWay ? soFar(underWay, Date.now()) : '')

// What was read, what matters most first; of the others only how many there are.
function brought(
  deliveries: readonly Delivery[],
  listed: ReadonlyMap<string, Listed>
): readonly Block[] {
  const ordered = deliveries.toSorted((a, b) => weightOf(b) - weightOf(a))
  const telling = ordered.slice(0, MOST)
  const rest = ordered.slice(MOST)
  const all = [...listed.values()]
  const called = (address: string): string => {
    const each = listed.get(address)
    return each === undefined ? address : calledSource(each, true)
  }
  const told = telling.map(each => [
    { text: called(each.address), strong: true },
    { text: ` — ${broughtBy(each, all)}` }
  ])
  return [
    ...(told.length === 0 ? [] : [list(told)]),
    ...(rest.length === 0 ? [] : [note(`${count(rest.length, 'other source')} ${inSum(rest)}.`)])
  ]
}

// Those that are not waited for any longer.
const still = (slow: readonly Listed[]): readonly Block[] =>
  slow.length === 0
    ? []
    : [
        paragraph('Still being read; what they bring is in the answers as soon as it is here:'),
        list(
          slow
            .slice(0, MOST)
            .map(each => [
              { text: calledSource(each, true), strong: true },
              { text: ` — ${since(each)}` }
            ])
        )
      ]

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

function tally(deliveries: readonly Delivery[], slow: readonly Listed[]): string {
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
    ...(slow.length > 0 ? [`${slow.length} still being read`] : []),
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
