// What people of a channel ask about what it follows. Knows no news: what is followed at once is asked in follows.ts.
import { randomBytes } from 'node:crypto'
import { type Ask, placeOf } from '../ask.ts'
import { type Follows, followsOf } from '../calendar.ts'
import type { Store } from '../store/store.ts'

export function followsFor({ channel, asker }: Ask, store: Store): Follows {
  return {
    async list() {
      const rows = await store.follows.list(channel)
      return rows.map(({ what, query, hourly, creator }) => ({
        what,
        query,
        hourly,
        mine: creator === asker
      }))
    },
    async add({ what, query, hourly }, known) {
      const now = await store.now()
      const id = randomBytes(9).toString('base64url')
      const scope = placeOf(channel)
      const row = { id, scope, channel, what, query, hourly, creator: asker, created: now }
      // First what is no news, so that nobody who looks in between finds it.
      await store.recall.tell(followsOf(channel), known, now)
      return store.follows.add(row)
    },
    async remove(query) {
      const found = (await store.follows.list(channel)).find(each => each.query === query)
      return found !== undefined && store.follows.remove(found.id)
    },
    async told() {
      return (await store.recall.briefed(followsOf(channel))).articles
    }
  }
}
