// /settings: what holds for this place and this channel, where each value comes from; and sets one.
import {
  AskError,
  channelMeant,
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

  async answer({ name, value, for: where }, { ask, settings }) {
    if (name === undefined && value !== undefined)
      throw new AskError(
        'name: which one is to be set?',
        settingNames.map(each => followUp(each, line('settings', each, { value })))
      )
    if (name !== undefined && value !== undefined) {
      // As a platform writes it, `<#C1>`, it is meant as the bot writes it.
      const isChannel = name === 'channel' && value.startsWith('<')
      const meant = isChannel ? channelMeant(value, ask) : value
      await settings.set(name, value === 'unset' ? null : meant, where)
    }
    const all = await settings.all()
    return reply(
      [
        heading('Settings'),
        table(
          ['Setting', 'Value', 'From'],
          all.map(({ name: called, value: is, from }) => [
            called,
            is === '' ? 'none' : called === 'channel' ? [{ text: is, channel: is }] : is,
            from
          ])
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
