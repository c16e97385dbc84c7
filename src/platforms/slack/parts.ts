// What every listener of Slack is given.
import type { App } from '@slack/bolt'
import type { Log } from '../../log.ts'
import type { PlatformSettings } from '../../platform.ts'
import type { Asking } from './asking.ts'
import type { SlackSettings } from './settings.ts'

export interface Parts {
  readonly app: App
  readonly asking: Asking
  /** Whether this id comes for the first time: Slack delivers some things twice. True where that cannot be told. Never rejects. */
  isNew(this: void, id: string): Promise<boolean>
  readonly why: PlatformSettings['why']
  readonly settings: SlackSettings
  readonly log: Pick<Log, 'error' | 'warn'>
}
