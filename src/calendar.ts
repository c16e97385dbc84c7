// The contract between what people ask about schedules, follows and settings and the room that keeps and posts them. Times are epoch ms.
import type { Ask } from './ask.ts'
import { AskError } from './errors.ts'
import type { Reply } from './reply.ts'

/** How a schedule posts, besides when, what and where. */
export interface ScheduleOptions {
  /** Hours and days without a post, as typed: `22:00-07:00, sat, sun`; empty for none. */
  readonly quiet: string
  /** As in `Post`. */
  readonly thread: boolean
  readonly mention: string | null
  /** Posts that there is nothing new where there is nothing new. */
  readonly evenIfEmpty: boolean
}

export const noOptions: ScheduleOptions = {
  quiet: '',
  thread: false,
  mention: null,
  evenIfEmpty: false
}

/** A schedule that is to be. */
export interface Draft extends ScheduleOptions {
  /** As typed: `weekdays 8:30`, or cron. */
  readonly when: string
  /** A whole line: `/briefing about:"grain deal"`. */
  readonly line: string
  readonly channel: string
  /** IANA name. */
  readonly zone: string
}

export interface Scheduled extends Draft {
  /** What people of this place call it. */
  readonly number: number
  readonly state: 'active' | 'paused'
  /** Why the bot paused it; null where somebody did, or nobody. */
  readonly reason: string | null
  /** The next times, in words, in its zone: three, where nobody wants another number. */
  readonly next: readonly string[]
  /** The same as instants. */
  readonly nextAt: readonly number[]
  readonly last: Posting | null
}

/** When something is due next, in words and as instants. */
export type Coming = Pick<Scheduled, 'next' | 'nextAt'>

/** What became of one due time. */
export interface Posting {
  /** Of the schedule; null for what is followed. */
  readonly number: number | null
  readonly line: string
  readonly channel: string
  readonly slot: number
  /** `slot` in words, in the zone of the place. */
  readonly when: string
  readonly state: 'due' | 'sending' | 'sent' | 'uncertain' | 'missed' | 'failed' | 'skipped'
  readonly reason: string | null
  readonly settled: number | null
  /** Ids of the articles that it told, in its order. */
  readonly articles: readonly string[]
  /** Ids of those without a date that it passed over. */
  readonly passed: readonly string[]
  /** Ids of those that it told because the channel follows something. */
  readonly followed: readonly string[]
  /** When the one before it was posted in its channel; null where that is not known, or was not asked for. */
  readonly before: { readonly at: number; readonly when: string } | null
}

/** What became of a due time, in a word or two. */
export const postingStates: Readonly<Record<Posting['state'], string>> = {
  due: 'waits',
  sending: 'is being posted',
  sent: 'posted',
  uncertain: 'perhaps posted',
  missed: 'missed',
  failed: 'not posted',
  skipped: 'left out'
}

/** A line parted: when, by which clock where that was said, and what to ask. */
export interface WhenSaid {
  readonly when: string
  readonly zone: string | null
  readonly what: string
}

/** The schedules of one place. What cannot be is an `AskError`. */
export interface Schedules {
  list(): Promise<readonly Scheduled[]>
  find(number: number): Promise<Scheduled>
  /** The time that a line begins with. Throws `AskError` where it begins with none, saying what is wrong with it where that can be seen. */
  split(typed: string): WhenSaid
  /** What a draft would be, without keeping it; its zone may be called by its city. */
  check(draft: Draft): Promise<Draft & Coming>
  add(draft: Draft): Promise<Scheduled>
  /** What is not given stays. */
  edit(number: number, changes: Partial<Draft>): Promise<Scheduled>
  /** What it would post now. */
  preview(number: number): Promise<Reply>
  /** Posts it now, besides its due times. */
  post(number: number): Promise<void>
  pause(number: number): Promise<void>
  resume(number: number): Promise<void>
  remove(number: number): Promise<void>
  /** The latest due times and what became of them, of this place or of this channel alone. */
  log(most: number, options?: { readonly here?: boolean }): Promise<readonly Posting[]>
  /** The last that was posted at this channel, with the one before it; null where nothing was. For `/why last`. */
  last(): Promise<Posting | null>
  /** As `last`, the one with this key: see `Post`. */
  posted(key: string): Promise<Posting | null>
}

export interface Followed {
  /** In words: `Mark Rutte`, `“grain deal”`. */
  readonly what: string
  /** The query that finds it. */
  readonly query: string
  /** Posted at once, at most so many times an hour; null: with the next briefing. */
  readonly hourly: number | null
  readonly mine: boolean
}

/** What this channel follows. */
export interface Follows {
  list(): Promise<readonly Followed[]>
  /** `known`: articles that are no news any more. False where it is followed already. */
  add(follow: Omit<Followed, 'mine'>, known: readonly string[]): Promise<boolean>
  /** False where nothing with this query is followed. */
  remove(query: string): Promise<boolean>
  /** Ids of the articles of which this channel was told because it follows something. */
  told(): Promise<ReadonlySet<string>>
}

export interface Setting {
  readonly name: SettingName
  readonly value: string
  /** In words: `this channel`, `this place`, `your own`, `ZONE`, `the default`. */
  readonly from: string
}

export const settingNames = ['zone', 'language', 'admins', 'channel', 'retention'] as const
export type SettingName = (typeof settingNames)[number]

/** What is set for this place, and for this channel of it. */
export interface Settings {
  all(): Promise<readonly Setting[]>
  value(name: SettingName): Promise<string>
  /** Null goes back to what would be without it. Throws `AskError` for what it cannot be. */
  set(name: SettingName, value: string | null, where: 'channel' | 'place'): Promise<void>
}

/** As one ask has it, so that it cannot reach into another place. */
export interface Diary {
  readonly schedules: Schedules
  readonly follows: Follows
  readonly settings: Settings
}

export interface Calendar {
  /** The front desk makes one for each ask. */
  of(ask: Ask): Diary
  /**
   * The schedules of all places, by place and number, `most` of them at most, each with its next `times` due times: for whoever runs the
   * bot, and for nobody else's eyes.
   */
  everywhere(wanted: {
    readonly most: number
    readonly times: number
  }): Promise<readonly PlacedSchedule[]>
  /** The latest due times of all places and what became of them, the latest first: for the same eyes alone. */
  deliveries(most: number): Promise<readonly Posting[]>
}

export interface PlacedSchedule extends Scheduled {
  /** As `placeOf` tells it. */
  readonly place: string
}

/** Of a desk where nothing is kept: whoever asks it for anything is told so. */
export const noCalendar: Calendar = {
  of: () => ({
    get schedules(): never {
      throw new AskError(NOTHING_KEPT)
    },
    get follows(): never {
      throw new AskError(NOTHING_KEPT)
    },
    get settings(): never {
      throw new AskError(NOTHING_KEPT)
    }
  }),
  everywhere: async () => [],
  deliveries: async () => []
}

const NOTHING_KEPT = 'Nothing is kept here: there are no schedules, no follows and no settings.'

/** The name under which is kept what a channel was told because it follows something, and the plan that posts it at once. */
export const followsOf = (channel: string): string => `${channel}#follows`

/** The name under which is kept when something was last posted at a channel that was no briefing. */
export const postsOf = (channel: string): string => `${channel}#posts`
