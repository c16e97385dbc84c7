// Where the words of a text stand, and which letters are the same word. Knows characters, no articles.

/**
 * Called with the half-open range of one word, in UTF-16 units of the text given, and two hashes of its units: 64 bits
 * that tell it from any other without cutting it out.
 */
export type WordVisitor = (start: number, end: number, hash: number, check: number) => void

/**
 * Walks the words of `text` between two offsets, left to right. A word is a run of letters, marks and
 * digits; an apostrophe or point inside one belongs to it (`don’t`, `U.S`, `3.5`, `1,000`), a hyphen parts two.
 */
export const eachWord = (text: string, from: number, to: number, visit: WordVisitor): void => {
  if (from >= to) return
  // One array for each visitor that walks words itself. Reading a string unit by unit is several times as slow.
  const units = unitsOf(text.slice(from, to), depth++)
  const size = Math.min(to, text.length) - from
  try {
    for (let at = 0; at < size;) {
      const start = at
      let hash = FNV
      let check = 0
      for (; at < size; at++) {
        const unit = units[at]!
        if (!isWordUnit(unit) && !(at > start && isJoint(unit) && joinsIn(units, at, 0, size)))
          break
        hash = Math.imul(hash ^ unit, 0x01000193)
        check = Math.imul(check + unit, 0x85ebca6b) ^ (check >>> 13)
      }
      if (at > start) visit(from + start, from + at, hash, check)
      else at++
    }
  } finally {
    depth--
  }
}

/** Words of a text side by side, as columns: `count` rows, which later scans overwrite. As `eachWord` tells them. */
export interface Words {
  count: number
  starts: Uint32Array
  ends: Uint32Array
  hashes: Int32Array
  checks: Int32Array
  /** 1 for a word with a capital first letter. */
  capitals: Uint8Array
}

/**
 * As `eachWord` over one text in many ranges, without a call for every word: gives a way to scan one range of it, whose
 * words are written behind the first `after` rows. The columns are the same ones each time, for all texts.
 */
export const scanOf = (text: string): ((from: number, to: number, after?: number) => Words) => {
  const size = text.length
  if (scanned.units.length <= size) {
    const bytes = Buffer.from(new ArrayBuffer(Math.max(1 << 16, 4 * size)))
    scanned = { bytes, units: new Uint16Array(bytes.buffer) }
  }
  write(text, scanned)
  const { units } = scanned
  return (from, to, after = 0) => scan(units, from, Math.min(to, size), after)
}

let scanned: Scratch = { bytes: Buffer.alloc(0), units: new Uint16Array(0) }

const scan = (units: Uint16Array, from: number, to: number, after: number): Words => {
  // Words are parted by something: they are half as many as units at most, and whoever reads them may add a row.
  if (2 * (columns.starts.length - after) < to - from + 4) makeRoom(after + to - from)
  const { starts, ends, hashes, checks, capitals } = columns
  // No word reaches over the end: a unit that belongs to none stands there meanwhile.
  const behind = units[to]!
  units[to] = 0
  let count = after
  for (let at = from; at < to; at++) {
    let unit = units[at]!
    let kind = kinds[unit]! || kindOf(unit)
    if ((kind & 1) === 0) continue
    starts[count] = at
    capitals[count] = kind >> 1
    let hash = FNV
    let check = 0
    do {
      hash = Math.imul(hash ^ unit, 0x01000193)
      check = Math.imul(check + unit, 0x85ebca6b) ^ (check >>> 13)
      unit = units[++at]!
      kind = kinds[unit]!
    } while ((kind & 1) === 1)
    // Mostly a space, or a point or comma before one. A call inside the loop would cost all words half as much again.
    const isEnd = kind === APART || (kind === JOINT && kinds[units[at + 1]!] === APART)
    if (!isEnd && goesOn(units, at, from, to)) {
      at = restOf(units, at, from, to, hash, check)
      hash = restHash
      check = restCheck
    }
    ends[count] = at
    hashes[count] = hash
    checks[count++] = check
  }
  units[to] = behind
  columns.count = count
  return columns
}

/** Whether the word before `at` goes on there. */
const goesOn = (units: Uint16Array, at: number, from: number, to: number): boolean =>
  isWordUnit(units[at]!) || (isJoint(units[at]!) && joinsIn(units, at, from, to))

/** The end of a word that goes on at `at`; what its hashes are then stands in `restHash` and `restCheck`. */
const restOf = (
  units: Uint16Array,
  start: number,
  from: number,
  to: number,
  hash: number,
  check: number
): number => {
  let at = start
  restHash = hash
  restCheck = check
  do {
    restHash = Math.imul(restHash ^ units[at]!, 0x01000193)
    restCheck = Math.imul(restCheck + units[at]!, 0x85ebca6b) ^ (restCheck >>> 13)
    at++
  } while (goesOn(units, at, from, to))
  return at
}
let restHash = 0
let restCheck = 0

const columnsFor = (rows: number): Words => ({
  count: 0,
  starts: new Uint32Array(rows),
  ends: new Uint32Array(rows),
  hashes: new Int32Array(rows),
  checks: new Int32Array(rows),
  capitals: new Uint8Array(rows)
})

const makeRoom = (rows: number): void => {
  const held = columns
  columns = columnsFor(2 * rows)
  columns.starts.set(held.starts)
  columns.ends.set(held.ends)
  columns.hashes.set(held.hashes)
  columns.checks.set(held.checks)
  columns.capitals.set(held.capitals)
}

