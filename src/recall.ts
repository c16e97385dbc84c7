// What was told where, so that a briefing tells only what is new. The bot keeps it; commands ask.

/** What the briefings of one channel have told. */
export interface Briefed {
  /** When the last was posted, in epoch milliseconds; null where there was none. */
  readonly at: number | null
  /** Ids of the articles that they told, or counted among those of a story that they told. */
  readonly articles: ReadonlySet<string>
}

export interface Recall {
  briefed(channel: string): Promise<Briefed>
  /** What a posted briefing told (`Reply.covers`), and when it was posted. */
  tell(channel: string, articles: readonly string[], at: number): Promise<void>
  /** When this asker last looked at this list (`stories`), in epoch milliseconds; null for never. He looks now, at `at`. */
  look(asker: string, list: string, at: number): Promise<number | null>
}
