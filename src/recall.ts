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
  /** Equal for two channels only if they were told the same at the same times; empty for one that was never told anything. */
  mark(channel: string): Promise<string>
  /** What a posted briefing told (`Reply.covers`), and when it was posted. */
  tell(channel: string, articles: readonly string[], at: number): Promise<void>
  /** When this asker last looked at this list (`stories`), in epoch milliseconds; null for never. He looks now, at `at`. */
  look(asker: string, list: string, at: number): Promise<number | null>
}

/** One that remembers until the process ends: for desks without a store, and for tests. */
export function openRecall(): Recall {
  const briefings = new Map<
    string,
    { readonly at: number; readonly articles: Set<string>; readonly mark: string }
  >()
  const looks = new Map<string, number>()
  return {
    async briefed(channel) {
      const told = briefings.get(channel)
      return { at: told?.at ?? null, articles: new Set(told?.articles) }
    },
    mark: async channel => briefings.get(channel)?.mark ?? '',
    async tell(channel, articles, at) {
      const before = briefings.get(channel)
      const told = before?.articles ?? new Set<string>()
      for (const id of articles) told.add(id)
      const mark = JSON.stringify([before?.mark, at, articles])
      briefings.set(channel, { at: Math.max(at, before?.at ?? at), articles: told, mark })
    },
    async look(asker, list, at) {
      const key = JSON.stringify([asker, list])
      const last = looks.get(key) ?? null
      looks.set(key, Math.max(at, last ?? at))
      return last
    }
  }
}
