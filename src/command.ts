// The one door through which commands meet the engine, imported as '#command': all that a file in commands/ needs.
import type { Ask, MenuItem } from './ask.ts'
import type { Edition } from './edition/edition.ts'
import type { Options } from './kit/line.ts'
import type { Option } from './option.ts'
import { outlet } from './options/outlet.ts'
import { person } from './options/person.ts'
import { since } from './options/since.ts'
import { story } from './options/story.ts'
import { subject } from './options/subject.ts'
import { choice, commandName, count, topic, words } from './options/words.ts'
import type { Page } from './kit/page.ts'
import type { Reply } from './reply.ts'
import type { Delivery } from './source.ts'

export type { Companion, Edition, Hit } from './edition/edition.ts'
export type { MenuItem } from './ask.ts'
export { AskError } from './errors.ts'
export { followUp, line } from './kit/line.ts'
export type { Article, Person, Quote, Sentence, Slice, Span, Story } from './news.ts'
export { askedAs, namesakes } from './options/person.ts'
export { askedAsStory } from './options/story.ts'
export { beginnings, nearTerms, scopeOf, undatedLast } from './options/scope.ts'
export * from './phrase.ts'
export { heading, list, note, paragraph, plain, quote, reply, sliced, table } from './reply.ts'
export type { Block, FollowUp, Reply, Run, Text } from './reply.ts'
export type { Delivery } from './source.ts'
export type { Subject } from './options/subject.ts'
export { printingsOf } from './kit/printings.ts'
export type { Printings } from './kit/printings.ts'
export { leadOf, printed, sentenceRuns } from './kit/shown.ts'

/** The kinds of options, by meaning: `option.person({ summary: 'who is quoted', required: true })`. */
export const option = {
  choice,
  command: commandName,
  count,
  outlet,
  person,
  since,
  story,
  subject,
  topic,
  words
}

/** What the command receives: for each of its options the value that was meant. */
export type Chosen<Taken extends Options> = {
  readonly [Name in keyof Taken]: Taken[Name] extends Option<infer Value> ? Value : never
}

/** One thing that can be asked. The name of its file is the name that it is asked by. */
export interface Command<Taken extends Options = Options> {
  /** One line for help and menus. */
  readonly summary: string
  /** The first takes what is typed without a name. `page` is taken: the kit pages. */
  readonly options: Taken
  /** Other names that it answers to. */
  readonly aliases?: readonly string[]
  /** Only for administrators of the place where it is asked. */
  readonly admin?: boolean
  /** Every reply is for the asker's eyes alone. */
  readonly private?: boolean
  /** Lines that work on this edition, for help; at most two are shown. */
  examples?(edition: Edition): readonly string[]
  /** Throws `AskError` for what the asker can mend; anything else thrown is a fault. */
  answer(chosen: Chosen<Taken>, context: Context): Reply | Promise<Reply>
}

/** What a command may know besides its options. */
export interface Context {
  readonly ask: Ask
  /** The same edition from the first question to the last, whatever is printed meanwhile. */
  readonly edition: Edition
  readonly menu: readonly MenuItem[]
  /** What the last read of each source brought. */
  readonly deliveries: readonly Delivery[]
  /** Reads every source again and prints a new edition; resolves with what each brought. */
  readonly reload: () => Promise<readonly Delivery[]>
  /** The part of a long answer that this ask is for, and the way to the next. See `Page`. */
  readonly page: <Item>(items: readonly Item[], size: number) => Page<Item>
  /** This same ask with other values: `context.again({ length: 'long' })`. */
  readonly again: (values: Readonly<Record<string, string>>) => string
  /** Lines that work for the command of this name on this edition. */
  readonly examples: (command: string) => readonly string[]
}

/** Types `chosen` by the options. `export default command({ … })` is all that a command file does. */
export const command = <const Taken extends Options>(spec: Command<Taken>): Command<Taken> => spec
