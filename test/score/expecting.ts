// What a file of the well-known conformance suite for feeds expects, out of its own notation. Knows the notation, no feeds.

/** One thing that is expected: what stands at `path` is `value`. */
export interface Expectation {
  /** `entries[0]['title']` as `entries`, `0`, `title`; with `len` in front for the number of what stands there. */
  readonly path: readonly string[]
  /** Null: nothing stands there. */
  readonly value: Expected
}

export type Expected =
  | string
  | number
  | null
  | readonly number[]
  | { readonly [name: string]: string }

/**
 * What an expression in the suite's notation says, each part of it that can be told; null where it is not of the simple form
 * `not bozo and entries[0]['title'] == 'Example' and …`. Whether a document is well-formed (`bozo`) is no part.
 */
export function expectationsIn(expression: string): readonly Expectation[] | null {
  const found: Expectation[] = []
  for (const part of partsOf(expression)) {
    if (/^(?:not )?bozo$/.test(part)) continue
    const absent = /^'(\w+)' not in (.+)$/.exec(part)
    const sides = absent ? [absent[2]!] : split(part, ' == ')
    const value = absent ? null : literal(sides.pop()!)
    if (value === undefined || sides.length === 0) return null
    for (const side of sides) {
      const path = pathOf(side)
      if (path === null) return null
      found.push({ path: absent ? [...path, absent[1]!] : path, value })
    }
  }
  return found
}

/** Apart at `and`; an expression with an `or` is one part that nobody can tell. */
const partsOf = (expression: string): string[] =>
  split(expression, ' or ').length > 1 ? [expression] : split(expression, ' and ')

/** Apart at a mark that stands in no quotation. */
function split(text: string, mark: string): string[] {
  const parts: string[] = []
  let from = 0
  let quote = ''
  for (let at = 0; at < text.length; at++) {
    const letter = text[at]!
    if (quote !== '') {
      if (letter === '\\') at++
      else if (letter === quote) quote = ''
    } else if (letter === "'" || letter === '"') {
      // A name in brackets is short, and its quotation ends as any other.
      quote = letter
    } else if (text.startsWith(mark, at)) {
      parts.push(text.slice(from, at).trim())
      from = at + mark.length
      at = from - 1
    }
  }
  return [...parts, text.slice(from).trim()]
}

/** Null for what is no path. */
function pathOf(written: string): string[] | null {
  const counted = /^len\((.+)\)$/.exec(written)?.[1]
  const path = (counted ?? written).trim()
  if (!/^\w+(?:\[\d+\]|\['[\w:-]+'\]|\.\w+)*$/.test(path)) return null
  const names = path.match(/[\w:-]+/g) ?? []
  return counted === undefined ? names : ['len', ...names]
}

/** Undefined for what is no literal. */
function literal(written: string): Expected | undefined {
  if (/^-?\d+$/.test(written)) return Number(written)
  if (written === '[]') return []
  if (/^\((?:\d+, )*\d+\)$/.test(written)) return written.match(/\d+/g)!.map(Number)
  const record = /^\{(.*)\}$/.exec(written)?.[1]
  if (record !== undefined) {
    const pairs = split(record, ', ').map(pair => split(pair, ': ').map(quoted))
    return pairs.every(pair => pair.length === 2 && pair.every(side => side !== undefined))
      ? Object.fromEntries(pairs)
      : undefined
  }
  const pieces = split(written, ' + ').map(quoted)
  return pieces.some(piece => piece === undefined) ? undefined : pieces.join('')
}

/** What a quotation says, as Python reads it; undefined for what is none. */
function quoted(written: string): string | undefined {
  const match = /^([ur]?)('''|'|")([^]*)\2$/.exec(written.trim())
  if (match === null) return undefined
  const [, kind, , inside = ''] = match
  if (kind === 'r') return inside
  return inside.replace(ESCAPE, (_, code: string) => ESCAPED[code] ?? lettered(code))
}

const ESCAPE = /\\(x[\dA-Fa-f]{2}|u[\dA-Fa-f]{4}|U[\dA-Fa-f]{8}|[^])/g
const ESCAPED: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '\n': '' }

const lettered = (code: string): string =>
  /^[xuU][\dA-Fa-f]+$/.test(code) ? String.fromCodePoint(Number.parseInt(code.slice(1), 16)) : code
