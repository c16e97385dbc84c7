// Which sentences tell most, one by one. Knows what each says as numbers of terms, no words.
import type { Sentence } from '../../news.ts'

/** A sentence that may be shown. */
export interface Candidate {
  /** Of its article. */
  readonly slot: number
  /** -1 where no outlet is named. */
  readonly outlet: number
  readonly sentence: Sentence
  /** Distinct content terms, and what they weigh together. */
  readonly terms: readonly number[]
  readonly weight: number
  /** 1 for the first body sentence of its article, less for each later one. */
  readonly lead: number
  /** 0 to 1, how much of its weight its headline holds too. */
  readonly headline: number
}

export interface Scored extends Candidate {
  readonly score: number
  /** What each of its terms adds to `centre`, in their order and in no unit. */
  readonly worths: readonly number[]
  /** 0 to 1, how much it says of what all candidates say, beside the one that says most. */
  readonly centre: number
  /** 0 to 1, how much of what is asked for it holds; 0 where nothing is. */
  readonly held: number
}

/** What a term tells, 0 for nothing. */
export type Weigh = (term: number) => number

/** `beside`: what is left of the score of a sentence that does not hold what it is asked for. */
const WEIGHTS = { centre: 1, lead: 1, headline: 0.3, about: 1, beside: 0.7 }
/** Of several articles, the least that is left of what standing early counts for: where a sentence, and its article, say nothing else of the whole. */
const OPENING = { sentence: 0.3, article: 0.5 }
/** What it costs a sentence when all that it says of what the articles say is told already. */
const COVERED = 0.8
/** From these shares of it, and of all that it says, a sentence only tells it again, as one of several articles on an event often does. */
const RETOLD = { common: 0.85, all: 0.4 }
/** Share of the shorter sentence's weight from which two sentences say the same: half, however it was rounded. */
const SAME = 0.5 - 1e-9
/** What each sentence already taken from an outlet costs the next one from it. */
const REPEATED = 0.15

/** `at` counts the body sentences of an article; undefined for a sentence that tells nothing. */
export const candidateOf = (
  sentence: Sentence,
  at: number,
  { slot, outlet }: Pick<Candidate, 'slot' | 'outlet'>,
  terms: readonly number[],
  headline: ReadonlySet<number>,
  weigh: Weigh
): Candidate | undefined => {
  if (terms.length === 0) return undefined
  const weight = sum(terms, weigh)
  const named = sumAmong(terms, headline, weigh)
  return {
    slot,
    outlet,
    sentence,
    terms,
    weight,
    lead: 1 / Math.sqrt(at + 1),
    headline: named / weight
  }
}

/**
 * The centroid counts in how many candidate sentences a term stands; long sentences gain by its square root only. Where there are
 * several articles, the opening of one that sets a scene, or tells what none of the others does, is no lead of theirs.
 */
export const score = (candidates: readonly Candidate[], weigh: Weigh): Scored[] => {
  const counts = new Map<number, number>()
  for (const { terms } of candidates)
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
  const worths = candidates.map(({ terms }) =>
    terms.map(term => Math.log(counts.get(term)!) * weigh(term))
  )
  const centres = worths.map(
    own => own.reduce((all, each) => all + each, 0) / Math.sqrt(own.length)
  )
  const most = centres.reduce((a, b) => Math.max(a, b), 0) || 1
  const shared = sharedOf(candidates, weigh)
  return candidates.map((candidate, at) => {
    const centre = centres[at]! / most
    const opening =
      shared.size === 1
        ? 1
        : atLeast(OPENING.sentence, centre) * atLeast(OPENING.article, shared.get(candidate.slot)!)
    return {
      ...candidate,
      worths: worths[at]!,
      centre,
      held: 0,
      score:
        WEIGHTS.centre * centre +
        WEIGHTS.lead * candidate.lead * opening +
        WEIGHTS.headline * candidate.headline
    }
  })
}

const atLeast = (least: number, share: number): number => least + (1 - least) * share

/** By article, 0 to 1: how much it says of what other articles say too, beside the one that says most. */
const sharedOf = (candidates: readonly Candidate[], weigh: Weigh): ReadonlyMap<number, number> => {
  const own = new Map<number, Set<number>>()
  for (const { slot, terms } of candidates) {
    const known = own.get(slot) ?? new Set()
    own.set(slot, known)
    for (const term of terms) known.add(term)
  }
  const articles = new Map<number, number>()
  for (const terms of own.values())
    for (const term of terms) articles.set(term, (articles.get(term) ?? 0) + 1)
  const sums = new Map<number, number>()
  for (const [slot, terms] of own) {
    let all = 0
    for (const term of terms) all += Math.log(articles.get(term)!) * weigh(term)
    sums.set(slot, all / Math.sqrt(terms.size))
  }
  const most = Math.max(...sums.values(), 0) || 1
  for (const [slot, all] of sums) sums.set(slot, all / most)
  return sums
}

