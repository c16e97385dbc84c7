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
  /** By reference: the section must not change until the chest is written. A name may be put once. */
  put(name: string, section: Section): void
  putText(name: string, text: string): void
  /** What was put under a name, out of the chest; it belongs to whoever takes it. Throws SnapshotError where it is missing or of another type. */
  take<Wanted extends Section>(name: string, ...types: readonly TypeOf<Wanted>[]): Wanted
  takeText(name: string): string
  has(name: string): boolean
  /** In the order put. */
  readonly sections: ReadonlyMap<string, Section>
}

export const openChest = (): Chest => {
  const sections = new Map<string, Section>()
  const take = <Wanted extends Section>(
    name: string,
    ...types: readonly TypeOf<Wanted>[]
  ): Wanted => {
    const section = sections.get(name)
    const isWanted = (some: Section | undefined): some is Wanted =>
      types.some(type => some instanceof type)
    if (!isWanted(section)) throw new SnapshotError(`it has no "${name}" that can be used`)
    sections.delete(name)
    return section
  }
  const put = (name: string, section: Section) => {
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
