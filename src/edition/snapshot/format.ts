// How a snapshot lies in its file: a header, the sections, a table of them. Knows bytes, no file.
import { endianness } from 'node:os'
import { crc32 } from 'node:zlib'
import type { Section, TypeOf } from './chest.ts'
import { SnapshotError } from './chest.ts'

/**
 *      0  8  "COPYDESK"
 *      8  4  FORMAT of this file                 all numbers of the header little-endian
 *     12  4  1 where the sections are little-endian (as the machine's arrays are), else 2
 *     16  8  length of the file
 *     24  8  where the table starts, which ends the file
 *     32  4  CRC-32 of the table
 *     36  4  CRC-32 of the 36 bytes before
 *     64     the sections, each at a multiple of 8, so that any array can lie on it
 *            the table: JSON, see `Table`
 */
export const HEADER = 64

/** Counts up with every change of this layout or of what layers put into their sections. */
const FORMAT = 5

const MAGIC = Buffer.from('COPYDESK')
const ORDER = endianness() === 'LE' ? 1 : 2

export interface Entry {
  readonly name: string
  readonly kind: Kind
  /** In bytes from the start of the file. */
  readonly at: number
  /** In bytes. */
  readonly length: number
  readonly crc: number
}

export interface Table {
  /** What made it: a snapshot of another make is foreign. */
  readonly fingerprint: string
  /** In the order of the file. */
  readonly sections: readonly Entry[]
}

/** What the header says. */
export interface Header {
  readonly length: number
  readonly tableAt: number
  readonly tableCrc: number
}

const TYPES = {
  u8: Uint8Array,
  i8: Int8Array,
  u16: Uint16Array,
  i16: Int16Array,
  u32: Uint32Array,
  i32: Int32Array,
  f32: Float32Array,
  f64: Float64Array
} as const satisfies Record<string, TypeOf<Section>>
export type Kind = keyof typeof TYPES

export const kindOf = (section: Section): Kind => {
  for (const kind of KINDS) if (section instanceof TYPES[kind]) return kind
  throw new Error(`snapshot: a section of ${section.constructor.name} cannot be kept`)
}
const KINDS = [
  'u8',
  'i8',
  'u16',
  'i16',
  'u32',
  'i32',
  'f32',
  'f64'
] as const satisfies readonly Kind[]

/** The array of a section over the bytes that were read, which start at a buffer of their own. */
export const sectionOf = (kind: Kind, bytes: Buffer<ArrayBuffer>): Section =>
  new TYPES[kind](bytes.buffer, bytes.byteOffset, bytes.length / TYPES[kind].BYTES_PER_ELEMENT)

export const aligned = (at: number): number => Math.ceil(at / 8) * 8

export const writeHeader = ({ length, tableAt, tableCrc }: Header): Buffer => {
  const bytes = Buffer.alloc(HEADER)
  MAGIC.copy(bytes)
  bytes.writeUInt32LE(FORMAT, 8)
  bytes.writeUInt32LE(ORDER, 12)
  bytes.writeBigUInt64LE(BigInt(length), 16)
  bytes.writeBigUInt64LE(BigInt(tableAt), 24)
  bytes.writeUInt32LE(tableCrc, 32)
  bytes.writeUInt32LE(crc32(bytes.subarray(0, 36)), 36)
  return bytes
}

/** `size`: of the file. Throws where it is not one of ours, of another format, damaged or cut off. */
export const readHeader = (bytes: Buffer, size: number): Header => {
  if (size === 0) throw new SnapshotError('the file is empty')
  if (!bytes.subarray(0, MAGIC.length).equals(MAGIC))
    throw new SnapshotError('the file is not a snapshot of Copydesk')
  if (bytes.length < HEADER) throw new SnapshotError('the file is cut off')
  const format = bytes.readUInt32LE(8)
  if (format !== FORMAT) throw new SnapshotError(`the file is of format ${format}, not ${FORMAT}`)
  if (bytes.readUInt32LE(36) !== crc32(bytes.subarray(0, 36))) throw damaged('header')
  if (bytes.readUInt32LE(12) !== ORDER)
    throw new SnapshotError('the file is from a machine of another byte order')
  const length = Number(bytes.readBigUInt64LE(16))
  const tableAt = Number(bytes.readBigUInt64LE(24))
  if (length !== size)
    throw new SnapshotError(`the file has ${size} bytes, not the ${length} that were written`)
  if (tableAt < HEADER || tableAt > length) throw damaged('header')
  return { length, tableAt, tableCrc: bytes.readUInt32LE(32) }
}

export const writeTable = (table: Table): Buffer => Buffer.from(JSON.stringify(table))

/** Throws where it is damaged or foreign, or where a section would not lie inside the file after the one before it. */
export const readTable = (bytes: Buffer, header: Header, fingerprint: string): Table => {
  if (crc32(bytes) !== header.tableCrc) throw damaged('table of sections')
  const table = parsed(bytes)
  if (table?.fingerprint !== fingerprint)
    throw new SnapshotError('it was made by another version of Copydesk')
  let end = HEADER
  for (const { name, kind, at, length } of table.sections) {
    const fits =
      Object.hasOwn(TYPES, kind) &&
      Number.isSafeInteger(at) &&
      Number.isSafeInteger(length) &&
      at % 8 === 0 &&
      at >= end &&
      length >= 0 &&
      length % TYPES[kind].BYTES_PER_ELEMENT === 0 &&
      at + length <= header.tableAt
    if (!fits) throw damaged(`table at "${name}"`)
    end = at + length
  }
  return table
}

export const damaged = (what: string): SnapshotError => new SnapshotError(`its ${what} is damaged`)

/** Its checksum fits: whatever is wrong with it was written so. */
const parsed = (bytes: Buffer): Table | undefined => {
  try {
    const table: unknown = JSON.parse(bytes.toString())
    return isTable(table) ? table : undefined
  } catch {
    return undefined
  }
}

const isTable = (table: unknown): table is Table =>
  typeof table === 'object' &&
  table !== null &&
  'fingerprint' in table &&
  'sections' in table &&
  Array.isArray(table.sections) &&
  table.sections.every(entry => typeof entry === 'object' && entry !== null)
