// Options that need no edition to be understood: words, a topic, a number, one of a few choices, a command.
import { AskError } from '../errors.ts'
import { followedBy, noCommand } from '../kit/misnamed.ts'
import type { MenuItem } from '../ask.ts'
import type { Given, Offer, Option, OptionSpec } from '../option.ts'
import { optionOf } from '../option.ts'
import { echoed, listed } from '../phrase.ts'

/** A query, kept exactly as typed: quotation marks, -minus and all. */
export const words = <const Spec extends OptionSpec>(spec: Spec): Option<Given<string, Spec>> =>
  optionOf<string, Spec>(spec, {
    kind: 'words',
    placeholder: 'WORDS',
    verbatim: true,
    parse: typed => typed,
    suggest: suggestTerms
  })

/** Words as they are: a name, a remark. */
export const text = <const Spec extends OptionSpec>(spec: Spec): Option<Given<string, Spec>> =>
  optionOf<string, Spec>(spec, {
    kind: 'words',
    placeholder: 'WORDS',
    parse: typed => typed,
    suggest: () => []
  })

/** What something is about, in a word or a few. */
export const topic = <const Spec extends OptionSpec>(spec: Spec): Option<Given<string, Spec>> =>
  optionOf<string, Spec>(spec, {
    kind: 'topic',
    placeholder: 'TOPIC',
    fits: () => true,
    parse: typed => typed,
    suggest: suggestTerms
  })

interface CountSpec extends OptionSpec {
  /** 1 where nothing is said. */
  readonly least?: number
  readonly most: number
  /** What the command receives when no number is given. */
  readonly fallback?: number
}

/** A whole number within bounds. */
export const count = <const Spec extends CountSpec>(spec: Spec): Option<Given<number, Spec>> =>
  optionOf<number, Spec>(spec, {
    kind: 'count',
    placeholder: 'NUMBER',
    ...(spec.fallback !== undefined && { fallback: spec.fallback }),
    parse: (typed, { name }) => {
      const { least = 1, most } = spec
      const n = /^\d{1,9}$/.test(typed) ? Number(typed) : NaN
      if (n >= least && n <= most) return n
      throw new AskError(
        `${name}: ${echoed(typed)} is not a whole number from ${least} to ${most}.`
      )
    },
    suggest: () => []
  })

interface ChoiceSpec<Choice extends string> extends OptionSpec {
  readonly choices: readonly Choice[]
  /** What the command receives when nothing is chosen. */
  readonly fallback?: Choice
  /** What follows the word belongs to the next option, also without its name. */
  readonly single?: boolean
}

/** One of a few words; the beginning of one is enough. */
export const choice = <const Choice extends string, const Spec extends ChoiceSpec<Choice>>(
  spec: Spec & ChoiceSpec<Choice>
): Option<Given<Spec['choices'][number], Spec>> =>
  optionOf<Spec['choices'][number], Spec>(spec, {
    kind: 'choice',
    placeholder: spec.choices.join('|'),
    choices: spec.choices,
    single: spec.single ?? false,
    trails: typed => spec.choices.some(one => one === typed.toLowerCase()),
    ...(spec.fallback !== undefined && { fallback: spec.fallback }),
    parse: (typed, { name, retry }) => {
      const said = typed.toLowerCase()
      const begun = spec.choices.filter(one => one.startsWith(said))
      const found = begun.find(one => one === said || begun.length === 1)
      if (found !== undefined) return found
      throw new AskError(
        `${name}: ${echoed(typed)} is not one of ${listed(spec.choices, { joint: 'or' })}.`,
        spec.choices.slice(0, 5).map(one => retry(one))
      )
    },
    suggest: typed => spec.choices.filter(one => one.startsWith(typed.trim().toLowerCase()))
  })

/** One of the commands there are, with or without its slash. */
export const commandName = <const Spec extends OptionSpec>(
  spec: Spec
): Option<Given<MenuItem, Spec>> =>
  optionOf<MenuItem, Spec>(spec, {
    kind: 'command',
    placeholder: 'COMMAND',
    parse: (typed, { menu, retry }) => {
      const name = typed.replace(/^\//, '').toLowerCase()
      const found = menu.find(item => item.name === name.replace(/\s+/g, ' '))
      if (found) return found
      const names = menu.map(item => item.name)
      const parts = names.filter(each => each.startsWith(`${name} `))
      if (parts.length > 0)
        throw new AskError(
          `${followedBy(name, parts)}.`,
          parts.map(part => retry(part, `How to /${part}`))
        )
      throw noCommand(name, names, known => retry(known))
    },
    suggest: (typed, { menu }) => {
      const asked = typed.trim().replace(/^\//, '').toLowerCase()
      return menu.map(item => item.name).filter(name => name.startsWith(asked))
    }
  })

function suggestTerms(typed: string, { edition }: Offer): readonly string[] {
  return edition.completeTerm(typed.trim(), 25)
}
