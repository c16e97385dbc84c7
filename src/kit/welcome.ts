// What the bot says to somebody who comes in: how much it has read, and three things to try that have an answer.
import type { MenuItem } from '../ask.ts'
import type { Edition } from '../edition/edition.ts'
import { followUp, line } from './line.ts'
import { mostTold } from './mosttold.ts'
import { count, fromOutlets, listed } from '../phrase.ts'
import type { Block, FollowUp, Reply } from '../reply.ts'
import { heading, note, paragraph, reply } from '../reply.ts'
import { askedAs } from '../options/person.ts'
import { publishedIn } from '../options/scope.ts'
import { askedAsSubject } from '../options/subject.ts'
import type { Delivery } from '../source.ts'

/** What is in the newsroom now. */
interface Read {
  readonly edition: Edition
  readonly deliveries: readonly Delivery[]
  /** What is still being read for the first time, as others may see it. */
  readonly awaited: readonly string[]
}

/** Where it is said: at a prompt suggestions have numbers, elsewhere buttons. `pages`: where a browser finds the bot as well. */
interface Where {
  readonly isTyped: boolean
  readonly pages: readonly string[]
}

/**
 * Made anew for each edition. Offers only commands that are on the menu, and only names that the edition knows. What
 * could not be read is one line, wherever the log goes.
 */
export function welcome(
  { edition, deliveries, awaited }: Read,
  menu: readonly MenuItem[],
  { isTyped, pages }: Where = { isTyped: false, pages: [] }
): Reply {
  const elsewhere = pages.map(page => paragraph(`In the browser: ${page}`))
  const { articles, people, quotes } = edition.counts
  if (articles === 0 && awaited.length > 0) {
    return reply([
      heading('Copydesk'),
      paragraph('No articles have been read yet.'),
      ...still(awaited),
      ...elsewhere
    ])
  }
  if (articles === 0) {
    return reply([
      heading('Copydesk'),
      paragraph(
        'No articles have been read. SOURCES says where to read them, or /source add; /sources tells what went wrong.'
      ),
      ...elsewhere
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
      ...still(awaited),
      ...elsewhere,
      note(
        `Ask with a slash, or ${isTyped ? 'type the number of' : 'press'} a suggestion. /help lists every question.`
      )
    ],
    tries.slice(0, 3)
  )
}

const still = (awaited: readonly string[]): readonly Block[] =>
  awaited.length === 0
    ? []
    : [
        paragraph(
          `Still being read: ${listed(awaited, { most: 5 })}. What they bring is in the answers as soon as it is here.`
        )
      ]

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

/** The most telling of each kind, the best known first. */
function things(edition: Edition): readonly FollowUp[] {
  const speaker = edition.people(20).find(({ id }) => edition.quotes({ speaker: id }, 2).length > 1)
  const person = edition.people(20).find(({ id }) => id !== speaker?.id) ?? speaker
  const story = mostTold(edition)
  return [
    ...(speaker
      ? [followUp(`What ${speaker.name} said`, line('quote', askedAs(speaker, edition)))]
      : []),
    ...(story ? [followUp(story.headline, line('summary', askedAsSubject(story, edition)))] : []),
    ...(person ? [followUp(`Who ${person.name} is`, line('who', askedAs(person, edition)))] : [])
  ]
}
