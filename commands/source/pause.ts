// /source pause: leaves a source alone until /source resume; what it has brought stays.
import {
  aboutOneSource,
  askedAsSource,
  calledSource,
  command,
  followUp,
  heading,
  line,
  paragraph,
  reply
} from '#command'

export default command({
  summary: 'leave a source alone for now; its articles stay',
  aliases: ['sources pause'],
  ...aboutOneSource,

  async answer({ source }, { sources }) {
    const name = askedAsSource(source, sources.list())
    await sources.pause(source.address)
    return reply(
      [
        heading(`${source.paused ? 'Paused already' : 'Paused'}: ${calledSource(source, true)}`),
        paragraph(
          'It is not read until it is resumed, or somebody reloads it by name. What it has brought stays.'
        )
      ],
      [followUp('Resume it', line('source resume', name)), followUp('Sources', line('sources'))]
    )
  }
})
