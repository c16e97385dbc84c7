// `copydesk next -`: when something is due, for those who want to check the arithmetic of clocks.
import type { Command } from 'commander'
import { nextTime, TimeError } from '../schedule/schedule.ts'
import { parseJson } from '../sources/formats/jsonlines.ts'
import { located, Unreadable } from '../sources/formats/unreadable.ts'
import { visible } from '../visible.ts'
import type { Finish } from './exit.ts'
import { exit, untilInterrupted } from './exit.ts'
import { jsonLines, standardInput, textLines } from './lines.ts'

export function addNext(program: Command, finish: Finish): void {
  program
    .command('next')
    .summary('print when something is due next, as JSON lines')
    .description(
      'Reads JSON lines { id, zone, at, after } from standard input and prints { id, next } for each. "at" is a time such as\n' +
        '08:30, every day, or the five fields of cron; "zone" an IANA name, "after" an instant.'
    )
    .argument('-', 'standard input')
    .addHelpText('after', after)
    .action(() => untilInterrupted(finish, tellAll))
}

async function tellAll(signal: AbortSignal): Promise<number> {
  const print = jsonLines(process.stdout)
  let problems = 0
  for await (const line of textLines(standardInput(signal))) {
    try {
      if ('error' in line) throw line.error
      if (line.text.trim() !== '') await print(answered(parseJson(line.text)))
    } catch (error) {
      signal.throwIfAborted()
      problems += 1
      process.stderr.write(`${visible(located(`line ${line.number}`, error).message)}\n`)
    }
  }
  return problems === 0 ? exit.done : exit.failed
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
