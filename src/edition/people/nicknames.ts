// Whether two given names may be one person's. Knows the list of short forms.
import { givenNames } from '../../nicknames.ts'

const groups = new Map<string, Set<readonly string[]>>()
for (const group of givenNames)
  for (const name of group) groups.set(name, (groups.get(name) ?? new Set()).add(group))

/** Whether one name is a usual short form of the other, both folded: `bill`, `william`; not `bill`, `will`. */
export const areNicknames = (a: string, b: string): boolean => {
  const shared = groups.get(a)?.intersection(groups.get(b) ?? new Set()) ?? new Set()
  return [...shared].some(([full]) => full === a || full === b)
}

/** Every other name that is a usual short form of this one, or that this one is a short form of. */
export const nicknamesOf = (name: string): readonly string[] => {
  const own = [...(groups.get(name) ?? [])]
  const others = own.flatMap(group => (group[0] === name ? group : [group[0]!]))
  return [...new Set(others)].filter(other => other !== name)
}
