// What each UTF-16 code unit is: letter, digit, space or mark, and which letter it folds to.

/** Classes of a code unit. */
export const OTHER = 0
export const SPACE = 1
export const NEWLINE = 2
export const DIGIT = 3
export const LOWER = 4
export const UPPER = 5
/** A letter without case (Han, Arabic …), or half of a surrogate pair. */
const CASELESS = 6

/** Below this every code unit is classed one by one; above it scripts have no case that matters to news in English. */
const TABLE = 0x2100

/** Class of each code unit. 64 KiB, so that a look-up needs no branch. */
export const CLASS: Uint8Array = classes()

/**
 * The code unit in lower case and without its accent (`É` → `e`, `ł` → `l`), itself where it has
 * neither. One unit becomes one unit, so a folded word is as long as the word.
 */
export const FOLD: Uint16Array = folds()

export const isLetter = (unit: number): boolean => CLASS[unit]! >= LOWER

function classes(): Uint8Array {
  const table = new Uint8Array(0x10000)
  for (let unit = 0; unit < TABLE; unit++) {
    const char = String.fromCharCode(unit)
    if (char === '\n' || char === '\r' || char === '\u2028' || char === '\u2029') {
      table[unit] = NEWLINE
    } else if (/\s|[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069]/.test(char)) table[unit] = SPACE
    else if (/\p{Nd}/u.test(char)) table[unit] = DIGIT
    else if (/\p{Lu}|\p{Lt}/u.test(char)) table[unit] = UPPER
    else if (/\p{Ll}/u.test(char)) table[unit] = LOWER
    else if (/\p{L}|\p{M}/u.test(char)) table[unit] = CASELESS
  }
  table.fill(CASELESS, 0x2c00, 0x2e00)
  table.fill(CASELESS, 0x3040, 0xfe00)
  table[0x3000] = SPACE
  table[0xfeff] = SPACE
  return table
}

function folds(): Uint16Array {
  const table = new Uint16Array(0x10000)
  for (let unit = 0; unit < 0x10000; unit++) table[unit] = unit
  for (let unit = 0; unit < TABLE; unit++) {
    if (CLASS[unit]! < LOWER) continue
    const lower = String.fromCharCode(unit).toLowerCase()
    table[unit] = lower.normalize('NFD').charCodeAt(0)
  }
  // Letters that Unicode does not decompose, as transliterations write them.
  for (const [from, to] of [
    'łl',
    'Łl',
    'øo',
    'Øo',
    'đd',
    'Đd',
    'ıi',
    'ħh',
    'ßs',
    'æa',
    'Æa',
    'œo',
    'þt',
    'ðd'
  ]) {
    table[from!.charCodeAt(0)] = to!.charCodeAt(0)
  }
  table[0x2019] = 0x27
  table[0x2018] = 0x27
  return table
}
