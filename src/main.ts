// The process: runs the command line and turns what comes of it into an exit code. The last of the four borders.
import { runCommandLine } from './cli/cli.ts'

// Whoever read our output has read enough (`copydesk analyze … | head`): nothing is wrong, and nobody is left to tell.
process.stdout.on('error', error => {
  if ('code' in error && error.code === 'EPIPE') process.exit()
  throw error
})

process.exitCode = await runCommandLine(process.argv.slice(2))
