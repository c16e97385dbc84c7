// What to type for somebody or something: worked out once for each of an edition, which never changes.
import type { Edition } from '../edition/edition.ts'

/** `work`, of which an edition is asked once for each id; of those that were asked for lately. */
export function askedOnce<One extends { readonly id: string }>(
  work: (one: One, edition: Edition) => string
): (one: One, edition: Edition) => string {
  const byEdition = new WeakMap<Edition, Map<string, string>>()
  return (one, edition) => {
    const known = byEdition.get(edition) ?? new Map<string, string>()
    byEdition.set(edition, known)
    const asked = known.get(one.id) ?? work(one, edition)
    if (known.size >= MOST) known.clear()
    known.set(one.id, asked)
    return asked
  }
}

/** Some hundred kilobytes. */
const MOST = 4000
