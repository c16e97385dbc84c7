// /schedule preview: what a schedule would post now, for the asker alone. Nothing counts as told by it.
import { command, followUp, heading, line, option, paragraph, reply } from '#command'

export default command({
  summary: 'what a schedule would post now, for your eyes alone',
  admin: true,
  private: true,
  options: { schedule: option.schedule({ summary: 'its number', required: true }) },

  async answer({ schedule: number }, { schedules }) {
    const { blocks } = await schedules.preview(number)
    const nothing = [
      heading(`Schedule ${number}`),
      paragraph('There is nothing new: it would post nothing now.')
    ]
    return reply(blocks.length === 0 ? nothing : blocks, [
      followUp('Post it now', line('schedule now', String(number))),
      followUp('Schedules', line('schedule list'))
    ])
  }
})
