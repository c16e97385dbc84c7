// Why a briefing held what it held, and what it left out: from what was written down with it, and the articles as they are now.
import type { Posting } from '../calendar.ts'
import type { Context } from '../command.ts'
import type { Edition, LeadingStory } from '../edition/edition.ts'
import { AskError } from '../errors.ts'
import { count } from '../phrase.ts'
import type { Block, Reply, Text } from '../reply.ts'
import { heading, list, note, paragraph, reply } from '../reply.ts'
import { followUp, line } from './line.ts'
import { movedBy } from './moved.ts'
import { storyTitle } from './titles.ts'
import { weighed, weightOf, whyStory } from './weight.ts'
import { LATE, ONE_DAY } from './window.ts'

/** Stories among which each has its place, and the most that are shown as left out. */
const [MOST_RANKED, MOST_LEFT_OUT] = [200, 8]
/** As many as a briefing tells that does not say how many. */
const USUALLY_TOLD = 5

/** `key` as in `Post`; null for the last post of the channel. Throws `AskError` where there is none. */
export async function whyPosted(
  key: string | null,
  { edition, schedules, briefed }: Pick<Context, 'edition' | 'schedules' | 'briefed'>
): Promise<Reply> {
  const posting = key === null ? await schedules.last() : await schedules.posted(key)
  if (posting === null)
    throw new AskError(
      key === null
        ? 'Nothing has been posted by itself in this channel yet.'
        : 'Nothing is known any more of why that was posted here.',
      [followUp('A briefing now', line('briefing'))]
    )
  const { told, leftOut, since } = chosenFor(posting, (await briefed()).articles, edition)
  return reply(
    [
      heading(`Why: what was posted ${posting.when}`),
      paragraph(occasionOf(posting)),
      ...heldIn(posting, told, edition),
      ...leavingOut(leftOut, edition)
    ],
    [
      ...told.slice(0, 3).map(({ story }) => whyStory(story, since)),
      followUp('All stories', line('stories', undefined, { since }))
    ]
  )
}

function occasionOf({ number, line: asked, before }: Posting): string {
  const why =
    number === null
      ? 'This channel follows something, and wants to hear of it at once.'
      : `Schedule ${number} asks ${asked}.`
  return before === null ? why : `${why} The one before it was posted ${before.when}.`
}

interface LeftOut extends LeadingStory {
  readonly reason: string
}

interface Choice {
  /** As they were told, the first first. */
  readonly told: readonly LeadingStory[]
  readonly leftOut: readonly LeftOut[]
  /** The day from which on it told. */
  readonly since: string
}

function chosenFor(posting: Posting, briefed: ReadonlySet<string>, edition: Edition): Choice {
  const at = posting.settled ?? posting.slot
  const from = posting.before === null ? at - ONE_DAY : posting.before.at - LATE
  const since = new Date(from).toISOString()
  const held = storiesOf(posting, edition)
  const told = heldStories(held, edition, at)
  // Other answers do not say what they cover: nothing can be told of what they left out.
  const wanted = posting.articles.length > 0 && posting.number !== null
  const ranked = wanted
    ? edition.leadingStories({ since, undated: false }, { limit: MOST_RANKED, now: at }).stories
    : []
  const earlier = briefed.difference(new Set([...posting.articles, ...posting.passed]))
  const leftOut = ranked.flatMap((each): readonly LeftOut[] => {
    const known = each.articles.filter(id => isThere(id, at, edition))
    if (held.has(each.id) || known.length === 0) return []
    return [
      { ...each, reason: reasonFor(each, known, earlier, told.length, posting.line, edition) }
    ]
  })
  return { told, leftOut, since: since.slice(0, 10) }
}

/** Ids of the stories that it told, in its order: those whose quotes alone it told stand after them. */
function storiesOf(posting: Posting, edition: Edition): ReadonlySet<string> {
  const [, most = USUALLY_TOLD] = /\bmost:(\d+)/.exec(posting.line) ?? []
  const stories = new Set(posting.articles.flatMap(id => edition.storyOf(id)?.id ?? []))
  return new Set([...stories].slice(0, Number(most)))
}

function heldStories(
  held: ReadonlySet<string>,
  edition: Edition,
  now: number
): readonly LeadingStory[] {
  const among = [...held].flatMap(id => edition.story(id)?.articles ?? [])
  const { stories } = edition.leadingStories({}, { limit: held.size, now, among })
  const order = [...held]
  return stories.toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id))
}

const isThere = (id: string, at: number, edition: Edition): boolean =>
  Date.parse(edition.article(id)?.publishedAt ?? '') <= at

function reasonFor(
  each: LeadingStory,
  known: readonly string[],
  earlier: ReadonlySet<string>,
  told: number,
  asked: string,
  edition: Edition
): string {
  const before = each.story.articles.filter(id => earlier.has(id))
  if (before.length > 0) {
    const fresh = known.filter(id => !earlier.has(id))
    if (fresh.length === 0) return 'it was told before, and nothing of it was new'
    if (movedBy(fresh, before, edition).length === 0)
      return 'it was told before, and what is new of it is a copy of what was told'
  }
  if (told === 0) return 'it is not about what was asked for'
  const led = `${weightOf(each)}: ${told === 1 ? 'another led' : 'others led'}`
  return /\b(?:about|on)\b/i.test(asked) ? `${led}, or it is not about what was asked for` : led
}

function heldIn(
  posting: Posting,
  told: readonly LeadingStory[],
  edition: Edition
): readonly Block[] {
  const at = posting.settled ?? posting.slot
  const gone = posting.articles.filter(id => edition.article(id) === undefined).length
  const followed = posting.followed.flatMap(id => edition.article(id) ?? [])
  const none = told.length === 0 && posting.followed.length === 0
  return [
    ...(told.length === 0
      ? []
      : [
          paragraph([{ text: 'What it held', strong: true }]),
          list(told.map(each => item(each, weighed(each, at), edition)))
        ]),
    ...(posting.followed.length === 0
      ? []
      : [
          note(
            `Because it is followed here: ${count(posting.followed.length, 'article')}${followed.length < posting.followed.length ? ', not all of which are kept any more' : ''}.`
          )
        ]),
    ...(none && gone === 0
      ? [note('No story is noted with it: it told none, or was no briefing.')]
      : []),
    ...(gone === 0
      ? []
      : [note(`${count(gone, 'article of it is', 'articles of it are')} not kept any more.`)])
  ]
}

function leavingOut(leftOut: readonly LeftOut[], edition: Edition): readonly Block[] {
  if (leftOut.length === 0) return []
  const over = leftOut.length - MOST_LEFT_OUT
  return [
    paragraph([{ text: 'What it left out', strong: true }]),
    list(leftOut.slice(0, MOST_LEFT_OUT).map(each => item(each, each.reason, edition))),
    ...(over > 0 ? [note(`And ${count(over, 'more story', 'more stories')}.`)] : []),
    note('Reckoned from the articles as they are now.')
  ]
}

const item = ({ story }: LeadingStory, why: string, edition: Edition): Text => [
  ...storyTitle(story, edition, { strong: true }),
  { text: ` — ${why}` }
]
