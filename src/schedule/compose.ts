// What a post says: the answer to what was scheduled, and what is new of all that its channel follows. Knows no outbox.
import { type FrontDesk, placeOf, readAsk } from '../ask.ts'
import { followsOf, postsOf } from '../calendar.ts'
import type { Block, Reply } from '../reply.ts'
import { paragraph, plain, reply } from '../reply.ts'
import type { Outcome, Store } from '../store/store.ts'
import type { Plan } from './plan.ts'

/** Who answers, and by whose clock. */
export interface Answering {
  readonly desk: Pick<FrontDesk, 'answer'>
  readonly store: Pick<Store, 'now' | 'follows'>
}

export interface Composed {
  readonly shown: Reply
  /** What is written down as told where: with the row before it is posted, and again when it was. */
  readonly told: NonNullable<Outcome['told']>
}

/** Why a post that has nothing to say is not made. */
export const NOTHING_NEW = 'there was nothing new'

export async function compose(
  channel: string,
  plan: Pick<Plan, 'line' | 'follows' | 'evenIfEmpty'>,
  tools: Answering
): Promise<Composed | { readonly skip: string }> {
  const at = await minuteOf(tools)
  const shown = await ask(plan.line, channel, at, tools)
  // What is for one pair of eyes is no post: it says why there is no answer.
  if (shown.private) return { skip: shown.blocks.map(textOf).join(' ') }
  const isFollowing = plan.follows && (await tools.store.follows.list(channel)).length > 0
  const news = isFollowing ? await ask('/follow news', channel, at, tools) : reply([])
  const followed = news.private ? reply([]) : news
  const parts = [shown, followed].filter(each => !isNothing(each))
  if (parts.length === 0 && !plan.evenIfEmpty) return { skip: NOTHING_NEW }
  const [first = shown.blocks.length > 0 ? shown : reply([paragraph('Nothing new.')])] = parts
  const told = [
    {
      channel: plan.follows ? toldAt(channel, shown) : followsOf(channel),
      articles: shown.covers ?? [],
      ...(shown.passed && { passed: shown.passed }),
      at
    },
    ...(isNothing(followed)
      ? []
      : [{ channel: followsOf(channel), articles: followed.covers ?? [], at }])
  ]
  const blocks = [first, ...parts.slice(1)].flatMap(part => part.blocks)
  return { shown: { ...first, blocks }, told }
}

/** A schedule is someone who asks. */
export const ask = (
  line: string,
  channel: string,
  at: number,
  { desk }: Pick<Answering, 'desk'>
): Promise<Reply> =>
  desk.answer({
    ...readAsk(line),
    asker: `${placeOf(channel)}:schedule`,
    channel,
    admin: false,
    posted: true,
    at
  })

/** The beginning of the minute: what many ask in it is one question. */
export const minuteOf = async ({ store }: { store: Pick<Store, 'now'> }): Promise<number> =>
  Math.floor((await store.now()) / 60_000) * 60_000

/** A briefing that covers nothing has one line, that nothing is new; other answers do not say what they cover. */
const isNothing = ({ blocks, covers }: Reply): boolean =>
  blocks.length === 0 || covers?.length === 0

/** Only what says what it covers is a briefing, after which the next one begins. */
const toldAt = (channel: string, { covers }: Reply): string =>
  covers === undefined ? postsOf(channel) : channel

const textOf = (block: Block): string => ('text' in block ? plain(block.text) : '')
