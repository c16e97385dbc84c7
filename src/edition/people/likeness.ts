// Whether two full names with one surname can be one person's. Knows signatures, no people.
import { givenNames } from '../../nicknames.ts'
import { enterKey, givenOf } from './forms.ts'
import { nicknamesOf } from './nicknames.ts'
import type { State } from './state.ts'
import { LETTER, SUFFIX } from './state.ts'

/** A full name as numbers. */
export interface FullName {
  readonly given: readonly number[]
  readonly suffix: number
}

/** How much a name says: by it, fuller names come first. An initial says less than a name. */
export const fullness = ({ shapes }: State, { given, suffix }: FullName): number =>
  given.reduce(
    (sum, key) => sum + ((shapes.get(key, LETTER) & 255) > 1 ? 3 : 1),
    suffix === 0 ? 0 : 1
  )

export type Like = 'same' | 'maybe' | 'no'

export const fullNameOf = (state: State, signature: number): FullName => ({
  given: givenOf(state, signature),
  suffix: state.signatures.get(signature, SUFFIX)
})

/** Compares names of one state. */
export interface Likeness {
  /**
   * `same`: one says no more than a middle name beyond the other (`Donald Trump`, `Donald J. Trump`). `maybe`: an
   * initial, a short form or a suffix stands between them (`JD Vance`, `James David Vance`; `Bill`, `William`): to be
   * believed of one candidate only. The surnames must be one.
   */
  of(a: FullName, b: FullName): Like
  /** Keys of the names that this one is short for, or is a short form of. */
  nicknames(key: number): readonly number[]
  /** The key of the first letter alone; 0 where no name is. */
  initialOf(key: number): number
  isInitial(key: number): boolean
  letterOf(key: number): number
}

export const openLikeness = (state: State): Likeness => {
  const { words, shapes } = state
  let short: Map<number, readonly number[]> | undefined
  const nicknames = (key: number): readonly number[] => {
    // Not before it is asked for: until then the words may be loaded.
    short ??= nicknamesByKey(state)
    return short.get(key) ?? NONE
  }
  const isInitial = (key: number): boolean => (shapes.get(key, LETTER) & 255) === 1
  const letterOf = (key: number): number => shapes.get(key, LETTER) >>> 8
  const likeGiven = (a: number, b: number): Like => {
    if (a === b) return 'same'
    if (isInitial(a) || isInitial(b)) return letterOf(a) === letterOf(b) ? 'maybe' : 'no'
    return nicknames(a).includes(b) ? 'maybe' : 'no'
  }
  const isLater = (name: number, given: readonly number[]): boolean =>
    letterOf(name) !== 0 && !isInitial(name) && given.indexOf(name) > 0

  return {
    of: (a, b) => {
      if (a.suffix !== b.suffix && a.suffix !== 0 && b.suffix !== 0) return 'no'
      const sure = a.suffix === b.suffix
      const [first, second] = [a.given[0]!, b.given[0]!]
      const firsts = likeGiven(first, second)
      if (firsts !== 'no') {
        // `George W. Bush` and `George H.W. Bush`: where both print middle names they must agree in order.
        const middles = Math.min(a.given.length, b.given.length)
        for (let at = 1; at < middles; at++)
          if (likeGiven(a.given[at]!, b.given[at]!) === 'no') return 'no'
        // A son and his father: `Jr.` is left out of a name only where the middle names agree too.
        if (!sure) return middles > 1 ? 'maybe' : 'no'
        return firsts
      }
      // `Lula da Silva` and `Luiz Inácio Lula da Silva`: known by a name that is not the first.
      return sure && (isLater(first, b.given) || isLater(second, a.given)) ? 'maybe' : 'no'
    },
    nicknames,
    initialOf: key => words.find(String.fromCharCode(letterOf(key))),
    isInitial,
    letterOf
  }
}

const NONE: readonly number[] = []

const nicknamesByKey = (state: State): Map<number, readonly number[]> =>
  new Map(
    [...new Set(givenNames.flat())].map(name => [
      enterKey(state, name),
      nicknamesOf(name).map(other => enterKey(state, other))
    ])
  )
