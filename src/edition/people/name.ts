// The parts of a printed name. Knows letters, no articles.
import { fold } from '../words.ts'
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