let columns = columnsFor(4096)

/** As `eachWord` hashes a word. Calls with both hashes. */
export const hashesOf = (word: string): { hash: number; check: number } => {
  let hash = FNV
  let check = 0
  for (let at = 0; at < word.length; at++) {
    const unit = word.charCodeAt(at)
    hash = Math.imul(hash ^ unit, 0x01000193)
    check = Math.imul(check + unit, 0x85ebca6b) ^ (check >>> 13)
  }
  return { hash, check }
}

/** Offset basis of the 32-bit hash of Fowler, Noll and Vo. */
const FNV = 0x811c9dc5 | 0

/** Room for the units of a text, and its bytes. */
interface Scratch {
  readonly units: Uint16Array
  readonly bytes: Buffer
}

const write = (text: string, { units, bytes }: Scratch): void => {
  // Below this many units the call costs more than the copying.
  if (text.length > 64) bytes.write(text, 'utf16le')
  else for (let at = 0; at < text.length; at++) units[at] = text.charCodeAt(at)
}

let depth = 0
const scratch: Scratch[] = []

const unitsOf = (text: string, level: number): Uint16Array => {
  if ((scratch[level]?.units.length ?? 0) < text.length) {
    const bytes = Buffer.from(new ArrayBuffer(Math.max(512, 4 * text.length)))
    scratch[level] = { units: new Uint16Array(bytes.buffer), bytes }
  }
  write(text, scratch[level]!)
  return scratch[level]!.units
}

/** The words between two offsets as printed. */
export const wordsIn = (text: string, from = 0, to = text.length): string[] => {
  const words: string[] = []
  eachWord(text, from, to, (start, end) => words.push(text.slice(start, end)))
  return words
}

/**
 * One spelling for what readers take for the same word: lower case, no diacritics (`Šefčovič`, `sefcovic`),
 * no possessive (`Rutte’s`), no apostrophes or points in abbreviations (`U.S`), no commas in numbers.
 */
export const fold = (word: string): string => {
  if (PLAIN.test(word)) return word.toLowerCase()
  const lower = word.toLowerCase().replace(POSSESSIVE, '')
  const bare = ASCII.test(lower) ? lower : withoutMarks(lower)
  return bare.replace(JOINTS, (joint, at: number) =>
    joint === '.' && isDigit(bare.charCodeAt(at - 1)) ? '.' : ''
  )
}

const withoutMarks = (lower: string): string => {
  const bare = lower
    .normalize('NFD')
    .replace(MARKS, '')
    .replace(UNDECOMPOSED, letter => SPELLED[letter] ?? letter)
  // A few ideographs come apart into ones of two units, which are no words here.
  return SURROGATES.test(bare) ? lower : bare
}

/** A whole text as its folded words with single spaces: for comparing what was typed with what is printed. */
export const foldText = (text: string): string =>
  wordsIn(text)
    .map(fold)
    .filter(word => word !== '')
    .join(' ')

/** Whether the word that starts here is printed with a capital first letter. */
export const isCapitalised = (text: string, start = 0): boolean => {
  const code = text.charCodeAt(start)
  if (code < 128) return code >= 65 && code <= 90
  const first = text.charAt(start)
  return first !== first.toLowerCase()
}

const PLAIN = /^[a-zA-Z0-9]+$/
// oxlint-disable-next-line no-control-regex -- the range is what ASCII is
const ASCII = /^[\u0000-\u007F]*$/
const POSSESSIVE = /['’]s$/u
const SURROGATES = /[\uD800-\uDFFF]/
const MARKS = /\p{M}+/gu
const JOINTS = /['’.,]/g
const UNDECOMPOSED = /[øłđßæœıðþ]/g
const SPELLED: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  ð: 'd',
  þ: 'th'
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57

/** An apostrophe between letters, a point between single letters or digits, a comma between digits. */
const joinsIn = (units: Uint16Array, at: number, from: number, to: number): boolean => {
  if (at + 1 >= to || !isWordUnit(units[at + 1]!)) return false
  const code = units[at]
  if (code === 0x27 || code === 0x2019) return true
  const before = units[at - 1]!
  const after = units[at + 1]!
  if (code === 0x2c) return isDigit(before) && isDigit(after)
  if (isDigit(before) && isDigit(after)) return true
  const stands = at < from + 2 || !isWordUnit(units[at - 2]!)
  const ends = at + 2 >= to || !isWordUnit(units[at + 2]!)
  return stands && ends && !isDigit(before) && !isDigit(after)
}

// What each UTF-16 unit is, looked up in Unicode's tables once; 0 is not asked yet. Those of a word are odd.
const kinds = new Uint8Array(0x10000)
const SMALL = 1
const APART = 2
const CAPITAL = 3
/** An apostrophe, a comma, a point: may stand inside a word. */
const JOINT = 4
const WORD_UNIT = /^[\p{L}\p{M}\p{N}]$/u
const JOINT_UNIT = /^['’,.]$/

const isWordUnit = (unit: number): boolean => ((kinds[unit]! || kindOf(unit)) & 1) === 1
const isJoint = (unit: number): boolean => (kinds[unit]! || kindOf(unit)) === JOINT

const kindOf = (unit: number): number => {
  const letter = String.fromCharCode(unit)
  const kind = WORD_UNIT.test(letter)
    ? letter === letter.toLowerCase()
      ? SMALL
      : CAPITAL
    : JOINT_UNIT.test(letter)
      ? JOINT
      : APART
  kinds[unit] = kind
  return kind
}
