// What every page has to be, in a real browser: nothing that axe complains of, small, and unharmed by whatever an article says.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { heading, list, paragraph, quote, reply, table } from '../../../src/reply.ts'
import { answered, ask, browsing, fits } from './browsing.ts'
import { browserPath } from './opened.ts'
import { answer, library, postings, reading, schedules, sources } from './shown.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const AXE =
  'axe.run(document).then(({ violations }) => violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`))'

async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe)
  return page.evaluate(AXE)
}

const PATHS = [
  '/',
  '/desk/sources',
  '/desk/stories',
  '/desk/schedules',
  '/desk/deliveries',
  '/desk/coverage',
  '/read',
  '/read?article=tide.txt',
  '/nowhere'
]

/** What runs, what turns the reading direction, what piles up, what goes on for ever. */
const NASTY = [
  `<script>document.title='hit'</script>`,
  `<img src=x onerror="document.title='hit'">`,
  `</p></main><style>*{display:none}</style>`,
  `"><svg onload="document.title='hit'">`,
  `[x](javascript:document.title='hit')`,
  '\u202egnp.exe\u202c \u2067overridden',
  'عنوان طويل من اليمين إلى اليسار',
  `Z${'\u0300\u0301\u0302\u0323\u0330'.repeat(60)}algo`,
  'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz'.repeat(6)
].join(' ')

const weigh = (all: readonly string[]): Promise<readonly Buffer[]> =>
  Promise.all(all.map(async each => Buffer.from(await (await fetch(each)).arrayBuffer())))

const sum = (all: readonly Buffer[]): number => all.reduce((bytes, each) => bytes + each.length, 0)

describe.skipIf(browserPath === null)('every page', () => {
  const { open, said } = browsing()

  it.each(
    PATHS.flatMap((path, at) => [
      [path, at % 2 === 0 ? 'light' : 'dark', 1280] as const,
      [path, at % 2 === 0 ? 'dark' : 'light', 360] as const
    ])
  )('has nothing that axe complains of: %s, %s, %i wide', async (path, theme, width) => {
    const { page } = await open({ path, width, theme })
    if (path === '/') {
      await ask(page, '/wave Ada')
      await answered(page, 1)
      await ask(page, '/wave secret')
      await answered(page, 2)
      await page.locator('.payload summary').first().click()
      await page.locator('#line').pressSequentially('/wave a')
      await page.waitForSelector('#suggestions li')
      await page.keyboard.press('ArrowDown')
    }
    if (path === '/desk/schedules') {
      await page.getByRole('button', { name: /^Preview of schedule 3/ }).click()
      await page.waitForSelector('#done .message')
    }
    expect(await violations(page)).toEqual([])
    expect(await fits(page)).toBe(true)
    // A page that is not there is said to be so by the browser too.
    expect(said.filter(line => !line.includes('404'))).toEqual([])
  })

  it('weighs less than 150 kB with all that it loads, from nowhere else', async () => {
    const { page, url } = await open({
      shown: { deliveries: async () => postings(200), schedules: async () => schedules }
    })
    for (const path of PATHS) {
      await page.goto(url + path, { waitUntil: 'networkidle' })
      const loaded: string[] = await page.evaluate(
        `performance.getEntriesByType('resource').map(({ name }) => name)`
      )
      expect(loaded.filter(each => !each.startsWith(`${url}/static/`))).toEqual([])
      expect(loaded.length).toBeGreaterThan(5)
      const bodies = await weigh([url + path, `${url}/static/icon.svg`, ...loaded])
      expect([path, sum(bodies) < 150_000]).toEqual([path, true])
      expect([path, sum(bodies.map(each => gzipSync(each))) < 30_000]).toEqual([path, true])
    }
  }, 60_000)

  it('runs nothing that an answer says, and keeps its shape', async () => {
    const { page } = await open({
      width: 360,
      answering: () =>
        reply(
          [
            heading(NASTY),
            paragraph([{ text: NASTY, href: `javascript:document.title='hit'` }]),
            quote(NASTY, NASTY),
            list([NASTY]),
            table([NASTY, 'b'], [[NASTY, NASTY]]),
            paragraph('x'.repeat(1_000_000))
          ],
          [{ label: NASTY, line: `/wave ${NASTY.slice(0, 200)}` }]
        )
    })
    await ask(page, '/wave Ada')
    await answered(page, 1)
    expect(await page.title()).not.toBe('hit')
    expect(await page.locator('#talk script, #talk img, #talk style').count()).toBe(0)
    expect(await fits(page)).toBe(true)
    expect(said).toEqual([])
  }, 60_000)

  it('runs nothing that an article or a source says, and keeps its shape', async () => {
    const hostile = reading(`“${NASTY},” said Mara Vero.\n\n${'y'.repeat(1_000_000)}`, NASTY)
    const { article } = hostile
    const named = { ...article, headline: NASTY, outlet: NASTY }
    const { page, url } = await open({
      width: 360,
      shown: {
        library: () => ({
          ...library,
          reading: () => ({ ...hostile, article: { ...named, byline: NASTY } }),
          latest: () => [named],
          stories: () => [{ headline: NASTY, line: `/story ${NASTY}`, articles: [NASTY] }],
          quoted: () => [{ name: NASTY, quotes: 3 }],
          sources: sources(50).map(each => ({
            ...each,
            name: NASTY,
            address: NASTY,
            fares: NASTY,
            problems: [NASTY]
          }))
        }),
        schedules: async () =>
          schedules.map(each => ({ ...each, line: NASTY, reason: NASTY, when: NASTY })),
        deliveries: async () => postings(60).map(each => ({ ...each, line: NASTY, reason: NASTY }))
      },
      answering: asked => ({ ...answer(asked), blocks: [paragraph(NASTY), paragraph(NASTY)] })
    })
    for (const path of PATHS) {
      await page.goto(url + path)
      expect([path, await page.title()]).not.toEqual([path, 'hit'])
      expect([path, await fits(page)]).toEqual([path, true])
      const html = await page.content()
      expect([path, /[\u202a-\u202e\u2066-\u2069]/.test(html)]).toEqual([path, false])
      expect([path, await page.locator('main script, main img, main style').count()]).toEqual([
        path,
        0
      ])
    }
    expect(said.filter(line => !line.includes('404'))).toEqual([])
  }, 60_000)
})
