// The contract between what admins ask about sources and the newsroom that reads them. Addresses here are as `Source.address`.
import type { Article } from './news.ts'
import type { Delivery, SourceSettings } from './source.ts'

/** How a source fares, in facts that a command puts into words. Times are epoch milliseconds. */
export interface Listed {
  readonly address: string
  /** `address` without what may be secret in it (a password, a query, a long random part of the path): for logs and public replies. */
  readonly shown: string
  readonly settings: SourceSettings
  /** `address` with all that is set for it, as /source add takes it. */
  readonly typed: string
  /** The workspace or server that added it and alone sees it, `slack:T1`; null: in the configuration, and everyone's. */
  readonly scope: string | null
  /** The address of the list that names it (`opml:…`) and alone can take it off; null where somebody added it. */
  readonly list: string | null
  /** Where it is asked for now, its publisher having said that it has moved for good; null where it is what it was. */
  readonly movedTo: string | null
  /** What its last read brought; null where it has not been read yet. */
  readonly delivery: Delivery | null
  /** How far it is where it is being read now: since when, and how many articles have come; null where it is not. */
  readonly underWay: { readonly since: number; readonly articles: number } | null
  /** How many articles it brought that had not been read before, by day of UTC (`2026-11-23`), of the last weeks. */
  readonly arrivals: Readonly<Record<string, number>>
  readonly readAt: number | null
  /** When it is read next; null where only a wish does that. */
  readonly next: number | null
  readonly failures: number
  readonly failingSince: number | null
  readonly reason: string | null
  readonly paused: boolean
  /** The publisher said that it is gone for good. */
  readonly stopped: boolean
}

/** What a source would bring, without adding it. */
export interface Look {
  /** As it would be added: for the home page of a site the feed behind it. */
  readonly address: string
  /** The first three, as they would be read. */
  readonly articles: readonly Article[]
  /** How many there are in all, as far as it was read. */
  readonly count: number
  readonly problems: readonly string[]
  /** Of a list the sources that it names, with their settings; empty for what brings articles. */
  readonly sources: readonly string[]
  /** Other feeds that the site names. */
  readonly others: readonly string[]
}

export interface Roster {
  /** Those that this scope sees, everyone's first, in the order in which they were added. */
  list(scope: string): readonly Listed[]
  /** Those of all scopes, in the order in which they were added: for whoever runs the bot, and for nobody else's eyes. */
  everywhere(): readonly Listed[]
  /**
   * Reads it without keeping anything. What was typed may lack its kind: an address of the web is a feed, a page or a site with a
   * feed behind it. Rejects with `AskError` where it cannot be read, saying why.
   */
  look(typed: string, signal?: AbortSignal): Promise<Look>
  /**
   * Adds a source for this scope, reads it, and prints; `address` may have settings after a `#`. Null, which the command line
   * alone says, is everyone. Rejects with `AskError` where there is one already or it cannot be; one that cannot be read now is added.
   */
  add(address: string, scope: string | null): Promise<Delivery>
  /** Takes it off with all that it brought. Rejects with `AskError` for one that is not this scope's own, or configured. */
  remove(address: string, scope: string): Promise<void>
  /** Rejects with `AskError` for one that is not this scope's own. */
  pause(address: string, scope: string): Promise<void>
  resume(address: string, scope: string): Promise<void>
}

/** The roster as one scope has it: what a command is given, so that it cannot reach into another's. */
export interface Sources {
  list(): readonly Listed[]
  look(typed: string): Promise<Look>
  add(address: string): Promise<Delivery>
  remove(address: string): Promise<void>
  pause(address: string): Promise<void>
  resume(address: string): Promise<void>
}

/** The front desk makes one for each ask, of the scope that the ask comes from. */
export const sourcesOf = (roster: Roster, scope: string): Sources => ({
  list: () => roster.list(scope),
  look: typed => roster.look(typed),
  add: address => roster.add(address, scope),
  remove: address => roster.remove(address, scope),
  pause: address => roster.pause(address, scope),
  resume: address => roster.resume(address, scope)
})
