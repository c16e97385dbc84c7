// /deliveries: every due time of this place and what became of it, with the reason.
import {
  command,
  followUp,
  heading,
  line,
  list,
  note,
  paragraph,
  postingLine,
  reply,
  scopeOption
} from '#command'

export default command({
  summary: 'what was posted by itself, what was not, and why',
  admin: true,
  private: true,
  options: scopeOption,

  async answer({ in: where }, { schedules, page: cut }) {
    const log = await schedules.log(200, { here: where === 'here' })
    if (log.length === 0)
      return reply(
        [heading('Deliveries'), paragraph('Nothing has been due yet.')],
        [followUp('Schedules', line('schedule list'))]
      )
    const page = cut(log, 15)
    return reply(
      [
        heading('Deliveries'),
        list(page.shown.map(postingLine)),
        note('Latest first. “Perhaps posted” is not posted again by itself: look in the channel.')
      ],
      [...page.more, followUp('Schedules', line('schedule list'))]
    )
  }
})
