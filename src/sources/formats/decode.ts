// Bytes into text: which encoding they are in, and whether they are text at all. Knows nothing of articles.
import { count, thousands } from '../../phrase.ts'
import { Unreadable } from './unreadable.ts'

/**
 * A byte order mark decides; else the encoding that a page declares; else UTF-8 when the bytes are that, and
 * windows-1252 when they are not. The mark is no part of the text; everything else stays as it was.
 * UTF-8 with a few broken bytes stays UTF-8, with U+FFFD at the breaks: as windows-1252 every
 * curly quote in it would become three letters. Control characters stay too, for whoever shows the text to make
 * harmless. Throws `Unreadable` for what has a NUL or too many of them to be text.
 */
export function decode(bytes: Uint8Array, declared: string | null = null): string {
  const text = decodeUnchecked(bytes, declared)
  const nul = text.indexOf('\0')
  if (nul >= 0) throw new Unreadable(`is not text: holds a NUL at byte ${placeOf(nul, bytes)}`)
  const controls = countControls(text)
  if (controls > mostControls(text.length)) {
    throw new Unreadable(`is not text: ${count(controls, 'control character')} in it`)
  }
  return text
}

/** The encoding that an HTML page names in its first 1,024 bytes, as the HTML standard has it; null without one. */
export function declaredCharset(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024))
  const label = /<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head)?.[1]
  // What names itself in single bytes cannot be UTF-16: the standard says to take UTF-8.
  return label ? label.replace(/^utf-?16.*/i, 'utf-8') : null
}

function decodeUnchecked(bytes: Uint8Array, declared: string | null): string {
  const marked = byteOrderMark(bytes)
  if (marked) return strict(bytes, marked) ?? lenient(bytes, marked)
  if (declared && !/^utf-?8$/i.test(declared) && !isUtf8AfterAll(bytes, declared)) {
    const text = strict(bytes, declared)
    if (text !== null) return text
  }
  return (
    strict(bytes, 'utf-8') ??
    (declared === null ? null : damaged(bytes, declared)) ??
    damaged(bytes, 'utf-8') ??
    lenient(bytes, 'windows-1252')
  )
}

/**
 * What is well-formed UTF-8 beyond ASCII is nothing else by chance: who says that it is of single bytes never looked. Other encodings of
 * several bytes are believed.
 */
const isUtf8AfterAll = (bytes: Uint8Array, declared: string): boolean =>
  /^(?:iso-?8859|latin|windows-125|cp-?125|us-ascii|ascii)/i.test(declared) &&
  bytes.some(byte => byte > 0x7f) &&
  strict(bytes, 'utf-8') !== null

/** The encoding that the first bytes announce: `utf-8`, `utf-16le`, `utf-16be`, or null. */
export function byteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return null
}

function strict(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    // TypeError: not in this encoding. RangeError: no such encoding, as on pages that name an unknown one.
    return null
  }
}

/** Whether there is anything to read this encoding with: there is for all that browsers read. */
export function isKnown(encoding: string): boolean {
  try {
    return new TextDecoder(encoding).encoding !== ''
  } catch {
    // RangeError: no such encoding.
    return false
  }
}

const lenient = (bytes: Uint8Array, encoding: string): string =>
  new TextDecoder(encoding).decode(bytes)

/** With a few breaks. In windows-1252 a letter with an accent is seldom beside another one, so it is seldom well-formed UTF-8. */
function damaged(bytes: Uint8Array, encoding: string): string | null {
  if (!isKnown(encoding)) return null
  const text = lenient(bytes, encoding)
  let broken = 0
  let whole = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit === 0xfffd) broken++
    else if (unit > 0x7f) whole++
  }
  return whole > broken * 4 ? text : null
}

/** From 1. Only in UTF-16 is a byte of zero no NUL. */
function placeOf(nul: number, bytes: Uint8Array): string {
  const wide = byteOrderMark(bytes)?.startsWith('utf-16') === true
  // The mark is a unit that the text has no more.
  return thousands((wide ? (nul + 1) * 2 : bytes.indexOf(0)) + 1)
}

function countControls(text: string): number {
  let controls = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    const control = unit < 0x20 ? unit < 0x09 || unit > 0x0d : unit >= 0x7f && unit < 0xa0
    // NEL (0x85) is a line end of mainframes.
    if (control && unit !== 0x85) controls++
  }
  return controls
}

/** A few come with what is copied from a terminal or a PDF, however short it is, and one in a hundred with a long one. */
const mostControls = (length: number): number => Math.max(length / 100, Math.min(8, length / 4))
