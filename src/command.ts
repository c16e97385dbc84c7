// The one door through which commands meet the engine, imported as '#command': all that a file in commands/ needs.
import type { Ask, MenuItem } from './ask.ts'
import type { Diary } from './calendar.ts'
import type { Edition } from './edition/edition.ts'
import type { Options } from './kit/line.ts'
import type { Option } from './option.ts'
import { outlet } from './options/outlet.ts'
import { person } from './options/person.ts'
import { since, until } from './options/since.ts'
import { story } from './options/story.ts'
import { people } from './options/people.ts'
import { scheduleNumber, timed } from './options/schedule.ts'
import { subject, subjectOrPeriod } from './options/subject.ts'
import { address, source } from './options/source.ts'
import { told } from './options/told.ts'
import { choice, commandName, count, text, topic, words } from './options/words.ts'
import type { Listing, Page } from './kit/page.ts'
import type { Article, Reading } from './news.ts'
import type { Briefed } from './recall.ts'
import type { Reply } from './reply.ts'
import type { Sources } from './roster.ts'
import type { Delivery } from './source.ts'

export type {
  Because,
  Companion,
  Coverage,
  Edition,
  Filter,
  FoundNear,
  Hit,
  Leading,
  LeadingStory,
  SummaryLine,
  TimelineLine,
  TitleWording
} from './edition/edition.ts'
export type { MenuItem } from './ask.ts'
export { AskError } from './errors.ts'
export { followUp, line, searching } from './kit/line.ts'
export { cut } from './news.ts'
export type { Article, Person, Quote, Sentence, Slice, Span, Story } from './news.ts'
export { askedAs, namesakes } from './options/person.ts'
export { askedAsSource } from './options/source.ts'
export { askedAsStory } from './options/story.ts'
export { askedAsSubject } from './options/subject.ts'
export { beginnings, nearTerms, scopeOf, searchFor, undatedLast } from './options/scope.ts'
export * from './phrase.ts'
export { heading, list, note, paragraph, plain, quote, reply, sliced, table } from './reply.ts'
export type { Block, FollowUp, Reply, Run, Text } from './reply.ts'
export { settingNames } from './calendar.ts'
export { followCalled, followMeant, followsIn, personFollowed } from './kit/following.ts'
export {
  addingLine,
  askedLine,
  channelMeant,
  comingText,
  draftBlocks,
  postingLine,
  scheduleLine,
  scopeOption
} from './kit/scheduling.ts'
export type { Draft, Schedules } from './calendar.ts'
export type { Listed, Look } from './roster.ts'
export type { Delivery } from './source.ts'
export { isInstant } from './options/since.ts'
export type { Subject } from './options/subject.ts'
export {
  articlesOf,
  articlesOnTopic,
  datesOf,
  inDays,
  subjectNamed,
  subjectTitle,
  wantedOf,
  wantedTitle
} from './kit/about.ts'
export type { Dates, Wanted } from './kit/about.ts'
export { coverageOf } from './kit/coverage.ts'
export { mostTold } from './kit/mosttold.ts'
export { movedBy, whatMoved } from './kit/moved.ts'
export { weighed, weightOf, whyStory } from './kit/weight.ts'
export { whyPosted } from './kit/whyposted.ts'
export { windowOf } from './kit/window.ts'
export type { Window } from './kit/window.ts'
export { gistOf, SUMMARY_LENGTHS, summaryOf } from './kit/gist.ts'
export { printingsOf } from './kit/printings.ts'
export { changedIn } from './kit/changed.ts'
export { aboutOneSchedule, toldOfSchedule } from './kit/oneschedule.ts'
export { aboutOneSource, ADDRESS, toldOfSource } from './kit/onesource.ts'
export {
  addressWith,
  broughtBy,
  calledSource,
  foundBehind,
  healthOf,
  isIll,
  isList,
  lookedAt,
  soFar,
  whyNothing,
  withoutScheme
} from './kit/health.ts'
export type { Listing, Page } from './kit/page.ts'
export type { Printings } from './kit/printings.ts'
export { independentTexts } from './kit/texts.ts'
export { checkedIn } from './kit/checked.ts'
export type { Checked } from './kit/checked.ts'
export { quotedStrings } from './kit/quotedstrings.ts'
export { quoteTable } from './kit/quotetable.ts'
export { sideBySide } from './kit/sidebyside.ts'
export { placeIn, placeOf, sourceOf } from './kit/place.ts'
export { receiptOf } from './kit/receipt.ts'
export { saidBy } from './kit/saidby.ts'
export { printed, sentenceRuns } from './kit/shown.ts'
export { articleTitle, storyTitle } from './kit/titles.ts'

/** The kinds of options, by meaning: `option.person({ summary: 'who is quoted', required: true })`. */
export const option = {
  address,
  choice,
  command: commandName,
  count,
  outlet,
  people,
  person,
  schedule: scheduleNumber,
  since,
  source,
  story,
  subject,
  subjectOrPeriod,
  text,
  timed,
  told,
  topic,
  until,
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

/** What a command may know besides its options. Its schedules, follows and settings are those of the place where it is asked. */
export interface Context extends Diary {
  readonly ask: Ask
  /** The same edition from the first question to the last, whatever is printed meanwhile. */
  readonly edition: Edition
  readonly menu: readonly MenuItem[]
  /** The sources that this place sees. */
  readonly sources: Sources
  /**
   * Reads every source again, or the one of this address, and prints a new edition; resolves with what each that this place
   * sees brought last. What takes longer than a minute is not waited for: `sources.list()` tells what is still under way. `tick` is
   * called every few seconds while it lasts.
   */
  readonly reload: (only?: string, tick?: () => void) => Promise<readonly Delivery[]>
  /** Tells the asker how far a long answer is; each in the place of the one before. Not every platform shows it. */
  readonly meanwhile: (soFar: Reply) => void
  /** What one article says, for one that is in no edition. */
  readonly read: (article: Article) => Reading
  /** The part of a long answer that this ask is for, and the way to the next. See `Page`. */
  readonly page: <Item>(items: Listing<Item>, size: number) => Page<Item>
  /** What the briefings of this channel have told. */
  readonly briefed: () => Promise<Briefed>
  /** When the asker last looked at this list, epoch milliseconds; null for never. Now he has looked. */
  readonly looked: (list: string) => Promise<number | null>
  /** This same ask with other values: `context.again({ length: 'long' })`; of another command that has these options. */
  readonly again: (values: Readonly<Record<string, string>>, command?: string) => string
  /** Lines that work for the command of this name on this edition. */
  readonly examples: (command: string) => readonly string[]
}

/** Types `chosen` by the options. `export default command({ … })` is all that a command file does. */
export const command = <const Taken extends Options>(spec: Command<Taken>): Command<Taken> => spec
