// An option that is whatever can be summarised: an article, a story, somebody, or a topic.
import type { Edition } from '../edition/edition.ts'
import type { Article, Person, Story } from '../news.ts'
import type { Given, Option, OptionSpec, Scene } from '../option.ts'
import { optionOf } from '../option.ts'
import { findPerson, peopleNamed, suggestPeople } from './person.ts'
import { nearTerms, notFound } from './scope.ts'
import { findStory, folded, storyCalled, suggestStories } from './story.ts'

export type Subject =
  | { readonly kind: 'article'; readonly article: Article }
  | { readonly kind: 'story'; readonly story: Story }
  | { readonly kind: 'person'; readonly person: Person }
  | { readonly kind: 'topic'; readonly words: string }

/**
 * What is meant, tried in this order:
 * 1. `article:`, `story:`, `person:` or `topic:` in front says it;
 * 2. an article with this id;
 * 3. a story with this id or headline;
 * 4. an article with this headline;
 * 5. a person with this name or whole words of it (several: asks which one);
 * 6. a topic, when anything at all is found for the words.
 */
export const subject = <const Spec extends OptionSpec>(spec: Spec): Option<Given<Subject, Spec>> =>
  optionOf<Subject, Spec>(spec, {
    kind: 'subject',
    placeholder: 'PERSON|TOPIC|STORY|ARTICLE',
    fits: (typed, edition) => named(typed, edition) !== null,
    parse: findSubject,
    suggest: (typed, offer) => {
      const people = suggestPeople(typed, offer).slice(0, 10)
      const terms = offer.edition.completeTerm(typed.trim(), 10)
      return [...new Set([...people, ...terms, ...suggestStories(typed, offer)])]
    }
  })

function findSubject(typed: string, scene: Scene): Subject {
  const [, kind, given = ''] = /^(article|story|person|topic):\s*([^]+)$/i.exec(typed) ?? []
  const wanted = given.replace(/^["“”„]([^]*)["“”]$/, '$1').trim()
  if (kind !== undefined && wanted !== '') return said(kind.toLowerCase(), wanted, scene)

  const found = named(typed, scene.edition)
  if (found === 'person') return { kind: 'person', person: findPerson(typed, scene) }
  return found ?? topicOf(typed, scene)
}

// Everything but a topic, which anything may be.
function named(typed: string, edition: Edition): Subject | 'person' | null {
  const known = edition.article(typed)
  if (known) return { kind: 'article', article: known }
  const story = storyCalled(typed, edition)
  if (story) return { kind: 'story', story }
  const article = articleCalled(typed, edition)
  if (article) return { kind: 'article', article }
  // The beginning of a name is not enough here: "port" is a topic before it is Portia.
  return peopleNamed(typed, edition).length > 0 ? 'person' : null
}

function said(kind: string, wanted: string, scene: Scene): Subject {
  // What is asked instead of a wrong name keeps saying what it is.
  const kept: Scene = {
    ...scene,
    retry: (value, label = value) => scene.retry(`${kind}:${value}`, label)
  }
  if (kind === 'story') return { kind, story: findStory(wanted, kept) }
  if (kind === 'person') return { kind, person: findPerson(wanted, kept) }
  if (kind === 'topic') return topicOf(wanted, kept)
  const article = articleCalled(wanted, scene.edition) ?? scene.edition.findArticles(wanted, 1)[0]
  if (article) return { kind: 'article', article }
  throw notFound('No article called', wanted, kept, [])
}

// A headline is found as fast as any words are: the article that has it is among the best.
function articleCalled(typed: string, edition: Edition): Article | undefined {
  const known = edition.article(typed)
  if (known) return known
  if (!/\S\s+\S/.test(typed)) return undefined
  const hits = edition.search(typed, 5).flatMap(({ article }) => edition.article(article) ?? [])
  const called = hits.filter(
    ({ headline }) => headline !== null && folded(headline) === folded(typed)
  )
  return called.length === 1 ? called[0] : undefined
}

function topicOf(words: string, scene: Scene): Subject {
  const { edition } = scene
  if (edition.search(words, 1).length > 0) return { kind: 'topic', words }
  const near = edition.findPeople(words, 2).map(match => match.person.name)
  throw notFound('Nothing on', words, scene, [...near, ...nearTerms(words, edition)])
}
