// /follow list: what this channel follows.
import { command, followUp, heading, line, list, note, paragraph, reply } from '#command'

export default command({
  summary: 'what this channel follows',
  aliases: ['follows', 'following'],
  options: {},
  examples: () => [line('follow list')],

  async answer(_, { follows, page: cut }) {
    const all = await follows.list()
    if (all.length === 0)
      return reply(
        [heading('Followed here'), paragraph('Nothing and nobody yet.')],
        [followUp('How to follow', line('help', 'follow add'))]
      )
    const page = cut(all, 20)
    return reply(
      [
        heading('Followed here'),
        list(
          page.shown.map(({ what, hourly }) => [
            { text: what, strong: true },
            {
              text:
                hourly === null
                  ? ', with the next briefing'
                  : `, at once, at most ${hourly} times an hour`
            }
          ])
        ),
        note('Articles that were there before count as known.')
      ],
      [
        ...page.more,
        ...all.slice(0, 2).map(({ what }) => followUp(`Remove ${what}`, `/follow remove ${what}`))
      ]
    )
  }
})
