// What the newsroom keeps of every article that it holds: who brought it, what it was, where it stands. In columns, a few
// dozen bytes an article; the words themselves are on the press.
import { Column } from './column.ts'
import type { Fingerprint } from './fingerprint.ts'
import { RowsBy } from './rowsby.ts'

/** The number of an article in the register; given to another when the article is struck out. */
export type Row = number

/** Where an article stands. */
export const standing = {
  /** Entered, and not yet on the press. */
  awaited: 0,
  /** On the press under the id that its source gave. */
  own: 1,
  /** On the press under a longer id: another source had that id first. */
  longer: 2,
  /** Read in the same place by another source, under which it is on the press. */
  doubled: 3,
  /** Too old for the room there is: its fingerprint alone is kept, so that it is not read again at every reload. */
  retired: 4,
  /** Older than its source's articles stay; kept as one that is retired. */
  aged: 5
} as const
export type Standing = (typeof standing)[keyof typeof standing]
const STANDINGS = Object.values(standing)
/** For what a snapshot holds. */
export const isStanding = (value: unknown): value is Standing =>
  STANDINGS.some(each => each === value)

/** One article as it is entered. */
export interface Entry {
  /** Position of its source. */
  readonly source: number
  /** As its source gave it. */
  readonly id: string
  readonly fingerprint: Fingerprint
  /** Where its source read it, as a number (`placeNumber`); 0 where it cannot tell. */
  readonly place: number
  /** Its words and its site as a number (`wordsNumber`); 0 where they tell nothing. */
  readonly words?: number
  /** What it is as old as, in epoch milliseconds: when it was published, or came where that is not said. */
  readonly instant: number
}

/** What a snapshot holds of a register: its columns, by row, in pieces. Rows of which the id is undefined are empty. */
export interface Columns {
  readonly ids: readonly (string | undefined)[]
  readonly sources: readonly Uint16Array[]
  /** Four of a row. */
  readonly fingerprints: readonly Uint32Array[]
  readonly places: readonly Float64Array[]
  readonly words: readonly Float64Array[]
  readonly instants: readonly Float64Array[]
  readonly standings: readonly Uint8Array[]
  /** Those that stand in the place of another for their words. */
  readonly borrowers: ReadonlySet<Row>
  /** The ids on the press of those under longer ones. */
  readonly longer: ReadonlyMap<Row, string>
}

export class Register {
  readonly #ids: (string | undefined)[] = []
  readonly #sources = new Column(Uint16Array)
  /** Four of a row. */
  readonly #fingerprints = new Column(Uint32Array)
  readonly #places = new Column(Float64Array)
  readonly #words = new Column(Float64Array)
  readonly #instants = new Column(Float64Array)
  readonly #standings = new Column(Uint8Array)
  readonly #seen = new Column(Uint32Array)
  readonly #free: Row[] = []
  /** By source: its rows by the ids that it gives, in the order in which they came. */
  readonly #rows: Map<string, Row>[] = []
  /** By place: several where several sources read there. */
  readonly #at = new RowsBy(row => this.#places.at(row))
  /** By words. */
  readonly #saying = new RowsBy(row => this.#words.at(row))
  readonly #borrowers = new Set<Row>()
  readonly #longer = new Map<Row, string>()
  readonly #longerRows = new Map<string, Row>()
  /** By source: its rows that are on the press neither under their own id nor soon. */
  readonly #odd: Set<Row>[] = []
  #shown = 0

  /** How many are on the press, or about to be. */
  get shown(): number {
    return this.#shown
  }

  /** Rows given out so far: every row is below it. */
  get length(): number {
    return this.#ids.length
  }

  /** Whether all articles are of sources that fit. */
  isAllOf(fits: (source: number) => boolean): boolean {
    return this.#rows.every((rows, source) => rows.size === 0 || fits(source))
  }

  countOf(source: number): number {
    return this.#rows[source]?.size ?? 0
  }

