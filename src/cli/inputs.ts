// Where the articles of `copydesk analyze` come from: standard input, files, folders, or sources by their address.
import { stat } from 'node:fs/promises'
import { SourceError } from '../errors.ts'
import type { Source, SourceContext } from '../source.ts'
import { articlesOfFile, isArticleFile, openBytes } from '../sources/formats/file.ts'
import { articlesOfJsonLines } from '../sources/formats/jsonlines.ts'
import type { Found } from '../sources/formats/record.ts'
import { located } from '../sources/formats/unreadable.ts'
import type { Web } from '../web/web.ts'
import { standardInput } from './lines.ts'

export interface InputContext {
  readonly signal: AbortSignal
  /** What could not be read; the rest goes on. */
  readonly problem: (error: SourceError) => void
  /** Opened when it is first needed. */
  readonly web: () => Web
  /** Opens what a list of sources names. */
  readonly open: (addresses: readonly string[]) => readonly Source[]
}

/** JSON lines on standard input, in their order and with their ids. Holds one line at a time. */
export const articlesOfInput = ({
  signal,
  problem
}: Pick<InputContext, 'signal' | 'problem'>): AsyncIterable<Found> =>
  articlesOfJsonLines(standardInput(signal), {
    source: '-',
    name: '-',
    // What is piped has no name: whoever made it counts its lines.
    problem(error) {
      const [, number = '', reason = ''] = /^-:(\d+): ([^]*)$/.exec(error.message) ?? []
      problem(new SourceError(`line ${number}`, reason, { cause: error }))
    }
  })

/** Files and folders, in the order given. The id of a file is its path as given, of one in a folder the path below it. */
export async function* articlesOfPaths(
  paths: readonly string[],
  context: InputContext
): AsyncGenerator<Found> {
  for (const path of paths) {
    try {
      const isFolder = (await stat(path)).isDirectory()
      yield* isFolder
        ? articlesOfSources(context.open([`folder:${path}`]), context)
        : articlesOfPath(path, context)
    } catch (error) {
      context.signal.throwIfAborted()
      context.problem(located(path, error))
    }
  }
}

/** What these sources deliver now, one after the other; after a list those that it lists, each source once. */
export async function* articlesOfSources(
  sources: readonly Source[],
  context: InputContext
): AsyncGenerator<Found> {
  const waiting = [...sources]
  const met = new Set(waiting.map(({ address }) => address))
  for (let source = waiting.shift(); source !== undefined; source = waiting.shift()) {
    const listed: string[] = []
    yield* articlesOfSource(source, context, addresses => listed.push(...addresses))
    const strangers = context.open(listed).filter(({ address }) => !met.has(address))
    for (const { address } of strangers) met.add(address)
    waiting.push(...strangers)
  }
}

async function* articlesOfSource(
  source: Source,
  { signal, problem, web }: InputContext,
  listed: (addresses: readonly string[]) => void
): AsyncGenerator<Found> {
  const context: SourceContext = {
    signal,
    problem,
    get web() {
      return web()
    },
    // Each run is the first.
    noted: null,
    note: () => {},
    holds: () => false,
    advise: ({ sources = [] }) => listed(sources)
  }
  try {
    const articles = source.read(context)
    // A plain text is the file itself. Of any other shape only we have the text that the offsets point into.
    for await (const article of articles) yield { article, extracted: !isPlain(article.id) }
  } catch (error) {
    signal.throwIfAborted()
    problem(located(source.address, error))
  }
}

async function* articlesOfPath(path: string, context: InputContext): AsyncGenerator<Found> {
  const { signal, problem } = context
  if (/\.(?:jsonl|ndjson)(?:\.gz)?$/i.test(path)) {
    yield* articlesOfJsonLines(openBytes(path, signal), { source: path, name: path, problem })
  } else if (isArticleFile(path)) {
    const file = { path, name: path, source: path, signal, problem }
    for await (const article of articlesOfFile(file)) yield { article, extracted: !isPlain(path) }
  } else {
    problem(new SourceError(path, 'is no .md, .txt, .html, .json or .jsonl file'))
  }
}

const isPlain = (name: string): boolean => /\.txt$/i.test(name)
