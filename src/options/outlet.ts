// An option that is an outlet: as printed, a part of its name, or its initials.
import type { Edition } from '../edition/edition.ts'
import { nearest } from '../kit/nearest.ts'
import type { Given, Option, OptionSpec, Scene } from '../option.ts'
import { optionOf } from '../option.ts'
import { notFound, whichOne } from './scope.ts'

/** The name of an outlet as its articles print it. `AP` finds The Associated Press. */
export const outlet = <const Spec extends OptionSpec>(spec: Spec): Option<Given<string, Spec>> =>
  optionOf<string, Spec>(spec, {
    kind: 'outlet',
    placeholder: 'OUTLET',
    // "in Kell" may be a place; "in the Post" is the Kell Evening Post, as outlets are called by their last word.
    fits: (typed, edition) => isCalled(typed, edition, [wholly, byInitials, byItsEnd]),
    trails: (typed, edition) => isCalled(typed, edition, [wholly, byInitials]),
    parse: findOutlet,
    suggest: (typed, { edition }) => {
      const found = called(typed, edition)
      return found.length > 0 || typed.trim() !== '' ? found : namesOf(edition)
    }
  })

function findOutlet(typed: string, scene: Scene): string {
  const found = called(typed, scene.edition)
  const [only] = found
  if (only !== undefined && found.length === 1) return only
  if (only !== undefined)
    throw whichOne(
      typed,
      scene,
      found.map(name => ({ name, as: name }))
    )
  const names = namesOf(scene.edition)
  const near = nearest(typed, names, 3)
  throw near.length > 0
    ? notFound('No outlet called', typed, scene, near)
    : notFound('No outlet called', typed, scene, names.slice(0, 4), 'Try')
}

/** Whether an outlet of this name (without case or "The") may be called so. */
type Way = (name: string, asked: string) => boolean

const wholly: Way = (name, asked) => name === asked
const byInitials: Way = (name, asked) =>
  asked.length > 1 &&
  asked ===
    name
      .split(' ')
      .map(word => word[0] ?? '')
      .join('')
const byItsEnd: Way = (name, asked) => ` ${name}`.endsWith(` ${asked}`)
const inPart: Way = (name, asked) => ` ${name}`.includes(` ${asked}`)

// The outlets that the first way finds which finds any.
function called(typed: string, edition: Edition): readonly string[] {
  const ways = [wholly, byInitials, byItsEnd, inPart]
  const asked = folded(typed)
  if (asked === '') return []
  const found = ways.map(way => foldedIn(edition).filter(([name]) => way(name, asked)))
  return found.find(names => names.length > 0)?.map(([, name]) => name) ?? []
}

function isCalled(typed: string, edition: Edition, ways: readonly Way[]): boolean {
  const asked = folded(typed)
  return asked !== '' && foldedIn(edition).some(([name]) => ways.some(way => way(name, asked)))
}

/** Folded names and names, once for as long as the edition's list of outlets is: every end of every line is tried on them. */
const foldedNames = new WeakMap<Edition['outlets'], readonly (readonly [string, string])[]>()

function foldedIn({ outlets }: Edition): readonly (readonly [string, string])[] {
  const known = foldedNames.get(outlets) ?? outlets.map(({ name }) => [folded(name), name] as const)
  foldedNames.set(outlets, known)
  return known
}

const namesOf = (edition: Edition): readonly string[] => edition.outlets.map(({ name }) => name)
const folded = (name: string): string =>
  name.trim().toLowerCase().replace(/\s+/g, ' ').replace(/^the /, '')
