// /follow remove: follows something no longer. Whoever added it may, and administrators.
import {
  AskError,
  command,
  echoed,
  followCalled,
  followUp,
  heading,
  line,
  option,
  paragraph,
  reply
} from '#command'

export default command({
  summary: 'follow somebody or something no longer',
  aliases: ['follow rm', 'unfollow'],
  options: { what: option.text({ summary: 'as /follow list names it', required: true }) },
  examples(edition) {
    const [person] = edition.people(1)
    return person ? [line('follow remove', person.name)] : []
  },

  async answer({ what }, { ask, edition, follows }) {
    const found = followCalled(what, await follows.list(), edition)
    if (found === undefined)
      return reply(
        [heading('Followed here'), paragraph(`${echoed(what)} is not followed here.`)],
        [followUp('What is followed here', line('follow list'))]
      )
    if (!found.mine && !ask.admin)
      throw new AskError('Somebody else follows that here: administrators may remove it.')
    await follows.remove(found.query)
    return reply(
      [heading(`Followed no longer: ${found.what}`), paragraph('What is followed besides stays.')],
      [
        followUp('Follow it again', `/follow add ${found.what}`),
        followUp('What is followed here', line('follow list'))
      ]
    )
  }
})
