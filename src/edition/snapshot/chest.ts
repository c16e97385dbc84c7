// Named sections of a snapshot, in memory. Knows arrays and names, nothing of what they mean.

/** What a section may be. */
export type Section =
  | Uint8Array
  | Int8Array
  | Uint16Array
  | Int16Array
  | Uint32Array
  | Int32Array
  | Float32Array
  | Float64Array

export type TypeOf<Kind extends Section> = new (
  buffer: ArrayBuffer,
  from?: number,
  length?: number
) => Kind

/** A snapshot that cannot be used: damaged, cut off, of another version, or none at all. The edition is read again. */
export class SnapshotError extends Error {
  override readonly name = 'SnapshotError'

  constructor(what: string, options?: ErrorOptions) {
    super(`snapshot: ${what}`, options)
  }
}

export interface Chest {
  /**
   * By reference: the section must not change until the chest is written. A name may be put once. One that lies in several pieces of
   * one type, one at least, is put as these, and is one section from then on.
   */
  put(name: string, section: Section | readonly Section[]): void
  putText(name: string, text: string): void
  /** What was put under a name, out of the chest; it belongs to whoever takes it. Throws SnapshotError where it is missing or of another type. */
  take<Wanted extends Section>(name: string, ...types: readonly TypeOf<Wanted>[]): Wanted
  takeText(name: string): string
  has(name: string): boolean
  /** In the order put. */
  readonly sections: ReadonlyMap<string, Section | readonly Section[]>
}

export const piecesOf = (section: Section | readonly Section[]): readonly Section[] =>
  isInPieces(section) ? section : [section]

const isInPieces = (section: Section | readonly Section[]): section is readonly Section[] =>
  Array.isArray(section)

export const bytesOf = ({ buffer, byteOffset, byteLength }: Section): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength)

export const openChest = (): Chest => {
  const sections = new Map<string, Section | readonly Section[]>()
  const take = <Wanted extends Section>(
    name: string,
    ...types: readonly TypeOf<Wanted>[]
  ): Wanted => {
    const pieces = piecesOf(sections.get(name) ?? [])
    for (const type of types) {
      const isWanted = (some: Section | undefined): some is Wanted => some instanceof type
      const [section] = pieces
      if (!isWanted(section)) continue
      sections.delete(name)
      return pieces.length === 1 ? section : joined(pieces, type)
    }
    throw new SnapshotError(`it has no "${name}" that can be used`)
  }
  const put = (name: string, section: Section | readonly Section[]) => {
    if (sections.has(name)) throw new Error(`chest: ${name} is put twice`)
    sections.set(name, section)
  }
  return {
    put,
    putText: (name, text) => put(name, new TextEncoder().encode(text)),
    take,
    takeText: name => new TextDecoder().decode(take(name, Uint8Array)),
    has: name => sections.has(name),
    sections
  }
}

const joined = <Wanted extends Section>(
  pieces: readonly Section[],
  type: TypeOf<Wanted>
): Wanted => {
  const all = new Uint8Array(pieces.reduce((sum, { byteLength }) => sum + byteLength, 0))
  let at = 0
  for (const piece of pieces) {
    all.set(bytesOf(piece), at)
    at += piece.byteLength
  }
  return new type(all.buffer)
}
