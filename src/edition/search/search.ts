// The text search: a query against the line of words. Knows the shelf; outlets and people come as a mask.
import type { Sentence, Slice } from '../../news.ts'
import type { Mask } from '../filter.ts'
import { bothMasks, maskOfPlaces } from '../filter.ts'
import { functionWords } from '../functionwords.ts'
import type { Shelf } from '../shelf.ts'
import type { WordList } from '../spelling.ts'
import { errorsAllowed, printWordList } from '../spelling.ts'
import { fold, foldText } from '../words.ts'
import type { Dictionary } from './dictionary.ts'
import { openDictionary } from './dictionary.ts'
import type { Line } from './line.ts'
import { printLine } from './line.ts'
import type { Postings } from './postings.ts'
import { printPostings } from './postings.ts'
import { isCorrection, leadOf } from '../summary/standing.ts'
import type { Clause, Query } from './query.ts'
import type { Found } from './ranking.ts'
import { bestPlaces, eachPlace, printRanking } from './ranking.ts'
import { bestSentence, highlightsIn } from './snippet.ts'

/** `hits[0]` is the best. Scores compare within one answer only. */
export interface Hit {
  readonly article: string
  readonly score: number
  /** The sentence that answers best (the first of the body where only the headline does); of a correction its lead. */
  readonly sentence: Sentence | null
  /** Where in that sentence the words of the query stand. */
  readonly highlights: readonly Slice[]
}

/** All the words of an edition, ready to be asked. */
export interface Search {
  readonly dictionary: Dictionary
  readonly line: Line
  readonly postings: Postings
  /** Positions of a clause in the line, ascending; of its first word where it has several. */
  find(words: readonly string[]): Found
  /** Best first. Where nothing is to be ranked, the shelf's order and scores of 0. */
  answer(query: Query, mask: Mask, limit: number): Hit[]
  /** Scores of the articles by place, for the words of a text as if typed; the commonest of many words do not count. */
  scores(text: string): Float64Array
  completeTerm(typed: string, limit: number): string[]
  nearestTerms(word: string, limit: number): string[]
}

export const printSearch = (shelf: Shelf): Search => {
  const dictionary = openDictionary()
  const line = printLine(shelf, dictionary)
  const postings = printPostings(line.terms, line.articles, dictionary.size)
  const ranking = printRanking(line)
  const words = spellingsOf(dictionary)
  const size = shelf.readings.length

  const positionsOf = (word: string): Found =>
    dictionary
      .meant(word)
      .map(term => postings.positions(term))
      .reduce(merge, new Uint32Array(0))
  /** As `positionsOf`, until asked again: a common word's are some megabytes. */
  let scratch = new Uint32Array(0)
  const lookedAt = (word: string): Found => {
    const [term, other] = dictionary.meant(word)
    if (term === undefined || other !== undefined) return positionsOf(word)
    if (scratch.length < postings.count(term)) scratch = new Uint32Array(postings.count(term))
    return postings.positions(term, scratch)
  }
  const usesOf = (word: string): number =>
    dictionary.meant(word).reduce((sum, term) => sum + postings.count(term), 0)
  /** The rarest word of a phrase is looked up; the line itself says what stands beside it. */
  const find = (phrase: readonly string[]): Found => {
    const meant = phrase.map(word => dictionary.meant(word))
    // A word means one term or two: itself as a name, and its stem.
    const one = Uint32Array.from(meant, terms => terms[0] ?? 0)
    const two = Uint32Array.from(meant, terms => terms[1] ?? terms[0] ?? 0)
    if (one.includes(0)) return new Uint32Array(0)
    const uses = phrase.map(usesOf)
    const [offset, next] = phrase.map((_, at) => at).toSorted((a, b) => uses[a]! - uses[b]!)
    let positions = positionsOf(phrase[offset!]!)
    if (next === undefined) return positions
    // Of very many places most are ruled out by walking along those of a second word: the line would be read all over.
    if (positions.length > MANY)
      positions = beside(positions, lookedAt(phrase[next]!), next - offset!)
    let found = 0
    for (let at = 0; at < positions.length; at++) {
      const start = positions[at]! - offset!
      if (stands(one, two, start)) positions[found++] = start
    }
    return positions.subarray(0, found)
  }
  const stands = (one: Uint32Array, two: Uint32Array, start: number): boolean => {
    for (let at = 0; at < one.length; at++) {
      const term = line.terms[start + at]
      if (term !== one[at] && term !== two[at]) return false
    }
    return true
  }
  const rank = (founds: readonly Found[]): Float64Array => {
    const scores = new Float64Array(size)
    for (const found of founds) ranking.score(found, scores)
    return scores
  }

  return {
    dictionary,
    line,
    postings,
    find,
    answer: ({ clauses }, mask, limit) => {
      const asked = affordable(worthAsking(clauses), usesOf)
      const found = asked.map(clause => ({ clause, at: find(clause.words) }))
      const passing = bothMasks(
        mask,
        ...found.map(({ clause, at }) => requirement(clause, at, line, size))
      )
      const wanted = found.filter(({ clause }) => clause.want !== 'not').map(({ at }) => at)
      const scores =
        wanted.length > 0 ? rank(wanted) : new Float64Array(size).fill(Number.MIN_VALUE)
      const terms = new Set(
        asked.flatMap(({ words: each, want }) =>
          want === 'not' ? [] : each.flatMap(word => dictionary.meant(word))
        )
      )
      return bestPlaces(scores, passing, limit).map(place => {
        const reading = shelf.readings[place]!
        // What a correction goes on to repeat may be the error.
        const sentence = isCorrection(reading)
          ? (leadOf(reading) ?? null)
          : bestSentence(reading, place, line, wanted, size)
        return {
          article: reading.article.id,
          score: wanted.length > 0 ? scores[place]! : 0,
          sentence,
          highlights:
            sentence === null ? [] : highlightsIn(reading.article, sentence, dictionary, terms)
        }
      })
    },
    scores: text => {
      const clauses = foldText(text)
        .split(' ')
        .slice(0, 64)
        .map((word): Clause => ({ words: [word], want: 'any' }))
      const asked = affordable(worthAsking(clauses), usesOf, MOST_PLACES / 5)
      return rank(asked.map(clause => find(clause.words)))
    },
    completeTerm: (typed, limit) => {
      const prefix = foldText(typed)
      return prefix === ''
        ? []
        : words.list.complete(prefix, limit).map(hit => words.printed(hit.word))
    },
    nearestTerms: (word, limit) => {
      const folded = fold(word)
      return words.list
        .near(folded, errorsAllowed(folded), limit)
        .map(hit => words.printed(hit.word))
    }
  }
}

