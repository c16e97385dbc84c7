// The preview page on a free port, and a real browser to look at it with, where there is one.
import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'
import type { FrontDesk } from '../../../src/ask.ts'
import { openLog } from '../../../src/log.ts'
import type { PlatformSettings } from '../../../src/platform.ts'
import { openPreview, type PreviewPlatform } from '../../../src/platforms/preview/preview.ts'
import { paragraph, reply } from '../../../src/reply.ts'
import { openKept } from '../../fakes/kept.ts'

export interface Opened {
  readonly platform: PreviewPlatform
  readonly url: string
}

export async function openedPreview(
  desk: FrontDesk,
  env: Readonly<Record<string, string>> = {},
  more: Partial<PlatformSettings> = {}
): Promise<Opened> {
  const platform = openPreview({
    env: { PREVIEW_PORT: '0', ...env },
    welcome: () => reply([paragraph('Good morning.')]),
    log: openLog('silent'),
    kept: openKept(),
    ...more
  })
  await platform.start(desk)
  return { platform, url: platform.page() ?? '' }
}

/** Where Debian, Ubuntu and others put it; BROWSER_PATH for anywhere else. */
const PLACES = [
  process.env['BROWSER_PATH'] ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome'
]

/** Null where there is no browser: said in one line, for nobody shall think that these tests ran. */
export const browserPath: string | null =
  PLACES.find(path => path !== '' && existsSync(path)) ?? null
if (browserPath === null)
  process.stderr.write(
    'preview: no Chromium here (apt-get install chromium, or BROWSER_PATH): the tests of the page are skipped\n'
  )

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: browserPath ?? '',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync'
    ]
  })
