// The source kind `jsonl:FILE`: one article a line, such as another program writes them.
import { realpath, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { ConfigError, SourceError } from '../errors.ts'
import type { Article } from '../news.ts'
import type { Reporting, SourceKind } from '../source.ts'
import { Brought } from './formats/brought.ts'
import { openBytes } from './formats/file.ts'
import { articlesOfJsonLines } from './formats/jsonlines.ts'
import type { Found } from './formats/record.ts'
import { located, Unreadable } from './formats/unreadable.ts'

/**
 * Lines of `{ id, text, headline?, outlet?, byline?, published?, url?, lang?, html? }`; ids are kept as given, of two
 * lines with the same one the first counts, and a line without one is `FILE#12` by its number. Of any length: one line is held at a time. A name that ends in `.gz` is unpacked.
 */
export default {
  summary: 'jsonl:FILE  one article a line: { "id": …, "text": …, "headline": … } (also .gz)',
  open(path) {
    if (path.trim() === '') throw new ConfigError('jsonl', 'wants a file: jsonl:./articles.jsonl')
    const address = `jsonl:${path}`
    const brought = new Brought()
    return {
      address,
      complete: true,
      read: (context: Reporting) => readFile(path, address, brought, context),
      originOf: article => brought.originOf(article)
    }
  }
} satisfies SourceKind

/** An archive that breaks in the middle fails the source: what came before the break counts, nothing else is gone for it. */
async function* readFile(
  path: string,
  source: string,
  brought: Brought,
  { signal, problem }: Reporting
): AsyncGenerator<Article> {
  try {
    const found = await stat(path)
    if (found.isDirectory()) throw new Unreadable('is a folder: wants a file')
    const name = basename(path)
    const real = await realpath(path)
    const lines = articlesOfJsonLines(openBytes(path, signal), { source, name, problem })
    yield* brought.open()(articlesOf(lines), { real, name, problem })
  } catch (error) {
    signal.throwIfAborted()
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      throw new SourceError(source, 'no such file', { cause: error })
    }
    throw located(source, error)
  }
}

async function* articlesOf(lines: AsyncIterable<Found>): AsyncGenerator<Article> {
  for await (const { article } of lines) yield article
}
