// /schedule list: what is posted here by itself, and when next.
import {
  command,
  followUp,
  heading,
  line,
  list,
  note,
  paragraph,
  reply,
  scheduleLine,
  scopeOption
} from '#command'

export default command({
  summary: 'what is posted by itself in this place, and when next',
  aliases: ['schedule', 'schedules'],
  admin: true,
  private: true,
  options: scopeOption,

  async answer({ in: where }, { ask, schedules, page: cut }) {
    const all = (await schedules.list()).filter(
      ({ channel }) => where === 'place' || channel === ask.channel
    )
    if (all.length === 0)
      return reply(
        [heading('Schedules'), paragraph('Nothing is posted here by itself.')],
        [followUp('How to add one', line('help', 'schedule add'))]
      )
    const page = cut(all, 15)
    return reply(
      [
        heading('Schedules'),
        list(page.shown.map(schedule => scheduleLine(schedule, ask.channel))),
        note('/schedule show tells more of one; /deliveries what became of each post.')
      ],
      [
        ...page.more,
        ...page.shown
          .slice(0, 3)
          .map(({ number }) =>
            followUp(`Schedule ${number}`, line('schedule show', String(number)))
          ),
        followUp('What was posted', line('deliveries'))
      ]
    )
  }
})
