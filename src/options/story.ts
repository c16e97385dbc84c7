// An option that is a story: by its id, its headline, or words of it.
import type { Edition } from '../edition/edition.ts'
import type { Story } from '../news.ts'
import type { Given, Option, OptionSpec, Scene } from '../option.ts'
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

/** The one story that this names: by id, whole headline, else part of it. Throws `AskError` for none and for several. */
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
      found.map(one => ({ name: one.headline, as: one.id }))
    )
  const hits = edition.search(typed, 8).map(hit => edition.storyOf(hit.article)?.headline)
  throw notFound('No story called', typed, scene, [
    ...new Set(hits.filter(name => name !== undefined))
  ])
}

/** What to type so that exactly this story is meant: its headline where that is enough, else its id. */
export function askedAsStory(one: Story, edition: Edition): string {
  const sayable =
    one.headline.length <= 100 && !/["“”„]|^(?:article|story|person|topic):/i.test(one.headline)
  return sayable && storyCalled(one.headline, edition)?.id === one.id ? one.headline : one.id
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

export const suggestStories = (
  typed: string,
  { edition }: { edition: Edition }
): readonly string[] => {
  const found = typed.trim() === '' ? edition.stories({}, 25) : edition.findStories(typed, 25)
  return found.map(one => one.headline)
}

/** Without case and doubled spaces: how two headlines are the same to a reader. */
export const folded = (text: string): string => text.trim().toLowerCase().replace(/\s+/g, ' ')
