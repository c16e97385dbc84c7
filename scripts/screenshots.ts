// Makes the pictures in docs/preview/ from the seeds: `node scripts/screenshots.ts http://127.0.0.1:4680`, of a preview that runs.
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { chromium } from 'playwright-core'

const [, , base = 'http://127.0.0.1:4680', browserPath = '/usr/bin/chromium'] = process.argv
const folder = path.join(import.meta.dirname, '..', 'docs', 'preview')
mkdirSync(folder, { recursive: true })

const PAGES: readonly (readonly [string, string])[] = [
  ['chat', '/'],
  ['sources', '/desk/sources'],
  ['schedules', '/desk/schedules'],
  ['reader', '/read?article=karrow-dam%2Fupland-record.md'],
  ['coverage', '/desk/coverage']
]

const browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox'] })
for (const [width, height] of [
  [360, 720],
  [1280, 560]
] as const) {
  for (const theme of ['light', 'dark'] as const) {
    const page = await browser.newPage({ viewport: { width, height }, colorScheme: theme })
    for (const [name, where] of PAGES) {
      await page.goto(base + where)
      if (name === 'chat') {
        await page.fill('#line', '/quote al-hadrawi about gauge')
        await page.keyboard.press('Enter')
        await page.waitForSelector('.answer:nth-of-type(2)')
        await page.waitForTimeout(600)
      }
      await page.screenshot({ path: path.join(folder, `${name}-${width}-${theme}.png`) })
    }
    await page.close()
  }
}
await browser.close()
