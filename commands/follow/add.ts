// /follow: tells this channel of news of somebody or something, with the next briefing or at once.
import {
  AskError,
  command,
  echoed,
  followMeant,
  followUp,
  followsIn,
  heading,
  line,
  note,
  option,
  paragraph,
  reply
} from '#command'

export default command({
  summary: 'hear of news of somebody or something, here',
  aliases: ['follow'],
  options: {
    what: option.words({
      summary: 'a person, a topic, or "an exact phrase"',
      placeholder: 'PERSON|TOPIC|"PHRASE"',
      required: true
    }),
    at: option.choice({
      summary: 'with the next briefing, or at once',
      choices: ['briefing', 'once'],
      fallback: 'briefing'
    }),
    hourly: option.count({
      summary: 'at once: how many posts an hour at most',
      most: 20,
      fallback: 3
    })
  },

  examples(edition) {
    const [person] = edition.people(1)
    return person ? [line('follow add', person.name)] : []
  },

  async answer({ what: typed, at, hourly }, { ask, edition, follows }) {
    if (!/[\p{L}\p{N}]/u.test(typed))
      throw new AskError(`There is nothing to follow in ${echoed(typed)}.`)
    if (at === 'once' && !ask.admin)
      throw new AskError(
        'Posts at once are for administrators to ask for; with the next briefing is for everybody.',
        [followUp('With the next briefing', `/follow add ${typed}`)]
      )
    const { what, query } = followMeant(typed, edition)
    // What is there already is no news.
    const known = followsIn([{ query }], edition, new Set()).map(({ id }) => id)
    const isNew = await follows.add({ what, query, hourly: at === 'once' ? hourly : null }, known)
    const how =
      at === 'once' ? `at once, at most ${hourly} times an hour` : 'with the next briefing'
    return reply(
      [
        heading(`${isNew ? 'Followed' : 'Followed already'}: ${what}`),
        paragraph(
          isNew
            ? `News of it comes to this channel ${how}.`
            : 'Remove it first to hear of it in another way.'
        ),
        ...(known.length === 0 ? [note('No article has it so far.')] : [])
      ],
      [
        followUp('What is there now', `/search ${query}`),
        followUp('What is followed here', line('follow list')),
        followUp('Remove it again', `/follow remove ${what}`)
      ]
    )
  }
})
