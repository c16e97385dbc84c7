// The files of a conformance suite for feeds, as a clone of it has them: what each expects, and what a server would have sent.
import { readFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { decodeWeb } from '../../src/sources/formats/webtext.ts'
import { type Expectation, expectationsIn } from './expecting.ts'

export interface SetFile {
  /** Below the folder, with `/`. */
  readonly name: string
  readonly bytes: Uint8Array
  readonly contentType: string | null
  /** Where the suite says that it was fetched. */
  readonly url: string
  /** As the file words it. */
  readonly expression: string
  /** Null where that is not of the simple form. */
  readonly expected: readonly Expectation[] | null
}

/** Where the suite's own server listens: addresses in its expectations begin with it. */
const HOST = 'http://127.0.0.1:8097'

/** Every file below a folder that says what it expects, by its name. */
export async function* feedSet(folder: string): AsyncGenerator<SetFile> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter(entry => entry.isFile() && /\.(?:xml|json)$/.test(entry.name))
    .map(entry => join(entry.parentPath, entry.name))
  for (const path of paths.toSorted()) {
    const bytes = readFileSync(path)
    const name = relative(folder, path).split(sep).join('/')
    const said = saidIn(bytes)
    if (said === null) continue
    const { expression, headers } = said
    yield {
      name,
      bytes,
      contentType: headers.get('content-type') ?? null,
      url: `${HOST}/${name}`,
      expression,
      expected: expectationsIn(expression)
    }
  }
}

interface Said {
  readonly expression: string
  readonly headers: ReadonlyMap<string, string>
}

/** Null for a file that says nothing. */
function saidIn(bytes: Uint8Array): Said | null {
  const text = textOf(bytes)
  if (text.startsWith('{')) return saidInJson(text)
  const comment = /<!--([^]*?)-->/.exec(text)?.[1] ?? ''
  const fields = [...comment.matchAll(/^ *([A-Z][A-Za-z]+): *(.*(?:\n +\S.*)*)$/gm)].map(
    ([, name = '', value = '']) => [name, value.trim()] as const
  )
  const expression = fields.find(([name]) => name === 'Expect')?.[1]
  if (expression === undefined) return null
  const headers = fields
    .filter(([name]) => name === 'Header')
    .map(([, value]) => value.split(/: */, 2))
    .map(([name = '', value = '']) => [name.toLowerCase(), value] as const)
  return { expression, headers: new Map(headers) }
}

function saidInJson(text: string): Said | null {
  const tests = /"__tests":\s*(\[[^]*?\n {2}\])/.exec(text)?.[1]
  if (tests === undefined) return null
  const expressions: unknown = JSON.parse(tests)
  if (!Array.isArray(expressions)) return null
  return { expression: expressions.join(' and '), headers: new Map() }
}

/** Only for the comment, which is in letters of every encoding that has them where ASCII has them. */
function textOf(bytes: Uint8Array): string {
  try {
    return decodeWeb(bytes, null).trimStart()
  } catch {
    return new TextDecoder('latin1').decode(bytes)
  }
}
