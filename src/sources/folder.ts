// The source kind `folder:PATH`: articles in files below a folder, in every shape that people keep them in.
import { stat } from 'node:fs/promises'
import { ConfigError, SourceError } from '../errors.ts'
import type { Article } from '../news.ts'
import type { Reporting, Source, SourceKind } from '../source.ts'
import { Brought } from './formats/brought.ts'
import { articlesOfFile, isArticleFile } from './formats/file.ts'
import { located, Unreadable } from './formats/unreadable.ts'
import type { FoundFile } from './formats/walk.ts'
import { filesBelow } from './formats/walk.ts'

/**
 * Reads `.md`, `.txt`, `.html`, `.json`, `.jsonl` and `.gz` of each, also in folders below, in the order of their names.
 * The id of an article is its path below the folder; records of JSON keep the id that they bring, and of two with the
 * same id the first counts. A relative path starts where the bot was started.
 */
export default {
  summary: 'folder:PATH  articles in files below a folder (.md .txt .html .json .jsonl, also .gz)',
  open(path) {
    if (path.trim() === '') throw new ConfigError('folder', 'wants a path: folder:./articles')
    const address = `folder:${path}`
    const brought = new Brought()
    return {
      address,
      complete: true,
      read: (context: Reporting) => readFolder(path, address, brought, context),
      originOf: article => brought.originOf(article)
    }
  }
} satisfies SourceKind

async function* readFolder(
  folder: string,
  address: Source['address'],
  brought: Brought,
  { signal, problem }: Reporting
): AsyncGenerator<Article> {
  const firsts = brought.open()
  for (const file of await list(folder, address, { signal, problem })) {
    signal.throwIfAborted()
    const articles = articlesOfFile({ ...file, source: address, signal, problem })
    yield* firsts(articles, { ...file, problem })
  }
}

async function list(
  folder: string,
  address: string,
  { signal, problem }: Reporting
): Promise<readonly FoundFile[]> {
  try {
    if (!(await stat(folder)).isDirectory()) throw new Unreadable('is a file: wants a folder')
    return await filesBelow(folder, {
      signal,
      wanted: isArticleFile,
      failed: (name, error) => problem(located(name, error))
    })
  } catch (error) {
    signal.throwIfAborted()
    if (isMissing(error)) throw new SourceError(address, 'no such folder', { cause: error })
    throw located(address, error)
  }
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')
