// A small paper of invented articles, printed by the real analysis and edition, and a desk that answers from it.
import { read } from '../../src/analysis/analysis.ts'
import type { Ask, FrontDesk } from '../../src/ask.ts'
import { readAsk } from '../../src/ask.ts'
import type { Command } from '../../src/command.ts'
import { findCommands } from '../../src/discover.ts'
import type { Edition } from '../../src/edition/edition.ts'
import { printEdition } from '../../src/edition/edition.ts'
import { openFrontdesk } from '../../src/frontdesk.ts'
import { openSchedule } from '../../src/schedule/schedule.ts'
import { openStore } from '../../src/store/store.ts'
import type { Article } from '../../src/news.ts'
import { openRecall, type Recall } from '../../src/recall.ts'
import type { Block, Reply, Text } from '../../src/reply.ts'
import { plain } from '../../src/reply.ts'
import type { Listed, Look, Roster } from '../../src/roster.ts'
import type { Delivery } from '../../src/source.ts'
import { listedOf, rosterOf } from '../fakes/roster.ts'

/** 5 March 2026, noon where the test runs: the day after the paper's last article. */
export const NOW = new Date(2026, 2, 5, 12).getTime()

const article = (
  id: string,
  fields: Partial<Article>,
  ...paragraphs: readonly string[]
): Article => ({
  id,
  source: 'folder:./paper',
  url: null,
  outlet: null,
  headline: null,
  byline: null,
  publishedAt: null,
  lang: 'en',
  text: paragraphs.join('\n\n'),
  ...fields
})

const gazette = 'The Harbour Gazette'
const wire = 'Northern Wire'
const post = 'Kell Evening Post'

export const paper: readonly Article[] = [
  article(
    'gazette/ferry.md',
    {
      outlet: gazette,
      headline: 'Ferry Marlin runs aground off Skell Point',
      publishedAt: '2026-03-02',
      url: 'https://gazette.example/ferry'
    },
    'The ferry Marlin ran aground off Skell Point on Monday with 212 passengers aboard. Nobody was hurt.',
    '“I called the captain at once, and we began to lift the passengers off before the tide turned,” Harbour Master Tomas Vell said. “It was a long night for the crew.”',
    'Mayor Ida Brandt called the rescue “very quick” and thanked the lifeboat volunteers of Skell Point.',
    'The Marlin is expected to stay on the rocks until the spring tide on Friday, the harbour office said.'
  ),
  article(
    'wire/ferry.md',
    { outlet: wire, headline: 'Passengers lifted off grounded ferry', publishedAt: '2026-03-03' },
    'Passengers were lifted off the ferry Marlin after it ran aground near Skell Point, the harbour office said on Tuesday.',
    '“I spoke with the captain at once, and we began to lift the passengers off before the tide turned,” said Harbour Master Tomas Vell.',
    'Mayor Ida Brandt said the ferry route would stay open. “The route to the islands stays open, whatever the tide does,” Brandt said.'
  ),
  article(
    'post/ferry.md',
    { outlet: post, headline: 'Marlin stuck on rocks at Skell Point', publishedAt: '2026-03-02' },
    'The ferry Marlin was stuck on the rocks at Skell Point on Monday night while lifeboats took off its passengers.',
    '“I called the captain at once, and we began to lift the passengers off before the tide turned,” Tomas Vell said.'
  ),
  article(
    'notes/ferry.txt',
    {},
    'Mayor Ida Brandt met the crew of the ferry Marlin on the quay.',
    '“We will not forget what the lifeboat crews of this town did for strangers,” Brandt said.'
  ),
  article(
    'gazette/budget.md',
    {
      outlet: gazette,
      headline: 'Town council argues over harbour budget',
      publishedAt: '2026-03-04'
    },
    'The town council of Kell argued until midnight over a harbour budget that is four million crowns short.',
    '“We cannot dredge the harbour with money that we do not have,” Finance Councillor Mark Ostrand said. “Somebody has to say it.”',
    'Mayor Ida Brandt said the council would vote on the harbour budget next week.'
  ),
  article(
    'wire/school.md',
    { outlet: wire, headline: 'School roof to be mended before winter', publishedAt: '2026-03-04' },
    'The roof of the school in Lower Kell will be mended before winter, the builder Mark Tulloch said on Wednesday.',
    'Pupils are taught in the town library until then. Librarian Petra Lindqvist has cleared two rooms of books.'
  )
]

