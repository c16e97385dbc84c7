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
import { address, source } from './options/source.ts'
import { choice, commandName, count, text, topic, words } from './options/words.ts'
import type { Listing, Page } from './kit/page.ts'
import type { Article, Reading } from './news.ts'
import type { Reply } from './reply.ts'
import type { Sources } from './roster.ts'
import type { Delivery } from './source.ts'

export type { Companion, Coverage, Edition, Hit, TitleWording } from './edition/edition.ts'
export type { MenuItem } from './ask.ts'
export { AskError } from './errors.ts'
export { followUp, line } from './kit/line.ts'
export type { Article, Person, Quote, Sentence, Slice, Span, Story } from './news.ts'
export { askedAs, namesakes } from './options/person.ts'
export { askedAsSource } from './options/source.ts'
export { askedAsStory } from './options/story.ts'
export { beginnings, nearTerms, scopeOf, undatedLast } from './options/scope.ts'
export * from './phrase.ts'
export { heading, list, note, paragraph, plain, quote, reply, sliced, table } from './reply.ts'
export type { Block, FollowUp, Reply, Run, Text } from './reply.ts'
export type { Listed, Look } from './roster.ts'
export type { Delivery } from './source.ts'
export type { Subject } from './options/subject.ts'
export { printingsOf } from './kit/printings.ts'
export { addressWith, broughtBy, calledSource, healthOf, lookedAt } from './kit/health.ts'
export type { Listing } from './kit/page.ts'
export type { Printings } from './kit/printings.ts'
export { leadOf, printed, sentenceRuns } from './kit/shown.ts'

/** The kinds of options, by meaning: `option.person({ summary: 'who is quoted', required: true })`. */
export const option = {
  address,
  choice,
  command: commandName,
  count,
  outlet,
  person,
  since,
  source,
  story,
  subject,
  text,
  topic,
  words
}

/** What the command receives: for each of its options the value that was meant. */
export type Chosen<Taken extends Options> = {
  readonly [Name in keyof Taken]: Taken[Name] extends Option<infer Value> ? Value : never
}

/** One thing that can be asked. The name of its file is the name that it is asked by; in a folder, the folder's comes first. */
export interface Command<Taken extends Options = Options> {
  /** One line for help and menus. */
  readonly summary: string
  /** The first takes what is typed without a name. `page` is taken: the kit pages. */
  readonly options: Taken
  /** Other names that it answers to, whole: `source rm`. */
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
  /** The sources that this place sees. */
  readonly sources: Sources
  /**
   * Reads every source again, or the one of this address, and prints a new edition; resolves with what each that this place
   * sees brought.
   */
  readonly reload: (only?: string) => Promise<readonly Delivery[]>
  /** What one article says, for one that is in no edition. */
  readonly read: (article: Article) => Reading
  /** The part of a long answer that this ask is for, and the way to the next. See `Page`. */
  readonly page: <Item>(items: Listing<Item>, size: number) => Page<Item>
  /** This same ask with other values: `context.again({ length: 'long' })`. */
  readonly again: (values: Readonly<Record<string, string>>) => string
  /** Lines that work for the command of this name on this edition. */
  readonly examples: (command: string) => readonly string[]
}

/** Types `chosen` by the options. `export default command({ … })` is all that a command file does. */
export const command = <const Taken extends Options>(spec: Command<Taken>): Command<Taken> => spec
