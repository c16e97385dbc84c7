// /schedule resume: lets a schedule post again, from its next due time on.
import { command, followUp, heading, line, listed, option, paragraph, reply } from '#command'

export default command({
  summary: 'let a schedule post again',
  admin: true,
  private: true,
  options: { schedule: option.schedule({ summary: 'its number', required: true }) },

  async answer({ schedule: number }, { schedules }) {
    await schedules.resume(number)
    const { next } = await schedules.find(number)
    return reply(
      [
        heading(`Resumed: schedule ${number}`),
        paragraph(next.length === 0 ? 'It is never due.' : `Next: ${listed(next)}.`)
      ],
      [
        followUp('Pause it', line('schedule pause', String(number))),
        followUp('Schedules', line('schedule list'))
      ]
    )
  }
})
