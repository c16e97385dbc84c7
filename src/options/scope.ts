// Says what was looked through, and what to ask instead of what was not found. Knows the edition's counts.
import type { Edition } from '../edition/edition.ts'
import { AskError } from '../errors.ts'
import type { Option, Scene } from '../option.ts'
import { followUp, line, searching } from '../kit/line.ts'
import type { Article } from '../news.ts'
import type { Published } from '../phrase.ts'
import { count, echoed, fromOutlets, listed } from '../phrase.ts'
import type { FollowUp } from '../reply.ts'

/** `9 articles from 4 outlets and 1 file that names none`, `1 article` where no outlet is known. */
export function scopeOf(edition: Edition): string {
  const articles = count(edition.counts.articles, 'article')
  return edition.outlets.length === 0
    ? articles
    : `${articles} from ${fromOutlets(publishedIn(edition))}`
}

/** From where all the articles of an edition are. */
export const publishedIn = ({ outlets, unnamed }: Edition): Published => ({
  outlets: outlets.length,
  unnamed
})

/** Small print for articles that come latest first: where those without a day come. Empty when that says nothing. */
export function undatedLast(articles: readonly Article[]): string {
  const undated = articles.filter(({ publishedAt }) => publishedAt === null).length
  if (undated === 0 || articles.length < 2) return ''
  return undated === articles.length
    ? ' None is dated: they come by file name.'
    : ' Undated articles come last, by file name.'
}

/**
 * Nothing called that: says so, what was looked through and, as follow-ups, the nearest there is. Where the articles
 * have the words all the same, a search for them; where nothing is near, what there is to begin with.
 * `nothing` opens the sentence: `No one called`. `instead` says what the follow-ups are: `Nearest`.
 */
export function notFound(
  nothing: string,
  typed: string,
  scene: Scene,
  near: readonly string[],
  instead = 'Nearest'
): AskError {
  const { edition } = scene
  const shown = near.slice(0, MOST - 1)
  if (edition.counts.articles === 0) return new AskError('No article has been read yet.')
  const words = searchFor(typed, edition)
  const text = [
    `${nothing} ${echoed(typed)} in ${scopeOf(edition)}.`,
    ...(shown.length > 0 ? [`${instead}: ${listed(shown, { joint: 'or' })}.`] : []),
    ...(words === null ? [] : ['The articles have the words, though: search for them.'])
  ].join(' ')
  const offers = [
    ...shown.map(name => scene.retry(name)),
    ...(words === null ? [] : [followUp(`Search for ${words}`, searching(words))])
  ]
  return new AskError(text, offers.length > 0 ? offers : beginnings)
}

/** What there is to ask when nothing else can be offered. */
export const beginnings: readonly FollowUp[] = [
  followUp('All stories', line('stories')),
  followUp('What can be asked', line('help'))
]

/** The words typed, when some article has them all; null where a search would find less. */
export function searchFor(typed: string, edition: Edition): string | null {
  const words = typed.match(/[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu)?.slice(0, 8) ?? []
  const query = words.map(word => `+${word}`).join(' ')
  return words.length > 0 && edition.search(query, 1).length > 0 ? words.join(' ') : null
}

/** Terms of the edition near those of the words that no article has, none twice; most telling first. */
export function nearTerms(words: string, edition: Edition): readonly string[] {
  const asked = words.match(/[\p{L}\p{N}][\p{L}\p{N}’'-]+/gu) ?? []
  const unknown = asked.slice(0, 5).filter(word => edition.search(`+${word}`, 1).length === 0)
  return [...new Set(unknown.flatMap(word => edition.nearestTerms(word, 3)))]
}

/**
 * Several fit equally well: asks which. `as` gives what to ask for instead of the name, where names are not enough;
 * `known`, what tells one from another.
 */
export function whichOne(
  typed: string,
  scene: Scene,
  names: readonly { readonly name: string; readonly as: string; readonly known?: string }[]
): AskError {
  const told = names.map(({ name, as, known = '' }) => ({
    as,
    label: known === '' ? name : `${name} (${known})`
  }))
  const text = listed(
    told.map(({ label }) => label),
    { most: MOST, joint: 'or' }
  )
  return new AskError(
    `Which one? ${echoed(typed)} could be ${text}.`,
    told.slice(0, MOST).map(({ as, label }) => scene.retry(as, label))
  )
}

/** What a required option says when it is missing: what it wants, with a few values that will work. */
export function missing(command: string, usage: string, option: Option, scene: Scene): AskError {
  const offered = option.suggest('', scene).slice(0, 4)
  return new AskError(
    `/${command} takes ${option.summary}: write ${usage}`,
    offered.map(value => scene.retry(value))
  )
}

const MOST = 5
