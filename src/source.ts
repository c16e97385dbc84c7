// The contract with where articles come from. Each kind is one file in src/sources/, found by its name.
import type { Article } from './news.ts'
import type { SourceError } from './errors.ts'
import type { Web } from './web/web.ts'

/** How one read of a source reports what it could not read, while it goes on with the rest. */
export interface Reporting {
  /** Aborted when the bot stops. */
  readonly signal: AbortSignal
  readonly problem: (error: SourceError) => void
}

/** What one read of a source has at hand. */
export interface SourceContext extends Reporting {
  /** For kinds that read the web. What it rejects with is the reason alone: the kind says of what. */
  readonly web: Web
  /** What the source noted when it was last read to its end, also before a restart; null where there is nothing. */
  readonly noted: unknown
  /** Notes for the next read: plain JSON, some kilobytes. They count when this read has come to its end. */
  readonly note: (notes: unknown) => void
  /** Whether an article of this id that this source delivered is held. */
  readonly holds: (id: string) => boolean
  /** What the source learned about being read; the last word of a read counts. */
  readonly advise: (advice: Advice) => void
}

/** What a publisher says about how to read it. */
export interface Advice {
  /** Milliseconds until reading again makes sense. */
  readonly interval?: number
  /** Its address from now on, as it follows the kind. */
  readonly movedTo?: string
  /**
   * For a kind that is a list of sources, which brings no articles of its own: what it lists now, addresses with their settings.
   * They are sources of the roster, of the scope of the list, for as long as it lists them. A read that says nothing leaves
   * them as they are.
   */
  readonly sources?: readonly string[]
}

/** What is set for one source, after a `#` at the end of its address: `feed:https://…#every=30m&name=Gazette`. */
export interface SourceSettings {
  /** As it is called in chat; null: as its address says. */
  readonly name: string | null
  readonly tags: readonly string[]
  /** Milliseconds between two reads; null: the usual for its kind. */
  readonly every: number | null
  /** Milliseconds that its articles stay; null: as long as is set for all. */
  readonly keep: number | null
}

export interface Source {
  /** `folder:./seeds`: kind, colon, the rest, without settings. Also the `source` of its articles. */
  readonly address: string
  readonly settings?: SourceSettings
  /** True: a read delivers everything there is, so an article missing from it is gone. */
  readonly complete: boolean
  /** Reads afresh. Throws `SourceError` when nothing could be read at all; then what was delivered before stays. */
  read(context: SourceContext): AsyncIterable<Article>
  /**
   * Where an article that it delivered was read, told so that two sources that read the same place tell the same; null
   * where it cannot tell. What two sources bring from one place counts once.
   */
  originOf?(article: Article): string | null
}

/** What a file in `src/sources/` exports by default; its file name is the kind. */
export interface SourceKind {
  /** One line for help: `folder:PATH  articles in files below a folder`. */
  readonly summary: string
  /** Gives a source for what follows `kind:`. Throws `ConfigError` when that cannot be an address of this kind. */
  open(rest: string): Source
}

/** What the last read of one source brought. */
export interface Delivery {
  readonly address: string
  /** Epoch milliseconds at the end of the read. */
  readonly at: number
  readonly tookMs: number
  /** How many of its articles the current edition holds. */
  readonly articles: number
  readonly added: number
  readonly updated: number
  readonly unchanged: number
  readonly removed: number
  /** Of what it brings, how much is older than its articles stay (`KEEP`, `#keep`): in no edition. */
  readonly aged: number
  /** What could not be read, `where: reason` each; what is wrong with one file in the same way many times is one line. */
  readonly problems: readonly string[]
  /** Why nothing could be read at all, the reason alone (`no such folder`); what it delivered before is kept. */
  readonly failed: string | null
}
