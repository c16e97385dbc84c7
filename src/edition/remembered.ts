// Answers that are kept for those who ask again. Knows nothing.

/** Of a pure function: the latest `most` answers are kept. */
export const remembered = <Key, Value>(
  most: number,
  make: (key: Key) => Value
): ((key: Key) => Value) => {
  const kept = new Map<Key, Value>()
  return key => {
    const known = kept.get(key)
    const value = known === undefined ? make(key) : known
    if (known !== undefined) kept.delete(key)
    kept.set(key, value)
    for (const oldest of kept.keys()) {
      if (kept.size <= most) break
      kept.delete(oldest)
    }
    return value
  }
}
