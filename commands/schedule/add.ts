// /schedule add: posts the answer to something at set times. Shows what it would be first, and keeps it when that is confirmed.
import {
  askedLine,
  AskError,
  channelMeant,
  command,
  draftBlocks,
  followUp,
  heading,
  line,
  note,
  option,
  reply
} from '#command'
import type { Draft, Schedules } from '#command'

export default command({
  summary: 'post a briefing here, or anything that can be asked, at set times',
  aliases: ['schedule new', 'schedules add'],
  admin: true,
  private: true,
  options: {
    when: option.timed({
      summary: 'when and what to ask, such as weekdays 8:30 briefing about:tides',
      required: true
    }),
    what: option.words({
      summary: 'what to ask, where it does not follow the time',
      placeholder: 'LINE'
    }),
    where: option.text({ summary: 'another channel of this place', placeholder: 'CHANNEL' }),
    zone: option.text({ summary: 'the time zone, such as Europe/Berlin', placeholder: 'ZONE' }),
    quiet: option.text({
      summary: 'hours and days without a post: "22-7, sat, sun"',
      placeholder: 'HOURS'
    }),
    mention: option.text({ summary: 'a role or group to mention', placeholder: 'ROLE' }),
    thread: option.choice({ summary: 'the rest in a thread', choices: ['yes', 'no'] }),
    empty: option.choice({ summary: 'what to do when nothing is new', choices: ['skip', 'say'] }),
    most: option.count({ summary: 'how many stories at most', most: 20 }),
    save: option.choice({ summary: 'keep it', choices: ['yes'] })
  },

  async answer(chosen, { ask, menu, schedules, settings, again }) {
    const {
      when: typed,
      what,
      where,
      zone,
      quiet = '',
      mention,
      thread,
      empty,
      most,
      save
    } = chosen
    const said = saidIn(typed, schedules)
    const usual = await settings.value('channel')
    const draft: Draft = {
      when: said.when,
      line: askedLine(what ?? said.what, menu, most),
      channel: where === undefined ? usual || ask.channel : channelMeant(where, ask),
      zone: zone ?? said.zone ?? (await settings.value('zone')),
      quiet,
      mention: mention ?? null,
      thread: thread === 'yes',
      evenIfEmpty: empty === 'say'
    }
    const checked = await schedules.check(draft)
    if (save === undefined)
      return reply(
        [heading('A schedule that is not kept yet'), ...draftBlocks(checked, checked, ask.channel)],
        [followUp('Keep it', again({ save: 'yes' })), followUp('Schedules', line('schedule list'))]
      )
    const schedule = await schedules.add(draft)
    const number = String(schedule.number)
    return reply(
      [
        heading(`Schedule ${number}`),
        ...draftBlocks(schedule, schedule, ask.channel),
        note('It posts by itself from now on.')
      ],
      [
        followUp('What it would post now', line('schedule preview', number)),
        followUp('Remove it again', line('schedule remove', number))
      ]
    )
  }
})

// The usual ways of saying a time are offered with the reason why this is none.
function saidIn(typed: string, schedules: Pick<Schedules, 'split'>) {
  try {
    return schedules.split(typed)
  } catch (error) {
    if (!(error instanceof AskError)) throw error
    throw new AskError(error.message, [
      followUp('Weekdays at 8:30', line('schedule add', 'weekdays 8:30')),
      followUp('Every Monday at 7', line('schedule add', 'every monday at 7')),
      followUp('Twice a day', line('schedule add', 'daily 08:00 and 17:00'))
    ])
  }
}
