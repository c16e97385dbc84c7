// What the pages show in the tests of the preview: an article, a source, schedules, deliveries. All of it invented.
import type { Ask } from '../../../src/ask.ts'
import { read } from '../../../src/analysis/analysis.ts'
import type { PlacedSchedule, Posting } from '../../../src/calendar.ts'
import type { Library, ShownSource } from '../../../src/library.ts'
import { heading, list, quote, type Reply, reply, table } from '../../../src/reply.ts'

export const words = ({ input }: Ask): string => (typeof input === 'string' ? input : '')

/** With everything that there is to draw, and two pages. */
export const answer = (ask: Ask): Reply =>
  reply(
    [
      heading(`About ${words(ask)}`),
      quote('The tide was out, and nobody saw it.', [
        { text: 'Mara Vero', href: 'https://gazette.example/tide' }
      ]),
      list(['The ferry is afloat.', 'The pier is not.']),
      table(['outlet', 'said'], [['Gazette', 'aground']])
    ],
    [
      { label: 'More (4–6 of 9)', line: `/wave ${words(ask).replace(/ page:\d+$/, '')} page:2` },
      { label: 'Who is Vero', line: '/wave Vero' }
    ],
    { private: words(ask).startsWith('secret') }
  )

export const reading = (text: string, id = 'tide.txt') =>
  read({
    id,
    source: 'folder:.',
    url: null,
    outlet: 'The Gazette',
    headline: 'The tide was out',
    byline: null,
    publishedAt: '2026-11-12',
    lang: null,
    text
  })

const tide = reading(
  '“The tide was out,” said Mara Vero, the harbour master. She walked home.\n\nNobody else came. <b>Not bold</b>.'
)

const today = (): string => new Date().toISOString().slice(0, 10)

export const sources = (count = 2): readonly ShownSource[] => [
  {
    address: 'feed:https://gazette.example/rss',
    name: 'The Gazette',
    place: null,
    isHere: true,
    fares: '3 articles, read just now',
    isIll: false,
    problems: [],
    articles: 3,
    arrivals: { [today()]: 2 }
  },
  ...Array.from({ length: count - 1 }, (_, at) => ({
    address: `feed:https://herald.example/${at}`,
    name: 'The Herald',
    place: 'slack:T1',
    isHere: false,
    fares: 'failing for 2 days: HTTP 500',
    isIll: true,
    problems: ['an item: has no words'],
    articles: 0,
    arrivals: {}
  }))
]

export const library: Library = {
  reading: id => (id === 'tide.txt' ? tide : undefined),
  personOf: () => undefined,
  latest: () => [tide.article],
  stories: () => [{ headline: 'A tide', line: '/story "A tide"', articles: ['tide.txt'] }],
  quoted: () => [{ name: 'Mara Vero', quotes: 1 }],
  get sources() {
    return sources()
  }
}

const posting: Posting = {
  number: 1,
  line: '/briefing since:last',
  channel: 'slack:T1:C1',
  slot: 0,
  when: 'today 08:30',
  state: 'skipped',
  reason: 'nothing was new',
  settled: 0,
  articles: [],
  followed: [],
  passed: [],
  before: null
}

const schedule: PlacedSchedule = {
  number: 1,
  place: 'slack:T1',
  channel: 'slack:T1:C1',
  line: '/briefing since:last',
  when: 'weekdays 8:30',
  zone: 'Europe/Berlin',
  state: 'active',
  reason: null,
  quiet: '',
  thread: false,
  mention: null,
  evenIfEmpty: false,
  next: ['tomorrow', 'Wednesday', 'Thursday', 'Friday', 'Monday'].map(day => `${day} 08:30`),
  nextAt: [],
  last: posting
}

export const schedules: readonly PlacedSchedule[] = [
  schedule,
  {
    ...schedule,
    number: 3,
    place: 'discord:G1',
    channel: 'discord:G1:C9',
    state: 'paused',
    reason: 'the bot is not in that channel',
    last: null
  }
]

/** `count` of them, the latest first. */
export const postings = (count: number): readonly Posting[] =>
  Array.from({ length: count }, (_, at) =>
    at === 0 ? { ...posting, state: 'sent', reason: null, articles: ['tide.txt'] } : posting
  )
