// Makes the pictures in docs/preview/: `node scripts/screenshots.ts` starts the bot over the seeds and looks at every page of it.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { openBrowser } from '../test/platforms/preview/opened.ts'
import { startPreview } from '../test/platforms/preview/running.ts'

const folder = path.join(import.meta.dirname, '..', 'docs', 'preview')
const data = mkdtempSync(path.join(tmpdir(), 'copydesk-pictures-'))

interface Picture {
  readonly name: string
  readonly path: string
  /** What is done before it is taken. */
  readonly before?: (page: Page) => Promise<void>
}

const ask =
  (...lines: readonly string[]) =>
  async (page: Page) => {
    for (const line of lines) {
      await page.fill('#line', line)
      await page.keyboard.press('Enter')
      await page.locator('#talk > .answer').last().locator('.buttons').first().waitFor()
      await page.locator('#talk:not([aria-busy])').waitFor()
    }
  }

/** Taken at every width in every colour. */
const PAGES: readonly Picture[] = [
  { name: 'chat', path: '/', before: ask('/quote al-hadrawi about gauge') },
  { name: 'sources', path: '/desk/sources', before: press('Read all again') },
  { name: 'stories', path: '/desk/stories' },
  { name: 'schedules', path: '/desk/schedules' },
  { name: 'reader', path: '/read?article=karrow-dam%2Fupland-record.md' },
  { name: 'coverage', path: '/desk/coverage' }
]

/** Taken once wide and light, and once narrow and dark. */
const DETAILS: readonly Picture[] = [
  {
    name: 'suggestions',
    path: '/',
    async before(page) {
      await page.locator('#line').pressSequentially('/s')
      await page.locator('#suggestions li').first().waitFor()
      await page.keyboard.press('ArrowDown')
    }
  },
  {
    name: 'paged',
    path: '/',
    async before(page) {
      await ask('/search the')(page)
      await page.locator('.press:visible', { hasText: 'More' }).first().click()
      await page.locator('#talk:not([aria-busy])').waitFor()
      await page.waitForTimeout(300)
    }
  },
  { name: 'briefing', path: '/desk/schedules', before: press(/^Preview of schedule/) },
  { name: 'private', path: '/', before: ask('/quote nobody-at-all') },
  {
    name: 'payload',
    path: '/',
    async before(page) {
      await ask('/compare karrow dam')(page)
      const summary = page.locator('.answer').last().locator('.payload summary').first()
      await summary.click()
      await summary.scrollIntoViewIfNeeded()
    }
  }
]

mkdirSync(folder, { recursive: true })
const running = await startPreview({ DATA: data })
const browser = await openBrowser()
try {
  await takeAll(running.url)
} finally {
  await browser.close()
  await running.end()
  rmSync(data, { recursive: true })
}

async function takeAll(url: string): Promise<void> {
  await fetch(`${url}/ask`, {
    method: 'POST',
    body: JSON.stringify({
      command: 'schedule add',
      fields: { when: 'weekdays 8:30 briefing', save: 'yes' }
    })
  })
  for (const width of [360, 1280]) {
    for (const theme of ['light', 'dark'] as const) {
      const isDetailed = width > 1000 === (theme === 'light')
      for (const picture of isDetailed ? [...PAGES, ...DETAILS] : PAGES) {
        const page = await browser.newPage({
          viewport: { width, height: 720 },
          colorScheme: theme,
          reducedMotion: 'reduce'
        })
        await page.goto(url + picture.path)
        await picture.before?.(page)
        await page.screenshot({ path: path.join(folder, `${picture.name}-${width}-${theme}.png`) })
        await page.close()
      }
    }
  }
}

function press(name: string | RegExp): (page: Page) => Promise<void> {
  return async page => {
    await page.getByRole('button', { name }).first().click()
    await page.locator('#done h2, #done .message').first().waitFor()
    await page.waitForTimeout(300)
  }
}
