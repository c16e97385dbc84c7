// Groups articles into stories as they come and go. Knows readings by their features alone.
import { openRest } from '../rest.ts'
import { instantOf } from '../shelf.ts'
import type { Chest } from '../snapshot/chest.ts'
import { openColumn, taken } from './columns.ts'
import { openCompany } from './company.ts'
import { featuresOf } from './features.ts'
import { alikeEnough, moreForTwo } from './grouping.ts'
import { hashOf } from './hash.ts'
import type { Membership } from './members.ts'
import { NONE, openMembers } from './members.ts'
import { openNaming } from './naming.ts'
import { openNeighbours } from './neighbours.ts'
import type { RegroupingGround } from './regrouping.ts'
import { regroupAll, regroupTouched, SHARE } from './regrouping.ts'
import { openRarity } from './rarity.ts'
import { inSlices, isSliceOver } from '../slices.ts'
import type { Stories, StoriesPress } from './stories.ts'
import type { Unrest } from './ties.ts'
import { openTies } from './ties.ts'
import { heldBy, openVectors } from './vectors.ts'
import { printView } from './view.ts'

/** Articles below which worths are told anew whenever one comes or goes. */
const SOON = 2_000

/**
 * The stories are a function of the set of articles: what is alike hangs on two articles and on worths that hang on the
 * set, edges on what is alike, groups on the edges. What comes or goes changes edges; only the stories that these touch
 * are grouped again, with those that stand beside them, until none of these wants to join.
 */
