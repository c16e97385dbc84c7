// The contract of an option: a piece of what is asked that knows what it means. Its members are in src/options/.
import type { MenuItem } from './ask.ts'
import type { Edition } from './edition/edition.ts'
import type { FollowUp } from './reply.ts'
import type { Listed } from './roster.ts'

/** What an option looks at while it makes sense of typed text. */
export interface Scene {
  readonly edition: Edition
  readonly menu: readonly MenuItem[]
  /** The sources that the place sees where it is asked. */
  readonly sources: readonly Listed[]
  /** When it was asked, epoch milliseconds. */
  readonly now: number
  /** When the last briefing of the channel was posted, epoch milliseconds; null where there was none. */
  readonly briefedAt: number | null
  /** What this command calls the option: starts every complaint about it. */
  readonly name: string
  /** The same ask with this option given another value and everything else kept. */
  readonly retry: (value: string, label?: string) => FollowUp
}

/** What an option sees when it completes what is being typed. */
export type Offer = Pick<Scene, 'edition' | 'menu' | 'sources'>

/** `Value` is what the command receives: undefined is part of it exactly when the option may be left out and has no fallback. */
export interface Option<Value = unknown> {
  /** As in `MenuOption.kind`. */
  readonly kind: string
  /** One line for people: `who is quoted`. */
  readonly summary: string
  /** Stands for the value in a usage line: `PERSON`. */
  readonly placeholder: string
  readonly required: boolean
  /** What the command receives when nothing is given for an option that is not required; undefined only where `Value` has it. */
  readonly fallback: Value | undefined
  /** Every value there is, where there are few; else empty. */
  readonly choices: readonly string[]
  /** Connecting words that may introduce the value in a sentence: `about`. */
  readonly after: readonly string[]
  /** The text is kept exactly as typed, quotation marks and all: it has a grammar of its own. */
  readonly verbatim: boolean
  /** The value is one word: what follows it without a name goes to the next option, `/source add ADDRESS NAME`. */
  readonly single: boolean
  /** Whether this surely is a value: then a connecting word before it is one, and no end of it is taken for another option. */
  fits(typed: string, edition: Edition): boolean
  /** Whether this may stand at the end of a line without its name: `/summary rutte short`, `/quote merz AP`. */
  trails(typed: string, edition: Edition): boolean
  /** Whether an unquoted `name:value` goes on with the next word: `since:last` with `week`. */
  continues(value: string, next: string): boolean
  /** Never called with blank text. Throws `AskError`, with what to ask instead, for text that means nothing here. */
  parse(typed: string, scene: Scene): Value
  /** Values that complete what was typed, best first; each of them parses. Options that complete alike have the same function. */
  readonly suggest: Suggest
}

export type Suggest = (typed: string, offer: Offer) => readonly string[]

/** What a command may say about any of its options. */
export interface OptionSpec {
  readonly summary: string
  /** True: asking without it is answered by what it wants. */
  readonly required?: boolean
  readonly placeholder?: string
  /** Connecting words: `after: ['about', 'on']` lets people write `/quote merz about ceasefire`. */
  readonly after?: readonly string[]
}

/** The value that a command receives: never undefined when the spec requires it or names a fallback. */
export type Given<Value, Spec> = Spec extends
  | { readonly required: true }
  | { readonly fallback: unknown }
  ? Value
  : Value | undefined

/** What makes one kind of option different from another. */
interface Meaning<Value> extends Pick<Option<Value>, 'kind' | 'placeholder' | 'parse' | 'suggest'> {
  readonly fallback?: Value
  readonly choices?: readonly string[]
  readonly verbatim?: boolean
  readonly single?: boolean
  fits?(typed: string, edition: Edition): boolean
  trails?(typed: string, edition: Edition): boolean
  continues?(value: string, next: string): boolean
}

/** Joins what a kind means with what a command says about it. For the files in src/options/. */
export function optionOf<Value, Spec extends OptionSpec>(
  spec: Spec,
  meaning: Meaning<Value>
): Option<Given<Value, Spec>> {
  const { fallback, choices = [], verbatim = false, single = false } = meaning
  return {
    kind: meaning.kind,
    summary: spec.summary,
    placeholder: spec.placeholder ?? meaning.placeholder,
    required: spec.required ?? false,
    fallback,
    choices,
    verbatim,
    single,
    after: spec.after ?? [],
    fits: (typed, edition) => meaning.fits?.(typed, edition) ?? false,
    trails: (typed, edition) => meaning.trails?.(typed, edition) ?? false,
    continues: (value, next) => meaning.continues?.(value, next) ?? false,
    parse: (typed, scene) => meaning.parse(typed, scene),
    suggest: meaning.suggest
  }
}
