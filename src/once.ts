// What is worked out of something that never changes is worked out once.

/** What `work` gives, the same for the same key of the same thing; of the latest `most` keys of each, for as long as there is that thing. */
export function onceOf<Value extends {}>(
  most: number
): (thing: object, key: string, work: () => Value) => Value {
  const byThing = new WeakMap<object, Map<string, Value>>()
  return (thing, key, work) => {
    const known = byThing.get(thing) ?? new Map<string, Value>()
    byThing.set(thing, known)
    const value = known.get(key) ?? work()
    // Of those that are known, the one that is asked for stays.
    known.delete(key)
    known.set(key, value)
    const [oldest] = known.keys()
    if (known.size > most && oldest !== undefined) known.delete(oldest)
    return value
  }
}
