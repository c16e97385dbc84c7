// Discord over HTTP: half of it is typing, a third commands, the rest follow-ups.
import { openDiscord } from '../../../src/platforms/discord/discord.ts'
import type { Act } from '../discordcrowd.ts'
import type { Section } from '../measure.ts'
import { ASKED, rush } from '../rush.ts'

const discord: Section = (plan, report) =>
  rush<Act>(
    {
      crowd: 'discordcrowd.ts',
      path: '/',
      open: ({ api, token, publicKey }, settings) =>
        openDiscord({
          ...settings,
          env: {
            DISCORD_API_URL: api,
            DISCORD_TOKEN: token,
            DISCORD_TRANSPORT: 'http',
            DISCORD_PUBLIC_KEY: publicKey,
            DISCORD_LISTEN: '127.0.0.1:0'
          }
        }),
      *draw(menu, lineFor, by) {
        for (;;) {
          const slash = by.one(ASKED)
          const [first] = menu.find(({ name }) => name === slash)?.options ?? []
          const words = lineFor(slash)
          const fate = by.next()
          if (fate < 0.5 && first?.required === true)
            yield { complete: slash, option: first.name, typed: words.slice(0, 2 + by.below(4)) }
          else if (
            fate < 0.85 &&
            first !== undefined &&
            words !== '' &&
            !/[:"]| about /.test(words)
          )
            yield { slash, values: { [first.name]: words } }
          else if (words.length < 80) yield { press: `a=/${slash} ${words}` }
        }
      }
    },
    plan,
    report
  )

export default discord
