// /schedule now: posts what a schedule asks, besides its due times.
import { aboutOneSchedule, command, followUp, line, toldOfSchedule } from '#command'

export default command({
  summary: 'post what a schedule asks now, besides its times',
  ...aboutOneSchedule,

  async answer({ schedule: number }, { schedules }) {
    await schedules.post(number)
    return toldOfSchedule(
      `Schedule ${number}`,
      'It is being posted, unless there is nothing new. /deliveries tells what became of it.',
      followUp('What became of it', line('deliveries'))
    )
  }
})