export const openStories = (): StoriesPress => {
  const vectors = openVectors()
  const rarity = openRarity(slot => vectors.idsOf(slot))
  const instants = openColumn(Float64Array, Number.NaN)
  const keys = openColumn(Float64Array, Number.NaN)
  /** Whether an article is compared with others. */
  const isThere = openColumn(Uint8Array)
  const ordinals = new Map<number, readonly number[]>()
  const neighbours = openNeighbours(() => keys.at)
  const company = openCompany(vectors, rarity, instants, isThere, ordinals)
  const naming = openNaming()
  const members = openMembers(naming, vectors, instants)
  let slots = 0
  let live = 0
  let enough = alikeEnough(0)
  let forTwo = moreForTwo(0)
  let version = 0
  /** With the keys that they get once they are grouped: nothing of the set changes while it is looked at. */
  let added = new Map<number, number>()
  let removed: number[] = []
  /** Of how many articles the worths were told, and how many came or went since. */
  let [told, moved] = [0, 0]
  let working: Generator<void> | undefined
  const printed = new WeakMap<
    Stories,
    { readonly version: number; readonly membership: Membership }
  >()
  const rest = openRest()

  const ties = openTies(company, neighbours, members, isThere)
  const ground: RegroupingGround = {
    get instants() {
      return instants.at
    },
    get keys() {
      return keys.at
    },
    get enough() {
      return enough
    },
    get forTwo() {
      return forTwo
    },
    get live() {
      return live
    },
    there: () => {
      const all: number[] = []
      for (let slot = 0; slot < slots; slot++) if (isThere.at[slot] === 1) all.push(slot)
      return all
    },
    idsOf: slot => vectors.idsOf(slot),
    weightsOf: slot => vectors.weightsOf(slot),
    ordinalsOf: slot => ordinals.get(slot),
    eachEdge: (slot, visit) => neighbours.each(slot, visit)
  }

  const hold = (size: number): void => {
    slots = Math.max(slots, size)
    for (const column of [instants, keys, isThere, vectors.lengths]) column.hold(slots)
    neighbours.hold(slots)
    company.hold(slots)
    members.hold(slots)
  }

  /** Weighs and ties all articles afresh. */
  function* joinAll(): Generator<void> {
    const all: number[] = []
    for (let slot = 0; slot < slots; slot++) {
      if (Number.isNaN(keys.at[slot]!)) continue
      vectors.weigh(slot, rarity.worth)
      neighbours.forget(slot)
      isThere.at[slot] = 0
      all.push(slot)
      if ((slot & 15) === 15 && isSliceOver()) yield
    }
    for (const slot of all) {
      ties.join(slot, calm())
      if (isSliceOver()) yield
    }
  }

  /** `again`: articles whose weights have changed. */
  function* tie(
    come: readonly number[],
    again: ReadonlySet<number>,
    gone: readonly number[],
    unrest: Unrest
  ): Generator<void> {
    for (const slot of gone) {
      ties.part(slot, unrest)
      members.leave(slot)
      if (isSliceOver()) yield
    }
    for (const slot of again) {
      ties.part(slot, unrest)
      if (isSliceOver()) yield
    }
    for (const slot of [...again, ...come]) {
      vectors.weigh(slot, rarity.worth)
      ties.join(slot, unrest)
      if (isSliceOver()) yield
    }
    for (const slot of unrest.seeking) {
      if (isThere.at[slot] === 0 || again.has(slot)) continue
      ties.seek(slot, unrest)
      if (isSliceOver()) yield
    }
  }

  /** Groups until nothing is left, also what another call began and did not end. */
  function* groupAll(): Generator<void> {
    while (working !== undefined || added.size > 0 || removed.length > 0) {
      working ??= group()
      while (working.next().done !== true) yield
      working = undefined
    }
  }

  /**
   * Tells worths and likeness anew where the set is not what it was: of few articles each time, of many when half as many
   * came or went. `again`: those whose weights change; undefined for most. `isNew`: whether what is enough has changed.
   */
  function* weighUp(
    moves: number
  ): Generator<void, { again: Set<number> | undefined; isNew: boolean }> {
    moved += moves
    if (told >= SOON && live >= SOON && moved * 2 < told) return { again: new Set(), isNew: false }
    const articles = live
    told = articles
    moved = 0
    const changed = yield* rarity.tell(keys.at.subarray(0, slots), articles)
    const isNew = alikeEnough(articles) !== enough
    enough = alikeEnough(articles)
    forTwo = moreForTwo(articles)
    return { again: yield* heldBy(changed, articles * SHARE - moves, vectors, isThere), isNew }
  }

  function* group(): Generator<void> {
    version++
    const [come, gone]: [number[], number[]] = [[], removed]
    for (const [slot, key] of added) {
      keys.at[slot] = key
      come.push(slot)
      if ((come.length & 1023) === 0 && isSliceOver()) yield
    }
    for (const slot of gone) keys.at[slot] = Number.NaN
    added = new Map()
    removed = []
    rarity.hold(vectors.features)
    const { again, isNew } = yield* weighUp(come.length + gone.length)
    const unrest = calm()
    if (again === undefined) {
      yield* tie([], new Set(), gone, calm())
      yield* joinAll()
    } else {
      for (const slot of gone) again.delete(slot)
      yield* tie(come, again, gone, unrest)
    }
    yield* again === undefined || isNew
      ? regroupAll(ground, members)
      : regroupTouched(come, unrest.stories, ground, members)
    for (const slot of gone) {
      forget(slot)
      if (isSliceOver()) yield
    }
    yield* vectors.tidy()
  }

  const press: StoriesPress = {
    add: ({ slot, reading }) => {
      rest.finish()
      hold(slot + 1)
      const { article } = reading
      const features = featuresOf(reading)
      vectors.enter(slot, features)
      if (features.ordinals.length > 0) ordinals.set(slot, features.ordinals)
      instants.at[slot] = instantOf(article.publishedAt)
      naming.enter(slot, article.id)
      added.set(slot, keyOf(article.id))
      live++
    },
    remove: ({ slot }) => {
      rest.finish()
      live--
      if (added.delete(slot)) forget(slot)
      else removed.push(slot)
    },
    settle: () => inSlices(groupAll()),
    print: given => {
      for (const _ of press.settle());
      const membership = members.print(slots)
      const view = printView(membership, naming, given)
      printed.set(view, { version, membership })
      return view
    },
    recall: () => rest.slices(),
    save,
    load: chest => inSlices(load(chest))
  }
  return press

  function forget(slot: number): void {
    vectors.leave(slot)
    ordinals.delete(slot)
    instants.at[slot] = Number.NaN
  }
  function save(view: Stories, chest: Chest): void {
    const shown = printed.get(view)
    // What was on the press then is not there any more, and how it was is not kept.
    if (shown?.version !== version || working !== undefined)
      throw new Error('stories: only what was printed last can be saved')
    rest.finish()
    const size = shown.membership.of.length
    chest.put('stories.counted', Float64Array.of(size, naming.count, told, moved))
    members.save(chest, shown.membership)
    instants.save(chest, 'stories.instants', size)
    vectors.save(chest, size)
    rarity.save(chest, vectors.features)
    neighbours.save(chest, size)
    naming.save(chest, size)
    const flat: number[] = []
    for (const [slot, each] of ordinals) for (const one of each) flat.push(slot, one)
    chest.put('stories.ordinals', Uint32Array.from(flat))
  }
  function* load(chest: Chest): Generator<void> {
    const [size, numbers, ofMany, since] = taken(chest, 'stories.counted', Float64Array, 4)
    slots = size!
    told = ofMany!
    moved = since!
    yield* naming.load(chest, slots)
    yield* members.load(chest, slots, numbers!)
    instants.load(chest, 'stories.instants', slots)
    const said = chest.take('stories.ordinals', Uint32Array)
    for (let at = 0; at < said.length; at += 2)
      ordinals.set(said[at]!, [...(ordinals.get(said[at]!) ?? []), said[at + 1]!])
    rarity.load(chest, yield* vectors.load(chest, slots))
    if (isSliceOver()) yield
    neighbours.load(chest, slots)
    if (isSliceOver()) yield
    hold(slots)
    rest.leave(inSlices(recall()))
  }
  /** What nobody asks for who only asks: with whom each article is compared, and how alike they are. */
  function* recall(): Generator<void> {
    yield* vectors.recall()
    rarity.hold(vectors.features)
    const all: number[] = []
    for (let slot = 0; slot < slots; slot++) {
      if (members.storyOf(slot) === NONE) continue
      all.push(slot)
      keys.at[slot] = keyOf(naming.articleOf(slot))
      isThere.at[slot] = 1
      if ((slot & 255) === 255 && isSliceOver()) yield
    }
    live = all.length
    enough = alikeEnough(told)
    forTwo = moreForTwo(told)
    for (const slot of all) {
      vectors.weigh(slot, rarity.worth)
      if ((slot & 15) === 15 && isSliceOver()) yield
    }
    yield* neighbours.recall(slots, (slot, other) =>
      isThere.at[slot] === 1 && isThere.at[other] === 1 ? company.alike(slot, other) : -1
    )
  }
}

/** 53 bits of hash, so that two ids with one key are not to be met. */
const keyOf = (id: string): number => hashOf(id) * 2 ** 21 + (hashOf(`${id}\n`) >>> 11)

const calm = (): Unrest => ({ stories: new Set(), seeking: new Set() })
