// `copydesk analyze`: what can be known from each article, as JSON lines for people who want the data.
import type { Command } from 'commander'
import { read } from '../analysis/analysis.ts'
import { openSources, openWebOf } from '../bot.ts'
import { readConfig } from '../config.ts'
import { findSourceKinds } from '../discover.ts'
import { printEdition, summarizeReading } from '../edition/edition.ts'
import type { SourceError } from '../errors.ts'
import type { Reading } from '../news.ts'
import type { Found } from '../sources/formats/record.ts'
import { visible } from '../visible.ts'
import type { Web } from '../web/web.ts'
import { loadDotEnv } from './dotenv.ts'
import type { Finish } from './exit.ts'
import { exit, untilInterrupted } from './exit.ts'
import type { InputContext } from './inputs.ts'
import { articlesOfInput, articlesOfPaths, articlesOfSources } from './inputs.ts'
import { jsonLines } from './lines.ts'
import type { SourceChoice } from './options.ts'
import { sourceOption, wholeNumber } from './options.ts'
import type { Progress } from './progress.ts'
import { openProgress } from './progress.ts'
import { recordOf } from './record.ts'

interface AnalyzeOptions extends SourceChoice {
  /** Sentences of each summary. */
  readonly summary: number
  readonly stories: boolean
}

export function addAnalyze(program: Command, finish: Finish): void {
  program
    .command('analyze')
    .summary('print what each article says and who says it, as JSON lines')
    .description(
      'Prints one line of JSON for each article: its sentences, people, quotes with their speakers, and a summary.\n' +
        'Reads files and folders, or with "-" JSON lines { id, text, headline?, outlet?, published?, html? } from\n' +
        'standard input; without either, the sources.'
    )
    .argument('[path...]', 'files and folders, or - for standard input')
    .option('--summary <n>', 'sentences of each summary', wholeNumber(0, 100), 3)
    .option(
      '--stories',
      'tell of each article its story, and which text it copies; holds the whole input in memory',
      false
    )
    .addOption(sourceOption())
    .addHelpText('after', after)
    .action((paths: readonly string[], options: AnalyzeOptions) =>
      untilInterrupted(finish, signal => analyze(paths, options, signal))
    )
}

async function analyze(
  paths: readonly string[],
  options: AnalyzeOptions,
  signal: AbortSignal
): Promise<number> {
  // A bar on the terminal that the lines are printed on would stand in their way.
  const progress = process.stdout.isTTY ? undefined : openProgress('article', null)
  let problems = 0
  loadDotEnv()
  const kinds = await findSourceKinds()
  let web: Web | undefined
  const context: InputContext = {
    signal,
    // What comes from files alone needs neither the web nor the settings.
    web: () => (web ??= openWebOf(readConfig(process.env))),
    open: addresses => openSources(addresses, kinds),
    problem(error: SourceError) {
      problems += 1
      progress?.clear()
      process.stderr.write(`${visible(error.message)}\n`)
    }
  }
  const found = counted(articles(paths, options.source, context), progress)
  try {
    await (options.stories ? printWithStories : printEach)(found, options, signal)
  } finally {
    await web?.close()
  }
  return problems === 0 ? exit.done : exit.failed
}

function articles(
  paths: readonly string[],
  chosen: readonly string[],
  context: InputContext
): AsyncIterable<Found> {
  if (paths.length === 1 && paths[0] === '-') return articlesOfInput(context)
  if (paths.length > 0) return articlesOfPaths(paths, context)
  const sources = chosen.length > 0 ? chosen : readConfig(process.env).sources
  return articlesOfSources(context.open(sources), context)
}

/** One article at a time: whatever the length of the input, one is held. */
async function printEach(
  found: AsyncIterable<Found>,
  { summary }: AnalyzeOptions,
  signal: AbortSignal
): Promise<void> {
  const print = jsonLines(process.stdout)
  for await (const { article, extracted, numbered } of found) {
    signal.throwIfAborted()
    const reading = read(article)
    // Made of the article alone, so that it is the same whatever else is in the input.
    const extras = { summary: summarizeReading(reading, summary), withText: extracted, numbered }
    await print(recordOf(reading, { ...extras, story: null }))
  }
}

/** All of them first, because a story is told by articles together. */
async function printWithStories(
  found: AsyncIterable<Found>,
  { summary }: AnalyzeOptions,
  signal: AbortSignal
): Promise<void> {
  const all: (Pick<Found, 'extracted' | 'numbered'> & { readonly reading: Reading })[] = []
  for await (const { article, ...came } of found) {
    signal.throwIfAborted()
    all.push({ reading: read(article), ...came })
  }
  // An edition knows an article by its id: a line that repeats one belongs to the story of the first.
  const firsts = new Map<string, Reading>()
  for (const { reading } of all) {
    if (!firsts.has(reading.article.id)) firsts.set(reading.article.id, reading)
  }
  const edition = printEdition([...firsts.values()], { copies: true })
  const print = jsonLines(process.stdout)
  const progress = process.stdout.isTTY ? undefined : openProgress('line', all.length)
  for (const [index, { reading, extracted, numbered }] of all.entries()) {
    signal.throwIfAborted()
    progress?.at(index)
    const { id } = reading.article
    // Made of the article alone, so that it is the same whatever else is in the input.
    const extras = { summary: summarizeReading(reading, summary), withText: extracted, numbered }
    const told = { story: edition.storyOf(id)?.id ?? null, copy: edition.copyOf(id) ?? null }
    await print(recordOf(reading, { ...extras, ...told }))
  }
  progress?.end()
}

async function* counted(
  found: AsyncIterable<Found>,
  progress: Progress | undefined
): AsyncGenerator<Found> {
  let done = 0
  for await (const one of found) {
    yield one
    done += 1
    progress?.at(done)
  }
  progress?.end()
}

const after = `
Offsets count UTF-16 units into the text as it came in, ends exclusive. A quotation that its attribution breaks has
its parts in "parts". "text" is part of a line when the text was taken out of a page or a file with front matter.
A line or file that cannot be read is told on standard error, the rest goes on, and the exit code is 1.

Examples:
  copydesk analyze seeds/ > readings.jsonl
  copydesk analyze --summary 5 interview.txt
  zcat archive.jsonl.gz | copydesk analyze - | jq -r '.quotes[] | .speaker.name'
  copydesk analyze --stories --source jsonl:./week.jsonl
  copydesk analyze --source feed:https://gazette.example/rss`
