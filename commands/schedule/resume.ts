// /schedule resume: lets a schedule post again, from its next due time on.
import { aboutOneSchedule, command, followUp, line, listed, toldOfSchedule } from '#command'

export default command({
  summary: 'let a schedule post again',
  ...aboutOneSchedule,

  async answer({ schedule: number }, { schedules }) {
    await schedules.resume(number)
    const { next } = await schedules.find(number)
    return toldOfSchedule(
      `Resumed: schedule ${number}`,
      next.length === 0 ? 'It is never due.' : `Next: ${listed(next)}.`,
      followUp('Pause it', line('schedule pause', String(number)))
    )
  }
})
