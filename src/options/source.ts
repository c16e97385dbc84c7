// Options about where articles come from: one of the sources there are, or the address of one that may be added.
import { AskError } from '../errors.ts'
import { nearest } from '../kit/nearest.ts'
import type { Given, Option, OptionSpec, Scene } from '../option.ts'
import { optionOf } from '../option.ts'
import { echoed, listed } from '../phrase.ts'
import type { Listed } from '../roster.ts'

/**
 * One of the sources that this place sees: by its name, its address, or a part of either that only it has. For commands of
 * administrators: what it asks back may hold an address in full.
 */
export const source = <const Spec extends OptionSpec>(spec: Spec): Option<Given<Listed, Spec>> =>
  optionOf<Listed, Spec>(spec, {
    kind: 'source',
    placeholder: 'SOURCE',
    fits: () => true,
    parse: findSource,
    suggest: (typed, { sources }) => {
      const asked = typed.trim().toLowerCase()
      return sources
        .filter(each => namesOf(each).some(name => name.includes(asked)))
        .map(each => askedAsSource(each, sources))
    }
  })

/** An address as it was typed or pasted, with or without its kind. One word; a chat may have put angle brackets around it. */
export const address = <const Spec extends OptionSpec>(spec: Spec): Option<Given<string, Spec>> =>
  optionOf<string, Spec>(spec, {
    kind: 'address',
    placeholder: 'ADDRESS',
    single: true,
    parse: typed => /^<([^\s<>|]+)(?:\|[^<>]*)?>$/.exec(typed)?.[1] ?? typed,
    suggest: () => []
  })

/** How to name a source so that it is found again: its name, where no other has the same, else its address. */
export function askedAsSource(wanted: Listed, sources: readonly Listed[]): string {
  const { name } = wanted.settings
  if (name === null) return wanted.address
  const alike = sources.filter(each => namesOf(each).includes(name.toLowerCase()))
  return alike.length === 1 ? name : wanted.address
}

function findSource(typed: string, scene: Scene): Listed {
  const { sources, retry } = scene
  const asked = typed.toLowerCase()
  const wholly = sources.filter(each => namesOf(each).includes(asked))
  const found =
    wholly.length > 0
      ? wholly
      : sources.filter(each => namesOf(each).some(name => name.includes(asked)))
  const [only] = found
  if (only !== undefined && found.length === 1) return only
  const offer = (each: Listed) =>
    retry(askedAsSource(each, sources), each.settings.name ?? each.shown)
  if (only !== undefined)
    throw new AskError(
      `Which source? ${echoed(typed)} is in the names of ${found.length}.`,
      found.slice(0, 5).map(offer)
    )
  if (sources.length === 0)
    throw new AskError(`There is no source ${echoed(typed)}: there is none.`)
  const names = sources.map(each => each.settings.name ?? each.shown)
  const near = nearest(typed, names, 3)
  const offered = near.length > 0 ? near : names.slice(0, 3)
  throw new AskError(
    `There is no source ${echoed(typed)}. There is ${listed(names, { most: 4 })}.`,
    sources.filter((_, at) => offered.includes(names[at] ?? '')).map(offer)
  )
}

/** What it may be called by, in small letters. */
const namesOf = ({ address: whole, shown, settings }: Listed): readonly string[] =>
  [
    whole,
    whole.slice(whole.indexOf(':') + 1),
    shown,
    ...(settings.name === null ? [] : [settings.name])
  ].map(name => name.toLowerCase())
