// /schedule show: one schedule, its next three times, and what became of the last.
import {
  aboutOneSchedule,
  command,
  draftBlocks,
  followUp,
  heading,
  line,
  paragraph,
  postingLine,
  reply
} from '#command'

export default command({
  summary: 'one schedule: when it is due next, and what became of its last post',
  ...aboutOneSchedule,

  async answer({ schedule: number }, { ask, schedules }) {
    const schedule = await schedules.find(number)
    const { state, reason, last } = schedule
    const rests = reason === null ? 'It is paused.' : `Paused by the bot: ${reason}`
    const name = String(number)
    return reply(
      [
        heading(`Schedule ${number}`),
        ...draftBlocks(schedule, state === 'paused' ? null : schedule, ask.channel),
        ...(state === 'paused' ? [paragraph(rests)] : []),
        ...(last === null
          ? []
          : [paragraph([{ text: 'Last: ' }, ...postingLine(last), { text: '.' }])])
      ],
      [
        followUp('What it would post now', line('schedule preview', name)),
        followUp('Post it now', line('schedule now', name)),
        state === 'paused'
          ? followUp('Resume it', line('schedule resume', name))
          : followUp('Pause it', line('schedule pause', name)),
        followUp('Remove it', line('schedule remove', name))
      ]
    )
  }
})
