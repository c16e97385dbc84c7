// Who of many bearers of a surname has to be compared with a name. Knows given names as numbers, nobody's identity.
import type { FullName, Likeness } from './likeness.ts'

/**
 * Who may be like a name at all: a thousand bearers of one surname are not compared with one another, but each with those
 * whose given names have something in common with its own.
 */
export interface Acquaintance<One> {
  add(one: One, name: FullName): void
  alike(name: FullName): ReadonlySet<One>
}

/** One for each surname. */
export const openAcquaintance = <One>(likeness: Likeness): Acquaintance<One> => {
  const byFirst = new Map<number, One[]>()
  const byLater = new Map<number, One[]>()
  const byLetter = new Map<number, One[]>()
  const put = (group: Map<number, One[]>, key: number, one: One) => {
    const known = group.get(key)
    if (known) known.push(one)
    else group.set(key, [one])
  }
  return {
    add: (one, { given: [first, ...later] }) => {
      put(byFirst, first!, one)
      put(byLetter, likeness.letterOf(first!), one)
      for (const key of later) put(byLater, key, one)
    },
    alike: ({ given: [first, ...later] }) => {
      const found = new Set<One>()
      const meet = (some: readonly One[] | undefined) => some?.forEach(one => found.add(one))
      if (likeness.isInitial(first!)) meet(byLetter.get(likeness.letterOf(first!)))
      else {
        meet(byFirst.get(first!))
        meet(byFirst.get(likeness.initialOf(first!)))
        for (const key of likeness.nicknames(first!)) meet(byFirst.get(key))
        meet(byLater.get(first!))
      }
      for (const key of later) meet(byFirst.get(key))
      return found
    }
  }
}
