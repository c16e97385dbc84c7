// /sources: where the articles come from, how each source fares, and what could not be read.
import {
  askedAsSource,
  calledSource,
  command,
  count,
  followUp,
  heading,
  healthOf,
  isIll,
  isList,
  line,
  list,
  listed,
  note,
  paragraph,
  reply,
  scopeOf
} from '#command'
import type { Block, Context, FollowUp, Listed, Run } from '#command'

export default command({
  summary: 'where the articles come from, how each source fares, and what could not be read',
  options: {},
  examples: () => [line('sources')],

  answer(_, { ask, edition, sources, page: cut }) {
    const all = sources.list().toSorted((a, b) => Number(isIll(b)) - Number(isIll(a)))
    const page = cut(all.flatMap(entriesOf), 12)
    const outlets = edition.outlets.map(({ name, articles }) => `${name} (${articles})`)
    return reply(
      [
        heading('Sources'),
        ...(all.length === 0
          ? [paragraph('There is none yet.')]
          : overall(all.filter(each => !isList(each, all)))),
        ...tell(page.shown, all, ask),
        ...(outlets.length === 0 ? [] : [note(`Outlets: ${listed(outlets, { most: 8 })}.`)]),
        note(`In all: ${scopeOf(edition)}.`)
      ],
      [...page.more, ...next(all, ask.admin), followUp('What can be asked', line('help'))],
      // An address may be all that it takes to read a paid feed.
      { private: ask.admin && all.some(each => each.shown !== each.address) }
    )
  }
})

// `12 sources: 9 fine, 2 failing, 1 paused.` Of a few it is seen at once.
function overall(all: readonly Listed[]): readonly Block[] {
  if (all.length < 5) return []
  const paused = all.filter(each => each.paused).length
  const stopped = all.filter(each => each.stopped && !each.paused).length
  const failing = all.filter(each => isIll(each) && !each.paused && !each.stopped).length
  const fine = all.length - paused - stopped - failing
  const told = [
    ...(fine > 0 ? [`${fine} fine`] : []),
    ...(failing > 0 ? [`${failing} failing`] : []),
    ...(stopped > 0 ? [`${stopped} stopped`] : []),
    ...(paused > 0 ? [`${paused} paused`] : [])
  ]
  return [paragraph(`${count(all.length, 'source')}: ${told.join(', ')}.`)]
}

/** One line of the answer: how a source fares, or one problem of it. */
interface Entry {
  readonly source: Listed
  readonly problem: string | null
}

const entriesOf = (source: Listed): readonly Entry[] => [
  { source, problem: null },
  ...(source.delivery?.problems ?? []).map(problem => ({ source, problem }))
]

// Each source with its problems below it; on a page that begins among them, it is named again.
function tell(
  entries: readonly Entry[],
  all: readonly Listed[],
  { admin, at }: Context['ask']
): readonly Block[] {
  return [...new Set(entries.map(({ source }) => source))].flatMap(source => {
    const own = entries.filter(entry => entry.source === source)
    const problems = own.flatMap(({ problem }) => problem ?? [])
    const goesOn = own.length === problems.length
    const said = goesOn ? 'and what else could not be read' : healthOf(source, all, at)
    const clean = (text: string): string => (admin ? text : withoutAddress(text, source))
    return [
      paragraph([
        ...named(source, admin),
        { text: ` — ${clean(said)}` },
        ...(goesOn ? [] : origin(source, all, admin))
      ]),
      ...(problems.length > 0 ? [list(problems.map(clean))] : [])
    ]
  })
}

// A reason may name the address, with or without its kind.
const withoutAddress = (text: string, { address, shown }: Listed): string =>
  text.replaceAll(bare(address), bare(shown))

const bare = (address: string): string => address.slice(address.indexOf(':') + 1)

// **Harbour Gazette** (feed:https://gazette.example/rss)
const named = (source: Listed, admin: boolean): readonly Run[] => [
  { text: calledSource(source, admin), strong: true },
  ...(source.settings.name === null
    ? []
    : [{ text: ` (${admin ? source.address : source.shown})` }])
]

// `; tagged ports, from the list feeds.opml`
function origin(source: Listed, all: readonly Listed[], admin: boolean): readonly Run[] {
  const { settings, scope, list: from, movedTo } = source
  const naming = all.find(({ address }) => address === from)
  const facts = [
    ...(settings.tags.length > 0 ? [`tagged ${listed(settings.tags)}`] : []),
    ...(from === null
      ? scope === null
        ? []
        : ['added here']
      : [naming ? `from the list ${calledSource(naming, admin)}` : 'from a list']),
    ...(movedTo !== null && admin ? [`moved to ${movedTo}`] : [])
  ]
  return facts.length === 0 ? [] : [{ text: `; ${facts.join(', ')}` }]
}

function next(all: readonly Listed[], admin: boolean): readonly FollowUp[] {
  if (!admin) return [followUp('Stories', line('stories'))]
  const ill = all.find(isIll)
  return [
    ...(ill === undefined
      ? []
      : [
          ...(ill.stopped
            ? [
                followUp(
                  `Ask ${calledSource(ill, true)} again`,
                  line('source resume', askedAsSource(ill, all))
                )
              ]
            : []),
          followUp(`Test ${calledSource(ill, true)}`, line('source test', ill.address)),
          followUp(`Read ${calledSource(ill, true)} again`, line('reload', askedAsSource(ill, all)))
        ]),
    followUp('Read all again', line('reload')),
    followUp('How to add a source', line('help', 'source add'))
  ]
}
