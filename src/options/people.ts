// An option that is several people, with commas between: whoever is not in these articles is passed over, and said to be.
import { AskError } from '../errors.ts'
import type { Person } from '../news.ts'
import type { Given, Option, OptionSpec, Scene } from '../option.ts'
import { optionOf } from '../option.ts'
import { findPerson, suggestPeople } from './person.ts'

export interface Named {
  readonly people: readonly Person[]
  /** Of each that could not be found, or not told from another, a sentence that says so. */
  readonly missing: readonly string[]
}

/**
 * `Rosalind Ketteridge, Vell`. A name that nobody bears today is no error: who is followed is not in the news every day, and a
 * briefing must not fail for it.
 */
export const people = <const Spec extends OptionSpec>(spec: Spec): Option<Given<Named, Spec>> =>
  optionOf<Named, Spec>(spec, {
    kind: 'people',
    placeholder: 'PEOPLE',
    parse: (typed, scene) => {
      const found = typed
        .split(/,|;|\s+and\s+/)
        .map(name => name.trim())
        .filter(name => name !== '')
        .map(name => personOr(name, scene))
      const known = found.filter(each => typeof each !== 'string')
      return {
        people: [...new Map(known.map(one => [one.id, one])).values()],
        missing: found.filter(each => typeof each === 'string')
      }
    },
    suggest: (typed, offer) => {
      // Those before the last comma stay as they are.
      const [, kept = '', last = ''] = /^([^]*,\s*)?([^,]*)$/.exec(typed) ?? []
      return suggestPeople(last, offer).map(name => `${kept}${name}`)
    }
  })

function personOr(name: string, scene: Scene): Person | string {
  try {
    return findPerson(name, scene)
  } catch (error) {
    if (!(error instanceof AskError)) throw error
    return error.message
  }
}
