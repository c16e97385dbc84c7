// The press: takes articles in and out, one writer, and prints what is on it as an edition that never changes.
import type { Reading } from '../news.ts'
import { openCopies } from './copies/copies.ts'
import type { Edition } from './edition.ts'
import { openFinder } from './finding.ts'
import { openOutlets } from './outlets.ts'
import { openPeople } from './people/people.ts'
import type { Views } from './printed.ts'
import { editionOf } from './printed.ts'
import { openQuotes } from './quotes/quotes.ts'
import { loadSearch, openSearch } from './search/search.ts'
import type { Shelved } from './shelf.ts'
import { openShelf } from './shelf.ts'
import type { Chest } from './snapshot/chest.ts'
import { openStories } from './stories/stories.ts'
import { openVersions } from './versions/versions.ts'
import type { PackedWithText } from './vault/packing.ts'
import { packReading, unpackInSlices } from './vault/packing.ts'

/** What comes and goes. */
export interface Changes {
  /** Ids. Those that are not on the press are passed over. */
  readonly remove?: readonly string[]
  /**
   * Readings, or what `packReading` made of them, with their texts. One whose id is on the press takes the place of what was there,
   * which is kept as its earlier version.
   */
  readonly add?: readonly (Reading | PackedWithText)[]
}

/** Every generator runs in slices of some milliseconds, between which editions answer; only its end counts. */
export interface Press {
  /** Articles as of now, printed or not. */
  readonly count: number
  /** Takes away, then adds. Nothing of it is in an edition before the next `print`. */
  apply(changes: Changes): Generator<void>
  /** What `apply` put off. To be run to its end before `print`, which else does what is left at once. */
  settle(): Generator<void>
  /** Everything that is on the press. Costs what is new, not what is there. */
  print(): Edition
  /** Whether an edition is what is on the press: nothing came or went since it was printed. Only then can it be saved. */
  holds(edition: Edition): boolean
  /** Puts an edition that the press holds into the chest. From the first slice on the press may go on. */
  save(edition: Edition, chest: Chest): Generator<void>
  /** Into a press that nothing was put on. Throws SnapshotError where the chest does not fit together. */
  load(chest: Chest): Generator<void>
}

export interface PressSettings {
  /** Whether the edition tells which articles are copies of one text: then it costs a millisecond and a kilobyte more for each. */
  readonly copies?: boolean
}

export const openPress = (settings: PressSettings = {}): Press => {
  const shelf = openShelf()
  const outlets = openOutlets()
  let search = openSearch()
  const people = openPeople()
  const stories = openStories()
  let quotes = openQuotes(search.speller)
  const finder = openFinder()
  const versions = openVersions()
  const copies = settings.copies === true ? openCopies() : null
  // In the order in which they are told.
  const layers = () => [search, people, stories, quotes, ...(copies === null ? [] : [copies])]
  const printed = new WeakMap<Edition, Views>()
  // What was printed last, unless something changed since.
  let current: Edition | undefined

  /** Takes away whatever has this id; gives what it was. */
  function* leave(id: string): Generator<void, Reading | undefined> {
    const slot = shelf.slotOf(id)
    if (slot === undefined) return undefined
    current = undefined
    const reading = yield* shelf.reading(slot)
    const one: Shelved = { slot, reading, line: search.line(reading) }
    for (const layer of layers()) {
      yield
      yield* layer.remove(one) ?? []
    }
    shelf.remove(slot)
    return reading
  }
  /** In slices, because an article of a few megabytes is as much to each layer as a thousand others. */
  function* enter(given: Reading | PackedWithText): Generator<void> {
    const packed = 'packed' in given ? given.packed : packReading(given)
    const reading = 'packed' in given ? yield* unpackInSlices(given) : given
    const { id } = reading.article
    const before = yield* leave(id)
    if (before !== undefined) versions.keep(before, reading)
    current = undefined
    const slot = shelf.add(packed)
    const one: Shelved = { slot, reading, line: search.line(reading) }
    for (const layer of layers()) {
      yield
      yield* layer.add(one) ?? []
    }
    finder.add(one)
  }
  function* recall(): Generator<void> {
    const resting = [people, stories, ...(copies === null ? [] : [copies])]
    for (const layer of resting) yield* layer.recall()
  }
  function* settle(): Generator<void> {
    yield* shelf.settle()
    for (const layer of layers()) yield* layer.settle()
  }

  return {
    get count() {
      return shelf.count
    },
    *apply({ remove = [], add = [] }) {
      yield* recall()
      for (const id of remove) {
        yield* leave(id)
        versions.drop(id)
        yield
      }
      for (const reading of add) {
        yield* enter(reading)
        yield
      }
    },
    settle,
    print: () => {
      for (const _ of settle());
      const shown = shelf.print()
      const named = outlets.print(shown)
      const found = search.print(shown)
      const known = people.print({ shelf: shown, outlets: named })
      const told = stories.print({ shelf: shown, outlets: named, people: known })
      const said = quotes.print({ shelf: shown, people: known, search: found })
      const views: Views = {
        shelf: shown,
        outlets: named,
        search: found,
        people: known,
        stories: told,
        quotes: said,
        copies: copies?.print({ shelf: shown, outlets: named }) ?? null,
        finder: finder.print({ shelf: shown, search: found, stories: told }),
        versions: versions.print()
      }
      const edition = editionOf(views)
      printed.set(edition, views)
      current = edition
      return edition
    },
    holds: edition => edition === current,
    *save(edition, chest) {
      yield* recall()
      const views = printed.get(edition)
      if (views === undefined || edition !== current)
        throw new Error('press: an edition is saved before anything comes or goes')
      stories.save(views.stories, chest)
      // Before the first slice ends: only what was printed last can be saved.
      if (views.copies !== null) copies?.save(views.copies, chest)
      yield
      shelf.save(views.shelf, chest)
      yield
      yield* views.search.save(chest)
      yield
      people.save(views.people, chest)
      quotes.save(views.quotes, chest)
      finder.save(views.shelf.slots, chest)
      views.versions.save(chest)
    },
    *load(chest) {
      if (shelf.slots > 0) throw new Error('press: a snapshot is loaded into an empty press')
      search = yield* loadSearch(chest)
      quotes = openQuotes(search.speller)
      yield
      const parts = [shelf, people, stories, quotes, finder, versions]
      for (const part of copies === null ? parts : [...parts, copies]) {
        yield* part.load(chest) ?? []
        yield
      }
    }
  }
}
