// `copydesk check`: whether quotes are in a text, or in the articles of the sources, one quote a line.
import type { Command } from 'commander'
import type { Bot } from '../bot.ts'
import type { Edition } from '../edition/edition.ts'
import { checkIn } from '../edition/edition.ts'
import { Unreadable } from '../sources/formats/unreadable.ts'
import type { Finish } from './exit.ts'
import { untilInterrupted } from './exit.ts'
import { answerEach } from './lines.ts'
import { openDesk } from './open.ts'
import type { SourceChoice } from './options.ts'
import { onlyStandardInput, sourceOption } from './options.ts'

export function addCheck(program: Command, finish: Finish): void {
  program
    .command('check')
    .summary('tell for each quote on standard input whether it is printed so, as JSON lines')
    .description(
      'Reads JSON lines { id, quote, text? } from standard input and prints for each, in the same order,\n' +
        '{ id, verdict: "exact" | "altered" | "absent", start, end, article }. The quote is looked up in the text of\n' +
        'its line, or where it has none in the articles of the sources. Blank lines are passed over; a line that\n' +
        'cannot be read gives { id, error }.'
    )
    .argument('<input>', '- for standard input')
    .addOption(sourceOption())
    .addHelpText('after', after)
    .action((from: string, options: SourceChoice, command: Command) => {
      onlyStandardInput(from, command)
      return untilInterrupted(finish, signal => check(options, signal))
    })
}

async function check(options: SourceChoice, signal: AbortSignal): Promise<number> {
  // Read when the first line needs them: quotes that bring their text need no sources.
  let bot: Bot | undefined
  try {
    return await answerEach(signal, async value => {
      const { id, quote, text } = readQuote(value)
      if (text !== null) return { id, ...shown({ ...checkIn(text, quote), article: null }) }
      bot ??= await openDesk(options, signal)
      return { id, ...shown(bot.newsroom.edition.check(quote)) }
    })
  } finally {
    await bot?.close()
  }
}

const shown = ({ verdict, start, end, article }: ReturnType<Edition['check']>) => ({
  verdict,
  start,
  end,
  article
})

interface Asked {
  /** Given back as it came. */
  readonly id: unknown
  readonly quote: string
  readonly text: string | null
}

/** Throws `Unreadable` with what is wrong. */
function readQuote(value: unknown): Asked {
  const record: { id?: unknown; quote?: unknown; text?: unknown } =
    typeof value === 'object' && value !== null ? value : {}
  const { id, quote, text = null } = record
  if (id === undefined || quote === undefined)
    throw new Unreadable('wants { "id": …, "quote": "…" }')
  if (typeof quote !== 'string') throw new Unreadable('quote: wants text')
  if (text !== null && typeof text !== 'string') throw new Unreadable('text: wants text')
  return { id, quote, text }
}

const after = `
"exact": every word is there; quotation marks, dashes, spaces, a capital at the start, a final comma or point, words
left out with … and words put in with [ ] do not count. "altered": most of it is, with a word, number or name
changed, dropped or put in. "absent": it is not in these articles, which is no verdict on the quote.
Offsets count UTF-16 units into the text, ends exclusive; null where there are none.

Example:
  echo '{"id":1,"quote":"nobody won this week"}' | copydesk check - --source folder:./seeds`
