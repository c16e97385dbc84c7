// The words that the corpus is made of: common English ones first, then as many invented ones as are asked for.
import type { Chance } from './random.ts'

export interface Vocabulary {
  noun(): string
  nouns(): string
  adjective(): string
  /** A verb in the past tense that takes an object. */
  did(): string
  /** The same kind of verb in its base form. */
  does(): string
  adverb(): string
}

/** How many nouns and adjectives there are. The common ones are the first ranks, the rest is invented. */
const nounRanks = 40_000
const adjectiveRanks = 12_000

/** Words drawn by Zipf's law, as in print: few are very common, most are rare. */
export function vocabulary(chance: Chance): Vocabulary {
  return {
    noun: () => word(nouns, chance.rank(nounRanks), nounEndings),
    nouns: () => plural(word(nouns, chance.rank(nounRanks), nounEndings)),
    adjective: () => word(adjectives, chance.rank(adjectiveRanks), adjectiveEndings),
    did: () => verb(chance)[1],
    does: () => verb(chance)[0],
    adverb: () => chance.one(adverbs)
  }
}

/** A pronounceable word that depends on its number alone; two numbers below 100,000 seldom give the same one. */
export function invented(number: number): string {
  let mixed = Math.imul(number + 1, 0x9e3779b1) >>> 0
  let made = ''
  const syllables = number < 20_000 ? 2 : 3
  for (let at = 0; at < syllables; at++) {
    made += onsets[mixed % onsets.length]
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0x85ebca6b) >>> 0
    made += vowels[mixed % vowels.length]
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35) >>> 0
  }
  return made
}

const onsets = 'b d f g k l m n p r s t v w br ch dr gr kr pl sh st tr th'.split(' ')
const vowels = ['a', 'e', 'i', 'o', 'u', 'an', 'el', 'en', 'ar', 'or', 'is', 'ov']
const nounEndings = ['', 'ge', 'ment', 'ner', 'tion', 'ry', 'dle', 'ck']
const adjectiveEndings = ['al', 'ic', 'ous', 'ive', 'ant', 'ed', 'ish']

function word(common: string[], rank: number, endings: readonly string[]): string {
  const known = common[rank]
  if (known !== undefined) return known
  // Kept in the list itself, so that a word is made once.
  const made = invented(rank) + (endings[rank % endings.length] ?? '')
  common[rank] = made
  return made
}

function plural(noun: string): string {
  if (/(?:s|x|ch|sh)$/.test(noun)) return `${noun}es`
  return /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`
}

function verb(chance: Chance): readonly [base: string, past: string] {
  const found = verbs[chance.rank(verbs.length)]
  if (found === undefined) throw new RangeError('verb: no such rank')
  return found
}

const list = (words: string): string[] => words.trim().split(/\s+/)

const nouns = list(`
  year people government city plan company report week day council country money market school deal court law
  family group price house road party case work service vote health hospital home minister project police
  official budget water leader election bank power energy worker job region system rule line bridge agreement
  harbour port ferry union strike levy rate tax fund building storm river farm station train ship crew
  meeting decision question answer warning letter inquiry judge lawyer record study team season match coach
  student teacher university museum resident neighbour village island coast winter summer month century
  border trade contract tender engine factory mine forest field crop harvest fish boat captain passenger
  ticket fare timetable delay accident fire flood rescue repair wall dam reservoir pipe leak gauge map
  licence permit complaint hearing witness evidence verdict appeal sentence prison reform debate motion
  committee chair member seat majority coalition campaign ballot poll promise threat offer demand claim
  cost loss profit share debt loan interest wage pension benefit insurance shop customer product
`)

const adjectives = list(`
  new old last first big small high low long public local national early late good bad strong weak open
  major recent former senior young final joint annual daily economic political legal social medical
  regional foreign rural urban common private free fair safe heavy light quiet sudden bitter narrow wide
  empty full broken northern southern eastern western coastal cheap costly rare usual likely urgent
`)

const adverbs = list(`
  quickly slowly openly quietly again already later finally partly largely twice formally briefly
`)

const verbs: readonly (readonly [string, string])[] = [
  ['approve', 'approved'],
  ['reject', 'rejected'],
  ['close', 'closed'],
  ['open', 'opened'],
  ['raise', 'raised'],
  ['cut', 'cut'],
  ['build', 'built'],
  ['delay', 'delayed'],
  ['review', 'reviewed'],
  ['sign', 'signed'],
  ['leave', 'left'],
  ['visit', 'visited'],
  ['change', 'changed'],
  ['support', 'supported'],
  ['block', 'blocked'],
  ['repair', 'repaired'],
  ['study', 'studied'],
  ['publish', 'published'],
  ['sell', 'sold'],
  ['buy', 'bought'],
  ['move', 'moved'],
  ['lose', 'lost'],
  ['win', 'won'],
  ['cover', 'covered'],
  ['protect', 'protected'],
  ['inspect', 'inspected'],
  ['replace', 'replaced'],
  ['question', 'questioned'],
  ['welcome', 'welcomed'],
  ['defend', 'defended']
]
