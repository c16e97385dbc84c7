// A page of the preview in a real browser, one for each test.
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll } from 'vitest'
import type { FrontDesk } from '../../../src/ask.ts'
import type { PlatformSettings } from '../../../src/platform.ts'
import { deskThatEchoes } from '../../contracts/platform.ts'
import { openBrowser, openedPreview, type Opened } from './opened.ts'
import { answer, library, postings, schedules } from './shown.ts'

export interface Opening {
  readonly path?: string
  readonly width?: number
  readonly theme?: 'light' | 'dark'
  readonly answering?: typeof answer
  readonly shown?: Partial<PlatformSettings>
  /** Puts something in front of the desk. */
  readonly desk?: (desk: FrontDesk) => FrontDesk
}

/** Registers what opens and closes the browser with the tests around it. */
export function browsing() {
  let browser: Browser
  let opened: Opened | undefined
  let page: Page | undefined
  const said: string[] = []

  beforeAll(async () => {
    browser = await openBrowser()
  }, 60_000)
  afterAll(() => browser.close())
  afterEach(async () => {
    await page?.close()
    await opened?.platform.stop()
    opened = undefined
  })

  return {
    /** What the browser complained of since it was opened. */
    said,
    open: async ({
      path = '/',
      width = 1280,
      theme,
      answering = answer,
      shown,
      desk = same
    }: Opening = {}) => {
      const echoing = deskThatEchoes(answering)
      const [item] = echoing.desk.menu
      const names = ['sources', 'stories', 'schedule list', 'reload']
      const menu = [...echoing.desk.menu, ...names.map(name => ({ ...item!, name, options: [] }))]
      opened = await openedPreview(
        desk({ ...echoing.desk, menu }),
        {},
        {
          library: () => library,
          schedules: async () => schedules,
          deliveries: async () => postings(2),
          ...shown
        }
      )
      page = await browser.newPage({
        viewport: { width, height: 900 },
        reducedMotion: 'reduce',
        ...(theme && { colorScheme: theme })
      })
      said.length = 0
      page.on('console', message => said.push(message.text()))
      page.on('pageerror', error => said.push(error.message))
      await page.goto(opened.url + path)
      return { page, asks: echoing.asks, url: opened.url }
    }
  }
}

const same = (desk: FrontDesk): FrontDesk => desk

/** The answers below the greeting. */
export const answered = (page: Page, count: number) =>
  page.waitForSelector(`#talk > .answer:nth-child(${count + 1}):not(.waiting)`, { timeout: 15_000 })

export async function ask(page: Page, line: string): Promise<void> {
  await page.fill('#line', line)
  await page.keyboard.press('Enter')
}

/** Nothing stands out to the side. */
export const fits = (page: Page): Promise<boolean> =>
  page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth')
