// What an edition holds of all that is followed, without what was told already. Knows the edition, no channels.
import type { Edition } from '../edition/edition.ts'
import type { Article, Person } from '../news.ts'

/** The most that is looked at for one thing that is followed: the best, and so the latest of as good ones. */
const MOST = 500

/** Each article once, in the order in which the edition finds them. */
export function followsIn(
  wanted: readonly { readonly query: string }[],
  edition: Edition,
  told: ReadonlySet<string>
): readonly Article[] {
  const found = new Set(
    wanted.flatMap(({ query }) => edition.search(query, MOST).map(({ article }) => article))
  )
  return [...found.difference(told)].flatMap(id => edition.article(id) ?? [])
}

/** Who a query of `followMeant` finds; null where it is nobody, or nobody any more. */
export function personFollowed(query: string, edition: Edition): Person | null {
  const [, name] = /^person:"([^"]+)"$/.exec(query) ?? []
  const [only, other] = name === undefined ? [] : edition.findPeople(name, 2)
  return only?.whole === true && other?.whole !== true ? only.person : null
}

/** The query that finds what somebody wants to follow, and what to call it. */
export function followMeant(
  typed: string,
  edition: Edition
): { readonly what: string; readonly query: string } {
  const [, phrase = ''] = /^["“”„]([^"“”„]+)["“”„]$/.exec(typed.trim()) ?? []
  if (phrase !== '') return { what: `“${phrase}”`, query: `"${phrase}"` }
  const words = withoutMarks(typed)
  const whole = edition.findPeople(words, 2).filter(match => match.whole)
  const [only] = whole
  if (only !== undefined && whole.length === 1)
    return { what: only.person.name, query: `person:"${only.person.name}"` }
  // All its words, in whatever order: of one alone there is always news.
  const all = words.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? []
  return { what: words, query: all.map(word => `+${word}`).join(' ') }
}

/** The one of those that are followed that is meant: what would follow the same, else what is called so. */
export function followCalled<Kept extends { readonly what: string; readonly query: string }>(
  typed: string,
  followed: readonly Kept[],
  edition: Edition
): Kept | undefined {
  const { query } = followMeant(typed, edition)
  return (
    followed.find(each => each.query === query) ??
    followed.find(({ what }) => bare(what) === bare(typed))
  )
}

const bare = (text: string): string => withoutMarks(text).toLowerCase()

const withoutMarks = (text: string): string =>
  text
    .replace(/["“”„]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
