// A briefing every morning, from what an admin types to what stands in the channel: the house's commands, a store on disk, a chat service.
import { describe, expect, it, onTestFinished } from 'vitest'
import { readAsk } from '../../src/ask.ts'
import { findCommands } from '../../src/discover.ts'
import { openFrontdesk } from '../../src/frontdesk.ts'
import type { Article } from '../../src/news.ts'
import type { Reply } from '../../src/reply.ts'
import { openSchedule } from '../../src/schedule/schedule.ts'
import { openStore } from '../../src/store/store.ts'
import { folderOf } from '../cli/run.ts'
import { paper, print, wordsOf } from '../commands/paper.ts'
import { chatPlatform, openChat } from '../fakes/chat.ts'
import { rosterOf } from '../fakes/roster.ts'

const DAY = 86_400_000
const EVENING = Date.UTC(2026, 2, 2, 20)
const EIGHT = Date.UTC(2026, 2, 3, 8)
const CHANNEL = 'chat:T1:C1'

const ferry = paper.filter(({ text, outlet }) => text.includes('Marlin') && outlet !== null)

const tug: Article = {
  ...paper[0]!,
  id: 'upland/tug.md',
  outlet: 'Upland Record',
  headline: 'Ferry Marlin pulled off the rocks at Skell Point',
  publishedAt: '2026-03-04T16:00:00Z',
  url: null,
  text:
    'Two tugs pulled the ferry Marlin off the rocks at Skell Point on Wednesday, two days before the spring tide.\n\n' +
    '“She came off like a cork,” said the tug master, Inga Sorensen. Harbour Master Tomas Vell thanked her crew.'
}

const opera: Article = {
  ...paper[0]!,
  id: 'upland/opera.md',
  outlet: 'Upland Record',
  headline: 'Opera house opens with a new roof',
  publishedAt: '2026-03-02',
  url: null,
  text:
    'The opera house of Upland opened its doors under a new roof of copper.\n\n' +
    '“The rain kept us out for three winters,” the conductor Ottilie Brandauer said at the opening.'
}

const vell: Article = {
  ...opera,
  id: 'upland/boom.md',
  headline: 'Harbour boom to stay shut',
  text:
    'The boom across the harbour of Kell stays shut until Sunday.\n\n' +
    '“The boom opens when I say that it opens,” Harbour Master Tomas Vell said.'
}

async function opened() {
  const data = await folderOf({})
  const chat = await openChat()
  const clock = { now: EVENING }
  const commands = await findCommands()
  let articles: readonly Article[] = ferry
  const start = async () => {
    const store = await openStore({ data, clock: () => clock.now })
    const log = { info() {}, warn() {}, error() {}, debug() {} }
    const schedule = openSchedule({
      store,
      log,
      pace: { distance: 0 },
      defaults: { zone: { value: 'UTC', from: 'ZONE' } }
    })
    const newsroom = {
      edition: print(articles),
      deliveries: [],
      roster: rosterOf([]),
      reload: async () => []
    }
    const { recall } = store
    const desk = openFrontdesk({ commands, newsroom, log, calendar: schedule.calendar, recall })
    schedule.hear(desk)
    await schedule.start(new Map([['chat', chatPlatform(chat.origin)]]))
    await schedule.idle()
    return { store, schedule, desk }
  }
  let bot = await start()
  const stop = async () => {
    await bot.schedule.close()
    await bot.store.close()
  }
  onTestFinished(async () => {
    await stop()
    await chat.close()
  })
  return {
    chat,
    clock,
    bot: () => bot,
    say: async (line: string, channel = CHANNEL): Promise<Reply> =>
      bot.desk.answer({
        ...readAsk(line),
        asker: 'chat:T1:U1',
        channel,
        admin: true,
        at: clock.now
      }),
    /** Stops the bot and starts it again on what it kept, with these articles. */
    restart: async (now: readonly Article[] = articles): Promise<void> => {
      articles = now
      await stop()
      bot = await start()
    },
    /** Turns the clock, and waits until what is due is posted. */
    at: async (now: number): Promise<void> => {
      clock.now = now
      await bot.schedule.tick()
      await bot.schedule.idle()
    },
    states: async () => (await bot.store.deliveries.latest('chat:T1', 50)).map(({ state }) => state)
  }
}

