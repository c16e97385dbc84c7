// What sentences with numbers are about, as numbers of words: two are held against each other without their letters. Knows no articles.
import type { Quantity } from './quantities.ts'

/** The words of one `Quantity.topic`, in its order. */
export interface Topic {
  readonly words: Int32Array
  /** How many words each stands from the number. */
  readonly distances: Int32Array
}

/** What two topics have in common, of all their words and of those right beside both numbers. */
export interface Common {
  words: number
  /** In units of rarity. */
  weight: number
  wordsBeside: number
  weightBeside: number
  /** No word right beside both begins with a small letter. */
  isNamesAlone: boolean
}

export interface Topics {
  /** Only of the quantities that these topics were made of. */
  of(quantity: Quantity): Topic
  /** Written over by the next call: thousands of pairs are held against each other for one answer. */
  common(one: Topic, other: Topic): Common
}

/** Words that stand no further from a number are right beside it. */
const BESIDE = 6

export const topicsOf = (all: readonly Quantity[]): Topics => {
  const numbers = new Map<string, number>()
  const numberOf = (word: string): number => {
    const known = numbers.get(word)
    if (known !== undefined) return known
    numbers.set(word, numbers.size)
    return numbers.size - 1
  }
  const topics = new Map(
    all.map(quantity => [
      quantity,
      {
        words: Int32Array.from(quantity.topic.keys(), numberOf),
        distances: Int32Array.from(quantity.topic.values())
      }
    ])
  )
  const rarity = rarityIn(all, topics, numbers.size)
  const isName = Uint8Array.from(numbers.keys(), word => Number(/^\p{Lu}/u.test(word)))
  // The words of the other: where they stand, and for which pair that was noted.
  const noted = new Int32Array(numbers.size)
  const distances = new Int32Array(numbers.size)
  let pair = 0
  const found = { words: 0, weight: 0, wordsBeside: 0, weightBeside: 0, isNamesAlone: true }

  return {
    of: quantity => topics.get(quantity)!,
    common: (one, other) => {
      pair++
      for (let at = 0; at < other.words.length; at++) {
        const word = other.words[at]!
        noted[word] = pair
        distances[word] = other.distances[at]!
      }
      let [words, weight, wordsBeside, weightBeside] = [0, 0, 0, 0]
      let isNamesAlone = true
      for (let at = 0; at < one.words.length; at++) {
        const word = one.words[at]!
        if (noted[word] !== pair) continue
        words++
        weight += rarity[word]!
        if (one.distances[at]! > BESIDE || distances[word]! > BESIDE) continue
        wordsBeside++
        weightBeside += rarity[word]!
        isNamesAlone &&= isName[word] === 1
      }
      return Object.assign(found, { words, weight, wordsBeside, weightBeside, isNamesAlone })
    }
  }
}

/** Of a word in the sentences with numbers: the fewer of them have it, the more it tells (Sparck Jones 1972). */
const rarityIn = (
  all: readonly Quantity[],
  topics: ReadonlyMap<Quantity, Topic>,
  size: number
): Float64Array => {
  const sentences = new Map(all.map(quantity => [quantity.sentence, topics.get(quantity)!]))
  const counts = new Int32Array(size)
  for (const { words } of sentences.values()) for (const word of words) counts[word]!++
  // Few sentences tell little of what is rare.
  const most = Math.max(sentences.size, 12)
  return Float64Array.from(counts, n => (n === 0 ? 0 : Math.log(most / n)))
}
