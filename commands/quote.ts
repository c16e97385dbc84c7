// /quote: what somebody said, word for word, and where other outlets print the same words differently.
import {
  askedAs,
  AskError,
  command,
  count,
  day,
  echoed,
  followUp,
  heading,
  line,
  namesakes,
  note,
  option,
  printed,
  printingsOf,
  reply,
  searching,
  sourceOf,
  summaryOf
} from '#command'
import type { Edition, FollowUp, Page, Person, Printings } from '#command'

/** How many quotes of somebody are looked at, the latest: five pages. A topic or a day leads to the others. */
const MOST = 20

export default command({
  summary: 'what somebody said, word for word, and how other outlets print it',
  aliases: ['quotes', 'said'],
  options: {
    person: option.person({ summary: 'the person who is quoted', required: true }),
    about: option.topic({ summary: 'only words about this', after: ['about', 'on'] }),
    outlet: option.outlet({ summary: 'only as this outlet prints them', after: ['in', 'from'] }),
    since: option.since({ summary: 'only from this day on', after: ['since'] })
  },

  examples(edition) {
    const speaker = edition.people(30).find(({ id }) => isQuoted({ speaker: id }, edition))
    if (speaker === undefined) return []
    const name = askedAs(speaker, edition)
    const latest = edition.articles({ person: speaker.id }, 3)
    const about = latest
      .flatMap(({ id }) => edition.reading(id)?.terms ?? [])
      .find(({ text }) => isQuoted({ speaker: speaker.id, about: text }, edition))
    return [line('quote', name), ...(about ? [line('quote', name, { about: about.text })] : [])]
  },

  answer({ person, about, outlet, since }, context) {
    const { edition } = context
    const found = edition.quotes(
      {
        speaker: person.id,
        ...(about !== undefined && { about }),
        ...(outlet !== undefined && { outlet }),
        ...(since !== undefined && { since })
      },
      MOST + 1
    )
    const asked = [
      ...(about === undefined ? [] : [`about ${echoed(about)}`]),
      ...(outlet === undefined ? [] : [`in ${outlet}`]),
      ...(since === undefined ? [] : [`since ${day(since)}`])
    ].join(' ')
    if (found.length === 0) throw nothingSaid(person, asked, edition)

    const printings = printingsOf(found.slice(0, MOST), edition).toArray()
    const page = context.page(printings, 4)
    const isNarrow = outlet !== undefined || since !== undefined
    const fitting = new Set(found.map(({ article }) => article))
    return reply(
      [
        heading(asked === '' ? person.name : `${person.name} ${asked}`),
        ...page.shown.flatMap(each => printed(each, edition)),
        note(
          tally(printings, isNarrow ? fitting : null, found.length > MOST, edition) +
            shownOf(page, printings.length)
        )
      ],
      [
        ...page.more,
        ...page.shown.slice(0, 1).map(({ quote }) => sourceOf(quote)),
        ...next(person, about, edition)
      ]
    )
  }
})

const isQuoted = (filter: Parameters<Edition['quotes']>[0], edition: Edition): boolean =>
  edition.quotes(filter, 1).length > 0

function nothingSaid(person: Person, asked: string, edition: Edition): AskError {
  const name = askedAs(person, edition)
  const who = followUp(`Who is ${person.name}`, line('who', name))
  if (asked === '' || !isQuoted({ speaker: person.id }, edition)) {
    const named = count(person.articles, 'article')
    return new AskError(`${person.name} is named in ${named}, but not quoted.`, [
      who,
      ...summaryOf(person, edition)
    ])
  }
  return new AskError(`${person.name} is quoted, but not ${asked}.`, [
    followUp(`All quotes of ${person.name}`, line('quote', name)),
    who
  ])
}

// ` Shown are 5 to 8.`, where there are more.
const shownOf = ({ shown, from }: Page<Printings>, all: number): string =>
  shown.length === all
    ? ''
    : shown.length === 1
      ? ` Shown is ${from + 1}.`
      : ` Shown are ${from + 1} to ${from + shown.length}.`

// `The latest 29 quotes, printed in 38 articles: 3 are worded differently elsewhere, 12 are reported without quotation
// marks.` Where an outlet or a day is asked for, articles that do not fit are told apart: other printings lie in them.
function tally(
  printings: readonly Printings[],
  fitting: ReadonlySet<string> | null,
  isMore: boolean,
  edition: Edition
): string {
  const articles = new Set(
    printings.flatMap(({ quote, same, other }) => [
      quote.article,
      ...[...same, ...other].map(variant => variant.quote.article)
    ])
  )
  const outside = fitting === null ? 0 : articles.difference(fitting).size
  // Of one quote it is not said again how many.
  const are = (n: number): string =>
    printings.length === 1 ? '' : `${n} ${n === 1 ? 'is' : 'are'} `
  const differing = printings.filter(({ other }) => other.length > 0).length
  const reported = printings.filter(({ quote }) => quote.kind === 'indirect').length
  const told = [
    ...(differing > 0 ? [`${are(differing)}worded differently elsewhere`] : []),
    ...(reported > 0 ? [`${are(reported)}reported without quotation marks`] : [])
  ]
  const beside = outside === 0 ? '' : `, and in ${outside} outside of what was asked for`
  const days = printings.map(({ quote }) => edition.article(quote.article)?.publishedAt ?? null)
  // Of one day, or of none, nothing is the latest.
  const order =
    new Set(days.map(each => each?.slice(0, 10))).size > 1 ? 'The latest ' : 'The first '
  const quotes = `${isMore ? order : ''}${count(printings.length, 'quote')}, printed in ${count(articles.size - outside, 'article')}${beside}`
  const undated = days.includes(null) && days.some(each => each !== null)
  return `${quotes}${told.length > 0 ? `: ${told.join(', ')}` : ''}.${undated ? ' Undated ones come last.' : ''}${isMore ? ' A topic after “about” finds others.' : ''}`
}

function next(person: Person, about: string | undefined, edition: Edition): readonly FollowUp[] {
  const name = askedAs(person, edition)
  return [
    ...(about === undefined
      ? []
      : [
          followUp('All quotes', line('quote', name)),
          followUp(`Search ${about}`, searching(about))
        ]),
    followUp(`Who is ${person.name}`, line('who', name)),
    ...summaryOf(person, edition),
    ...namesakes(person, edition)
      .filter(({ id }) => isQuoted({ speaker: id }, edition))
      .slice(0, 2)
      .map(one => followUp(`Quotes of ${one.name}`, line('quote', askedAs(one, edition))))
  ]
}
