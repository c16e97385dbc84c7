// JSON as programs print it that do not know JSON, put right as far as that goes. Knows no feeds.

/**
 * JSON that says the same: without `NaN` and its like, which become null, line ends inside texts, commas before an end, and what follows
 * the end; where it breaks off within a list of the outermost object, that list ends behind its last whole member. Whether the result is
 * JSON is for the parser to tell. Linear in the length.
 */
export function mendedJson(json: string): string {
  const pieces: string[] = []
  const ends: string[] = []
  /** Pieces up to the last whole member of a list of the outermost object. */
  let whole = 0
  for (let at = 0; at < json.length;) {
    const bare = firstAt(BARE, json, at)
    if (bare !== '') {
      pieces.push(bare.replace(NO_NUMBERS, 'null'))
      at += bare.length
    } else if (json[at] === '"') {
      const text = textAt(json, at)
      pieces.push(text.replace(CONTROLS, escaped))
      at += text.length
    } else {
      const mark = json[at++] ?? ''
      const end = ENDS[mark]
      if (end !== undefined) ends.push(end)
      else {
        pieces.push(pieces.pop()?.trimEnd().replace(/,$/, '') ?? '')
        if (ends.pop() !== mark) break
      }
      pieces.push(mark)
      if (end === undefined && ends.length === 0) return pieces.join('')
      if (end === undefined && ends.length === 2) whole = pieces.length
    }
  }
  return `${pieces.slice(0, whole).join('')}]}`
}

const ENDS: Readonly<Record<string, string>> = { '[': ']', '{': '}' }
/** What is neither a text nor opens or ends anything. */
const BARE = /[^"[\]{}]+/y
const NO_NUMBERS = /[+-]?\b(?:NaN|Infinity|undefined)\b/g
// oxlint-disable-next-line no-control-regex -- those are meant
const CONTROLS = /[\u0000-\u001f]/g

const escaped = (letter: string): string =>
  `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`

function firstAt(notation: RegExp, text: string, at: number): string {
  notation.lastIndex = at
  return notation.exec(text)?.[0] ?? ''
}

/** With both its marks; to the end where it has no second one. */
function textAt(json: string, start: number): string {
  for (let at = start + 1; at < json.length; at++) {
    if (json[at] === '\\') at++
    else if (json[at] === '"') return json.slice(start, at + 1)
  }
  return json.slice(start)
}
