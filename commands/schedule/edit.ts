// /schedule edit: another time, question, channel or manner for a schedule; what is not given stays.
import {
  askedLine,
  AskError,
  channelMeant,
  command,
  draftBlocks,
  followUp,
  heading,
  line,
  option,
  reply
} from '#command'

export default command({
  summary: 'change when, what, where or how a schedule posts',
  admin: true,
  private: true,
  options: {
    schedule: option.schedule({ summary: 'its number', required: true }),
    when: option.text({ summary: 'another time: "weekdays 8:30"', placeholder: 'WHEN' }),
    what: option.words({ summary: 'another thing to ask', placeholder: 'LINE' }),
    where: option.text({ summary: 'another channel of this place', placeholder: 'CHANNEL' }),
    zone: option.text({ summary: 'another time zone', placeholder: 'ZONE' }),
    quiet: option.text({ summary: 'hours and days without a post, or none', placeholder: 'HOURS' }),
    mention: option.text({ summary: 'a role or group to mention, or nobody', placeholder: 'ROLE' }),
    thread: option.choice({ summary: 'the rest in a thread', choices: ['yes', 'no'] }),
    empty: option.choice({ summary: 'what to do when nothing is new', choices: ['skip', 'say'] }),
    most: option.count({ summary: 'how many stories at most', most: 20 })
  },

  async answer(chosen, { ask, menu, schedules }) {
    const {
      schedule: number,
      when,
      what,
      where,
      zone,
      quiet,
      mention,
      thread,
      empty,
      most
    } = chosen
    if (Object.values({ ...chosen, schedule: undefined }).every(value => value === undefined))
      throw new AskError(
        'What is to be another? Say when:, what:, where:, zone:, quiet: or what else.',
        [followUp(`Schedule ${number}`, line('schedule show', String(number)))]
      )
    const said = when === undefined ? null : schedules.split(when)
    if (said !== null && said.what !== '')
      throw new AskError(
        `when: “${said.when}” is a time, and “${said.what}” is none: what:LINE is for what to ask.`
      )
    const { line: before } = await schedules.find(number)
    const schedule = await schedules.edit(number, {
      ...(said !== null && { when: said.when, ...(said.zone !== null && { zone: said.zone }) }),
      ...((what !== undefined || most !== undefined) && {
        line: askedLine(what ?? before, menu, most, before)
      }),
      ...(where !== undefined && { channel: channelMeant(where, ask) }),
      ...(zone !== undefined && { zone }),
      ...(quiet !== undefined && { quiet: quiet === 'none' ? '' : quiet }),
      ...(mention !== undefined && { mention: mention === 'nobody' ? null : mention }),
      ...(thread !== undefined && { thread: thread === 'yes' }),
      ...(empty !== undefined && { evenIfEmpty: empty === 'say' })
    })
    return reply(
      [heading(`Schedule ${number}`), ...draftBlocks(schedule, schedule, ask.channel)],
      [
        followUp('What it would post now', line('schedule preview', String(number))),
        followUp('Schedules', line('schedule list'))
      ]
    )
  }
})
