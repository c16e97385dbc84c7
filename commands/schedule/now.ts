// /schedule now: posts what a schedule asks, besides its due times.
import { command, followUp, heading, line, option, paragraph, reply } from '#command'

export default command({
  summary: 'post what a schedule asks now, besides its times',
  admin: true,
  private: true,
  options: { schedule: option.schedule({ summary: 'its number', required: true }) },

  async answer({ schedule: number }, { schedules }) {
    await schedules.post(number)
    return reply(
      [
        heading(`Schedule ${number}`),
        paragraph(
          'It is being posted, unless there is nothing new. /deliveries tells what became of it.'
        )
      ],
      [
        followUp('What became of it', line('deliveries')),
        followUp('Schedules', line('schedule list'))
      ]
    )
  }
})
