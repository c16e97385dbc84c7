// What one read of a source could not read: told in bounded lines, and asked which articles it concerns.
import type { SourceError } from '../errors.ts'
import { thousands } from '../phrase.ts'

/** What could not be read: one line for each file and kind of reason, and bounded. */
export class Problems {
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
      more === 0 ? line : `${line} (and ${thousands(more)} more like it)`
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
