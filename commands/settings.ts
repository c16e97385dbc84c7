// /settings: what holds for this place and this channel, where each value comes from; and sets one.
import {
  AskError,
  command,
  followUp,
  heading,
  line,
  note,
  option,
  reply,
  settingNames,
  table
} from '#command'

export default command({
  summary: 'time zone, language of dates, admin roles and more, and where each comes from',
  aliases: ['setting', 'settings show'],
  admin: true,
  private: true,
  options: {
    name: option.choice({ summary: 'which one to set', choices: settingNames, single: true }),
    value: option.text({
      summary: 'what to set it to, or “unset”',
      placeholder: 'VALUE',
      after: ['to']
    }),
    for: option.choice({
      summary: 'for this channel, or for the whole place',
      choices: ['channel', 'place'],
      fallback: 'place'
    })
  },

  async answer({ name, value, for: where }, { settings }) {
    if (name === undefined && value !== undefined)
      throw new AskError(
        'name: which one is to be set?',
        settingNames.map(each => followUp(each, line('settings', each, { value })))
      )
    if (name !== undefined && value !== undefined)
      await settings.set(name, value === 'unset' ? null : value, where)
    const all = await settings.all()
    return reply(
      [
        heading('Settings'),
        table(
          ['Setting', 'Value', 'From'],
          all.map(each => [each.name, each.value === '' ? 'none' : each.value, each.from])
        ),
        note(
          '/settings zone to Europe/Berlin sets one, for:channel for this channel alone; /settings zone to unset takes it back.'
        ),
        note('The language is that of due times and days in schedules; all else is in English.')
      ],
      [followUp('Schedules', line('schedule list'))]
    )
  }
})
