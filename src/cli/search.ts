// `copydesk search`: the search of the edition without words around it, one query a line.
import type { Command } from 'commander'
import type { Edition } from '../edition/edition.ts'
import { Unreadable } from '../sources/formats/unreadable.ts'
import { untilInterrupted } from './exit.ts'
import type { Finish } from './exit.ts'
import { answerEach } from './lines.ts'
import { openDesk } from './open.ts'
import type { SourceChoice } from './options.ts'
import { onlyStandardInput, sourceOption, wholeNumber } from './options.ts'

interface SearchOptions extends SourceChoice {
  readonly limit: number
}

export function addSearch(program: Command, finish: Finish): void {
  program
    .command('search')
    .summary('search for each query on standard input, as JSON lines')
    .description(
      'Reads JSON lines { id, query } from standard input and prints for each, in the same order,\n' +
        '{ id, hits: [{ id, score }] }, best first, or { id, error } where there is no query to be read.\n' +
        'Blank lines are passed over. Scores compare within one answer only.'
    )
    .argument('<input>', '- for standard input')
    .option('--limit <n>', 'hits of each query', wholeNumber(1, 1000), 10)
    .addOption(sourceOption())
    .addHelpText('after', after)
    .action((from: string, options: SearchOptions, command: Command) => {
      onlyStandardInput(from, command)
      return untilInterrupted(finish, signal => search(options, signal))
    })
}

async function search(options: SearchOptions, signal: AbortSignal): Promise<number> {
  const { newsroom, close } = await openDesk(options, signal)
  try {
    return await answerEach(signal, value => {
      const { id, query } = readQuery(value)
      return { id, hits: hitsOf(newsroom.edition, query, options.limit) }
    })
  } finally {
    await close()
  }
}

const hitsOf = (edition: Edition, query: string, limit: number) =>
  edition.search(query, limit).map(({ article, score }) => ({ id: article, score }))

interface Query {
  /** Given back as it came. */
  readonly id: unknown
  readonly query: string
}

/** Throws `Unreadable` with what is wrong. */
function readQuery(value: unknown): Query {
  const record: { id?: unknown; query?: unknown } =
    typeof value === 'object' && value !== null ? value : {}
  const { id, query } = record
  if (id === undefined || query === undefined)
    throw new Unreadable('wants { "id": …, "query": "…" }')
  if (typeof query !== 'string') throw new Unreadable('query: wants text')
  return { id, query }
}

const after = `
Queries take words, "phrases", -minus, +must, outlet: person: source: since: until:.

Example:
  echo '{"id":1,"query":"\\"grain deal\\" since:2026-03-01"}' | copydesk search - --limit 5`
