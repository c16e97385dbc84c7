// /schedule remove: takes a schedule off; what it posted stays, and so does the log of it.
import { command, followUp, heading, line, option, paragraph, reply } from '#command'

export default command({
  summary: 'take a schedule off; what it has posted stays',
  aliases: ['schedule rm', 'schedule delete'],
  admin: true,
  private: true,
  options: { schedule: option.schedule({ summary: 'its number', required: true }) },

  async answer({ schedule: number }, { schedules }) {
    const { line: asked, when } = await schedules.find(number)
    await schedules.remove(number)
    return reply(
      [
        heading(`Removed: schedule ${number}`),
        paragraph(`${when}: ${asked} is not posted any more.`)
      ],
      [
        followUp('Add it again', line('schedule add', `${when} ${asked}`)),
        followUp('Schedules', line('schedule list'))
      ]
    )
  }
})
