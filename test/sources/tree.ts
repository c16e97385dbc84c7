// Real files for the tests of sources: a folder of the system's temporary one, gone when the test has ended.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Article } from '../../src/news.ts'
import type { Source } from '../../src/source.ts'

/** Writes the files below a new folder and gives its path. */
export async function treeOf(
  files: Readonly<Record<string, string | Uint8Array>> = {}
): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'copydesk-'))
  onTestFinished(() => rm(root, { recursive: true, force: true }))
  for (const [name, content] of Object.entries(files)) await put(root, name, content)
  return root
}

export async function put(root: string, name: string, content: string | Uint8Array): Promise<void> {
  const path = join(root, name)
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, content)
}

export interface Drained {
  readonly articles: readonly Article[]
  /** As messages, in the order told. */
  readonly problems: readonly string[]
}

/** Reads a source to its end. */
export async function drain(
  source: Source,
  signal: AbortSignal = new AbortController().signal
): Promise<Drained> {
  const articles: Article[] = []
  const problems: string[] = []
  const problem = (error: Error): void => void problems.push(error.message)
  for await (const article of source.read({ signal, problem })) articles.push(article)
  return { articles, problems }
}