/** Words like "the" are asked only where nothing else is: they are in every article, and tell nothing. */
const worthAsking = (clauses: readonly Clause[]): readonly Clause[] => {
  const telling = clauses.filter(
    ({ words, want }) => want !== 'any' || !words.every(word => functionWords.has(word))
  )
  return telling.some(({ want }) => want !== 'not') ? telling : clauses
}

/** Places in the line that one query reads for its rank: some milliseconds. */
const MOST_PLACES = 250_000

/** In a long query the commonest words, which tell least, are left out of the rank; requirements never are. */
const affordable = (
  clauses: readonly Clause[],
  usesOf: (word: string) => number,
  most = MOST_PLACES
): readonly Clause[] => {
  const costs = clauses.map(clause => ({ clause, cost: Math.min(...clause.words.map(usesOf)) }))
  let spent = 0
  return costs
    .toSorted((a, b) => a.cost - b.cost)
    .filter(({ clause, cost }, at) => {
      spent += cost
      return at === 0 || clause.want !== 'any' || spent <= most
    })
    .map(({ clause }) => clause)
}

const requirement = (clause: Clause, found: Found, line: Line, size: number): Mask => {
  if (clause.want === 'any') return null
  const places: number[] = []
  eachPlace(found, line.articles, place => places.push(place))
  const holding = maskOfPlaces(size, places)
  return clause.want === 'must' ? holding : holding.map(bit => 1 - bit)
}

/** Places of a word from which the line is not looked at one by one. */
const MANY = 20_000

/** Those of `positions` from which one of `others` is `shift` words away. Writes into `positions`. */
const beside = (positions: Found, others: Found, shift: number): Found => {
  let [kept, j] = [0, 0]
  for (let i = 0; i < positions.length; i++) {
    const wanted = positions[i]! + shift
    while (j < others.length && others[j]! < wanted) j++
    if (others[j] === wanted) positions[kept++] = positions[i]!
  }
  return positions.subarray(0, kept)
}

const merge = (a: Found, b: Found): Found => {
  if (a.length === 0 || b.length === 0) return a.length === 0 ? b : a
  const merged = new Uint32Array(a.length + b.length)
  for (let at = 0, i = 0, j = 0; at < merged.length; at++)
    merged[at] = j >= b.length || (i < a.length && a[i]! < b[j]!) ? a[i++]! : b[j++]!
  return merged
}

const spellingsOf = (
  dictionary: Dictionary
): { list: WordList; printed: (folded: string) => string } => {
  const spellings = [...dictionary.spellings()].filter(
    ({ folded }) => folded.length > 1 && folded.length <= 40 && !functionWords.has(folded)
  )
  const printed = new Map(spellings.map(spelling => [spelling.folded, spelling.printed]))
  return {
    list: printWordList(spellings.map(({ folded, count }) => ({ word: folded, count }))),
    printed: folded => printed.get(folded) ?? folded
  }
}
