// Schedules, follows and settings as people ask for them. That posts come once is for test/schedule to hold.
import { describe, expect, it } from 'vitest'
import { StoreError } from '../../src/errors.ts'
import { openRecall, type Recall } from '../../src/recall.ts'
import { NOW, openDesk, paper, wordsOf } from './paper.ts'

const say = async (desk: Awaited<ReturnType<typeof openDesk>>, line: string, changes = {}) =>
  wordsOf(await desk.ask(line, changes))

describe('/schedule', () => {
  it('shows what it would be, with the next three times, and keeps it when that is confirmed', async () => {
    const desk = await openDesk()
    const draft = await desk.ask(
      '/schedule add weekdays 8:30 stories in Northern Wire zone:Asia/Tokyo'
    )
    expect(wordsOf(draft)).toMatch(
      /^A schedule that is not kept yet\n\/stories in Northern Wire, weekdays 8:30 by the clock of Asia\/Tokyo\.\nNext: \S.* 08:30, .* 08:30 and .* 08:30\./
    )
    expect(await say(desk, '/schedule list')).toContain('Nothing is posted here by itself.')
    const [keep] = draft.followUps
    const kept = await desk.ask(keep?.line ?? '')
    expect(wordsOf(kept)).toMatch(/^Schedule 1\n\/stories in Northern Wire/)
    expect(kept.private).toBe(true)
    expect(await say(desk, '/schedule list')).toContain(
      '1 weekdays 8:30 (Asia/Tokyo): /stories in Northern Wire'
    )
  })

  it('keeps what was asked however it was typed, and adds again what was removed', async () => {
    const desk = await openDesk()
    for (const typed of [
      '8:30 what:"search ran aground"',
      '9:30 what:"stories in Northern Wire"'
    ]) {
      const draft = await desk.ask(`/schedule add ${typed}`)
      expect(wordsOf(await desk.ask(draft.followUps[0]?.line ?? ''))).toMatch(/^Schedule \d\n/)
    }
    const list = await say(desk, '/schedule list')
    expect(list).toMatch(/: \/search ran aground; next [^]*: \/stories in Northern Wire; next /)
    await desk.ask(
      '/schedule edit 2 zone:oslo quiet:"22-7, sat" thread:yes mention:@news empty:say'
    )
    const removed = await desk.ask('/schedule remove 2')
    expect(wordsOf(await desk.ask(removed.followUps[0]?.line ?? ''))).toMatch(
      /\/stories in Northern Wire, 9:30 by the clock of Europe\/Oslo\.\n[^]*It keeps quiet 22-7, sat, posts the rest in a thread, mentions @news and says so/
    )
    const refused = await desk.ask('/schedule add soon')
    for (const { line } of refused.followUps)
      expect(wordsOf(await desk.ask(line))).toContain('not kept yet')
  })

  it('keeps the quotation marks of what is asked', async () => {
    const desk = await openDesk()
    await desk.ask(
      '/schedule add every monday at 7 search "ran aground" outlet:"Northern Wire" save:yes'
    )
    expect(await say(desk, '/schedule show 1')).toContain(
      '/search "ran aground" outlet:"Northern Wire", every monday at 7'
    )
  })

  it.each([
    ['soon stories', /no time that I know/],
    ['8:30 dance', /there is no command \/dance/],
    ['8:30 quote', /^what: \/quote lacks what it asks for: \/quote PERSON/],
    ['8:30 reload', /not for everybody's eyes/],
    ['8:30 stories zone:Mars/Olympus', /no time zone “Mars\/Olympus”/],
    ['8:30 stories quiet:sometimes', /wants hours, days or both/],
    ['8:30 stories where:slack:T9:C1', /is no channel here/],
    ['8:30 stories most:5', /does not count stories/],
    ['0 8 30 2 * stories', /never comes/],
    ['*/5 * * * * stories', /“\*\/5 \* \* \* \*” is 288 times a day: 24 at most/],
    ['0 9 * stories', /five fields/],
    ['every monday at 7pm, thursday at 8 stories', /the same times on all its days/],
    ['8:30 tomorrow stories', /comes again and again/],
    ['every other tuesday 9 briefing', /the same in every week/],
    ['every 15 minutes briefing', /Hourly is as often as it goes/],
    ['tomorrow 8:30 briefing', /comes again and again/],
    ['at 25:00 briefing', /No clock shows that/],
    ['the last friday at 9 briefing', /by their number/],
    ['every full moon', /^That begins with no time that I know\./],
    ['every weekday briefing', /“every weekday” says which days, not at what time/],
    ['weekdays 8:30 Europe/Berln stories', /“Europe\/Berln”: perhaps Europe\/Berlin\./],
    ['8:30 stories zone:Nwe_York', /perhaps America\/New_York\./],
    [
      '8:30 stories quiet:0:00-24:00',
      /never post: whenever it is due \(8:30\) it is quiet \(0:00-24:00\)/
    ],
    ['mondays 8:30 stories quiet:mon', /never post/],
    ['8:30 stories quiet:never', /^quiet: “never” wants hours, days or both/]
  ])('refuses %j and says why', async (typed, why) => {
    const desk = await openDesk()
    const refused = await desk.ask(`/schedule add ${typed} save:yes`)
    expect(wordsOf(refused)).toMatch(why)
    expect(await say(desk, '/schedule list')).toContain('Nothing is posted here')
  })

  it('takes the zone by its name after the time, or by its city, and leaves out quiet times of the next', async () => {
    const desk = await openDesk()
    expect(await say(desk, '/schedule add weekdays at 8:30 and 17:00 Europe/Berlin')).toMatch(
      /, weekdays at 8:30 and 17:00 by the clock of Europe\/Berlin\./
    )
    expect(await say(desk, '/schedule add 8:30 in asia/tokyo stories')).toMatch(
      /^.*\n\/stories, 8:30 by the clock of Asia\/Tokyo\./
    )
    expect(
      await say(desk, '/schedule add 9:00 and 23:00 stories zone:"new york" quiet:22-7')
    ).toMatch(/the clock of America\/New_York\.\nNext: \S.* 09:00, .* 09:00 and .* 09:00\./)
    await desk.ask('/schedule add 9:00 stories save:yes')
    expect(await say(desk, '/schedule edit 1 when:"mondays 7 Europe/Oslo"')).toContain(
      '/stories, mondays 7 by the clock of Europe/Oslo'
    )
    expect(await say(desk, '/schedule edit 1 when:"mondays 7 stories"')).toContain(
      '“mondays 7” is a time, and “stories” is none'
    )
    await desk.ask('/settings zone to berlin')
    expect(await say(desk, '/settings')).toContain('Europe/Berlin')
  })

  it('is of its place alone, and for its administrators', async () => {
    const desk = await openDesk()
    await desk.ask('/schedule add 8:30 stories save:yes', { channel: 'slack:T1:C1' })
    expect(await say(desk, '/schedule list', { channel: 'slack:T1:C2' })).toContain('1 8:30')
    expect(await say(desk, '/schedule list', { channel: 'slack:T2:C1' })).toContain(
      'Nothing is posted'
    )
    expect(await say(desk, '/schedule remove 1', { channel: 'slack:T2:C1' })).toBe(
      'There is no schedule 1 here.'
    )
    expect(await say(desk, '/schedule list', { admin: false })).toContain('for administrators')
  })

  it('previews what it would post, and is edited, paused, resumed and removed', async () => {
    const desk = await openDesk()
    await desk.ask('/schedule add 8:30 stories quiet:"22-7, sun" mention:@news thread:yes save:yes')
    expect(await say(desk, '/schedule preview 1')).toContain(
      'Ferry Marlin runs aground off Skell Point'
    )
    expect(await say(desk, '/schedule edit 1 when:"weekdays 9" what:who vell')).toMatch(
      /\/who vell, weekdays 9[^]*keeps quiet 22-7, sun, posts the rest in a thread, mentions @news and posts whether or not anything is new/
    )
    expect(await say(desk, '/schedule edit 1 when:soonish')).toContain('no time that I know')
    expect(await say(desk, '/schedule pause 1')).toContain('Paused: schedule 1')
    expect(await say(desk, '/schedule show 1')).toContain('It is paused.')
    expect(await say(desk, '/schedule resume 1')).toMatch(/Resumed: schedule 1\nNext: /)
    expect(await say(desk, '/schedule now 1')).toContain('It is being posted')
    expect(await say(desk, '/schedule now 1')).toContain('once a minute is enough')
    expect(await say(desk, '/deliveries')).toMatch(/Deliveries\n.*: waits; schedule 1, \/who vell/)
    expect(await say(desk, '/schedule remove 1')).toContain('Removed: schedule 1')
    expect(await say(desk, '/schedule show 1')).toBe('There is no schedule 1 here.')
    expect(desk.faults).toEqual([])
  })
})

describe('how many stories a schedule asks for', () => {
  it('stays with another thing to ask, unless that says so itself or counts none', async () => {
    const desk = await openDesk()
    await desk.ask('/schedule add 8:30 briefing most:5 save:yes')
    const edited = (how: string) => say(desk, `/schedule edit 1 ${how}`)
    expect(await edited('what:"briefing about:ferries"')).toContain(
      '/briefing about:ferries since:last most:5,'
    )
    expect(await edited('most:7')).toContain('/briefing about:ferries since:last most:7,')
    expect(await edited('what:"briefing most:3 about:tides"')).toContain(
      '/briefing most:3 about:tides since:last,'
    )
    expect(await edited('most:4')).toContain('/briefing about:tides since:last most:4,')
    expect(await edited('what:stories')).toContain('/stories,')
    expect(desk.faults).toEqual([])
  })
})

describe('what is posted', () => {
  it('looks at nothing in anybody’s place: asked again it is the same, and so is the next look', async () => {
    const recall = openRecall()
    const desk = await openDesk(undefined, undefined, undefined, undefined, recall)
    const posted = { posted: true } as const
    expect(await say(desk, '/stories', posted)).toBe(await say(desk, '/stories', posted))
    expect(await say(desk, '/stories')).not.toContain('you last looked')
    await recall.tell('console:local', [], NOW - 1000)
    expect(await say(desk, '/stories', { ...posted, at: NOW + 60_000 })).toContain(
      'None of them is new since the last post here, 5 Mar 2026.'
    )
  })

  it('is refused to nobody while the database is away: whoever posts tries again', async () => {
    const recall: Recall = {
      ...openRecall(),
      mark: async () => {
        throw new StoreError('DATABASE_URL', 'the database does not answer')
      }
    }
    const desk = await openDesk(undefined, undefined, undefined, undefined, recall)
    await expect(desk.ask('/stories', { posted: true })).rejects.toThrow(/does not answer/)
    expect(await say(desk, '/stories')).toContain('Stories')
  })
})

describe('/settings', () => {
  it('say where each comes from, and are set and taken back', async () => {
    const desk = await openDesk()
    expect(await say(desk, '/settings', { zone: 'Asia/Tokyo' })).toMatch(
      /zone\nAsia\/Tokyo\nyour own\nlanguage\nen-GB\nthe default/
    )
    await desk.ask('/settings zone Europe/Berlin', { channel: 'slack:T1:C1' })
    await desk.ask('/settings zone to America/Lima for:channel', { channel: 'slack:T1:C1' })
    expect(await say(desk, '/settings', { channel: 'slack:T1:C1' })).toContain(
      'America/Lima\nthis channel'
    )
    expect(await say(desk, '/settings', { channel: 'slack:T1:C2' })).toContain(
      'Europe/Berlin\nthis place'
    )
    await desk.ask('/settings zone to unset for:channel', { channel: 'slack:T1:C1' })
    expect(await say(desk, '/settings', { channel: 'slack:T1:C1' })).toContain(
      'Europe/Berlin\nthis place'
    )
    expect(await say(desk, '/schedule add 8:30 stories', { channel: 'slack:T1:C1' })).toContain(
      'the clock of Europe/Berlin'
    )
  })

  it.each([
    ['zone to Mars', /zone: “Mars” is none: it wants the name of a time zone/],
    ['language to xx-nonsense-tag!', /language: .* wants the tag of a language/],
    ['retention to soon', /wants a number of days/],
    ['channel to slack:T2:C1', /wants a channel of this place/],
    ['retention to 30d for:channel', /set for the whole place/]
  ])('refuse %j', async (typed, why) => {
    const desk = await openDesk()
    expect(await say(desk, `/settings ${typed}`, { channel: 'slack:T1:C1' })).toMatch(why)
  })

  it('take a channel as the platform writes it', async () => {
    const desk = await openDesk()
    const at = { channel: 'slack:T1:C1' }
    expect(await say(desk, '/settings channel to <#C2|news>', at)).toContain('slack:T1:C2')
    const { blocks } = await desk.ask('/settings', at)
    expect(JSON.stringify(blocks)).toContain('"channel":"slack:T1:C2"')
  })

  it('let whoever has an admin role do what admins do', async () => {
    const desk = await openDesk()
    const somebody = { admin: false, roles: ['editors'] }
    expect(await say(desk, '/settings', somebody)).toContain('for administrators')
    await desk.ask('/settings admins to editors,desk')
    expect(await say(desk, '/settings', somebody)).toContain('editors,desk')
    expect(await say(desk, '/settings', { admin: false, roles: ['readers'] })).toContain(
      'for administrators'
    )
  })

  it('put dates into another language', async () => {
    const desk = await openDesk()
    expect(await say(desk, '/settings language to de')).toContain('all else is in English.')
    expect(await say(desk, '/schedule add daily 0:00 and 12:00 stories')).toMatch(
      /Next: (?:heute|morgen)/
    )
  })
})

describe('/follow', () => {
  it('is taken back by its own follow-up, and by whatever would follow the same', async () => {
    const desk = await openDesk()
    for (const typed of ['Ida Brandt', '"spring tide"', 'grain deal']) {
      const { followUps } = await desk.ask(`/follow ${typed}`)
      const removing = followUps.find(({ label }) => label === 'Remove it again')?.line ?? ''
      const removed = await desk.ask(removing)
      expect(wordsOf(removed)).toMatch(/^Followed no longer: /)
      const again = removed.followUps.find(({ label }) => label === 'Follow it again')?.line ?? ''
      expect(await say(desk, again)).toMatch(/^Followed: /)
      const listed = await desk.ask('/follow list')
      expect(wordsOf(await desk.ask(listed.followUps[0]!.line))).toMatch(/^Followed no longer: /)
    }
    await desk.ask('/follow brandt')
    expect(await say(desk, '/unfollow brandt')).toMatch(/^Followed no longer: Ida Brandt\n/)
    expect(await say(desk, '/unfollow brandt')).toContain('“brandt” is not followed here.')
  })

  it('counts what is there as known, and tells what comes later', async () => {
    const desk = await openDesk(paper.slice(0, 4))
    expect(await say(desk, '/follow Ida Brandt')).toMatch(
      /^Followed: Ida Brandt\nNews of it comes to this channel with the next briefing\./
    )
    expect(await say(desk, '/follow Ida Brandt')).toContain('Followed already: Ida Brandt')
    expect(await say(desk, '/follow news')).toContain('Nothing is new')
    expect((await desk.ask('/follow news', { posted: true })).blocks).toEqual([])
    expect(await say(desk, '/follow list')).toContain('Ida Brandt, with the next briefing')
    expect(await say(desk, '/follow list', { channel: 'slack:T1:C1' })).toContain(
      'Nothing and nobody yet'
    )
  })

  it('takes a phrase, a topic and somebody for what they are', async () => {
    const desk = await openDesk()
    for (const what of ['"spring tide"', 'harbour budget', 'Tomas Vell'])
      await desk.ask(`/follow ${what} at:once hourly:2`)
    const list = await say(desk, '/follow list')
    for (const what of ['“spring tide”', 'harbour budget', 'Tomas Vell'])
      expect(list).toContain(`${what}, at once, at most 2 times an hour`)
  })

  it('is taken off by whoever added it, and by administrators', async () => {
    const desk = await openDesk()
    const [ada, bo] = [
      { admin: false, asker: 'console:ada' },
      { admin: false, asker: 'console:bo' }
    ]
    await desk.ask('/follow "spring tide"', ada)
    expect(await say(desk, '/follow remove "spring tide"', bo)).toContain(
      'Somebody else follows that'
    )
    expect(await say(desk, '/follow remove spring tide', ada)).toContain(
      'Followed no longer: “spring tide”'
    )
    expect(await say(desk, '/follow "spring tide" at:once', bo)).toContain(
      'for administrators to ask for'
    )
  })
})
