// What is to be done again because names came or went. Knows numbers only.

/** Filled by the ledger, emptied by settling. */
export interface Agenda {
  /** Strands with entries that came or went. */
  readonly strands: Set<number>
  /** Surname keys whose bearers are to be told apart again; whose bare names are to be placed again. */
  readonly blocks: Set<number>
  readonly bare: Set<number>
  /** People whose articles changed. */
  readonly people: Set<number>
  /** People whose full names changed hands. */
  readonly moved: Set<number>
  /** Slugs whose bearers are to be put in order. */
  readonly slugs: Set<number>
  touch(strand: number): void
}

export const openAgenda = (): Agenda => {
  const strands = new Set<number>()
  return {
    strands,
    blocks: new Set(),
    bare: new Set(),
    people: new Set(),
    moved: new Set(),
    slugs: new Set(),
    touch: strand => void strands.add(strand)
  }
}
