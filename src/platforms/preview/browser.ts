// Opening the page in the browser of whoever sits at this machine. Knows desktops by what they set.
import { spawn } from 'node:child_process'
import type { PlatformSettings } from '../../platform.ts'

/** What opens an address where there is a desktop before the person; null over ssh, in CI, and where no screen is known. */
export function openingOf(
  url: string,
  env: PlatformSettings['env'],
  system: NodeJS.Platform = process.platform
): readonly [string, ...string[]] | null {
  if (env['CI'] || env['SSH_CONNECTION'] || env['SSH_TTY']) return null
  if (system === 'darwin') return ['open', url]
  // Unlike `start` of the shell it takes an address as it is.
  if (system === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler', url]
  return env['DISPLAY'] || env['WAYLAND_DISPLAY'] ? ['xdg-open', url] : null
}

/** Where it cannot be opened, the address still stands in the greeting. */
export function openInBrowser(
  url: string,
  env: PlatformSettings['env'],
  log: Pick<PlatformSettings['log'], 'debug'>
): void {
  const opening = openingOf(url, env)
  if (opening === null) return
  const [name, ...args] = opening
  const opener = spawn(name, args, { stdio: 'ignore', detached: true })
  opener.on('error', error => log.debug({ err: error }, `preview: ${name} could not open ${url}`))
  opener.unref()
}
