// /source remove: takes off a source that was added here, with all that it brought.
import {
  aboutOneSource,
  calledSource,
  command,
  count,
  followUp,
  heading,
  line,
  paragraph,
  reply
} from '#command'
import type { Listed } from '#command'

export default command({
  summary: 'stop reading a source, and let its articles go',
  aliases: ['sources remove', 'source rm', 'source delete'],
  ...aboutOneSource,

  async answer({ source }, { sources }) {
    // With a list goes what it lists.
    const listed = sources.list().filter(each => each.list === source.address)
    await sources.remove(source.address)
    return reply(
      [
        heading(`Removed: ${calledSource(source, true)}`),
        paragraph(
          listed.length === 0
            ? goneWith([source])
            : `${count(listed.length, 'source')} of its list went too. ${goneWith([source, ...listed])}`
        )
      ],
      [
        followUp('Add it again', line('source add', source.typed)),
        followUp('Sources', line('sources'))
      ]
    )
  }
})

function goneWith(sources: readonly Listed[]): string {
  const articles = sources.reduce((sum, { delivery }) => sum + (delivery?.articles ?? 0), 0)
  if (articles === 0) return 'No article goes with it.'
  return articles === 1
    ? 'The article that it brought is in no answer any more, unless another source brought it too.'
    : `The ${count(articles, 'article')} that it brought are in no answer any more, but for what another source brought too.`
}
