// /schedule preview: what a schedule would post now, for the asker alone. Nothing counts as told by it.
import {
  aboutOneSchedule,
  command,
  followUp,
  heading,
  line,
  note,
  paragraph,
  reply
} from '#command'

export default command({
  summary: 'what a schedule would post now, for your eyes alone',
  ...aboutOneSchedule,

  async answer({ schedule: number }, { schedules }) {
    const { blocks } = await schedules.preview(number)
    const nothing = [
      heading(`Schedule ${number}`),
      paragraph('There is nothing new: it would post nothing now.')
    ]
    const aside = note(
      'This is for your eyes alone: nothing is posted, and nothing counts as told.'
    )
    return reply(blocks.length === 0 ? nothing : [...blocks, aside], [
      followUp('Post it now', line('schedule now', String(number))),
      followUp('Schedules', line('schedule list'))
    ])
  }
})
