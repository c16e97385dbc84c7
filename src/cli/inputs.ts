// Where the articles of `copydesk analyze` come from: standard input, files, folders, or sources by their address.
import { stat } from 'node:fs/promises'
import { SourceError } from '../errors.ts'
import type { Source } from '../source.ts'
import { articlesOfFile, isArticleFile, openBytes } from '../sources/formats/file.ts'
import { articlesOfJsonLines } from '../sources/formats/jsonlines.ts'
import type { Found } from '../sources/formats/record.ts'
import { located } from '../sources/formats/unreadable.ts'
import { standardInput } from './lines.ts'

export interface InputContext {
  readonly signal: AbortSignal
  /** What could not be read; the rest goes on. */
  readonly problem: (error: SourceError) => void
}

/** JSON lines on standard input, in their order and with their ids. Holds one line at a time. */
export const articlesOfInput = ({ signal, problem }: InputContext): AsyncIterable<Found> =>
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
  openFolder: (path: string) => Source,
  context: InputContext
): AsyncGenerator<Found> {
  for (const path of paths) {
    try {
      const isFolder = (await stat(path)).isDirectory()
      yield* isFolder ? articlesOfSource(openFolder(path), context) : articlesOfPath(path, context)
    } catch (error) {
      context.signal.throwIfAborted()
      context.problem(located(path, error))
    }
  }
}

/** What one source delivers now. */
export async function* articlesOfSource(
  source: Source,
  { signal, problem }: InputContext
): AsyncGenerator<Found> {
  try {
    const articles = source.read({ signal, problem })
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
