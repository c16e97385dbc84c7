// Who is who, worked out at once and plainly: what the people of an edition must agree with however they came together.
import { areNicknames } from '../../../src/edition/people/nicknames.ts'
import type { NameParts } from '../../../src/edition/people/name.ts'
import { partsOf, signatureOf, surnameFirst } from '../../../src/edition/people/name.ts'
import { looksSlavic, nameKey } from '../../../src/edition/people/transliteration.ts'
import { wordsIn } from '../../../src/edition/words.ts'
import type { Gender, Name, Reading } from '../../../src/news.ts'
import { cut } from '../../../src/news.ts'

/** A name of one article. */
interface Entry {
  readonly article: string
  readonly name: Name
  readonly parts: NameParts
  readonly titles: readonly string[]
}

/** A person in the making. */
interface Someone {
  entries: Entry[]
  forms: NameParts[]
  articles: Set<string>
  gender: Gender | null
}

/** The people of these readings: for each the names of articles that are theirs, as `article name`, and the gender. */
export const whoIsWho = (
  readings: readonly Reading[]
): { names: string[]; gender: Gender | null }[] => {
  const entries = readings.flatMap(({ article, names }) =>
    names.map((name): Entry => ({
      article: article.id,
      name,
      parts: partsOf(name.name),
      titles: name.titles.map(title => cut(article, title))
    }))
  )
  const full = Map.groupBy(entries.filter(isFull), ({ parts }) => parts.surname)
  const people = [...full.values()].flatMap(sharing => mergeFuller(nodesOf(sharing)))
  const surnames = new Map<string, Set<string>>()
  for (const { article, parts } of entries.filter(isFull))
    surnames.set(article, (surnames.get(article) ?? new Set()).add(parts.surname))
  const alone = placeBare(
    entries.filter(entry => !isFull(entry)),
    people
  )
  const left = placeGiven(alone, people, surnames)
  return [...people, ...left].map(one => ({
    names: one.entries.map(({ article, name }) => `${article} ${name.name}`).toSorted(),
    gender: one.gender
  }))
}

const fullness = ({ given, suffix }: NameParts): number =>
  given.reduce((sum, part) => sum + (part.length > 1 ? 3 : 1), suffix === '' ? 0 : 1)

const isFull = ({ parts }: Entry): boolean => parts.given.length > 0

const DOMINANCE = 3
const SHARED = 2

const nodesOf = (entries: readonly Entry[]): Someone[] =>
  [...Map.groupBy(entries, ({ parts }) => signatureOf(parts)).values()].flatMap(splitByGender)

const splitByGender = (entries: readonly Entry[]): Someone[] => {
  const of = (gender: Gender | null) => entries.filter(({ name }) => name.gender === gender)
  const [women, men, unknown] = [of('f'), of('m'), of(null)]
  if (women.length === 0 || men.length === 0) return [nodeOf(entries)]
  return women.length >= men.length
    ? [nodeOf([...women, ...unknown]), nodeOf(men)]
    : [nodeOf(women), nodeOf([...men, ...unknown])]
}

const nodeOf = (entries: readonly Entry[]): Someone => ({
  entries: [...entries],
  forms: entries.map(({ parts }) => parts),
  articles: new Set(entries.map(({ article }) => article)),
  gender: genderOf(entries)
})

/** Of two genders told of bare names, the one told more often. */
const genderOf = (entries: readonly Entry[]): Gender | null => {
  const women = entries.filter(({ name }) => name.gender === 'f').length
  const men = entries.filter(({ name }) => name.gender === 'm').length
  return women + men === 0 ? null : women >= men ? 'f' : 'm'
}

const join = (one: Someone, entries: readonly Entry[]): void => {
  one.entries.push(...entries)
  one.forms.push(...entries.map(({ parts }) => parts))
  for (const { article } of entries) one.articles.add(article)
}

const mergeFuller = (nodes: readonly Someone[]): Someone[] => {
  const merged: Someone[] = []
  for (const node of nodes.toSorted(byFullness)) {
    const form = node.forms[0]!
    const judged = merged
      .filter(one => !genderConflict(one.gender, node.gender) && !namedTogether(one, node))
      .map(one => ({ one, like: likenessToAll(one, form) }))
    const same = dominant(
      judged.filter(({ like }) => like === 'same').map(({ one }) => one),
      ({ articles }) => articles.size
    )
    const maybe = judged.filter(({ like }) => like !== 'no')
    const found =
      same ?? (maybe.length === 1 && maybe[0]!.like === 'maybe' ? maybe[0]!.one : undefined)
    if (found === undefined) merged.push(node)
    else {
      join(found, node.entries)
      found.gender ??= node.gender
    }
  }
  return merged
}

const placeBare = (bare: readonly Entry[], people: readonly Someone[]): Someone[] => {
  const coverage = new Map(people.map(one => [one, one.articles.size]))
  const placed = new Map<Someone, Entry[]>()
  const alone: Entry[] = []
  for (const entry of bare) {
    const { parts, name, article } = entry
    const candidates = people.filter(
      one =>
        keysOf(one).has(parts.surname) &&
        !genderConflict(one.gender, name.gender) &&
        (parts.particles === '' || one.forms.some(form => form.particles === parts.particles))
    )
    const here = candidates.filter(one => one.articles.has(article))
    const open = here.length === 1 ? candidates.filter(one => one !== here[0]) : candidates
    const meant = dominant(open, one => coverage.get(one)!)
    if (meant === undefined) alone.push(entry)
    else placed.set(meant, [...(placed.get(meant) ?? []), entry])
  }
  for (const [one, entries] of placed) {
    join(one, entries)
    one.gender ??= genderOf(entries)
  }
  return [
    ...Map.groupBy(
      alone,
      ({ parts }) => `${parts.particles} ${parts.surname} ${parts.suffix}`
    ).values()
  ].flatMap(splitByGender)
}

