// What is worked out of an edition is worked out once: it never changes.
import type { Edition } from './edition/edition.ts'

/** What `work` gives, the same for the same key of the same edition; of the latest `most` keys, for as long as there is that edition. */
export function onceByEdition<Value extends {}>(
  most: number
): (edition: Edition, key: string, work: () => Value) => Value {
  const byEdition = new WeakMap<Edition, Map<string, Value>>()
  return (edition, key, work) => {
    const known = byEdition.get(edition) ?? new Map<string, Value>()
    byEdition.set(edition, known)
    const value = known.get(key) ?? work()
    // Of those that are known, the one that is asked for stays.
    known.delete(key)
    known.set(key, value)
    const [oldest] = known.keys()
    if (known.size > most && oldest !== undefined) known.delete(oldest)
    return value
  }
}
