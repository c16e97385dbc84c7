// An option that is whatever can be summarised: an article, a story, somebody, or a topic.
import type { Edition, Hit } from '../edition/edition.ts'
import type { Article, Person, Story } from '../news.ts'
import { AskError } from '../errors.ts'
import type { Given, Offer, Option, OptionSpec, Scene } from '../option.ts'
import { optionOf } from '../option.ts'
import type { Period } from './period.ts'
import { periodOf } from './period.ts'
import { findPerson, peopleNamed, suggestPeople } from './person.ts'
import { nearTerms, notFound } from './scope.ts'
import { askedAsStory, findStory, folded, storiesToSuggest, storyCalled } from './story.ts'

export type Subject =
  | { readonly kind: 'article'; readonly article: Article }
  | { readonly kind: 'story'; readonly story: Story }
  | { readonly kind: 'person'; readonly person: Person }
  /** `hits`: the best articles on the words, at least one. */
  | { readonly kind: 'topic'; readonly words: string; readonly hits: readonly Hit[] }

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
    suggest: suggestSubjects
  })

function suggestSubjects(typed: string, offer: Offer): readonly string[] {
  const people = suggestPeople(typed, offer).slice(0, 10)
  const terms = offer.edition.completeTerm(typed.trim(), 10)
  const stories = storiesToSuggest(typed, offer).map(one => askedAsSubject(one, offer.edition))
  return [...new Set([...people, ...terms, ...stories])]
}

/** What to type for a story where anything else may be meant too: its headline or id, else that it is a story, and how it begins. */
export function askedAsSubject(one: Story, edition: Edition): string {
  const asked = askedAsStory(one, edition)
  return storyCalled(asked, edition)?.id === one.id ? asked : `story:${asked}`
}

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

function articleCalled(typed: string, edition: Edition): Article | undefined {
  const known = edition.article(typed)
  if (known) return known
  if (!/\S\s+\S/.test(typed)) return undefined
  const called = edition
    .articlesCalled(typed)
    .filter(({ headline }) => headline !== null && folded(headline) === folded(typed))
  return called.length === 1 ? called[0] : undefined
}

/** Articles that a topic may be about. */
const MOST_HITS = 30

function topicOf(words: string, scene: Scene): Subject {
  const { edition } = scene
  const hits = edition.search(words, MOST_HITS)
  if (hits.length > 0) return { kind: 'topic', words, hits }
  const near = edition.findPeople(words, 2).map(match => match.person.name)
  throw notFound('Nothing on', words, scene, [...near, ...nearTerms(words, edition)])
}

/** A subject, or all that was printed in some days. */
export type SubjectOrPeriod = Subject | { readonly kind: 'period'; readonly period: Period }

/** As `subject`; before a topic, days (`last week`, `november 2026`). `topic:monday` is a topic all the same. */
export const subjectOrPeriod = <const Spec extends OptionSpec>(
  spec: Spec
): Option<Given<SubjectOrPeriod, Spec>> =>
  optionOf<SubjectOrPeriod, Spec>(spec, {
    kind: 'subject',
    placeholder: 'PERSON|TOPIC|STORY|ARTICLE|PERIOD',
    fits: (typed, edition) => isPeriod(typed) || named(typed, edition) !== null,
    parse: (typed, scene) => {
      if (!isPeriod(typed) || named(typed, scene.edition) !== null) return findSubject(typed, scene)
      const period = periodOf(typed, new Date(scene.now))
      return period === null ? findSubject(typed, scene) : { kind: 'period', period }
    },
    suggest: (typed, offer) => {
      const days = PERIODS.filter(
        each => typed !== '' && each.startsWith(typed.trim().toLowerCase())
      )
      return [...days, ...suggestSubjects(typed, offer)]
    }
  })

const PERIODS = ['today', 'yesterday', 'this week', 'last week', 'this month', 'last month']

// Nearly a day, such as 31 February, is refused when it is read.
function isPeriod(typed: string): boolean {
  try {
    return periodOf(typed, new Date(0)) !== null
  } catch (error) {
    if (!(error instanceof AskError)) throw error
    return true
  }
}
