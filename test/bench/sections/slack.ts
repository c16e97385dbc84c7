// Slack over HTTP: slash commands.
import { openSlack } from '../../../src/platforms/slack/slack.ts'
import type { Section } from '../measure.ts'
import { ASKED, rush } from '../rush.ts'

const slack: Section = (plan, report) =>
  rush<string>(
    {
      crowd: 'slackcrowd.ts',
      path: '/slack/events',
      open: ({ apiUrl, token, signingSecret }, settings) =>
        openSlack({
          ...settings,
          env: {
            SLACK_TRANSPORT: 'http',
            SLACK_API_URL: apiUrl,
            SLACK_BOT_TOKEN: token,
            SLACK_SIGNING_SECRET: signingSecret,
            SLACK_PORT: '0'
          }
        }),
      *draw(_, lineFor, by) {
        for (;;) {
          const name = by.one(ASKED)
          yield `${name} ${lineFor(name)}`
        }
      }
    },
    plan,
    report
  )

export default slack
