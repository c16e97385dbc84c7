// The preview platform: the bot in a browser page on this machine, as it will look in Slack and in Discord.
import { serve, type ServerType } from '@hono/node-server'
import type { FrontDesk } from '../../ask.ts'
import { cannotListen } from '../../endpoint.ts'
import type { Platform, PlatformKind, PlatformSettings } from '../../platform.ts'
import { openApp } from './app.ts'
import { openInBrowser } from './browser.ts'
import { readPreviewSettings } from './settings.ts'

export interface PreviewPlatform extends Platform {
  page(): string | null
}

/** `isDesktop`: somebody sits there, for whom the page may be opened. */
export function openPreview(given: PlatformSettings, { isDesktop = false } = {}): PreviewPlatform {
  const settings = readPreviewSettings(given.env)
  let server: ServerType | undefined
  let url: string | null = null
  return {
    async start(desk: FrontDesk) {
      const app = openApp(desk, given, settings)
      for (let port = settings.port; server === undefined; port += 1) {
        server = await listen(app.fetch, settings.host, port).catch((error: unknown) => {
          // Somebody else is there: the next one will do, a few times.
          if (isTaken(error) && port < settings.port + MOST_TRIED) return undefined
          throw cannotListen(settings.host, port, error)
        })
      }
      const address = server.address()
      const port = typeof address === 'object' ? address?.port : undefined
      url = `http://${settings.host.includes(':') ? `[${settings.host}]` : settings.host}:${port}`
      given.log.info({ url }, `preview: open ${url}`)
      // A token in a command line could be read by everybody on the machine.
      if (isDesktop && settings.opens && settings.token === null)
        openInBrowser(url, given.env, given.log)
    },
    // The page has no channel that briefings are posted to; the desk pages show them.
    post: ({ key }) => Promise.resolve(key),
    find: () => Promise.resolve(null),
    tell: () => Promise.resolve(false),
    async stop() {
      const closing = server
      server = undefined
      url = null
      if (closing === undefined) return
      if ('closeAllConnections' in closing) closing.closeAllConnections()
      await new Promise(resolve => closing.close(resolve))
    },
    page: () => url,
    isBeside: true
  }
}

const MOST_TRIED = 20

const isTaken = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  (error.code === 'EADDRINUSE' || error.code === 'EACCES')

const listen = (
  fetch: Parameters<typeof serve>[0]['fetch'],
  hostname: string,
  port: number
): Promise<ServerType> =>
  new Promise((resolve, reject) => {
    const server = serve({ fetch, hostname, port }, () => resolve(server))
    server.once('error', reject)
  })

const platform: PlatformKind = {
  summary: 'a page in the browser of this machine, drawn as Slack and Discord draw it',
  open: given => openPreview(given, { isDesktop: process.stdin.isTTY && process.stdout.isTTY })
}

export default platform
