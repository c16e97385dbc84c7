// /schedule pause: leaves a schedule alone until /schedule resume.
import { aboutOneSchedule, command, followUp, line, toldOfSchedule } from '#command'

export default command({
  summary: 'leave a schedule alone for now; what is due meanwhile is not made up for',
  ...aboutOneSchedule,

  async answer({ schedule: number }, { schedules }) {
    await schedules.pause(number)
    return toldOfSchedule(
      `Paused: schedule ${number}`,
      'It posts nothing until it is resumed; what is due meanwhile is not made up for.',
      followUp('Resume it', line('schedule resume', String(number)))
    )
  }
})
