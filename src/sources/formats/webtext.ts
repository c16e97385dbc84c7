// Bytes from the web into text: what the answer says of its encoding, what the document says, and what the bytes are.
import { isUtf8 } from 'node:buffer'
import { decode as decodeOld, encodingExists } from 'iconv-lite'
import { decode, declaredCharset, isKnown } from './decode.ts'
import { Unreadable } from './unreadable.ts'

/**
 * The answer's header goes before what the document says of itself (RFC 7303), unless the bytes are something else, or the header says
 * what servers say of everything (`iso-8859-1`, `us-ascii`) and the document knows better. Throws `Unreadable` for what is no text.
 */
export function decodeWeb(bytes: Uint8Array, contentType: string | null): string {
  const wide = wideOf(bytes)
  if (wide !== null) return decode(bytes, wide)
  const header = /;\s*charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType ?? '')?.[1] ?? null
  const own = declaredXml(bytes) ?? declaredCharset(bytes)
  const isUsual = header !== null && /^(?:iso-?8859-1|latin-?1|us-ascii|ascii)$/i.test(header)
  // Bytes that are two to a letter would have shown it.
  const said = (isUsual ? (own ?? header) : (header ?? own))?.replace(
    /^(?:utf|ucs)-?(?:16|32|2|4).*/i,
    'utf-8'
  )
  if (said && OF_OLD.test(said) && !isKnown(said) && !isUtf8(bytes)) {
    if (encodingExists(said)) return decodeOld(Buffer.from(bytes), said)
    throw new Unreadable(`is in an encoding that is not read here: ${String(said)}`)
  }
  return decode(bytes, said?.replaceAll('_', '-') ?? null)
}

/** Code pages of DOS, which no browser reads but iconv-lite does, and of mainframes: taken for any other encoding, their letters are wrong ones. */
const OF_OLD = /^(?:cs)?(?:ibm|pc|cp)?[-_]?(?:pc|cp)?\d{3,4}\b|ebcdic|^cspc/i

/** `<?xml version="1.0" encoding="iso-8859-1"?>` */
function declaredXml(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 256))
  return (
    /^\s*(?:\u00ef\u00bb\u00bf)?<\?xml[^>]+encoding\s*=\s*["']([\w.:-]+)/i.exec(head)?.[1] ?? null
  )
}

/** UTF-16 without its mark, known by the zeros beside its first two letters (XML 1.0, appendix F): markup and JSON begin in ASCII. */
function wideOf([first = 0, second = 0, third = 0, fourth = 0]: Uint8Array): string | null {
  if (isAscii(first) && second === 0 && isAscii(third) && fourth === 0) return 'utf-16le'
  if (first === 0 && isAscii(second) && third === 0 && isAscii(fourth)) return 'utf-16be'
  return null
}

const isAscii = (byte: number): boolean => byte > 0 && byte < 0x80
