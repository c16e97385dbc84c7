// One source: what the newsroom holds of it, and what one more read of it changes. Knows no other source and no edition.
import { SourceError } from './errors.ts'
import type { Log } from './log.ts'
import type { Article, Reading } from './news.ts'
import type { Delivery, Source } from './source.ts'

/** An article as it was delivered, and what was read in it. */
export interface Held {
  readonly article: Article
  readonly reading: Reading
  /** Where its source read it; see `Source.originOf`. */
  readonly origin: string | null
}

export interface Intake {
  /** By the id that the source gave, in the order of delivery. */
  readonly held: ReadonlyMap<string, Held>
  readonly delivery: Delivery
  /** Whether `held` is another than before. */
  readonly changed: boolean
}

export interface IntakeTools {
  readonly read: (article: Article) => Reading
  readonly signal: AbortSignal
  /** Awaited between articles, so that asks are answered while thousands are read. */
  readonly breathe: () => Promise<void>
  readonly arrived: (source: string, articles: number) => void
  readonly log?: Pick<Log, 'error'> | undefined
}

/**
 * Reads the source afresh beside what is held of it. A reading is kept while its article is the same in every
 * field. A complete source loses what it did not deliver, except what it had a problem with: a file that cannot be
 * read today was an article yesterday. One that throws loses nothing, and what came before that counts. Throws only
 * when the signal is aborted.
 */
export async function takeIn(
  source: Source,
  before: Intake | undefined,
  tools: IntakeTools
): Promise<Intake> {
  const started = performance.now()
  const old = before?.held ?? new Map<string, Held>()
  const held = new Map<string, Held>()
  const problems = new Problems()
  const tally = { added: 0, updated: 0, unchanged: 0, removed: 0 }

  const take = (article: Article) => {
    const { id } = article
    if (held.has(id)) {
      const place = `ids of ${source.address}`
      problems.add(new SourceError(place, `"${id}" comes twice: the first article is kept`))
      return
    }
    const origin = source.originOf?.(article) ?? null
    const known = old.get(id)
    if (known && isSame(known.article, article)) {
      held.set(id, known.origin === origin ? known : { ...known, origin })
      tally.unchanged++
      return
    }
    try {
      held.set(id, { article, reading: tools.read(article), origin })
      tally[known ? 'updated' : 'added']++
    } catch (error) {
      // A fault of ours that one article brings to light must not cost the others.
      tools.log?.error({ err: error, article: id }, 'newsroom: an article broke the analysis')
      problems.add(new SourceError(id, 'could not be analysed: the log tells why'))
    }
  }

  let failed: string | null = null
  try {
    for await (const article of source.read({ signal: tools.signal, problem: problems.add })) {
      tools.signal.throwIfAborted()
      take(article)
      tools.arrived(source.address, held.size)
      await tools.breathe()
    }
  } catch (error) {
    tools.signal.throwIfAborted()
    failed = reasonOf(error, source.address)
    if (!(error instanceof SourceError)) {
      tools.log?.error({ err: error, source: source.address }, 'newsroom: a source broke')
    }
  }
  tools.signal.throwIfAborted()

  for (const [id, article] of old) {
    if (held.has(id)) continue
    if (failed === null && source.complete && !problems.concern(id)) tally.removed++
    else {
      held.set(id, article)
      tally.unchanged++
    }
  }
  const changed = tally.added + tally.updated + tally.removed > 0
  return {
    held,
    changed,
    delivery: {
      address: source.address,
      at: Date.now(),
      tookMs: Math.round(performance.now() - started),
      articles: held.size,
      ...tally,
      problems: problems.lines(),
      failed
    }
  }
}

/** What could not be read: one line for each file and kind of reason, and bounded. */
class Problems {
  readonly #kinds = new Map<string, { readonly line: string; more: number }>()
  readonly #places = new Set<string>()
  #unlisted = 0
  #unplaced = false

  readonly add = (error: SourceError): void => {
    if (this.#places.size < MOST_LISTED) this.#places.add(error.where)
    else this.#unplaced = true
    const kind = kindOf(error)
    const same = this.#kinds.get(kind)
    if (same) same.more++
    else if (this.#kinds.size < MOST_LISTED) this.#kinds.set(kind, { line: error.message, more: 0 })
    else this.#unlisted++
  }

  /** Whether one of them is about the article: its own place, or a file (`where#…`) or folder (`where/…`) that it is in. */
  concern(id: string): boolean {
    if (this.#unplaced || this.#places.has(id)) return true
    for (let end = id.length - 1; end > 0 && this.#places.size > 0; end--) {
      const inside = id[end] === '/' || id[end] === '#'
      if (inside && this.#places.has(id.slice(0, end))) return true
    }
    return false
  }

  lines(): readonly string[] {
    const told = [...this.#kinds.values()].map(({ line, more }) =>
      more === 0 ? line : `${line} (and ${more.toLocaleString('en-GB')} more like it)`
    )
    return this.#unlisted === 0 ? told : [...told, `${this.#unlisted} more problems are not listed`]
  }
}

/**
 * The file, and the reason without what differs from line to line of it: `wire.jsonl:12: is not JSON: Unexpected …` is
 * `wire.jsonl` and `is not JSON`, whatever is quoted.
 */
function kindOf({ where, message }: SourceError): string {
  const reason = message.slice(where.length + 2).replace(/"[^]*"/, '""')
  return `${where.replace(/[:#]\d+$/, '')}\n${reason.split(': ', 1)[0]}`
}

const MOST_LISTED = 1000

const FIELDS = [
  'text',
  'headline',
  'outlet',
  'byline',
  'publishedAt',
  'url',
  'lang',
  'source'
] as const satisfies readonly (keyof Article)[]

const isSame = (one: Article, other: Article): boolean =>
  FIELDS.every(field => one[field] === other[field])

function reasonOf(error: unknown, address: string): string {
  const message = error instanceof Error ? error.message : String(error)
  const named = `${address}: `
  return message.startsWith(named) ? message.slice(named.length) : message
}
