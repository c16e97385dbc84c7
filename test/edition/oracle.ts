// Search as the books print it, one article and one word at a time: what the index is held against.
import { stem } from '../../src/edition/stem.ts'
import { FIELDS, HALF_LIFE_MS, K1, NEAR, PAIR, RECENCY } from '../../src/edition/search/ranking.ts'

/** An article as words without capitals: its headline, its sentences, and when it was published. */
export interface Plain {
  readonly id: string
  readonly headline: readonly string[]
  readonly sentences: readonly (readonly string[])[]
  readonly day: string | null
}

export interface Asked {
  readonly words: readonly string[]
  readonly want: 'any' | 'must' | 'not'
}

/** Every article that answers, best first; of equals the latest, undated last, then by id. */
export const oracle = (articles: readonly Plain[], asked: readonly Asked[]) => {
  const lines = articles.map(lineOf)
  const scored = asked.filter(({ want }) => want !== 'not')
  const usual = [0, 1, 2].map(
    field => sum(lines.map(line => line.lengths[field]!)) / articles.length
  )
  const latest = Math.max(...articles.flatMap(({ day }) => (day === null ? [] : [Date.parse(day)])))
  const idfs = new Map(
    scored.map(each => {
      const holding = lines.filter(line => placesIn(line, each.words).length > 0).length
      return [each, Math.log(1 + (articles.length - holding + 0.5) / (holding + 0.5))]
    })
  )
  const idf = (each: Asked): number => idfs.get(each)!

  const scoreOf = (line: Line, at: number): number => {
    const found = asked.map(({ words }) => placesIn(line, words))
    const fits = asked.every(
      ({ want }, n) => want === 'any' || found[n]!.length > 0 === (want === 'must')
    )
    if (!fits || !scored.some(each => placesIn(line, each.words).length > 0)) return 0
    let score = 0
    for (const each of scored) {
      let frequency = 0
      Object.values(FIELDS).forEach(({ weight, b }, field) => {
        const count = placesIn(line, each.words).filter(
          place => line.fields[place] === field
        ).length
        if (count > 0)
          frequency += (weight * count) / (1 - b + (b * line.lengths[field]!) / usual[field]!)
      })
      score += (idf(each) * frequency * (K1 + 1)) / (K1 + frequency)
    }
    for (const [one, other] of pairsOf(asked)) {
      const distance = Math.min(
        ...placesIn(line, one.words).flatMap(a =>
          placesIn(line, other.words).flatMap(b => (a === b ? [] : [Math.abs(a - b)]))
        )
      )
      const most = PAIR * Math.min(...[one, other].map(each => idf(each) * timesOf(asked, each)))
      if (distance <= NEAR) score += most / distance ** 2
    }
    const { day } = articles[at]!
    return day === null
      ? score
      : score * (1 + RECENCY * 2 ** (-(latest - Date.parse(day)) / HALF_LIFE_MS))
  }

  return lines
    .map((line, at) => ({ id: articles[at]!.id, day: articles[at]!.day, score: scoreOf(line, at) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
}

/** Words that stand side by side in the query, each two of them once. */
const pairsOf = (asked: readonly Asked[]): [Asked, Asked][] => {
  const pairs = new Map<string, [Asked, Asked]>()
  for (let at = 1; at < asked.length; at++) {
    const [one, other] = [asked[at - 1]!, asked[at]!]
    const words = [one, other].every(({ want, words: of }) => want !== 'not' && of.length === 1)
    const key = [one, other].map(keyOf).toSorted().join(' ')
    if (words && keyOf(one) !== keyOf(other) && !pairs.has(key)) pairs.set(key, [one, other])
  }
  return [...pairs.values()]
}

const keyOf = ({ want, words }: Asked): string => `${want} ${words.map(stem).join('-')}`
const timesOf = (asked: readonly Asked[], one: Asked): number =>
  asked.filter(each => keyOf(each) === keyOf(one)).length

interface Line {
  /** Stems by place; null parts what does not touch. */
  readonly stems: readonly (string | null)[]
  readonly fields: readonly number[]
  readonly lengths: readonly number[]
}

const lineOf = ({ headline, sentences }: Plain): Line => {
  const parts = [headline, sentences.slice(0, 2).flat(), sentences.slice(2).flat()]
  return {
    stems: [...headline.map(stem), null, ...sentences.flat().map(stem)],
    fields: [...headline.map(() => 0), -1, ...parts[1]!.map(() => 1), ...parts[2]!.map(() => 2)],
    lengths: parts.map(part => part.length)
  }
}

const placesIn = ({ stems }: Line, words: readonly string[]): number[] => {
  const wanted = words.map(stem)
  return stems.flatMap((_, place) =>
    wanted.every((each, n) => stems[place + n] === each) ? [place] : []
  )
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)