const keysOf = (one: Someone): Set<string> => {
  const keys = new Set(one.forms.map(form => form.surname))
  for (const { given } of one.forms) if (surnameFirst.has(given[0] ?? '')) keys.add(given[0]!)
  for (const { name } of one.entries)
    for (const alias of name.aliases)
      if (!/\s/.test(alias)) keys.add(nameKey(alias, looksSlavic(alias)))
  return keys
}

const placeGiven = (
  alone: readonly Someone[],
  people: readonly Someone[],
  surnames: ReadonlyMap<string, ReadonlySet<string>>
): Someone[] => {
  const bearers = new Set(people.map(one => one.forms[0]!.surname))
  const placed: [Someone, Someone][] = []
  const left = alone.filter(each => {
    const { surname: given } = each.forms[0]!
    if (given.length < 2 || bearers.has(given)) return true
    const [only, ...others] = people.filter(
      one =>
        one.forms.some(form => form.given[0] === given) && !genderConflict(one.gender, each.gender)
    )
    if (only === undefined || others.length > 0) return true
    const own = only.forms[0]!.surname
    const company = new Set(
      [...only.articles].flatMap(article => [...(surnames.get(article) ?? [])])
    )
    const belongs = ({ article, titles }: Entry): boolean => {
      const here = surnames.get(article) ?? new Set()
      const told = titles.flatMap(title =>
        wordsIn(title).map(word => nameKey(word, looksSlavic(word)))
      )
      return told.includes(own) || here.has(own) || here.intersection(company).size >= SHARED
    }
    const isMeant = only.articles.isDisjointFrom(each.articles) && each.entries.every(belongs)
    if (isMeant) placed.push([only, each])
    return !isMeant
  })
  const genders = new Map(people.map(one => [one, one.gender]))
  for (const [one, each] of placed) {
    join(one, each.entries)
    if (genders.get(one) === null)
      one.gender = genderOf(one.entries.filter(({ parts }) => parts.given.length === 0))
  }
  return left
}

const dominant = (
  people: readonly Someone[],
  size: (one: Someone) => number
): Someone | undefined => {
  const [first, second] = people.toSorted((a, b) => size(b) - size(a))
  return first && (!second || size(first) >= DOMINANCE * size(second)) ? first : undefined
}

const likenessToAll = (one: Someone, form: NameParts): 'same' | 'maybe' | 'no' => {
  const likes = new Set(one.forms.map(each => likeness(each, form)))
  return likes.has('no') ? 'no' : likes.has('same') ? 'same' : 'maybe'
}

const namedTogether = (a: Someone, b: Someone): boolean =>
  a.articles.intersection(b.articles).size * 10 > Math.min(a.articles.size, b.articles.size)

const genderConflict = (a: Gender | null, b: Gender | null): boolean =>
  a !== null && b !== null && a !== b

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const byFullness = (a: Someone, b: Someone): number =>
  fullness(b.forms[0]!) - fullness(a.forms[0]!) ||
  b.articles.size - a.articles.size ||
  byText(signatureOf(a.forms[0]!), signatureOf(b.forms[0]!)) ||
  byText(a.gender ?? '', b.gender ?? '')

const likeness = (a: NameParts, b: NameParts): 'same' | 'maybe' | 'no' => {
  if (a.surname !== b.surname) return 'no'
  if (a.suffix !== b.suffix && a.suffix !== '' && b.suffix !== '') return 'no'
  const sure = a.suffix === b.suffix
  const [first, second] = [a.given[0], b.given[0]]
  if (first === undefined || second === undefined) return 'no'
  const firsts = likeGiven(first, second)
  if (firsts !== 'no') {
    // `George W. Bush` and `George H.W. Bush`: where both print middle names they must agree in order.
    const [short, long] = [a.given.slice(1), b.given.slice(1)].toSorted(
      (x, y) => x.length - y.length
    )
    const middles = short!.map((middle, at) => likeGiven(middle, long![at]!))
    if (middles.includes('no')) return 'no'
    // A son and his father: `Jr.` is left out of a name only where the middle names agree too.
    if (!sure) return middles.length > 0 ? 'maybe' : 'no'
    return firsts === 'same' ? 'same' : 'maybe'
  }
  // `Lula da Silva` and `Luiz Inácio Lula da Silva`: known by a name that is not the first.
  return sure && (isLater(first, b.given) || isLater(second, a.given)) ? 'maybe' : 'no'
}

const isLater = (name: string, given: readonly string[]): boolean =>
  name.length > 1 && given.indexOf(name) > 0

const likeGiven = (a: string, b: string): 'same' | 'maybe' | 'no' => {
  if (a === b) return 'same'
  if (a.length === 1 || b.length === 1) return a.charAt(0) === b.charAt(0) ? 'maybe' : 'no'
  return areNicknames(a, b) ? 'maybe' : 'no'
}
