// A bot on Discord for one test: the platform as it is, the real discord.js, and the stand-in, which must have nothing to complain of.
import { expect, onTestFinished } from 'vitest'
import type { Ask, FrontDesk, MenuItem } from '../../../src/ask.ts'
import type { PlatformSettings } from '../../../src/platform.ts'
import { itemFor } from '../../../src/platforms/discord/question.ts'
import { openDiscord } from '../../../src/platforms/discord/discord.ts'
import { note, paragraph, reply } from '../../../src/reply.ts'
import type { Reply } from '../../../src/reply.ts'
import {
  type FakeDiscord,
  type FakeSettings,
  openFakeDiscord
} from '../../fakes/discord/discord.ts'
import { judge } from '../../fakes/discord/judge.ts'
import { openKept } from '../../fakes/kept.ts'
import { menu } from './menu.ts'

export type Transport = 'gateway' | 'http'

export interface TalkSettings extends Partial<Omit<PlatformSettings, 'env'>> {
  readonly transport?: Transport
  /** A whole front desk; else one that says what it was asked. */
  readonly desk?: FrontDesk
  readonly answer?: (ask: Ask) => Reply | Promise<Reply>
  readonly menu?: readonly MenuItem[]
  /** Milliseconds until an answer counts as slow. */
  readonly patience?: number
  readonly fake?: Partial<FakeSettings>
  readonly env?: Readonly<Record<string, string>>
  /** An other bot of the same application is there already. */
  readonly discord?: FakeDiscord
  /** Bodies that this test sends wrong on purpose. */
  readonly problems?: number
}

export interface Logged {
  readonly level: string
  readonly text: string
}

/** Started, and stopped with the test, which then asserts that the stand-in saw no problem. */
export async function openTalk(settings: TalkSettings = {}) {
  const { transport = 'gateway', patience = 200, problems = 0, env = {}, fake = {} } = settings
  const discord = settings.discord ?? (await openFakeDiscord({ judge, ...fake }))
  const asks: Ask[] = []
  const logged: Logged[] = []
  const desk = settings.desk ?? deskOf(settings.menu ?? menu, asks, settings.answer ?? echo)
  const platform = openDiscord(
    {
      welcome: () => reply([paragraph('Fifteen articles read.'), note('type a number')]),
      kept: openKept(),
      ...settings,
      env: {
        DISCORD_TOKEN: discord.token,
        DISCORD_API_URL: discord.api,
        ...(transport === 'http' && {
          DISCORD_TRANSPORT: 'http',
          DISCORD_PUBLIC_KEY: discord.publicKey,
          DISCORD_LISTEN: '127.0.0.1:0'
        }),
        ...env
      },
      log: logInto(logged)
    },
    patience
  )
  onTestFinished(async () => {
    await platform.stop()
    if (settings.discord === undefined) await discord.close()
    expect(discord.problems.slice(problems)).toEqual([])
  })
  await platform.start(desk)
  if (transport === 'http') discord.endpoint(`http://127.0.0.1:${platform.port()}/`)
  return { ...discord, discord, platform, desk, asks, logged }
}

function logInto(logged: Logged[]): PlatformSettings['log'] {
  const say =
    (level: string) =>
    (...told: unknown[]): void => {
      if (level !== 'debug')
        logged.push({
          level,
          text: told.map(each => (typeof each === 'string' ? each : JSON.stringify(each))).join(' ')
        })
    }
  return { debug: say('debug'), info: say('info'), warn: say('warn'), error: say('error') }
}

const echo = ({ command, input }: Ask): Reply =>
  reply([
    paragraph(`/${command} was asked ${typeof input === 'string' ? input : JSON.stringify(input)}`)
  ])

function deskOf(
  items: readonly MenuItem[],
  asks: Ask[],
  answer: (ask: Ask) => Reply | Promise<Reply>
): FrontDesk {
  return {
    menu: items,
    async answer(ask) {
      asks.push(ask)
      const answered = await answer(ask)
      const known = itemFor(ask, items)
      if (known?.admin === true && !ask.admin)
        return reply([paragraph('for administrators')], [], { private: true })
      return known?.private === true ? { ...answered, private: true } : answered
    },
    suggest: (_, name, typed) =>
      name === 'about'
        ? ['harbour dues']
        : ['Ada Quill', 'Adam Reed', 'Ada Quill', ' ', 'x'.repeat(101)].filter(each =>
            each.toLowerCase().includes(typed.toLowerCase())
          )
  }
}
