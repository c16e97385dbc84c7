// One text as the later steps of the analysis see it: tokens, sentences, people, and what stands between marks.
import type { Marked } from './text/marks.ts'
import type { People } from './people/people.ts'
import type { Sentences } from './text/sentences.ts'
import type { Tokens } from './text/tokens.ts'

export interface Page {
  readonly t: Tokens
  readonly s: Sentences
  readonly people: People
  readonly marked: readonly Marked[]
  /** Token → index in `marked` + 1 of the quotation that it stands in, its marks included; 0 outside. */
  readonly inside: Int32Array
}

let shared = new Int32Array(4096)

export function openPage(t: Tokens, s: Sentences, people: People, marked: readonly Marked[]): Page {
  if (shared.length < t.count) shared = new Int32Array(t.count * 2)
  const inside = shared
  inside.fill(0, 0, t.count)
  marked.forEach((m, i) => inside.fill(i + 1, m.open, m.close < 0 ? m.to : m.close + 1))
  return { t, s, people, marked, inside }
}
