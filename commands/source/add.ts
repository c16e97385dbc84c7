// /source add: looks at what an address leads to, adds it for the place where it is asked, and says what it found.
import {
  ADDRESS,
  addressWith,
  AskError,
  askedAsSource,
  calledSource,
  command,
  followUp,
  foundBehind,
  heading,
  line,
  lookedAt,
  note,
  option,
  paragraph,
  reply,
  whyNothing,
  withoutScheme
} from '#command'
import type { Look } from '#command'

export default command({
  summary: 'read a feed, a site or a page from now on',
  aliases: ['sources add', 'source new'],
  admin: true,
  private: true,
  options: {
    address: option.address(ADDRESS),
    name: option.text({ summary: 'what to call it', placeholder: 'NAME', after: ['as'] }),
    tags: option.text({ summary: 'what it is about, with commas between', placeholder: 'TAGS' })
  },

  async answer({ address: typed, name, tags }, { sources }) {
    const look = await sources.look(typed)
    const found = look.address.replace(/#.*$/, '')
    const behind = foundBehind(typed, found)
    const there = sources.list().find(each => each.address === found)
    if (there !== undefined && behind.length > 0)
      throw new AskError(
        `${typed} leads to ${calledSource(there, true)}, which is among the sources already.`,
        [followUp('Sources', line('sources'))]
      )
    const address = addressWith(look.address, {
      name: name ?? titleOf(look),
      ...(tags !== undefined && {
        tags: tags
          .split(',')
          .map(tag => tag.trim())
          .filter(Boolean)
      })
    })
    const delivery = await sources.add(address)
    const all = sources.list()
    const added = all.find(each => each.address === delivery.address)
    const why = delivery.failed === null ? whyNothing(delivery) : null
    const called = added ? calledSource(added, true) : delivery.address
    return reply(
      [
        heading(`Added: ${called}`),
        ...(behind.length > 0 || called === delivery.address
          ? behind
          : [paragraph(delivery.address)]),
        ...lookedAt(look),
        ...(delivery.failed === null
          ? []
          : [
              paragraph(`Reading it again just now failed: ${delivery.failed}. It is tried again.`)
            ]),
        ...(why === null ? [] : [paragraph(`Nothing is kept of what it brings, ${why}.`)]),
        note('Only this place sees it and its articles.')
      ],
      [
        ...look.others
          .slice(0, 2)
          .map(other => followUp(`Add ${withoutScheme(other)}`, line('source add', other))),
        followUp('Sources', line('sources')),
        followUp(
          'Remove it again',
          line('source remove', added ? askedAsSource(added, all) : delivery.address)
        )
      ]
    )
  }
})

// What a feed calls itself, unless its address has a name or its articles come from several outlets.
function titleOf({ address, articles }: Look): string | null {
  if (!address.startsWith('feed:') || /#(?:.*&)?name=/.test(address)) return null
  const outlets = new Set(articles.map(({ outlet }) => outlet))
  return outlets.size === 1 ? (articles[0]?.outlet ?? null) : null
}
