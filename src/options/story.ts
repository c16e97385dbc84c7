// An option that is a story: by its id, its headline, or words of it.
import { onceOf } from '../once.ts'
import type { Edition } from '../edition/edition.ts'
import type { Story } from '../news.ts'
import type { Given, Offer, Option, OptionSpec, Scene } from '../option.ts'
import { optionOf } from '../option.ts'
import { notFound, whichOne } from './scope.ts'

/** A story's id, headline or words of its headline. */
export const story = <const Spec extends OptionSpec>(spec: Spec): Option<Given<Story, Spec>> =>
  optionOf<Story, Spec>(spec, {
    kind: 'story',
    placeholder: 'STORY',
    parse: findStory,
    suggest: suggestStories
  })

/**
 * The one story that this names: by id, whole headline, else part of it, else what its articles begin with. Throws
 * `AskError` for none and for several.
 */
export function findStory(typed: string, scene: Scene): Story {
  const { edition } = scene
  const known = storyCalled(typed, edition)
  if (known !== undefined) return known
  const found = edition.findStories(typed, 6)
  const [only] = found
  if (only !== undefined && found.length === 1) return only
  if (only !== undefined)
    throw whichOne(
      typed,
      scene,
      found.map(one => ({ name: one.headline, as: askedAsStory(one, edition) }))
    )
  throw notFound('No story called', typed, scene, [])
}

/**
 * What to type so that exactly this story is meant: its headline, where that is enough and short; else how it begins;
 * else, where another begins the same, its id.
 */
export const askedAsStory = (one: Story, edition: Edition): string =>
  worked(edition, one.id, () => shortest(one, edition))

const worked = onceOf<string>(4000)

function shortest(one: Story, edition: Edition): string {
  const { id, headline } = one
  const sayable =
    headline.length <= LONGEST && !/["“”„]|^(?:article|story|person|topic):/i.test(headline)
  if (sayable && storyCalled(headline, edition)?.id === id) return headline
  const begun = [8, 14].map(words => beginningOf(headline, words))
  return begun.find(words => isCalled(words, one, edition)) ?? id
}

/** Characters of a headline that is repeated whole. */
const LONGEST = 100

/** So many first words without marks, none of those at the end that only lead on: `Port Alder Rovers won the Sound Cup`. */
const beginningOf = (headline: string, most: number): string =>
  (headline.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}.,’'-]*/gu) ?? [])
    .slice(0, most)
    .join(' ')
    .replace(LEADING_ON, '')
    .replace(/[.,’'-]+$/u, '')
const LEADING_ON = /(?:\s+(?:an?|and|as|at|by|for|from|in|of|on|or|that|the|to|with))+$/i

/** Whether it is found by these words, and no other story is. */
const isCalled = (words: string, { id }: Story, edition: Edition): boolean => {
  if (words.length > LONGEST || !/\s/.test(words)) return false
  const called = storyCalled(words, edition)
  const [only, other] = called ? [called] : edition.findStories(words, 2)
  return only?.id === id && other === undefined
}

/** The story with exactly this id or headline, whatever the case; undefined when there is none or more than one. */
export function storyCalled(typed: string, edition: Edition): Story | undefined {
  const known = edition.story(typed)
  if (known !== undefined) return known
  const same = edition
    .storiesCalled(typed)
    .filter(({ headline }) => folded(headline) === folded(typed))
  return same.length === 1 ? same[0] : undefined
}

const suggestStories = (typed: string, offer: Pick<Offer, 'edition'>): readonly string[] =>
  storiesToSuggest(typed, offer).map(one => askedAsStory(one, offer.edition))

/** What somebody who types this may mean; the latest where nothing is typed. */
export const storiesToSuggest = (
  typed: string,
  { edition }: Pick<Offer, 'edition'>
): readonly Story[] =>
  typed.trim() === '' ? edition.stories({}, 25) : edition.findStories(typed, 25)

/** Without case and doubled spaces: how two headlines are the same to a reader. */
export const folded = (text: string): string => text.trim().toLowerCase().replace(/\s+/g, ' ')
