// `copydesk search`: the search of the edition without words around it, one query a line.
import type { Command } from 'commander'
import { SourceError } from '../errors.ts'
import type { Edition } from '../edition/edition.ts'
import { exit, untilInterrupted } from './exit.ts'
import type { Finish } from './exit.ts'
import { jsonLines, standardInput, textLines } from './lines.ts'
import { openDesk, tellProblem } from './open.ts'
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
    return await searchEach(newsroom.edition, options, signal)
  } finally {
    await close()
  }
}

async function searchEach(
  edition: Edition,
  options: SearchOptions,
  signal: AbortSignal
): Promise<number> {
  const print = jsonLines(process.stdout)
  let code: number = exit.done
  for await (const line of textLines(standardInput(signal))) {
    if ('text' in line && line.text.trim() === '') continue
    const asked = 'error' in line ? { id: null, error: line.error } : readQuery(line)
    if ('error' in asked) {
      code = exit.failed
      tellProblem(asked.error)
      await print({ id: asked.id, error: asked.error.message })
    } else await print({ id: asked.id, hits: hitsOf(edition, asked.query, options.limit) })
  }
  return code
}

const hitsOf = (edition: Edition, query: string, limit: number) =>
  edition.search(query, limit).map(({ article, score }) => ({ id: article, score }))

interface Query {
  /** Given back as it came. */
  readonly id: unknown
  readonly query: string
}

interface NoQuery {
  /** Null where the line does not tell. */
  readonly id: unknown
  readonly error: SourceError
}

/** The query of one line, or what is wrong with it. */
function readQuery({ number, text }: { number: number; text: string }): Query | NoQuery {
  const refused = (reason: string, id: unknown = null): NoQuery => ({
    id,
    error: new SourceError(`line ${number}`, reason)
  })
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return refused(`is not JSON: ${error instanceof Error ? error.message.split('\n', 1)[0] : ''}`)
  }
  const record: { id?: unknown; query?: unknown } =
    typeof value === 'object' && value !== null ? value : {}
  const { id, query } = record
  if (id === undefined || query === undefined) return refused('wants { "id": …, "query": "…" }', id)
  return typeof query === 'string' ? { id, query } : refused('query: wants text', id)
}

const after = `
Queries take words, "phrases", -minus, +must, outlet: person: source: since: until:.

Example:
  echo '{"id":1,"query":"\\"grain deal\\" since:2026-03-01"}' | copydesk search - --limit 5`
