import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Ask } from '../../../src/ask.ts'
import type { Library } from '../../../src/library.ts'
import { read } from '../../../src/analysis/analysis.ts'
import { heading, list, paragraph, quote, type Reply, reply, table } from '../../../src/reply.ts'
import { deskThatEchoes } from '../../contracts/platform.ts'
import { openBrowser, browserPath, openedPreview, type Opened } from './opened.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Nothing stands out to the side. */
const FITS = 'document.documentElement.scrollWidth <= document.documentElement.clientWidth'

const AXE =
  'axe.run(document).then(({ violations }) => violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`))'

const words = ({ input }: Ask): string => (typeof input === 'string' ? input : '')

const answer = (ask: Ask): Reply =>
  reply(
    [
      heading(`About ${words(ask)}`),
      quote('The tide was out, and nobody saw it.', [
        { text: 'Mara Vero', href: 'https://gazette.example/tide' }
      ]),
      list(['The ferry is afloat.', 'The pier is not.']),
      table(['outlet', 'said'], [['Gazette', 'aground']])
    ],
    [
      { label: 'More (4–6 of 9)', line: `/wave ${words(ask).replace(/ page:\d+$/, '')} page:2` },
      { label: 'Who is Vero', line: '/wave Vero' }
    ],
    { private: words(ask).startsWith('secret') }
  )

const reading = read({
  id: 'tide.txt',
  source: 'folder:.',
  url: null,
  outlet: 'The Gazette',
  headline: 'The tide was out',
  byline: null,
  publishedAt: '2026-11-12',
  lang: null,
  text: '“The tide was out,” said Mara Vero, the harbour master. She walked home.\n\nNobody else came. <b>Not bold</b>.'
})

const library: Library = {
  reading: id => (id === 'tide.txt' ? reading : undefined),
  personOf: () => undefined,
  latest: () => [reading.article],
  stories: () => [{ headline: 'A tide', line: '/story "A tide"', articles: ['tide.txt'] }],
  quoted: () => [{ name: 'Mara Vero', quotes: 1 }]
}

