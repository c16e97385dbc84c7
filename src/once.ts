// What is worked out of something that never changes is worked out once, and kept for those who ask again.

/** Made when it is first asked for. */
export function once<Value extends {}>(make: () => Value): () => Value {
  let made: Value | undefined
  return () => (made ??= make())
}

/** Of a pure function: the latest `most` answers are kept. */
export function remembered<Key, Value>(
  most: number,
  make: (key: Key) => Value
): (key: Key) => Value {
  const kept = new Map<Key, Value>()
  return key => {
    const known = kept.get(key)
    const value = known === undefined ? make(key) : known
    keep(kept, key, value, most)
    return value
  }
}

/** What `work` gives, the same for the same key of the same thing; of the latest `most` keys of each, for as long as there is that thing. */
export function onceOf<Value extends {}>(
  most: number
): (thing: object, key: string, work: () => Value) => Value {
  const byThing = new WeakMap<object, Map<string, Value>>()
  return (thing, key, work) => {
    const kept = byThing.get(thing) ?? new Map<string, Value>()
    byThing.set(thing, kept)
    const value = kept.get(key) ?? work()
    keep(kept, key, value, most)
    return value
  }
}

/** As the latest: of those that are known, the one that is asked for stays. */
function keep<Key, Value>(kept: Map<Key, Value>, key: Key, value: Value, most: number): void {
  kept.delete(key)
  kept.set(key, value)
  for (const oldest of kept.keys()) {
    if (kept.size <= most) break
    kept.delete(oldest)
  }
}
