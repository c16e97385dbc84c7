// /source resume: reads a source again that was paused, or that stopped because its publisher said that it is gone.
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
  summary: 'read a source again that was paused or has stopped',
  aliases: ['sources resume'],
  ...aboutOneSource,

  async answer({ source }, { sources }) {
    const name = askedAsSource(source, sources.list())
    await sources.resume(source.address)
    const rested = source.paused || source.stopped
    return toldOfSource(
      `${rested ? 'Resumed' : 'Not paused'}: ${calledSource(source, true)}`,
      rested ? 'It is read again within a minute.' : 'It is read as ever.',
      followUp('Read it now', line('reload', name))
    )
  }
})
