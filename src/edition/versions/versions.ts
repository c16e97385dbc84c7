// What articles said before they were changed: of each the last two versions, packed. Knows readings, and no other layer.
import type { Reading } from '../../news.ts'
import type { Chest } from '../snapshot/chest.ts'
import { SnapshotError } from '../snapshot/chest.ts'
import { packReading, unpackReading } from '../vault/packing.ts'
import { wordsIn } from './words.ts'

/** An article as it was. */
export interface Version {
  readonly reading: Reading
  /** When another took its place, in epoch milliseconds. */
  readonly until: number
}

/** Immutable: what was known when it was printed. */
export interface Versions {
  /** The latest first; empty for an article that never changed its words. */
  of(id: string): readonly Version[]
  /** Articles that changed their words, and when they last did, in epoch milliseconds: the latest first. */
  readonly changed: readonly { readonly article: string; readonly at: number }[]
  save(chest: Chest): void
}

/** The one writer. */
export interface VersionsPress {
  /** `before` is what `after` takes the place of. What differs in marks, case and spacing alone is no version. */
  keep(before: Reading, after: Reading): void
  drop(id: string): void
  print(): Versions
  /** Into an empty one. Throws SnapshotError where the chest does not fit together. */
  load(chest: Chest): void
}

const MOST_VERSIONS = 2
/** Articles of which versions are kept: those that changed last. */
const MOST_ARTICLES = 10_000

interface Packed {
  readonly bytes: Uint8Array
  readonly until: number
}
type All = ReadonlyMap<string, readonly Packed[]>

export const openVersions = (): VersionsPress => {
  let kept = new Map<string, readonly Packed[]>()
  let printed: Versions | undefined

  const change = (id: string, packed: readonly Packed[]): void => {
    // What is printed stays as it is.
    if (printed !== undefined) kept = new Map(kept)
    printed = undefined
    kept.delete(id)
    if (packed.length > 0) kept.set(id, packed)
    const [oldest] = kept.keys()
    if (kept.size > MOST_ARTICLES && oldest !== undefined) kept.delete(oldest)
  }

  return {
    keep: (before, after) => {
      if (isSame(before, after)) return
      const { id } = before.article
      const now = { bytes: packReading(before), until: Date.now() }
      change(id, [now, ...(kept.get(id) ?? [])].slice(0, MOST_VERSIONS))
    },
    drop: id => {
      if (kept.has(id)) change(id, [])
    },
    print: () => (printed ??= versionsOf(kept)),
    load: chest => {
      kept = loaded(chest)
      printed = undefined
    }
  }
}

const isSame = ({ article: before }: Reading, { article: after }: Reading): boolean =>
  before.text === after.text && before.headline === after.headline
    ? true
    : said(before.headline) === said(after.headline) && said(before.text) === said(after.text)

const said = (text: string | null): string => wordsIn(text ?? '').join(' ')

const versionsOf = (all: All): Versions => ({
  get changed() {
    return [...all].map(([article, [last]]) => ({ article, at: last?.until ?? 0 })).toReversed()
  },
  of: id =>
    (all.get(id) ?? []).map(({ bytes, until }) => ({ reading: unpackReading(bytes), until })),
  save: chest => save(all, chest)
})

/** By article its id, then until when and how many bytes of each version. */
type Facts = readonly (readonly [id: string, versions: readonly (readonly [number, number])[]])[]

function save(all: All, chest: Chest): void {
  const facts: Facts = [...all].map(([id, packed]) => [
    id,
    packed.map(({ bytes, until }) => [until, bytes.length] as const)
  ])
  chest.putText('versions/facts', JSON.stringify(facts))
  const parts = [...all.values()].flat()
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.bytes.length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part.bytes, at)
    at += part.bytes.length
  }
  chest.put('versions/bytes', bytes)
}

function loaded(chest: Chest): Map<string, readonly Packed[]> {
  const facts: Facts = JSON.parse(chest.takeText('versions/facts'))
  const bytes = chest.take('versions/bytes', Uint8Array)
  let at = 0
  const all = new Map(
    facts.map(([id, versions]) => [
      id,
      versions.map(([until, length]) => ({ until, bytes: bytes.slice(at, (at += length)) }))
    ])
  )
  if (at !== bytes.length) throw new SnapshotError('its versions do not fit together')
  return all
}
