// /schedule resume: lets a schedule post again, from its next due time on.
import { aboutOneSchedule, comingText, command, followUp, line, toldOfSchedule } from '#command'

export default command({
  summary: 'let a schedule post again',
  ...aboutOneSchedule,

  async answer({ schedule: number }, { schedules }) {
    await schedules.resume(number)
    const resumed = await schedules.find(number)
    return toldOfSchedule(
      `Resumed: schedule ${number}`,
      comingText(resumed),
      followUp('Pause it', line('schedule pause', String(number)))
    )
  }
})
