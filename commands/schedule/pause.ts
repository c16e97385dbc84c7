// /schedule pause: leaves a schedule alone until /schedule resume.
import { command, followUp, heading, line, option, paragraph, reply } from '#command'

export default command({
  summary: 'leave a schedule alone for now; what is due meanwhile is not made up for',
  admin: true,
  private: true,
  options: { schedule: option.schedule({ summary: 'its number', required: true }) },

  async answer({ schedule: number }, { schedules }) {
    await schedules.pause(number)
    return reply(
      [
        heading(`Paused: schedule ${number}`),
        paragraph('It posts nothing until it is resumed; what is due meanwhile is not made up for.')
      ],
      [
        followUp('Resume it', line('schedule resume', String(number))),
        followUp('Schedules', line('schedule list'))
      ]
    )
  }
})
