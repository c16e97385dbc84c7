// Splits the YAML lines between two `---` off the top of a Markdown file. Knows YAML, not what the keys mean.
import { LineCounter, parseDocument, YAMLParseError } from 'yaml'
import { Unreadable } from './unreadable.ts'

export interface FrontMatter {
  /** Every scalar as the string that is written there (`1.10` stays `1.10`); nothing written is null. */
  readonly data: Readonly<Record<string, unknown>>
  /** What follows the closing line. */
  readonly body: string
}

/** More than this between the two lines is not front matter. In UTF-16 code units. */
const LONGEST = 64 * 1024

/** Null for a file without front matter. Throws `Unreadable` when it begins some and breaks it. */
export function splitFrontMatter(text: string): FrontMatter | null {
  const open = /^---[ \t]*(?:\r\n|\n|\r)/.exec(text)?.[0]
  if (open === undefined) return null
  const close = /(?:^|\r\n|\n|\r)(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|$)/.exec(
    text.slice(open.length, open.length + LONGEST)
  )
  if (!close) throw new Unreadable('front matter is not closed by a line "---"')
  const yaml = text.slice(open.length, open.length + close.index)
  return { data: parseYaml(yaml), body: text.slice(open.length + close.index + close[0].length) }
}

function parseYaml(yaml: string): Readonly<Record<string, unknown>> {
  const lineCounter = new LineCounter()
  try {
    // Failsafe: an article's "no" is no boolean, and a headline "1.10" is not 1.1.
    const document = parseDocument(yaml, {
      schema: 'failsafe',
      customTags: ['null'],
      prettyErrors: false,
      lineCounter
    })
    if (document.errors[0]) throw document.errors[0]
    const data: unknown = document.toJS({ maxAliasCount: 100 })
    if (isTable(data)) return data
    if (data === null) return {}
  } catch (cause) {
    // Also aliases that multiply without end (ReferenceError) and lists in lists that fill the stack (RangeError).
    const line = cause instanceof YAMLParseError ? lineCounter.linePos(cause.pos[0]).line + 1 : null
    const told = String(cause instanceof Error ? cause.message : cause).split('\n', 1)[0]
    throw new Unreadable(`front matter${line === null ? '' : `, line ${line}`}: ${told}`, { cause })
  }
  throw new Unreadable('front matter is no list of "key: value" lines')
}

const isTable = (data: unknown): data is Readonly<Record<string, unknown>> =>
  typeof data === 'object' && data !== null && !Array.isArray(data)