/** What sentences are wanted about. */
export interface Topic {
  /** 0 to 1, how much of the topic the sentence itself holds: 0 for none of it. */
  held(candidate: Candidate): number
  /** 0 to 1, how much the article is about it, beside the article that is most so. */
  closeness(slot: number): number
  /** Whether the article as a whole is about it, so that any sentence of it tells something. */
  isAbout(slot: number): boolean
  /** Whether it only brushes the topic, while another is about it. */
  brushes(slot: number): boolean
}

/**
 * Scores for a topic. What holds it comes before what does not; of what does not, only sentences of articles that are
 * about it are left, and they are worth less. All are worth as much as their article is about it.
 */
export const onTopic = (scored: readonly Scored[], topic: Topic): readonly Scored[] =>
  scored.flatMap(candidate => {
    const held = topic.held(candidate)
    if (held === 0 ? !topic.isAbout(candidate.slot) : topic.brushes(candidate.slot)) return []
    const near = topic.closeness(candidate.slot)
    const own = held === 0 ? WEIGHTS.beside : 1
    const worthHere = near * (candidate.score * own + WEIGHTS.about * held)
    return { ...candidate, held, score: worthHere }
  })

/**
 * One by one the best of what is left, after what its outlet, its article, and what the chosen have told of it cost it: each term
 * pays once, so that a second lead of the same event gives way to what nobody has told yet (submodular coverage, Lin & Bilmes
 * 2011).
 */
export const choose = (scored: readonly Scored[], limit: number, weigh: Weigh): Scored[] => {
  let left: readonly Priced[] = scored.map(candidate => ({ candidate, cost: 0 }))
  const told = new Set<number>()
  const taken: Scored[] = []
  const areSeveral = scored.some(({ slot }) => slot !== scored[0]!.slot)
  while (taken.length < limit && left.length > 0) {
    const best = bestOf(left, told, each => areSeveral && isRetold(each, told, weigh))
    if (best === undefined) break
    taken.push(best)
    for (const term of best.terms) told.add(term)
    left = without(left, best, weigh)
  }
  return taken
}

/** Of equals the first; undefined where all tell again what is told. */
const bestOf = (
  left: readonly Priced[],
  told: ReadonlySet<number>,
  isOut: (candidate: Scored) => boolean
): Scored | undefined => {
  let best: Scored | undefined
  let most = Number.NEGATIVE_INFINITY
  for (const { candidate, cost } of left) {
    const worth = candidate.score - cost - COVERED * toldOf(candidate, told)
    if (worth > most && !isOut(candidate)) [best, most] = [candidate, worth]
  }
  return best
}

/** 0 to 1, how much is told already of what a sentence says of what all say. */
const toldOf = ({ terms, worths }: Scored, told: ReadonlySet<number>): number => {
  let [all, known] = [0, 0]
  for (let at = 0; at < terms.length; at++) {
    all += worths[at]!
    if (told.has(terms[at]!)) known += worths[at]!
  }
  return all === 0 ? 0 : known / all
}

const isRetold = (candidate: Scored, told: ReadonlySet<number>, weigh: Weigh): boolean =>
  toldOf(candidate, told) >= RETOLD.common &&
  sumAmong(candidate.terms, told, weigh) >= RETOLD.all * candidate.weight

interface Priced {
  readonly candidate: Scored
  readonly cost: number
}

/** What is left after one is taken, each at its new price. */
const without = (left: readonly Priced[], best: Scored, weigh: Weigh): Priced[] => {
  const words = new Set(best.terms)
  return left.flatMap(({ candidate, cost }) => {
    if (candidate === best) return []
    const shared = sumAmong(candidate.terms, words, weigh)
    const alike = shared / Math.min(candidate.weight, best.weight)
    if (alike >= SAME) return []
    const repeated = candidate.outlet === best.outlet ? REPEATED : 0
    return { candidate, cost: cost + repeated }
  })
}

const sum = (terms: readonly number[], weigh: Weigh): number =>
  terms.reduce((all, term) => all + weigh(term), 0)

/** Of those among `some` alone. */
const sumAmong = (terms: readonly number[], some: ReadonlySet<number>, weigh: Weigh): number => {
  let all = 0
  for (const term of terms) if (some.has(term)) all += weigh(term)
  return all
}
