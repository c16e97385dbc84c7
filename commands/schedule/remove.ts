// /schedule remove: takes a schedule off; what it posted stays, and so does the log of it.
import { aboutOneSchedule, addingLine, command, followUp, toldOfSchedule } from '#command'

export default command({
  summary: 'take a schedule off; what it has posted stays',
  aliases: ['schedule rm', 'schedule delete'],
  ...aboutOneSchedule,

  async answer({ schedule: number }, { ask, schedules }) {
    const schedule = await schedules.find(number)
    await schedules.remove(number)
    return toldOfSchedule(
      `Removed: schedule ${number}`,
      `${schedule.line}, ${schedule.when}, is not posted any more.`,
      followUp('Add it again', addingLine(schedule, ask.channel))
    )
  }
})
