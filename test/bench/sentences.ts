// How the corpus speaks: statements without marks, clauses that people say, and the ways in which news credits them.
import { type Character, fullName } from './cast.ts'
import type { Chance } from './random.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Where an article is set, and with which marks it prints speech. */
export interface Scene {
  readonly chance: Chance
  readonly words: Vocabulary
  readonly place: string
  readonly body: string
  readonly open: string
  readonly close: string
}

/** A sentence in the outlet's own voice, 8 to 25 words, with its full stop. */
export function statement(scene: Scene): string {
  const { chance, words, place, body } = scene
  const subject = `the ${words.adjective()} ${words.noun()}`
  switch (chance.below(9)) {
    case 0:
      return `The ${body} ${words.did()} ${subject} on ${weekday(chance)} after ${words.nouns()} in ${place} ${words.did()} the ${words.noun()}.`
    case 1:
      return `${start(subject)} of the ${words.noun()}, which ${words.did()} ${percent(chance)} of ${words.nouns()} last year, will ${words.does()} a ${words.noun()}.`
    case 2:
      return `More than ${chance.below(90) + 10},000 ${words.nouns()} in ${place} have ${words.adverb()} ${words.did()} their ${words.noun()} since ${month(chance)}.`
    case 3:
      return `There was no ${words.noun()} in the ${words.noun()}, but ${words.nouns()} and ${words.nouns()} ${words.did()} it.`
    case 4:
      return `Under the ${words.noun()}, the ${words.noun()} of ${words.nouns()} will rise by ${percent(chance)} and every ${words.noun()} must ${words.does()} its ${words.noun()} by ${month(chance)}.`
    case 5:
      return `It cost ${chance.below(80) + 2}.${chance.below(10)} million crowns to ${words.does()} the ${words.adjective()} ${words.noun()} in ${place}.`
    case 6:
      return `When the ${words.noun()} ${words.did()} the ${words.noun()}, ${words.nouns()} in the ${words.adjective()} ${words.noun()} were ${words.adverb()} told to ${words.does()} their ${words.nouns()}.`
    case 7:
      return `A ${words.noun()} that the ${body} ${words.did()} in ${month(chance)} says the ${words.noun()} is ${words.adjective()} and the ${words.noun()} is not.`
    default:
      return `${start(words.nouns())} from the ${words.adjective()} ${words.noun()} ${words.adverb()} ${words.did()} ${subject} near ${place}.`
  }
}

/** What somebody may say, without first capital and without stop. */
export function clause({ chance, words, place }: Scene): string {
  switch (chance.below(7)) {
    case 0:
      return `we will not ${words.does()} the ${words.noun()} until the ${words.noun()} is ${words.adjective()}`
    case 1:
      return `the people of ${place} ${words.did()} the ${words.noun()} and they deserve a ${words.adjective()} ${words.noun()}`
    case 2:
      return `nobody ${words.did()} this ${words.noun()} because of ${words.nouns()}`
    case 3:
      return `if the ${words.noun()} does not ${words.does()} our ${words.noun()}, the ${words.nouns()} will`
    case 4:
      return `this is a ${words.adjective()} ${words.noun()} for every ${words.noun()} in the ${words.noun()}`
    case 5:
      return `it took ${chance.below(20) + 2} ${words.nouns()} to ${words.does()} a single ${words.noun()}`
    default:
      return `the ${words.noun()} has to ${words.does()} ${words.nouns()} and ${words.nouns()} at once`
  }
}

/** A paragraph that gives the two clauses to the speaker, in one of the constructions that news uses. */
export function credited(
  scene: Scene,
  who: Character,
  known: boolean,
  said: readonly [string, string]
): string {
  const { chance, words, open, close } = scene
  const [first, second] = said
  const name = known ? who.surname : introduced(who)
  const pronoun = who.she ? 'she' : 'he'
  const verb = chance.one(speechVerbs)
  switch (chance.below(11)) {
    case 0:
      return `${open}${start(first)}. ${start(second)},${close} ${name} ${verb}.`
    case 1:
      return `${open}${start(first)}. ${start(second)},${close} ${verb} ${known ? fullName(who) : name}, ${who.role}.`
    case 2:
      return `${open}${start(first)},${close} ${name} ${verb}. ${open}${start(second)}.${close}`
    case 3:
      return `${open}${start(first)},${close} ${name} ${verb}, ${open}and ${second}.${close}`
    case 4:
      return `${start(name)} ${verb} that ${first}. ${open}${start(second)},${close} ${pronoun} added.`
    case 5:
      return `According to ${name}, ${first}. ${start(pronoun)} called the ${words.noun()} ${open}${words.adjective()} and ${words.adjective()}${close}.`
    case 6:
      return `${start(name)}, who ${words.did()} the ${words.noun()}, told reporters: ${open}${start(first)}. ${start(second)}.${close}`
    case 7:
      return `${open}${start(first)}.\n${open}${start(second)},${close} ${name} ${verb}.`
    case 8:
      return `${start(name)} ${verb} the ${words.noun()} was ${words.adjective()}. ${open}${start(first)},${close} ${pronoun} said. ${start(second)}, ${pronoun} warned.`
    case 9:
      return `${start(name)} met ${words.nouns()} on ${weekday(chance)}. ${start(pronoun)} said: ${open}${start(first)}. ${start(second)}.${close}`
    default:
      return `${open}${start(first)},${close} said ${name}. ${start(second)}, according to ${who.surname}.`
  }
}

/** The same, where no person is named. */
export function unnamed({ chance, body, open, close }: Scene, said: readonly [string, string]) {
  const who = chance.one(['a senior official', 'a person briefed on the talks', `the ${body}`])
  const verb = chance.one(['said', 'said in a statement', 'added'])
  return `${open}${start(said[0])},${close} ${who} ${verb}. ${start(said[1])}, it was agreed.`
}

/** With the first letter large, as at the start of a sentence. */
export const start = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const introduced = (who: Character): string =>
  who.title === null ? fullName(who) : `${who.title} ${fullName(who)}`

const percent = (chance: Chance): string =>
  `${chance.below(30)}.${chance.below(10)}${chance.happens(0.5) ? '%' : ' per cent'}`
const weekday = (chance: Chance): string => chance.one(weekdays)
const month = (chance: Chance): string => chance.one(months)

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const months = ['January', 'February', 'March', 'April', 'June', 'July', 'September', 'October']
const speechVerbs = ['said', 'said', 'said', 'said', 'told reporters', 'claimed', 'warned']
