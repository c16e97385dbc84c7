// The console platform: the bot talks on the terminal or the pipe that it was started on.
import type { PlatformKind } from '../../platform.ts'
import { openConsole } from './listen.ts'

export { lookOf, renderReply } from './render.ts'

const platform: PlatformKind = {
  summary: 'a prompt on the terminal, or one question a line from a pipe',
  open: settings =>
    openConsole({
      input: process.stdin,
      output: process.stdout,
      env: settings.env,
      welcome: () => settings.welcome('console:local'),
      // At a prompt Ctrl-C is a key, not a signal: hand it on as the signal that it would have been.
      interrupt: () => process.emit('SIGINT')
    })
}

export default platform
