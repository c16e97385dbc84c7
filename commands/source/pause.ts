// /source pause: leaves a source alone until /source resume; what it has brought stays.
import {
  aboutOneSource,
  askedAsSource,
  calledSource,
  command,
  followUp,
  line,
  toldOfSource
} from '#command'

export default command({
  summary: 'leave a source alone for now; its articles stay',
  aliases: ['sources pause'],
  ...aboutOneSource,

  async answer({ source }, { sources }) {
    const name = askedAsSource(source, sources.list())
    await sources.pause(source.address)
    return toldOfSource(
      `${source.paused ? 'Paused already' : 'Paused'}: ${calledSource(source, true)}`,
      'It is not read until it is resumed, or somebody reloads it by name. What it has brought stays.',
      followUp('Resume it', line('source resume', name))
    )
  }
})
