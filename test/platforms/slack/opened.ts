// The Slack platform, opened against the stand-in over either transport, with a front desk of the test's own.
import { openLog } from '../../../src/log.ts'
import type { FrontDesk } from '../../../src/ask.ts'
import type { PlatformSettings } from '../../../src/platform.ts'
import { openSlack, type SlackPlatform } from '../../../src/platforms/slack/slack.ts'
import { reply } from '../../../src/reply.ts'
import { openKept } from '../../fakes/kept.ts'
import { type Place, somebody } from '../../fakes/slack/people.ts'
import { openSlackStandIn, type SlackStandIn } from '../../fakes/slack/slack.ts'

export type Transport = 'socket' | 'http'
export const transports: readonly Transport[] = ['socket', 'http']

export interface Opened {
  readonly slack: SlackStandIn
  readonly platform: SlackPlatform
  /** Lines of the bot's log. */
  readonly log: readonly string[]
  /** Somebody in Slack, heard over the transport that was opened. */
  readonly as: (place?: Place) => ReturnType<typeof somebody>
  readonly start: (desk: FrontDesk) => Promise<void>
  readonly close: () => Promise<void>
}

/** `env` over what the transport needs; `there`: a Slack that was there before. To be started, and closed. */
export async function openedSlack(
  transport: Transport,
  env: Readonly<Record<string, string | undefined>> = {},
  more: Partial<PlatformSettings> = {},
  there?: SlackStandIn
): Promise<Opened> {
  const slack = there ?? (await openSlackStandIn())
  const log: string[] = []
  const platform = openSlack({
    env: {
      SLACK_TRANSPORT: transport,
      SLACK_API_URL: slack.apiUrl,
      SLACK_BOT_TOKEN: slack.workspaces.get('T1')!.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_SIGNING_SECRET: slack.signingSecret,
      SLACK_HOST: '127.0.0.1',
      SLACK_PORT: '0',
      ...env
    },
    welcome: () => reply([]),
    log: openLog('info', { write: line => log.push(line) }),
    kept: openKept(),
    ...more
  })
  return {
    slack,
    platform,
    log,
    as: place =>
      somebody(
        slack,
        place,
        transport === 'http' ? () => `http://127.0.0.1:${platform.port()}/slack/events` : undefined
      ),
    start: desk => platform.start(desk),
    async close() {
      await platform.stop()
      await slack.close()
    }
  }
}

/** Closes both; throws what Slack would not have taken, or what came too late. */
export async function closedClean(opened: Opened | undefined): Promise<void> {
  await opened?.close()
  const problems = opened?.slack.problems ?? []
  if (problems.length > 0) throw new Error(`the stand-in saw: ${problems.join('; ')}`)
}

/** Resolves when it is so; looks every few milliseconds, and gives up after so many. */
export async function until(holds: () => boolean, within = 5000): Promise<void> {
  for (const end = Date.now() + within; !holds();) {
    if (Date.now() > end) throw new Error('it never came about')
    await new Promise(resolve => setTimeout(resolve, 5))
  }
}
