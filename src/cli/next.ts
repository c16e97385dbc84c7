// `copydesk next -`: when something is due, for those who want to check the arithmetic of clocks.
import type { Command } from 'commander'
import { nextTime, TimeError } from '../schedule/schedule.ts'
import { Unreadable } from '../sources/formats/unreadable.ts'
import type { Finish } from './exit.ts'
import { untilInterrupted } from './exit.ts'
import { answerEach } from './lines.ts'
import { onlyStandardInput } from './options.ts'

export function addNext(program: Command, finish: Finish): void {
  program
    .command('next')
    .summary('print when something is due next, as JSON lines')
    .description(
      'Reads JSON lines { id, zone, at, after } from standard input and prints { id, next } for each: the first instant\n' +
        'later than "after" at which it is due. "at" is a time of day, such as "08:30", or the five fields of cron, which may\n' +
        'be called "cron" too; "zone" is a name such as Europe/Berlin, "after" an instant such as 2026-03-02T06:30:00Z.\n' +
        'Blank lines are passed over; a line that cannot be read gives { id, error }.'
    )
    .argument('<input>', '- for standard input')
    .addHelpText('after', after)
    .action((from: string, _: object, command: Command) => {
      onlyStandardInput(from, command)
      return untilInterrupted(finish, signal => answerEach(signal, answered))
    })
}

function answered(value: unknown): { readonly id: unknown; readonly next: string | null } {
  const said = (name: string): string => {
    const member: unknown =
      typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
    if (typeof member === 'string') return member
    throw new Unreadable(`${name}: wants text`)
  }
  const { id }: { id?: unknown } = Object(value)
  const at = /^\s*$/.test(String(Reflect.get(Object(value), 'cron') ?? ''))
    ? said('at')
    : said('cron')
  try {
    return { id, next: nextTime(said('zone'), at, said('after')) }
  } catch (cause) {
    if (cause instanceof TimeError) throw new Unreadable(cause.message, { cause })
    throw cause
  }
}

const after = `
Every time is due once a day. One that the clock skips is due as far past the gap as it lay past the start of the gap;
one that comes twice is due the first time. "next" is null where the day never comes.

Example:
  echo '{"id":1,"zone":"Europe/Berlin","at":"02:30","after":"2026-03-28T12:00:00Z"}' | copydesk next -`
