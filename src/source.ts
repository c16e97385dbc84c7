// The contract with where articles come from. Each kind is one file in src/sources/, found by its name.
import type { Article } from './news.ts'
import type { SourceError } from './errors.ts'

/** How one read of a source reports what it could not read, while it goes on with the rest. */
export interface SourceContext {
  /** Aborted when the bot stops. */
  readonly signal: AbortSignal
  readonly problem: (error: SourceError) => void
}

export interface Source {
  /** `folder:./seeds`: kind, colon, the rest. Also the `source` of its articles. */
  readonly address: string
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
  /** What could not be read, `where: reason` each; what is wrong with one file in the same way many times is one line. */
  readonly problems: readonly string[]
  /** Why nothing could be read at all, the reason alone (`no such folder`); what it delivered before is kept. */
  readonly failed: string | null
}
