// What gives a story its place among those that lead, in words. Knows the counts of the edition, no articles.
import type { LeadingStory } from '../edition/edition.ts'
import type { Story } from '../news.ts'
import { count, day } from '../phrase.ts'
import type { FollowUp } from '../reply.ts'
import { followUp, line } from './line.ts'

/** `told by many, 5 independent texts in 4 outlets; its latest article is of 19 Nov 2026, so newness adds little` */
export function weighed(own: LeadingStory, now: number): string {
  const texts = own.texts ?? Math.max(1, own.outlets)
  const by = texts > 4 ? 'many' : texts > 2 ? 'several' : texts > 1 ? 'two' : 'one alone'
  return `told by ${by}, ${weightOf(own)}; ${newness(own.story.to, now)}`
}

function newness(latest: string | null, now: number): string {
  if (latest === null) return 'undated, so newness adds nothing'
  const age = (now - Date.parse(latest.length > 10 ? latest : `${latest}T12:00:00Z`)) / 86_400_000
  const adds = age < 0.6 ? 'much' : age < 2 ? 'something' : age < 5 ? 'little' : 'next to nothing'
  return `its latest article is of ${day(latest)}, so newness adds ${adds}`
}

/** `5 independent texts in 4 outlets` */
export function weightOf({ articles, texts, outlets }: LeadingStory): string {
  const where = outlets === 0 ? 'no named outlet' : count(outlets, 'outlet')
  return texts === null
    ? `${count(articles.length, 'article')} in ${where}`
    : `${count(texts, 'independent text')} in ${where}`
}

/** The follow-up that asks why a story led since a day. */
export const whyStory = (
  { headline, id }: Pick<Story, 'headline' | 'id'>,
  since: string
): FollowUp => followUp(`Why: ${headline}`, line('why', `story:${id}`, { since }))
