// Real files for the tests of sources: a folder of the system's temporary one, gone when the test has ended.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Article } from '../../src/news.ts'
import type { Advice, Source, SourceContext } from '../../src/source.ts'
import type { Web } from '../../src/web/web.ts'
import { networkOf, openWeb } from '../../src/web/web.ts'

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
  readonly notes: unknown
  readonly advice: Advice | null
}

/** What a source is given beside; the web reaches servers of this machine. */
export interface Given {
  readonly signal?: AbortSignal
  readonly noted?: unknown
  /** Ids that are held already. */
  readonly held?: readonly string[]
}

/** A web that may reach the servers that a test starts. */
export function localWeb(): Web {
  const web = openWeb({ agent: 'Copydesk/test', contact: null, opened: [networkOf('127.0.0.1')] })
  onTestFinished(() => web.close())
  return web
}

/** Reads a source to its end. */
export async function drain(source: Source, given: Given = {}): Promise<Drained> {
  const articles: Article[] = []
  const { context, told } = contextOf(given)
  for await (const article of source.read(context)) articles.push(article)
  return { articles, ...told }
}

/** A context for one read, and what the source tells through it. */
export function contextOf(given: Given = {}) {
  const problems: string[] = []
  const told: Omit<{ -readonly [Key in keyof Drained]: Drained[Key] }, 'articles'> = {
    problems,
    notes: null,
    advice: null
  }
  const context: SourceContext = {
    signal: given.signal ?? new AbortController().signal,
    problem: error => void problems.push(error.message),
    web: localWeb(),
    noted: given.noted ?? null,
    note: notes => void (told.notes = notes),
    holds: id => given.held?.includes(id) === true,
    advise: advice => void (told.advice = advice)
  }
  return { context, told }
}