describe('/schedule add daily 08:00 briefing', () => {
  it('posts what is new each morning, nothing on a morning without news, and a story that moved as an update', async () => {
    const { chat, say, at, restart, states } = await opened()
    const added = wordsOf(await say('/schedule add daily 08:00 briefing save:yes'))
    expect(added).toContain('/briefing since:last, daily 08:00 by the clock of UTC.')
    expect(added).toContain('It says nothing when nothing is new.')

    await at(EIGHT)
    expect(chat.posts).toMatchObject([{ channel: CHANNEL }])
    expect(chat.posts[0]?.text).toContain('Ferry Marlin runs aground off Skell Point')

    await at(EIGHT + DAY)
    expect(chat.posts).toHaveLength(1)
    expect(await states()).toEqual(['skipped', 'sent'])

    await restart([...ferry, tug])
    await at(EIGHT + 2 * DAY)
    expect(chat.posts).toHaveLength(2)
    expect(chat.posts[1]?.text).toContain('— update: 1 new article in Upland Record')
    await restart()
    await at(EIGHT + 3 * DAY)
    expect(await states()).toEqual(['skipped', 'sent', 'skipped', 'sent'])
  })

  it('says so on a morning without news where it is to', async () => {
    const { chat, say, at } = await opened()
    await say('/schedule add daily 08:00 briefing empty:say save:yes')
    await at(EIGHT)
    await at(EIGHT + DAY)
    expect(chat.posts[1]?.text).toMatch(/^Nothing new since the last briefing, 3 Mar 2026; /)
    expect(chat.posts).toHaveLength(2)
  })

  it('previews what it would post, by which nothing counts as told, and posts it by hand once', async () => {
    const { chat, say, at, bot, clock } = await opened()
    await say('/schedule add daily 08:00 briefing save:yes')
    clock.now = EIGHT - 3_600_000
    for (let times = 0; times < 2; times++)
      expect(wordsOf(await say('/schedule preview 1'))).toContain('Ferry Marlin runs aground')
    await say('/schedule now 1')
    await bot().schedule.idle()
    expect(chat.posts).toHaveLength(1)
    expect(wordsOf(await say('/schedule preview 1'))).toContain('There is nothing new')
    await at(EIGHT)
    expect(chat.posts).toHaveLength(1)
  })

  it('is not cut short by other posts of its channel', async () => {
    const { chat, say, at, restart } = await opened()
    await say('/schedule add daily 08:00 briefing save:yes')
    await say('/schedule add daily 23:00 search ferry save:yes')
    await at(EIGHT)
    await at(EIGHT + DAY)
    await at(EIGHT + 1.625 * DAY)
    await restart([...ferry, { ...tug, publishedAt: '2026-03-04T09:00:00Z' }])
    await at(EIGHT + 2 * DAY)
    expect(chat.posts.at(-1)?.text).toContain('— update: 1 new article in Upland Record')
  })
})

describe('what a channel follows', () => {
  it('goes with its next briefing, once, also where nothing else is new', async () => {
    const { chat, say, at, restart } = await opened()
    await say('/schedule add daily 08:00 briefing save:yes')
    await at(EIGHT)
    await say('/follow roof')
    await restart([...ferry, opera])
    await at(EIGHT + DAY)
    expect(chat.posts).toHaveLength(2)
    expect(chat.posts[1]?.text).toContain('Followed here')
    expect(wordsOf(await say('/why last'))).toContain('Because it is followed here: 1 article.')
    await at(EIGHT + 2 * DAY)
    expect(chat.posts).toHaveLength(2)
  })

  it('goes with what somebody says there who is followed, word for word', async () => {
    const { chat, say, at, restart } = await opened()
    await say('/schedule add daily 08:00 briefing save:yes')
    await at(EIGHT)
    await say('/follow Tomas Vell')
    await restart([...ferry, vell])
    await at(EIGHT + DAY)
    expect(chat.posts[1]?.text).toContain('New quotes')
    expect(chat.posts[1]?.text).toContain('“The boom opens when I say that it opens,”')
    expect(chat.posts[1]?.text).not.toContain('I called the captain')
  })
})

describe('/why last', () => {
  it('says where no story is noted with what was posted', async () => {
    const { say, at } = await opened()
    await say('/schedule add daily 08:00 stories save:yes')
    await at(EIGHT)
    expect(wordsOf(await say('/why last'))).toContain(
      'Schedule 1 asks /stories.\nNo story is noted with it: it told none, or was no briefing.'
    )
  })

  it('says how much of it is gone', async () => {
    const { say, at, restart } = await opened()
    await say('/schedule add daily 08:00 briefing save:yes')
    await at(EIGHT)
    await restart(ferry.slice(1))
    expect(wordsOf(await say('/why last'))).toContain('\n1 article of it is not kept any more.')
  })

  it('says what the last briefing held and left out, and so does the button of its post', async () => {
    const { chat, say, at, restart } = await opened()
    expect(wordsOf(await say('/why last'))).toContain('Nothing has been posted by itself')
    await restart(paper)
    await say('/schedule add daily 08:00 briefing most:1 save:yes')
    await at(EIGHT)
    await restart([...paper, tug])
    await at(EIGHT + 2 * DAY)
    const words = wordsOf(await say('/why last'))
    expect(words).toContain('Schedule 1 asks /briefing since:last most:1.')
    expect(words).toContain('The one before it was posted')
    expect(words).toMatch(/What it held\n.*Marlin.* — told by /)
    expect(words).toMatch(/What it left out\n.*School roof|What it left out\n.*harbour budget/)
    const key = chat.posts.at(-1)?.key
    expect(wordsOf(await say(`/why post:${key}`))).toBe(words)
    expect(wordsOf(await say(`/why post:${key}`, 'chat:T1:C9'))).toContain(
      'Nothing is known any more of why that was posted here.'
    )
  })
})
