// The parts of a printed name, and whether two names can be one person's. Knows names, no articles.
import { fold } from '../words.ts'
import { areNicknames } from './nicknames.ts'
import { looksSlavic, nameKey } from './transliteration.ts'

/** A name taken apart; every part is a key as `nameKey` gives it. */
export interface NameParts {
  /** What stands before the surname; an initial is one letter. Empty for a surname alone. */
  readonly given: readonly string[]
  /** `von der` in `Ursula von der Leyen`; empty where the name has none. */
  readonly particles: string
  readonly surname: string
  /** `jr`, `sr`, `iii` … or empty. */
  readonly suffix: string
}

export const partsOf = (name: string): NameParts => {
  const words = name
    .replace(NICKNAME_IN_MARKS, ' ')
    .split(/[\s,]+/)
    .filter(word => /[\p{L}\p{N}]/u.test(word))
  const last =
    words.length > 1 && SUFFIXES.has(fold(words.at(-1)!.replace(/\.$/, ''))) ? words.pop()! : ''
  const surname = words.pop() ?? ''
  const slavic = looksSlavic(surname)
  // `von der Leyen`, `Van Hollen`: a particle is no given name, even where a sentence starts with it.
  const isParticle = (word: string, at: number): boolean =>
    PARTICLES.has(word.toLowerCase()) &&
    (at > 0 || word === word.toLowerCase() || words.length === 1)
  return {
    given: words
      .filter((word, at) => !isParticle(word, at))
      .flatMap(word =>
        INITIALS.test(word) ? fold(word).split('') : [nameKey(word.replace(/\.$/, ''), slavic)]
      ),
    particles: words.filter(isParticle).join(' ').toLowerCase(),
    surname: nameKey(surname.replace(/\.$/, ''), slavic),
    suffix: last === '' ? '' : fold(last.replace(/\.$/, ''))
  }
}

/** Equal for spellings of exactly the same parts. */
export const signatureOf = ({ given, surname, suffix }: NameParts): string =>
  [...given, surname, suffix].join(' ').trim()

/**
 * How far two full names with one surname can be one person's. `same`: one says no more than a middle name
 * beyond the other (`Donald Trump`, `Donald J. Trump`). `maybe`: an initial, a short form or a suffix stands
 * between them (`JD Vance`, `James David Vance`; `Bill`, `William`): to be believed of one candidate only.
 */
export const likeness = (a: NameParts, b: NameParts): 'same' | 'maybe' | 'no' => {
  if (a.surname !== b.surname) return 'no'
  if (a.suffix !== b.suffix && a.suffix !== '' && b.suffix !== '') return 'no'
  const sure = a.suffix === b.suffix
  const [first, second] = [a.given[0], b.given[0]]
  if (first === undefined || second === undefined) return 'no'
  const firsts = likeGiven(first, second)
  if (firsts !== 'no') {
    // `George W. Bush` and `George H.W. Bush`: where both print middle names they must agree in order.
    const [short, long] = [a.given.slice(1), b.given.slice(1)].toSorted(
      (x, y) => x.length - y.length
    )
    const middles = short!.map((middle, at) => likeGiven(middle, long![at]!))
    if (middles.includes('no')) return 'no'
    // A son and his father: `Jr.` is left out of a name only where the middle names agree too.
    if (!sure) return middles.length > 0 ? 'maybe' : 'no'
    return firsts === 'same' ? 'same' : 'maybe'
  }
  // `Lula da Silva` and `Luiz Inácio Lula da Silva`: known by a name that is not the first.
  return sure && (isLater(first, b.given) || isLater(second, a.given)) ? 'maybe' : 'no'
}

/** Surnames of languages that print them first: `Xi Jinping` is called `Xi`. */
export const surnameFirst: ReadonlySet<string> = new Set(
  'xi li wang zhang liu chen yang zhao wu zhou hu deng mao jiang kim park moon lee yoon nguyen tran'.split(
    ' '
  )
)

const SUFFIXES = new Set(['jr', 'sr', 'ii', 'iii', 'iv'])
const PARTICLES = new Set(
  'von van der den de la le del della di da dos das du bin ibn ter ten zu zum af av'.split(' ')
)
const NICKNAME_IN_MARKS = /(?<=\s)["“”‘’'(][^"“”‘’'()]+["“”’')](?=\s|$)/g
/** `J.D.`, `J.`, `JD`, `W`: letters that stand for names. */
const INITIALS = /^(?:(?:\p{Lu}\.)+\p{Lu}?\.?|\p{Lu}{1,2})$/u

const isLater = (name: string, given: readonly string[]): boolean =>
  name.length > 1 && given.indexOf(name) > 0

const likeGiven = (a: string, b: string): 'same' | 'maybe' | 'no' => {
  if (a === b) return 'same'
  if (a.length === 1 || b.length === 1) return a.charAt(0) === b.charAt(0) ? 'maybe' : 'no'
  return areNicknames(a, b) ? 'maybe' : 'no'
}