  /** The rows of a source by the ids that it gave. */
  rowsOf(source: number): ReadonlyMap<string, Row> {
    return (this.#rows[source] ??= new Map())
  }

  find(source: number, id: string): Row | undefined {
    return this.#rows[source]?.get(id)
  }

  /** The rows of this id, in the order of their sources. */
  withId(id: string): Row[] {
    return this.#rows.flatMap(rows => rows.get(id) ?? [])
  }

  /** The rows that were read in this place, in the order of their sources; none for 0. */
  inPlace(place: number): readonly Row[] {
    const found = this.#at.get(place)
    return found.length < 2
      ? found
      : found.toSorted((a, b) => this.#sources.at(a) - this.#sources.at(b))
  }

  /** The rows that say this in the same words on the same site; none for 0. */
  withWords(words: number): readonly Row[] {
    return this.#saying.get(words)
  }

  idOf = (row: Row): string => this.#ids[row]!
  sourceOf = (row: Row): number => this.#sources.at(row)
  placeOf = (row: Row): number => this.#places.at(row)
  wordsOf = (row: Row): number => this.#words.at(row)
  /** Whether it stands in the place of another for its words, not because it was read there. */
  borrows = (row: Row): boolean => this.#borrowers.has(row)
  instantOf = (row: Row): number => this.#instants.at(row)
  standingOf = (row: Row): Standing => STANDINGS[this.#standings.at(row)]!
  isEntered = (row: Row): boolean => this.#ids[row] !== undefined
  isShown = (row: Row): boolean => {
    const where = this.#standings.at(row)
    return where === standing.own || where === standing.longer
  }

  /** The id that it has on the press, or shall have; its own while it is not there. */
  shownAs = (row: Row): string => this.#longer.get(row) ?? this.idOf(row)
  /** The rows of a source that do not simply stand under their own id, in the order in which they came to that. */
  oddOf = (source: number): ReadonlySet<Row> => (this.#odd[source] ??= new Set())

  /** Who is on the press under a longer id. */
  withLonger = (id: string): Row | undefined => this.#longerRows.get(id)

  entryOf = (row: Row): Entry => ({
    source: this.sourceOf(row),
    id: this.idOf(row),
    fingerprint: Uint32Array.from([0, 1, 2, 3], at => this.#fingerprints.at(row * 4 + at)),
    place: this.placeOf(row),
    words: this.wordsOf(row),
    instant: this.instantOf(row)
  })

  isSame(row: Row, fingerprint: Fingerprint): boolean {
    for (let at = 0; at < 4; at++) {
      if (this.#fingerprints.at(row * 4 + at) !== fingerprint[at]) return false
    }
    return true
  }

  enter({ source, id, fingerprint, place, words = 0, instant }: Entry): Row {
    const row = this.#free.pop() ?? this.#ids.length
    this.#ids[row] = id
    this.#sources.put(row, source)
    this.#standings.put(row, standing.awaited)
    this.#seen.put(row, 0)
    this.#words.put(row, 0)
    this.describe(row, fingerprint, instant, words)
    this.#places.put(row, 0)
    this.move(row, place)
    const rows = (this.#rows[source] ??= new Map())
    rows.set(id, row)
    return row
  }

  strike(row: Row): void {
    this.stand(row, standing.awaited)
    this.move(row, 0)
    this.#say(row, 0)
    this.#rows[this.sourceOf(row)]!.delete(this.idOf(row))
    this.#ids[row] = undefined
    this.#free.push(row)
  }

  /** The article is another now. */
  describe(row: Row, fingerprint: Fingerprint, instant: number, words = this.wordsOf(row)): void {
    for (let at = 0; at < 4; at++) this.#fingerprints.put(row * 4 + at, fingerprint[at]!)
    this.#instants.put(row, instant)
    this.#say(row, words)
  }

  /** What is told of one is what is on the press for the other: they stand for one article. */
  copyFingerprint(from: Row, to: Row): void {
    for (let at = 0; at < 4; at++)
      this.#fingerprints.put(to * 4 + at, this.#fingerprints.at(from * 4 + at))
    this.#instants.put(to, this.#instants.at(from))
  }

  /** It counts in another place from now on; `borrowed`: for its words. */
  move(row: Row, place: number, borrowed = false): void {
    if (borrowed) this.#borrowers.add(row)
    else this.#borrowers.delete(row)
    this.#at.move(row, this.#places.at(row), place)
    this.#places.put(row, place)
  }

  #say(row: Row, words: number): void {
    this.#saying.move(row, this.#words.at(row), words)
    this.#words.put(row, words)
  }

  /** `as` where it stands under a longer id. */
  stand(row: Row, where: Standing, as?: string): void {
    if (this.isShown(row)) this.#shown -= 1
    const before = this.#longer.get(row)
    if (before !== undefined) {
      this.#longer.delete(row)
      this.#longerRows.delete(before)
    }
    this.#standings.put(row, where)
    if (this.isShown(row)) this.#shown += 1
    const odd = (this.#odd[this.sourceOf(row)] ??= new Set())
    if (where === standing.own || where === standing.awaited) odd.delete(row)
    else odd.add(row)
    if (where === standing.longer && as !== undefined) {
      this.#longer.set(row, as)
      this.#longerRows.set(as, row)
    }
  }

  see(row: Row, run: number): void {
    this.#seen.put(row, run)
  }

  wasSeen = (row: Row, run: number): boolean => this.#seen.at(row) === run

  /** As they are now, however the register goes on; lent, not copied, but for the ids. */
  columns(): Columns {
    const count = this.length
    return {
      ids: this.#ids.slice(),
      sources: this.#sources.lend(count),
      fingerprints: this.#fingerprints.lend(count * 4),
      places: this.#places.lend(count),
      words: this.#words.lend(count),
      borrowers: new Set(this.#borrowers),
      instants: this.#instants.lend(count),
      standings: this.#standings.lend(count),
      longer: new Map(this.#longer)
    }
  }
}