describe.skipIf(browserPath === null)('the page in a browser', () => {
  let browser: Browser
  let opened: Opened | undefined
  let page: Page
  const said: string[] = []

  beforeAll(async () => {
    browser = await openBrowser()
  }, 60_000)
  afterAll(() => browser.close())
  afterEach(async () => {
    await page.close()
    await opened?.platform.stop()
    opened = undefined
  })

  const open = async (path = '/', width = 1280, answering = answer) => {
    const { desk, asks } = deskThatEchoes(answering)
    const [item] = desk.menu
    const menu = [
      ...desk.menu,
      ...['sources', 'stories', 'schedule list'].map(name => ({ ...item!, name, options: [] }))
    ]
    opened = await openedPreview({ ...desk, menu }, {}, { library: () => library })
    page = await browser.newPage({ viewport: { width, height: 900 } })
    said.length = 0
    page.on('console', message => said.push(message.text()))
    page.on('pageerror', error => said.push(error.message))
    await page.goto(opened.url + path)
    return { asks }
  }

  const ask = async (line: string) => {
    await page.fill('#line', line)
    await page.keyboard.press('Enter')
  }

  const violations = async (): Promise<readonly string[]> => {
    await page.evaluate(axe)
    return page.evaluate(AXE)
  }

  it('asks, and shows the answer as Slack and as Discord show it', async () => {
    const { asks } = await open()
    await ask('/wave Ada')
    await page.waitForSelector('.answer:nth-of-type(2)')
    expect(await page.locator('.slack.message').last().innerText()).toContain('About Ada')
    expect(await page.locator('.discord.message').last().innerText()).toContain('About Ada')
    expect(asks.map(words)).toEqual(['Ada'])
    expect(said).toEqual([])
  })

  it('suggests while one types, and takes what the keyboard chooses', async () => {
    await open()
    await page.locator('#line').pressSequentially('/wave ad')
    await page.waitForSelector('#suggestions li')
    expect(await page.locator('#suggestions li').allInnerTexts()).toEqual([
      '/wave Ada Quill',
      '/wave Adam Reed'
    ])
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    expect(await page.getAttribute('#line', 'aria-activedescendant')).toBe('suggestion-1')
    await page.keyboard.press('Enter')
    expect(await page.inputValue('#line')).toBe('/wave Adam Reed')
  })

  it('is used by the keyboard alone, with the focus kept', async () => {
    const { asks } = await open()
    await page.keyboard.type('/wave Ada')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.answer:nth-of-type(2)')
    expect(await page.evaluate('document.activeElement?.id')).toBe('line')
    await page.locator('.slack .press', { hasText: 'Who is Vero' }).last().focus()
    await page.keyboard.press('Enter')
    await page.waitForSelector('.answer:nth-of-type(3)')
    expect(asks.map(words)).toEqual(['Ada', 'Vero'])
  })

  it('turns a page in its place', async () => {
    await open()
    await ask('/wave Ada')
    await page.waitForSelector('.answer:nth-of-type(2)')
    await page.locator('.slack .press', { hasText: 'More' }).last().click()
    await page.waitForSelector('.talk:has-text("page:2")')
    expect(await page.locator('.answer').count()).toBe(2)
  })

  it('marks what is private, and shares it', async () => {
    const { asks } = await open()
    await ask('/wave secret')
    await page.waitForSelector('.slack .private')
    expect(await page.locator('.discord .private').innerText()).toContain('Only you')
    await page.locator('.slack .press', { hasText: 'Share' }).click()
    await page.waitForSelector('.answer:nth-of-type(3)')
    expect(asks).toHaveLength(2)
  })

  it('switches how it draws, and its colours, and remembers both', async () => {
    await open()
    await page.getByLabel('Slack', { exact: true }).check()
    expect(await page.locator('[data-side="discord"]').first().isVisible()).toBe(false)
    await page.locator('#theme').click()
    await page.reload()
    expect(await page.getAttribute('html', 'data-theme')).toBe('dark')
    expect(await page.locator('[data-side="discord"]').first().isVisible()).toBe(false)
  })

  it('shows what is sent, and that it is within the limits', async () => {
    await open()
    await page.locator('.payload summary').first().click()
    expect(await page.locator('.payload pre').first().innerText()).toContain('"rich_text"')
  })

  it('shows an article with who said what', async () => {
    await open('/read')
    await page.getByRole('link', { name: 'The tide was out' }).click()
    expect(await page.locator('.read mark.said').first().innerText()).toContain('The tide was out')
    expect(await page.locator('.quotes li').first().innerText()).toContain('Mara Vero')
    expect(await page.locator('.read').innerText()).toContain('<b>Not bold</b>')
  })

  it('reads the sources again from its own page', async () => {
    const { asks } = await open('/desk/sources')
    await page.getByRole('button', { name: 'Read all again' }).click()
    await page.waitForSelector('#done .reply h2')
    expect(asks.map(({ command }) => command)).toEqual(['sources', 'reload'])
  })

  it('adds a source from its own page, by the keyboard', async () => {
    const { asks } = await open('/desk/sources')
    await page.getByLabel('Address').focus()
    await page.keyboard.type('https://gazette.example/rss')
    await page.keyboard.press('Tab')
    await page.keyboard.type('Gazette "of" record')
    await page.keyboard.press('Enter')
    await page.waitForSelector('#done .reply h2')
    expect(asks.at(-1)).toMatchObject({
      command: 'source add',
      input: { address: 'https://gazette.example/rss', name: 'Gazette "of" record' }
    })
  })

  it('draws what each source brought, with the numbers beside', async () => {
    await open('/desk/sources')
    expect(await page.getByRole('img', { name: /^The Gazette: (?:0, ){13}1$/ }).count()).toBe(1)
    expect(await page.locator('table').last().innerText()).toMatch(/The Gazette\s+1\s+1/)
  })

  it('leads from a story to its articles', async () => {
    await open('/desk/stories')
    expect(await page.getByRole('link', { name: 'A tide' }).getAttribute('href')).toBe(
      '/?ask=%2Fstory%20%22A%20tide%22'
    )
    await page.getByRole('link', { name: 'The tide was out' }).click()
    expect(await page.locator('h1').innerText()).toBe('The tide was out')
  })

  it('previews the next briefing of a schedule', async () => {
    const { asks } = await open('/desk/schedules')
    await page.getByLabel('The next briefing').fill('3')
    await page.getByRole('button', { name: 'Preview it' }).click()
    await page.waitForSelector('#done .reply h2')
    expect(asks.at(-1)).toMatchObject({ command: 'schedule preview', input: { schedule: '3' } })
  })

  it('runs nothing that an article says, and keeps its shape', async () => {
    const nasty = `<script>document.title='hit'</script><img src=x onerror="document.title='hit'">\u202e`
    await open('/', 1280, () =>
      reply([
        heading(nasty),
        paragraph([{ text: nasty, href: `javascript:document.title='hit'` }]),
        paragraph('x'.repeat(1_000_000))
      ])
    )
    await ask('/wave Ada')
    await page.waitForSelector('.answer:nth-of-type(2)', { timeout: 20_000 })
    expect(await page.title()).not.toBe('hit')
    expect(await page.evaluate(FITS)).toBe(true)
  }, 30_000)

  it.each([
    ['/', 'light', 1280],
    ['/', 'dark', 360],
    ['/desk/sources', 'dark', 1280],
    ['/desk/sources', 'light', 360],
    ['/desk/schedules', 'dark', 360],
    ['/desk/stories', 'light', 1280],
    ['/desk/coverage', 'light', 360],
    ['/read', 'light', 360],
    ['/read?article=tide.txt', 'dark', 1280]
  ] as const)(
    'has nothing that axe complains of at %s, %s, %i wide',
    async (path, theme, width) => {
      await open(path, width)
      await page.evaluate(`localStorage.setItem('theme', '${theme}')`)
      await page.reload()
      if (path === '/') {
        await ask('/wave Ada')
        await page.waitForSelector('.answer:nth-of-type(2)')
      }
      expect(await violations()).toEqual([])
      expect(await page.evaluate(FITS)).toBe(true)
      expect(said).toEqual([])
    }
  )
})
