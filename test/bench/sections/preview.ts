// The preview as a newcomer meets it: from `npm start` to the first answer on the screen, as a real process and in a real browser.
import { availableParallelism, loadavg } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { browserPath, openBrowser } from '../../platforms/preview/opened.ts'
import { startPreview } from '../../platforms/preview/running.ts'
import { atMost, figure, median, type Plan, type Report } from '../measure.ts'

/** Seconds. */
const MOST = 3

const TIMES = 5

export default async function preview({ folder }: Plan, { row }: Report): Promise<void> {
  const browser = browserPath === null ? null : await openBrowser()
  const where = browser === null ? 'over HTTP, for there is no browser' : 'on the screen'
  const say = (what: string, times: readonly Started[]) => {
    const seconds = median(times.map(({ answered }) => answered))
    const listening = median(times.map(each => each.listening))
    row({
      what: `${what}, ${where}`,
      ours: `${figure(seconds)} s, longest ${figure(Math.max(...times.map(each => each.answered)))} s`,
      peer: `page after ${figure(listening)} s; ${workedIn(times)}load ${figure(loadavg()[0] ?? 0)} on ${availableParallelism()} cores`,
      mark: atMost(seconds, MOST, 's')
    })
  }
  const first: Started[] = []
  const next: Started[] = []
  for (let at = 0; at < TIMES; at++) {
    const data = join(folder, `data-${at}`)
    first.push(await start(data, browser))
    next.push(await start(data, browser))
  }
  say('the first start of all: `npm start` to the first answer', first)
  say('every start after that', next)
  await browser?.close()
}

interface Started {
  /** Seconds from `npm start` on. */
  readonly listening: number
  readonly answered: number
  /** What processors worked for it; null where the system does not tell. */
  readonly worked: number | null
}

/** With nothing compiled before and nothing kept but what is in `data`. */
async function start(data: string, browser: Browser | null): Promise<Started> {
  const from = performance.now()
  const running = await startPreview({
    DATA: data,
    NODE_COMPILE_CACHE: join(data, 'compiled')
  })
  try {
    const { url } = running
    const listening = (performance.now() - from) / 1000
    await (browser === null ? overHttp(url) : onScreen(browser, url))
    return { listening, answered: (performance.now() - from) / 1000, worked: running.worked() }
  } finally {
    await running.end()
  }
}

const workedIn = (times: readonly Started[]): string => {
  const worked = times.flatMap(each => each.worked ?? [])
  return worked.length === 0 ? '' : `${figure(median(worked))} s of processors; `
}

const LINE = '/who ketteridge'
const ANSWERED = 'Rosalind Ketteridge'

async function onScreen(browser: Browser, url: string): Promise<void> {
  const page = await browser.newPage()
  await page.goto(url)
  await page.fill('#line', LINE)
  await page.keyboard.press('Enter')
  await page.locator('.slack', { hasText: ANSWERED }).waitFor()
  await page.close()
}

async function overHttp(url: string): Promise<void> {
  await fetch(url)
  const response = await fetch(`${url}/ask`, {
    method: 'POST',
    body: JSON.stringify({ line: LINE, look: 'chat' })
  })
  const shown = await response.text()
  if (!shown.includes(ANSWERED)) throw new Error(`preview: no answer: ${shown.slice(0, 200)}`)
}
