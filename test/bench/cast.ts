// Who and what the corpus writes about: an endless, repeatable supply of invented people, places and bodies.
import { chance } from './random.ts'
import { invented } from './vocabulary.ts'

export interface Character {
  readonly given: string
  readonly surname: string
  /** Before a name, as news prints it: `Mayor`, `Dr.`; null for somebody who has none. */
  readonly title: string | null
  /** After a name: `the head of the Trelan Harbour Board`. */
  readonly role: string
  readonly she: boolean
}

/** Person number `number` of a corpus: the same one whenever asked. */
export function character(number: number): Character {
  const draw = chance(number * 7919 + 17)
  const she = draw.happens(0.5)
  const given = draw.one(she ? womenNames : menNames)
  const surname = draw.one(particles) + capital(invented(number + 700)) + draw.one(surnameEndings)
  return {
    given,
    surname,
    title: draw.happens(0.55) ? draw.one(titles) : null,
    role: `the ${draw.one(posts)} of the ${body(draw.rank(900))}`,
    she
  }
}

export const fullName = (who: Character): string => `${who.given} ${who.surname}`

/** Town number `number`: `Trelanford`. */
export const place = (number: number): string =>
  capital(invented(number + 90_000)) + (placeEndings[number % placeEndings.length] ?? '')

/** Organisation number `number`: `Trelanford Harbour Board`. */
export const body = (number: number): string =>
  `${place(number >> 1)} ${bodies[number % bodies.length] ?? ''}`

/** Outlet number `number`, of as many as there are. */
export const outlet = (number: number): string => outlets[number % outlets.length] ?? ''
export const outletCount = 24

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

const list = (words: string): readonly string[] => words.trim().split(/\s+/)

const womenNames = list(`
  Agnes Maria Petra Ingrid Rosalind Tamsin Samira Noor Leila Aylin Selin Yuki Mei Hana Olena Katarzyna Svetlana
  Inés Carmen Lucía Marisol Sofia Amara Grace Adaeze Fatima Zeynep Anna Julia Helen Ruth Emily Claire Nadia
`)
const menNames = list(`
  Thomas Peter Josip Bohdan Dragomir Pavel Emre Tariq Omar Yusuf Kenji Hiroshi Wei Tomás Diego Aurelio Luis
  Kwabena Osman Chidi Viktor Andrzej Lars Henrik David Michael James Robert Daniel Samuel Martin Simon Karim
`)
const particles = [
  ...Array.from({ length: 20 }, () => ''),
  'van der ',
  'de la ',
  'al-',
  'von ',
  'Mc'
]
const surnameEndings = [
  '',
  '',
  'son',
  'ić',
  'enko',
  'ez',
  'oğlu',
  'ski',
  'man',
  'er',
  'well',
  'ova'
]
const titles = [
  'Mayor',
  'Senator',
  'Dr.',
  'Judge',
  'Captain',
  'Prime Minister',
  'Finance Minister',
  'Professor',
  'President',
  'Chief Constable',
  'Governor',
  'Transport Secretary'
]
const posts = [
  'head',
  'director',
  'chair',
  'spokesperson',
  'chief executive',
  'secretary',
  'president'
]
const placeEndings = [
  'ford',
  'haven',
  'burg',
  'ton',
  ' Bay',
  'mouth',
  'wick',
  'grad',
  'stead',
  'port'
]
const bodies = [
  'Harbour Board',
  'City Council',
  'Water Agency',
  'University',
  'Transport Union',
  'Chamber of Commerce',
  'Hospital Trust',
  'Institute of Statistics',
  'Police Authority',
  'Energy Company'
]
const outlets = [
  'Courier',
  'Tribune',
  'Gazette',
  'Record',
  'Ledger',
  'Observer',
  'Dispatch',
  'Examiner'
].flatMap((kind, at) => [0, 1, 2].map(each => `The ${place(at * 3 + each)} ${kind}`))
