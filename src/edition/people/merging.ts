// Who is who among those whom articles name in full: the bearers of one surname. Knows strands, no bare names.
import { byText } from '../shelf.ts'
import { isSliceOver } from '../slices.ts'
import { openAcquaintance } from './acquaintance.ts'
import type { Agenda } from './agenda.ts'
import { wordsOfSignature } from './forms.ts'
import type { Ledger } from './ledger.ts'
import type { FullName, Like, Likeness } from './likeness.ts'
import { fullNameOf, fullness } from './likeness.ts'
import type { State } from './state.ts'
import {
  COUNT,
  FIRST,
  FULL_HEAD,
  IN_FULL,
  MAN,
  NEXT_OF_SURNAME,
  SIBLING,
  SIZE,
  STRAND,
  STRANDS,
  STRAND_OF,
  SURNAME,
  UNTOLD,
  WOMAN
} from './state.ts'

/** How many times as much coverage as the next makes a bearer of a name the one who is meant. */
export const DOMINANCE = 3

/** A person in the making. */
interface Someone {
  readonly strands: number[]
  /** One for each signature. */
  readonly names: FullName[]
  articles: number
  gender: number
}

/** What is told apart before anything is joined: one signature, one gender. */
interface Node extends Someone {
  readonly signature: number
}

/** Whether both are told to be a woman and a man. */
export const genderConflict = (a: number, b: number): boolean =>
  a !== UNTOLD && b !== UNTOLD && a !== b

