// A chest as a file and back: whole or not at all, in slices that never hold the event loop.
import type { FileHandle } from 'node:fs/promises'
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { crc32 } from 'node:zlib'
import type { Chest } from './chest.ts'
import { bytesOf, openChest, piecesOf, SnapshotError } from './chest.ts'
import type { Entry } from './format.ts'
import {
  aligned,
  damaged,
  HEADER,
  kindOf,
  readHeader,
  readTable,
  sectionOf,
  writeHeader,
  writeTable
} from './format.ts'

/** A checksum over so much takes a millisecond or two; reading and writing it goes on beside the event loop. */
const SLICE = 4 * 1024 * 1024

/**
 * Writes a chest beside `path` (`path.new`) and renames it there once it is on the disk: whoever is killed, or loses
 * power, at any moment leaves the file before or the file after, never half of one. `fingerprint`: of everything that
 * the content depends on, such as the version of the analysis. Throws SnapshotError where it cannot be written.
 */
export const writeSnapshot = async (
  path: string,
  chest: Chest,
  fingerprint: string
): Promise<void> => {
  const aside = `${path}.new`
  try {
    // It holds addresses of sources, in which there may be secrets.
    const file = await open(aside, 'w', 0o600)
    try {
      await writeSections(file, chest, fingerprint)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(aside, path)
    await syncFolder(dirname(path))
  } catch (error) {
    await rm(aside, { force: true }).catch(() => undefined)
    throw new SnapshotError(`cannot be written (${codeOf(error)})`, { cause: error })
  }
}

/**
 * The chest of a file, every checksum looked at; undefined where there is no file. Throws SnapshotError where it is
 * damaged, cut off, of another format or fingerprint, or not a snapshot at all. Nothing larger than the file is ever
 * reserved, whatever lengths it claims.
 */
export const readSnapshot = async (
  path: string,
  fingerprint: string
): Promise<Chest | undefined> => {
  let file: FileHandle
  try {
    file = await open(path, 'r')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw unreadable(error)
  }
  try {
    const { size } = await file.stat()
    const header = readHeader(await bytesAt(file, 0, Math.min(HEADER, size)), size)
    const { bytes } = await readPiece(file, header.tableAt, size - header.tableAt)
    const { sections } = readTable(bytes, header, fingerprint)
    const chest = openChest()
    for (const { name, kind, at, length, crc } of sections) {
      const piece = await readPiece(file, at, length)
      if (piece.crc !== crc) throw damaged(`section "${name}"`)
      chest.put(name, sectionOf(kind, piece.bytes))
    }
    return chest
  } catch (error) {
    throw error instanceof SnapshotError ? error : unreadable(error)
  } finally {
    await file.close()
  }
}

/** The header last: until then the file is nobody's. */
const writeSections = async (
  file: FileHandle,
  chest: Chest,
  fingerprint: string
): Promise<void> => {
  const sections: Entry[] = []
  let at = HEADER
  for (const [name, section] of chest.sections) {
    const pieces = piecesOf(section)
    const { crc, length } = await writePieces(file, pieces.map(bytesOf), at)
    sections.push({ name, kind: kindOf(pieces[0]!), at, length, crc })
    at = aligned(at + length)
  }
  const table = writeTable({ fingerprint, sections })
  const { crc: tableCrc } = await writePieces(file, [table], at)
  const header = writeHeader({ length: at + table.length, tableAt: at, tableCrc })
  await writePieces(file, [header], 0)
}

/** Pieces that are written at once: what every system takes. */
const MOST_AT_ONCE = 1024

/** One after the other; gives the checksum and the length of all. */
const writePieces = async (
  file: FileHandle,
  pieces: readonly Uint8Array[],
  at: number
): Promise<{ readonly crc: number; readonly length: number }> => {
  let [crc, length, size] = [0, 0, 0]
  let slice: Uint8Array[] = []
  const write = async () => {
    for (const each of slice) crc = crc32(each, crc)
    await writeAll(file, slice, at + length)
    length += size
    slice = []
    size = 0
  }
  for (const piece of pieces)
    for (let from = 0; from < piece.length; from += SLICE) {
      const part = piece.subarray(from, from + SLICE)
      if (size + part.length > SLICE || slice.length === MOST_AT_ONCE) await write()
      slice.push(part)
      size += part.length
    }
  await write()
  return { crc, length }
}

const writeAll = async (
  file: FileHandle,
  pieces: readonly Uint8Array[],
  at: number
): Promise<void> => {
  let [left, from] = [pieces, at]
  while (left.length > 0) {
    const { bytesWritten } = await file.writev(left, from)
    from += bytesWritten
    let skipped = bytesWritten
    const first = left.findIndex(({ length }) => {
      if (length > skipped) return true
      skipped -= length
      return false
    })
    left = first < 0 ? [] : [left[first]!.subarray(skipped), ...left.slice(first + 1)]
  }
}

const readPiece = async (file: FileHandle, at: number, length: number) => {
  const bytes = Buffer.allocUnsafeSlow(length)
  let crc = 0
  for (let from = 0; from < length; from += SLICE) {
    const slice = bytes.subarray(from, from + SLICE)
    await fill(file, slice, at + from)
    crc = crc32(slice, crc)
  }
  return { bytes, crc }
}

const bytesAt = async (file: FileHandle, at: number, length: number): Promise<Buffer> => {
  const bytes = Buffer.alloc(length)
  await fill(file, bytes, at)
  return bytes
}

const fill = async (file: FileHandle, bytes: Uint8Array, at: number): Promise<void> => {
  for (let done = 0; done < bytes.length;) {
    const { bytesRead } = await file.read(bytes, done, bytes.length - done, at + done)
    if (bytesRead === 0) throw new SnapshotError('the file is cut off')
    done += bytesRead
  }
}

/** So that the new name is on the disk too. Windows has no such thing for a folder. */
const syncFolder = async (folder: string): Promise<void> => {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const unreadable = (error: unknown): SnapshotError =>
  new SnapshotError(`cannot be read (${codeOf(error)})`, { cause: error })

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error)
