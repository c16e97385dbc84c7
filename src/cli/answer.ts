// One typed line answered as the console would answer it, and a reply printed for whoever reads it once.
import type { FrontDesk } from '../ask.ts'
import { readAsk } from '../ask.ts'
import { lookOf, renderReply } from '../platforms/console/console.ts'
import type { Reply } from '../reply.ts'

/** Whoever starts the command line is the administrator of what it starts. */
export const answerTo = (desk: FrontDesk, line: string): Promise<Reply> =>
  desk.answer({
    ...readAsk(line),
    asker: 'console:local',
    channel: 'console:local',
    admin: true,
    at: Date.now()
  })

/** In plain words, on standard output: wrapped and coloured on a terminal only. */
export function printReply(shown: Reply): void {
  const look = { ...lookOf(process.stdout, process.env), followUps: 'lines' as const }
  process.stdout.write(`${renderReply(shown, look)}\n`)
}