/** Tells the bearers of a surname apart again, and notes whose articles changed. In slices. */
export const openMerging = (
  state: State,
  ledger: Ledger,
  agenda: Agenda,
  likeness: Likeness
): ((surname: number) => Generator<void>) => {
  const { signatures, strands, owners, words, people, slots, entries } = state

  /** Step 1: those who share a signature are one, unless both genders are told; who has none goes with the more covered. */
  const nodesOf = (signature: number): Node[] => {
    const strandOf = (gender: number) => {
      const strand = signatures.get(signature, STRAND_OF + gender)
      return strand !== 0 && strands.get(strand, SIZE) > 0 ? [strand] : []
    }
    const [unknown, women, men] = [strandOf(UNTOLD), strandOf(WOMAN), strandOf(MAN)]
    const node = (own: number[], gender: number): Node => ({
      signature,
      strands: own,
      names: [fullNameOf(state, signature)],
      articles: articlesOf(signature, own),
      gender
    })
    if (women.length === 0 && men.length === 0)
      return unknown.length === 0 ? [] : [node(unknown, UNTOLD)]
    if (men.length === 0) return [node([...women, ...unknown], WOMAN)]
    if (women.length === 0) return [node([...men, ...unknown], MAN)]
    return strands.get(women[0]!, SIZE) >= strands.get(men[0]!, SIZE)
      ? [node([...women, ...unknown], WOMAN), node(men, MAN)]
      : [node(women, WOMAN), node([...men, ...unknown], MAN)]
  }

  /** Entries, but for those of one article, which count once. */
  const articlesOf = (signature: number, own: readonly number[]): number => {
    let size = own.reduce((sum, strand) => sum + strands.get(strand, SIZE), 0)
    for (const slot of ledger.crowded(signatures.get(signature, SURNAME))) {
      let here = 0
      for (let at = 0; at < slots.get(slot, COUNT); at++)
        if (own.includes(entries.get(slots.get(slot, FIRST) + at, STRAND))) here++
      if (here > 1) size -= here - 1
    }
    return size
  }

  /** By strand: which of two is looked at. Stamped, so that it is never cleared. */
  let marks = new Uint32Array(1024)
  let stamp = 0

  /** How many articles name both. Only those that print the surname twice can. */
  const shared = (surname: number, a: Someone, b: Someone): number => {
    const crowd = ledger.crowded(surname)
    if (crowd.size === 0) return 0
    if (marks.length < strands.size) marks = new Uint32Array(2 * strands.size)
    stamp += 2
    for (const strand of a.strands) marks[strand] = stamp
    for (const strand of b.strands) marks[strand] = stamp + 1
    let both = 0
    for (const slot of crowd) {
      const first = slots.get(slot, FIRST)
      const end = first + slots.get(slot, COUNT)
      let [one, other] = [false, false]
      for (let at = first; at < end; at++) {
        const mark = marks[entries.get(at, STRAND)]!
        if (mark === stamp) one = true
        else if (mark === stamp + 1) other = true
      }
      if (one && other) both++
    }
    return both
  }

  const likenessToAll = (one: Someone, name: FullName): Like => {
    let all: Like = 'maybe'
    for (const each of one.names) {
      const like = likeness.of(each, name)
      if (like === 'no') return 'no'
      if (like === 'same') all = 'same'
    }
    return all
  }

  /**
   * Step 2: a fuller name takes in a less full one that it explains, when no other explains it as well. Articles that
   * name both apart say that they are two; a stray one among many may be misread.
   */
  function* merged(surname: number, nodes: readonly Node[]): Generator<void, Someone[]> {
    const told: Someone[] = []
    const known = openAcquaintance<Someone>(likeness)
    for (const node of nodes) {
      const judged: { one: Someone; like: Like; both: number }[] = []
      for (const one of known.alike(node.names[0]!)) {
        if (genderConflict(one.gender, node.gender)) continue
        const like = likenessToAll(one, node.names[0]!)
        if (like === 'no') continue
        const both = shared(surname, one, node)
        if (both * 10 <= Math.min(one.articles, node.articles)) judged.push({ one, like, both })
      }
      const same = dominant(
        judged.filter(({ like }) => like === 'same'),
        ({ one }) => one.articles
      )
      const [only] = judged
      const found = same ?? (judged.length === 1 && only?.like === 'maybe' ? only : undefined)
      if (found) {
        const { one, both } = found
        one.strands.push(...node.strands)
        one.names.push(...node.names)
        one.articles += node.articles - both
        one.gender ||= node.gender
        known.add(one, node.names[0]!)
      } else {
        told.push(node)
        known.add(node, node.names[0]!)
      }
      if (isSliceOver()) yield
    }
    return told
  }

  /** Numbers stay with those who hold most of what had them. */
  const number = (someone: readonly Someone[], all: readonly number[]): void => {
    const before = new Set(all.map(strand => owners.get(strand, 0)))
    before.delete(0)
    const taken = new Set<number>()
    for (const one of someone) {
      const person = numberFor(one, taken)
      taken.add(person)
      let isChanged = people.get(person, IN_FULL) !== one.articles
      one.strands.forEach((strand, at) => {
        const owner = owners.get(strand, 0)
        if (owner !== person) {
          isChanged = true
          agenda.moved.add(person)
          if (owner !== 0) {
            agenda.people.add(owner)
            agenda.moved.add(owner)
          }
        }
        if (agenda.strands.has(strand)) isChanged = true
        owners.set(strand, 0, person)
        strands.set(strand, SIBLING, one.strands[at + 1] ?? 0)
      })
      people.set(person, STRANDS, one.strands[0]!)
      people.set(person, IN_FULL, one.articles)
      if (isChanged) agenda.people.add(person)
    }
    for (const person of before) {
      if (taken.has(person)) continue
      people.set(person, STRANDS, 0)
      people.set(person, IN_FULL, 0)
      agenda.people.add(person)
    }
  }

  const numberFor = (one: Someone, taken: ReadonlySet<number>): number => {
    let [best, size] = [0, 0]
    for (const strand of one.strands) {
      const owner = owners.get(strand, 0)
      if (owner === 0 || taken.has(owner) || strands.get(strand, SIZE) <= size) continue
      best = owner
      size = strands.get(strand, SIZE)
    }
    return best === 0 ? people.push() : best
  }

  return function* (surname) {
    const nodes: Node[] = []
    const all: number[] = []
    for (
      let at = words.get(surname, FULL_HEAD);
      at !== 0;
      at = signatures.get(at, NEXT_OF_SURNAME)
    ) {
      nodes.push(...nodesOf(at))
      for (let gender = 0; gender < 3; gender++) {
        const strand = signatures.get(at, STRAND_OF + gender)
        if (strand === 0) continue
        all.push(strand)
      }
      if (isSliceOver()) yield
    }
    number(nodes.length < 2 ? nodes : yield* merged(surname, inOrder(state, nodes)), all)
    // What nobody prints any more is nobody's.
    for (const strand of all)
      if (strands.get(strand, SIZE) === 0 && owners.get(strand, 0) !== 0) {
        owners.set(strand, 0, 0)
        strands.set(strand, SIBLING, 0)
      }
  }
}

/** Fullest first; of equals the more covered, then by spelling. */
const inOrder = (state: State, nodes: readonly Node[]): Node[] =>
  nodes
    .map(node => ({
      node,
      fullness: fullness(state, node.names[0]!),
      words: wordsOfSignature(state, node.signature)
    }))
    .toSorted(
      (a, b) =>
        b.fullness - a.fullness ||
        b.node.articles - a.node.articles ||
        byText(a.words, b.words) ||
        a.node.gender - b.node.gender
    )
    .map(({ node }) => node)

/** The only one, or the one with several times the coverage of the next. */
const dominant = <One>(some: readonly One[], coverage: (one: One) => number): One | undefined => {
  const [first, second] = some.toSorted((a, b) => coverage(b) - coverage(a))
  return first && (!second || coverage(first) >= DOMINANCE * coverage(second)) ? first : undefined
}
