// What every listener of Slack is given.
import type { App } from '@slack/bolt'
import type { Log } from '../../log.ts'
import type { PlatformSettings } from '../../platform.ts'
import type { Asking } from './asking.ts'
import type { Called } from './called.ts'
import type { Promises } from './promises.ts'
import type { Seen } from './seen.ts'
import type { SlackSettings } from './settings.ts'

export interface Parts {
  readonly app: App
  readonly asking: Asking
  readonly seen: Seen
  readonly promised: Promises['promised']
  readonly called: Called
  readonly why: PlatformSettings['why']
  readonly settings: SlackSettings
  readonly log: Pick<Log, 'error' | 'warn'>
}
