// The desk pages in a real browser: sources, stories, schedules, deliveries, the reader, coverage.
import { describe, expect, it } from 'vitest'
import { paragraph, reply } from '../../../src/reply.ts'
import { browsing } from './browsing.ts'
import { browserPath } from './opened.ts'
import { library, postings, sources } from './shown.ts'

describe.skipIf(browserPath === null)('the desk pages in a browser', () => {
  const { open, said } = browsing()

  it('read the sources again, and say how far that is', async () => {
    const steps = Promise.withResolvers<void>()
    let count = 2
    const { page, asks } = await open({
      path: '/desk/sources',
      shown: { library: () => ({ ...library, sources: sources(count) }) },
      desk: desk => ({
        ...desk,
        async answer(asked, meanwhile) {
          if (asked.command === 'reload') {
            meanwhile?.(reply([paragraph('1 of 3 sources read.')]))
            await steps.promise
          }
          return desk.answer(asked)
        }
      })
    })
    await page.getByRole('button', { name: 'Read all again' }).click()
    await page.waitForSelector('#done:has-text("1 of 3 sources read.")')
    expect(await page.locator('#listed tbody tr').count()).toBe(2)
    count = 5
    steps.resolve()
    await page.waitForSelector('#done h2')
    // What it lists is different now.
    await expect.poll(() => page.locator('#listed tbody tr').count()).toBe(5)
    await page.getByRole('button', { name: 'Read The Gazette again' }).click()
    await expect
      .poll(() => asks.map(({ command, input }) => [command, input]))
      .toEqual([
        ['reload', ''],
        ['reload', { source: 'feed:https://gazette.example/rss' }]
      ])
    expect(said).toEqual([])
  })

  it('add a source, by the keyboard', async () => {
    const { page, asks } = await open({ path: '/desk/sources' })
    await page.getByLabel('Address').focus()
    await page.keyboard.type('https://gazette.example/rss')
    await page.keyboard.press('Tab')
    await page.keyboard.type('Gazette "of" record')
    await page.keyboard.press('Enter')
    await page.waitForSelector('#done .reply h2')
    expect(asks).toContainEqual(
      expect.objectContaining({
        command: 'source add',
        input: { address: 'https://gazette.example/rss', name: 'Gazette "of" record' }
      })
    )
  })

  it('show the sources of every place, those that fail first, and draw what each brought', async () => {
    const { page } = await open({ path: '/desk/sources' })
    expect(await page.locator('tbody th').allInnerTexts()).toEqual([
      expect.stringMatching(/^The Herald\s+only for Slack, T1$/),
      'The Gazette'
    ])
    expect(await page.locator('tbody tr').first().innerText()).toMatch(
      /look at it[^]*HTTP 500[^]*1 problem/
    )
    expect(await page.getByRole('img', { name: /^The Gazette: (?:0, ){13}2$/ }).count()).toBe(1)
    expect(await page.locator('table').last().innerText()).toMatch(
      /The Gazette\s+3 articles, read just now\s+2\s+3/
    )
  })

  it('turn the pages of a long list in their place', async () => {
    const { page, asks } = await open({
      path: '/desk/stories',
      answering: ({ input }) =>
        reply(
          [paragraph(`stories ${typeof input === 'string' ? input : ''}`)],
          [{ label: 'More (13–24 of 50)', line: '/stories page:2' }]
        )
    })
    await page.getByRole('link', { name: 'More (13–24 of 50)' }).click()
    await page.waitForURL('**/desk/stories?page=2')
    expect(asks.at(-1)).toMatchObject({ command: 'stories', input: 'page:2' })
    expect(await page.getByRole('link', { name: 'Back' }).count()).toBe(1)
  })

  it('lead from a story to its articles', async () => {
    const { page } = await open({ path: '/desk/stories' })
    expect(await page.getByRole('link', { name: 'A tide' }).getAttribute('href')).toBe(
      '/?ask=%2Fstory%20%22A%20tide%22'
    )
    await page.getByRole('link', { name: 'The tide was out' }).click()
    expect(await page.locator('h1').innerText()).toBe('The tide was out')
  })

  it('show the schedules of every place with their next five times', async () => {
    const { page } = await open({ path: '/desk/schedules' })
    expect(await page.locator('h2').allInnerTexts()).toEqual([
      'Slack, T1',
      'Discord, G1',
      'Try one'
    ])
    const [first, second] = await page.locator('.card').all()
    expect(await first?.locator('.times li').allInnerTexts()).toHaveLength(5)
    expect(await first?.innerText()).toMatch(/Europe\/Berlin[^]*left out \(nothing was new\)/)
    expect(await second?.innerText()).toMatch(/paused\s+the bot is not in that channel/)
  })

  it('preview the next post of a schedule, asked and drawn as at its place', async () => {
    const { page, asks } = await open({ path: '/desk/schedules' })
    await page.getByRole('button', { name: /^Preview of schedule 3/ }).click()
    await page.waitForSelector('#done .discord .message')
    expect(await page.locator('#done .slack').count()).toBe(0)
    expect(asks).toEqual([
      expect.objectContaining({
        command: 'schedule preview',
        channel: 'discord:G1:C9',
        input: { schedule: '3' }
      })
    ])
  })

  it('ask nothing else at another place', async () => {
    const { url, asks } = await open({ path: '/desk/schedules' })
    const asked = [
      { command: 'schedule remove', fields: { schedule: '3' }, place: 'discord:G1:C9' },
      { command: 'schedule preview', fields: { schedule: '4' }, place: 'discord:G1:C9' },
      { command: 'schedule preview', fields: { schedule: '3' }, place: 'slack:T9:C9' }
    ]
    for (const body of asked) {
      const response = await fetch(`${url}/ask`, { method: 'POST', body: JSON.stringify(body) })
      expect(response.status).toBe(400)
    }
    expect(asks).toEqual([])
  })

  it('tell of each delivery what became of it and what it told', async () => {
    const { page } = await open({
      path: '/desk/deliveries',
      shown: { deliveries: async () => postings(200) }
    })
    expect(await page.locator('tbody tr').count()).toBe(50)
    await page.getByText('1 article', { exact: true }).click()
    expect(await page.getByRole('link', { name: 'The tide was out' }).isVisible()).toBe(true)
    await page.getByRole('link', { name: 'More' }).click()
    expect(await page.locator('.turning').innerText()).toContain('Page 2 of 4')
    expect(await page.locator('tbody tr').first().innerText()).toMatch(
      /left out\s+nothing was new[^]*schedule 1[^]*C1\s+Slack, T1/
    )
  })

  it('show an article with who said what, there and back', async () => {
    const { page } = await open({ path: '/read' })
    expect(await page.locator('.articles .note').innerText()).toBe('The Gazette, 12 Nov 2026')
    await page.getByRole('link', { name: 'The tide was out' }).click()
    expect(await page.locator('.read mark.said').first().innerText()).toContain('The tide was out')
    expect(await page.locator('.read .by').innerText()).toBe('1 Mara Vero')
    await page.locator('.read .by').click()
    expect(await page.locator('.quotes li:target').innerText()).toMatch(/Mara Vero, “said” direct/)
    await page.getByRole('link', { name: 'in the text' }).click()
    expect(await page.locator('.by:target').innerText()).toBe('1 Mara Vero')
    expect(await page.locator('.read').innerText()).toContain('<b>Not bold</b>')
  })

  it('say what to do where there is nothing', async () => {
    const { page, url } = await open({
      path: '/desk/schedules',
      shown: {
        schedules: async () => [],
        deliveries: async () => [],
        library: () => ({
          ...library,
          latest: () => [],
          stories: () => [],
          quoted: () => [],
          sources: []
        })
      }
    })
    expect(await page.locator('.empty').innerText()).toMatch(/^Nothing is posted/)
    for (const [path, count] of [
      ['/desk/deliveries', 1],
      ['/desk/sources', 1],
      ['/read', 1],
      ['/desk/coverage', 2]
    ] as const) {
      await page.goto(url + path)
      expect(await page.locator('.empty').count()).toBe(count)
    }
  })
})
