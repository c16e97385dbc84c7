// What the bot says to somebody who comes in: how much it has read, and three things to try that have an answer.
import type { MenuItem } from '../ask.ts'
import type { Edition } from '../edition/edition.ts'
import { followUp, line } from './line.ts'
import { count, fromOutlets, listed } from '../phrase.ts'
import type { Block, FollowUp, Reply } from '../reply.ts'
import { heading, note, paragraph, reply } from '../reply.ts'
import { publishedIn } from '../options/scope.ts'
import { askedAsStory } from '../options/story.ts'
import type { Delivery } from '../source.ts'

/** What is in the newsroom now. */
interface Read {
  readonly edition: Edition
  readonly deliveries: readonly Delivery[]
}

/**
 * Made anew for each edition. Offers only commands that are on the menu, and only names that the edition knows. What
 * could not be read is one line, wherever the log goes.
 */
export function welcome({ edition, deliveries }: Read, menu: readonly MenuItem[]): Reply {
  const { articles, people, quotes } = edition.counts
  if (articles === 0) {
    return reply([
      heading('Copydesk'),
      paragraph(
        'No articles have been read. SOURCES says where to read them, or /source add; /sources tells what went wrong.'
      )
    ])
  }
  const tries = things(edition).filter(thing =>
    menu.some(({ name }) => thing.line.startsWith(`/${name} `))
  )
  return reply(
    [
      heading('Copydesk'),
      paragraph(
        `${count(articles, 'article')} read, from ${fromOutlets(publishedIn(edition))}: ` +
          `${count(people, 'person', 'people')} and ${count(quotes, 'quote')} in them.`
      ),
      ...unread(deliveries),
      note('Ask with a slash, or type the number of a suggestion. /help lists every question.')
    ],
    tries.slice(0, 3)
  )
}

function unread(deliveries: readonly Delivery[]): readonly Block[] {
  const failed = deliveries.filter(delivery => delivery.failed !== null).length
  const problems = deliveries.reduce((sum, delivery) => sum + delivery.problems.length, 0)
  const told = [
    ...(failed > 0 ? [`${count(failed, 'source')} could not be read`] : []),
    ...(problems > 0
      ? [`there ${problems === 1 ? 'was' : 'were'} ${count(problems, 'problem')}`]
      : [])
  ]
  if (told.length === 0) return []
  return [paragraph(`In reading, ${listed(told)}: /sources tells which.`)]
}

/** Stories among which the one that most outlets tell is looked for: the latest. */
const MOST_LOOKED_AT = 200

/** The most telling of each kind, the best known first. */
function things(edition: Edition): readonly FollowUp[] {
  const speaker = edition.people(20).find(({ id }) => edition.quotes({ speaker: id }, 2).length > 1)
  const person = edition.people(20).find(({ id }) => id !== speaker?.id) ?? speaker
  const [story] = edition
    .stories({}, MOST_LOOKED_AT)
    .toSorted((a, b) => b.outlets.length - a.outlets.length)
  return [
    ...(speaker ? [followUp(`What ${speaker.name} said`, line('quote', speaker.name))] : []),
    ...(story ? [followUp(story.headline, line('summary', askedAsStory(story, edition)))] : []),
    ...(person ? [followUp(`Who ${person.name} is`, line('who', person.name))] : [])
  ]
}
