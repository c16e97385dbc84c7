// /reload while a source takes its time: how far it is, what is not waited for, and what every answer says of that.
import { describe, expect, it } from 'vitest'
import type { Reply } from '../../src/reply.ts'
import { rss } from '../newsroom/webrooms.ts'
import { sends, serve } from '../fakes/http.ts'
import { deliveryOf, listedOf, rosterOf } from '../fakes/roster.ts'
import { openNewsdesk } from './newsdesk.ts'
import { askOf, openDesk, paper, print, wordsOf } from './paper.ts'
import { findCommands } from '../../src/discover.ts'
import { openFrontdesk } from '../../src/frontdesk.ts'

const slow = 'feed:https://slow.example/rss'
const quick = 'feed:https://gazette.example/rss'

describe('/reload', () => {
  it('tells how far it is while it lasts, and then what came', async () => {
    const state = { wait: 0 }
    const server = await serve({
      '/rss': sends(rss([{ path: 'crane' }])),
      '/slow': (_, response) =>
        void setTimeout(() => response.end(rss([{ path: 'gate' }])), state.wait)
    })
    const { origin } = server
    const desk = await openNewsdesk([
      `feed:${origin}/rss#name=Gazette`,
      `feed:${origin}/slow#name=Post`
    ])
    state.wait = 2600
    const told: Reply[] = []
    const answered = await desk.answer('/reload', soFar => told.push(soFar))
    expect(told.map(wordsOf)[0]).toMatch(
      /^1 of 2 sources read\. Post: nothing so far, in [\d.]+ s\.$/
    )
    expect(told.every(reply => reply.private)).toBe(true)
    expect(wordsOf(answered)).toMatch(/Post — 1 unchanged[^]*2 articles from 2 sources\.$/)
  })

  it('lists what is still being read when it answers, and counts it for nothing', async () => {
    const underWay = { since: Date.now() - 61_000, articles: 3 }
    const deliveries = [
      deliveryOf(quick, { articles: 2, unchanged: 2 }),
      deliveryOf(slow, { articles: 9, unchanged: 9 })
    ]
    const roster = rosterOf([listedOf(quick), listedOf(slow, { underWay })])
    const desk = await openDesk(paper, undefined, deliveries, roster)
    expect(wordsOf(await desk.ask('/reload'))).toMatch(
      /still being read; [^]*feed:https:\/\/slow\.example\/rss — 3 articles so far, in 61 s\n2 articles from 1 source; 1 still being read\.$/i
    )
    expect(wordsOf(await desk.ask('/sources'))).toContain('being read now: 3 articles so far')
  })
})

describe('an answer before everything has been read', () => {
  it('says what is not in it, but for those of administrators', async () => {
    const desk = openFrontdesk({
      commands: await findCommands(),
      newsroom: {
        edition: print(paper),
        deliveries: [],
        awaited: ['Harbour Gazette'],
        roster: rosterOf([listedOf(slow)]),
        reload: async () => []
      },
      log: { error: () => undefined }
    })
    const still = 'Still being read: Harbour Gazette. What is in there is not in this answer.'
    expect(wordsOf(await desk.answer(askOf('/stories')))).toContain(still)
    expect(wordsOf(await desk.answer(askOf('/who nobody at all')))).toContain(still)
    expect(wordsOf(await desk.answer(askOf('/reload')))).not.toContain('Still being read: Harbour')
  })
})
