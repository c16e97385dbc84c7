// Many people in Slack at once, in a process of their own: they ask on time, however long the answers take.
import { setTimeout as sleep } from 'node:timers/promises'
import { somebody } from '../fakes/slack/people.ts'
import { openSlackStandIn } from '../fakes/slack/slack.ts'

/** What the crowd is told. */
export interface Crowd {
  readonly endpoint: string
  /** What follows `/copydesk`, one a person. */
  readonly lines: readonly string[]
  /** Commands a second. */
  readonly rate: number
}

/** What it tells: where Slack is, then how long Slack waited for each acknowledgement. */
export type Told =
  | { readonly apiUrl: string; readonly token: string; readonly signingSecret: string }
  | {
      readonly waits: readonly number[]
      readonly unanswered: number
      readonly problems: readonly string[]
    }

/** One answer of so many is judged: all of them would cost more than answering them. */
const JUDGED = 20

const opened = await openSlackStandIn()
let answers = 0
const slack: typeof opened = {
  ...opened,
  acknowledged(...answer) {
    if ((answers += 1) % JUDGED === 0) opened.acknowledged(...answer)
  }
}
const { apiUrl, signingSecret, workspaces } = slack
const workspace = workspaces.get('T1')!
const tell = (told: Told): void => void process.send?.(told)
tell({ apiUrl, signingSecret, token: workspace.botToken })

process.on('message', (crowd: Crowd) => void gather(crowd))

async function gather({ endpoint, lines, rate }: Crowd): Promise<void> {
  const begin = performance.now()
  const waits: number[] = []
  let unanswered = 0
  const ask = async (line: string, at: number): Promise<void> => {
    const place = { user: at % 2 === 0 ? 'U1' : 'U2', channel: at % 3 === 0 ? 'C2' : 'C1' }
    const got = await somebody(slack, place, endpoint).slash('/copydesk', line)
    if (got === null || got.status !== 200) unanswered += 1
    else waits.push(got.after)
    // What was said is judged when it comes, and is not read again.
    workspace.messages.length = 0
  }
  const all: Promise<void>[] = []
  for (const [at, line] of lines.entries()) {
    const due = begin + (at * 1000) / rate - performance.now()
    if (due > 0) await sleep(due)
    all.push(ask(line, at).catch(() => void (unanswered += 1)))
  }
  await Promise.all(all)
  tell({ waits, unanswered, problems: slack.problems.slice(0, 10) })
}
