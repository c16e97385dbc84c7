// What is followed and wanted at once: asked every minute, and posted through the outbox when there is news. Knows no news itself.
import { placeOf } from '../ask.ts'
import { followsOf } from '../calendar.ts'
import { ask, minuteOf } from './compose.ts'
import type { DeliveryTools } from './deliver.ts'
import { keyOf } from './slots.ts'

const HOUR = 3_600_000

/** Puts a post into the outbox for each channel that has news, unless it had as many in an hour as it wants. */
export async function followAtOnce(tools: Pick<DeliveryTools, 'store' | 'desk'>): Promise<void> {
  const { store } = tools
  const wanted = Map.groupBy(await store.follows.atOnce(), ({ channel }) => channel)
  // One minute is one chance: copies of the bot that look in the same minute find the same key.
  const slot = await minuteOf(tools)
  for (const [channel, follows] of wanted) {
    if (await store.places.hasLeft(placeOf(channel))) continue
    const plan = followsOf(channel)
    const most = Math.max(...follows.map(({ hourly }) => hourly ?? 0))
    if ((await store.deliveries.countSince(plan, slot - HOUR)) >= most) continue
    const news = await ask('/follow news at:once', channel, slot, tools)
    if (news.private || news.blocks.length === 0) continue
    const scope = placeOf(channel)
    const key = keyOf(plan, slot)
    await store.deliveries.add([{ key, plan, scope, channel, slot, state: 'due', ready: slot }])
  }
}
