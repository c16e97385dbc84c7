// One file into its articles, by the ending of its name.
import { createReadStream } from 'node:fs'
import type { Stats } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import type { SourceError } from '../../errors.ts'
import type { Article } from '../../news.ts'
import { articleOfPage } from '../../web/page.ts'
import { declaredCharset, decode } from './decode.ts'
import { splitFrontMatter } from './frontmatter.ts'
import { articlesOfJsonLines, parseJson } from './jsonlines.ts'
import { plainMarkdown } from './markdown.ts'
import type { Place } from './record.ts'
import { articleOfRecord, fieldsOfFrontMatter } from './record.ts'
import { MOST_BYTES, overLimit, tooLarge, unpacked } from './size.ts'
import { located, Unreadable } from './unreadable.ts'

export interface ArticleFile {
  /** Where it is on the disk. */
  readonly path: string
  /** What it is called in ids and problems: its path below the folder, with `/`. */
  readonly name: string
  /** Address of the source, for `Article.source`. */
  readonly source: string
  readonly signal: AbortSignal
  readonly problem: (error: SourceError) => void
}

type Shape = 'text' | 'markdown' | 'page' | 'json' | 'lines'

const SHAPES: Readonly<Record<string, Shape>> = {
  txt: 'text',
  md: 'markdown',
  markdown: 'markdown',
  html: 'page',
  htm: 'page',
  json: 'json',
  jsonl: 'lines',
  ndjson: 'lines'
}

/** Whether files of this name are read; `.gz` of each is too. */
export const isArticleFile = (name: string): boolean => shapeOf(name) !== null

/**
 * The articles of one file, in its order. What cannot be read is a problem, never thrown; of JSON lines the rest is read.
 * A Markdown file called README is an article only when it has front matter. Aborting ends it early.
 */
export async function* articlesOfFile(file: ArticleFile): AsyncGenerator<Article> {
  try {
    const found = await stat(file.path)
    if (!found.isFile()) throw new Unreadable('is no regular file')
    if (shapeOf(file.name) === 'lines') yield* readLines(file)
    else yield* readWhole(await contentOf(file, found), file)
  } catch (error) {
    if (file.signal.aborted) return
    file.problem(located(file.name, error))
  }
}

/** The bytes of a file, unpacked when its name ends in `.gz`. Fails as it is read. */
export function openBytes(path: string, signal: AbortSignal): Readable {
  const bytes = createReadStream(path, { signal })
  return isPacked(path) ? unpacked(bytes) : bytes
}

async function* readLines({ path, name, source, signal, problem }: ArticleFile) {
  const options = { source, name, problem }
  for await (const { article } of articlesOfJsonLines(openBytes(path, signal), options)) {
    yield article
  }
}

async function contentOf({ path, signal }: ArticleFile, found: Stats): Promise<Uint8Array> {
  if (!isPacked(path)) {
    if (found.size > MOST_BYTES) throw new Unreadable(tooLarge(found.size))
    return readFile(path, { signal })
  }
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of openBytes(path, signal) as AsyncIterable<Uint8Array>) {
    size += chunk.length
    if (size > MOST_BYTES) throw new Unreadable(overLimit('what it unpacks to'))
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function* readWhole(bytes: Uint8Array, file: ArticleFile): Generator<Article> {
  const { name, source, problem } = file
  const shape = shapeOf(name)
  const place: Place = { source, id: name, where: name, problem }
  const text = decode(bytes, shape === 'page' ? declaredCharset(bytes) : null)
  if (text.trim() === '') throw new Unreadable('is empty')
  if (shape === 'json') yield* recordsOf(parseJson(text), place)
  else {
    const article =
      shape === 'text' ? plain(text) : shape === 'page' ? page(text) : markdown(text, place)
    if (article?.text.trim() === '') throw new Unreadable('has no article text')
    if (article) yield { id: name, source, ...article }
  }
}

type Content = Omit<Article, 'id' | 'source'>

const NOTHING_SAID = {
  url: null,
  outlet: null,
  headline: null,
  byline: null,
  publishedAt: null,
  lang: null
} as const

/** What the text itself prints (a dateline, a headline line) is for the analysis to find. */
const plain = (text: string): Content => ({ ...NOTHING_SAID, text })

const page = (html: string): Content => articleOfPage(html, null)

function markdown(written: string, place: Place): Content | null {
  const front = splitFrontMatter(written)
  if (front === null && /(?:^|\/)readme\.(?:md|markdown)(?:\.gz)?$/i.test(place.id)) return null
  const said = front ? fieldsOfFrontMatter(front.data, place) : NOTHING_SAID
  const { text, heading } = plainMarkdown(front?.body ?? written)
  return { ...said, headline: said.headline ?? heading, text }
}

/** One object, or a list of them: then each fails alone. */
function* recordsOf(value: unknown, place: Place): Generator<Article> {
  if (!Array.isArray(value)) {
    yield articleOfRecord(value, place).article
    return
  }
  for (const [index, item] of value.entries()) {
    const id = `${place.id}#${index + 1}`
    try {
      yield articleOfRecord(item, { ...place, id, where: id }).article
    } catch (error) {
      place.problem(located(id, error))
    }
  }
}

const isPacked = (name: string): boolean => /\.gz$/i.test(name)

function shapeOf(name: string): Shape | null {
  const ending = /\.([^./\\]+?)(?:\.gz)?$/i.exec(name)?.[1]?.toLowerCase()
  return ending !== undefined && Object.hasOwn(SHAPES, ending) ? SHAPES[ending]! : null
}
