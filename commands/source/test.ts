// /source test: reads an address without keeping anything, and shows the first articles as they would be read.
import {
  ADDRESS,
  command,
  followUp,
  foundBehind,
  heading,
  line,
  lookedAt,
  note,
  option,
  reply,
  withoutScheme
} from '#command'

export default command({
  summary: 'show what a source would bring, without adding it',
  aliases: ['sources test', 'source try'],
  admin: true,
  private: true,
  options: {
    address: option.address(ADDRESS)
  },

  async answer({ address: typed }, { sources, read }) {
    const look = await sources.look(typed)
    const address = look.address.replace(/#.*$/, '')
    const isThere = sources.list().some(each => each.address === address)
    return reply(
      [
        heading(`Test: ${address}`),
        ...foundBehind(typed, address),
        ...lookedAt(look, read),
        note(isThere ? 'It is one of your sources already.' : 'Nothing of this is kept.')
      ],
      [
        ...(isThere ? [] : [followUp('Add it', line('source add', look.address))]),
        ...look.others
          .slice(0, 3)
          .map(other => followUp(`Test ${withoutScheme(other)}`, line('source test', other))),
        followUp('Sources', line('sources'))
      ]
    )
  }
})