const delivered: readonly Delivery[] = [
  {
    address: 'folder:./paper',
    at: NOW - 180_000,
    tookMs: 320,
    articles: 6,
    added: 6,
    updated: 0,
    unchanged: 0,
    removed: 0,
    aged: 0,
    problems: ['broken.json: not JSON', 'photo.txt: not text'],
    failed: null
  },
  {
    address: 'feed:https://wire.example/rss',
    at: NOW - 7_200_000,
    tookMs: 12_000,
    articles: 0,
    added: 0,
    updated: 0,
    unchanged: 0,
    removed: 0,
    aged: 0,
    problems: [],
    failed: 'HTTP 404'
  }
]

/** What any address leads to here. */
const looked: Look = {
  address: 'feed:https://gazette.example/rss',
  articles: paper.slice(0, 3),
  count: 4,
  problems: ['gazette.example/tide: has no text'],
  sources: [],
  others: ['feed:https://gazette.example/sport']
}

/** The source that brought this. */
const listedAfter = (delivery: Delivery): Listed =>
  listedOf(delivery.address, {
    delivery,
    readAt: delivery.failed === null ? delivery.at : null,
    failingSince: delivery.failed === null ? null : delivery.at,
    failures: delivery.failed === null ? 0 : 1,
    reason: delivery.failed
  })

export const print = (articles: readonly Article[]): Edition =>
  printEdition(articles.map(read), { copies: true })

export interface TestDesk extends FrontDesk {
  readonly edition: Edition
  /** What was logged: empty as long as nothing broke. */
  readonly faults: readonly unknown[]
  /** Asks a whole line, as somebody on a console does. */
  ask(line: string, changes?: Partial<Ask>): Promise<Reply>
}

/** A desk on these articles, with every command of the house and two deliveries unless told otherwise. */
export async function openDesk(
  articles: readonly Article[] = paper,
  commands?: ReadonlyMap<string, Command>,
  deliveries = delivered,
  roster: Roster = rosterOf(deliveries.map(listedAfter), looked),
  recall: Recall = openRecall()
): Promise<TestDesk> {
  const faults: unknown[] = []
  const edition = print(articles)
  const log = {
    info() {},
    warn() {},
    error: (...told: readonly unknown[]) => void faults.push(told)
  }
  const schedule = openSchedule({ store: await openStore({ data: null }), log })
  const desk = openFrontdesk({
    commands: commands ?? (await findCommands()),
    newsroom: { edition, deliveries, roster, reload: async () => deliveries },
    log,
    calendar: schedule.calendar,
    recall
  })
  schedule.hear(desk)
  return {
    ...desk,
    edition,
    faults,
    ask: (line, changes) => desk.answer({ ...askOf(line), ...changes })
  }
}

export const askOf = (line: string): Ask => ({
  ...readAsk(line),
  asker: 'console:local',
  channel: 'console:local',
  admin: true,
  at: NOW
})

/** Every text of a block, in the order in which it is read. */
export function textsOf(block: Block): readonly Text[] {
  switch (block.kind) {
    case 'list':
      return block.items
    case 'table':
      return [...block.columns, ...block.rows.flat()]
    case 'quote':
      return [block.text, block.by]
    default:
      return [block.text]
  }
}

/** The whole reply as lines of words. */
export const wordsOf = (reply: Reply): string => reply.blocks.flatMap(textsOf).map(plain).join('\n')
