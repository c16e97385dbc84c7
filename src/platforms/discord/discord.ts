// The Discord platform: the bot talks in servers and direct messages, over the gateway or an HTTP endpoint.
import { setTimeout as sleep } from 'node:timers/promises'
import type { FrontDesk } from '../../ask.ts'
import { BEAT } from '../../owed.ts'
import type { Platform, PlatformKind, PlatformSettings } from '../../platform.ts'
import { apologise, takenOver } from './apologies.ts'
import { openApi } from './api.ts'
import { applicationOf } from './application.ts'
import { registrationOf } from './commands.ts'
import { examine } from './doctor.ts'
import { find } from './finding.ts'
import { type Connection, openGateway } from './gateway.ts'
import { type Guilds, openGuilds } from './guilds.ts'
import { openInbox } from './http.ts'
import { openInteractions } from './interactions.ts'
import { invitation } from './invitation.ts'
import { times } from './limits.ts'
import { openMentions } from './mentions.ts'
import { openDebts } from './owed.ts'
import type { Parts } from './parts.ts'
import { post } from './posting.ts'
import { openShelf } from './question.ts'
import { register } from './register.ts'
import { readSettings, type Settings } from './settings.ts'

export { registrationOf } from './commands.ts'
export { bodyOf } from './message.ts'
export { openShelf } from './question.ts'
export { renderParts } from './render.ts'

/** With what a test wants to know or to hasten. */
export interface DiscordPlatform extends Platform {
  /** Where the endpoint listens; null with the gateway and before the start. */
  port(): number | null
}

/** `patience`: milliseconds until an answer counts as slow. */
export function openDiscord(
  settings: PlatformSettings,
  patience: number = times.defer
): DiscordPlatform {
  const chosen = readSettings(settings.env)
  const owed = openDebts(settings.kept)
  const shelf = openShelf()
  const underWay = new Set<Promise<void>>()
  let open: Open | null = null
  let beating: NodeJS.Timeout | undefined
  let looking: NodeJS.Timeout | undefined
  const { promise: failed, reject: fail } = Promise.withResolvers<never>()
  // Whoever runs it waits for it; a start that fails says so itself.
  failed.catch(() => {})
  const started = (): Open => {
    if (open === null) throw new Error('discord: not started')
    return open
  }
  return {
    failed,
    port: () => open?.port ?? null,
    async start(desk) {
      const api = openApi(chosen.api, chosen.token)
      const parts = await beginning(desk, chosen, { api, owed, shelf, settings, patience })
      const guilds = await openGuilds(parts)
      const take = followed(openInteractions(parts), underWay)
      const hear = followed(openMentions(parts), underWay)
      // Before new promises are made.
      const taken = await takenOver(parts)
      const { endpoint, token } = chosen
      const connection =
        endpoint === null
          ? await openGateway({ take, hear, guilds, fail }, parts, token)
          : await openInbox({ take, guilds, fail }, parts, endpoint)
      // Not where this one cannot start: another may be there, and about to answer.
      void apologise(taken, parts)
      // Where there are copies of the bot, for those that are no more.
      if (settings.kept.isShared === true)
        beating = setInterval(() => {
          void takenOver(parts).then(more => apologise(more, parts))
        }, BEAT).unref()
      if (endpoint !== null) {
        // Nobody tells there that a server has sent the bot away.
        const look = followed(guilds.look, underWay)
        void look()
        looking = setInterval(() => void look(), A_DAY).unref()
      }
      open = {
        parts,
        guilds,
        connection,
        port: 'port' in connection ? Number(connection.port) : null
      }
    },
    async post(asked) {
      return post(asked, started().parts)
    },
    async find(channel, key, since) {
      return find(channel, key, since, started().parts)
    },
    async tell(place, words) {
      return started().guilds.tell(place, words)
    },
    async stop() {
      const closing = open
      open = null
      clearInterval(beating)
      clearInterval(looking)
      await closing?.connection.close()
      // Whoever has asked shall have an answer; what takes longer than that finds an apology at the next start.
      if (underWay.size > 0) await Promise.race([Promise.all(underWay), sleep(times.acknowledge)])
      closing?.parts.api.close()
    }
  }
}

const A_DAY = 24 * 60 * 60_000

/** The same, kept in the set for as long as it takes. */
const followed =
  <Given extends unknown[]>(
    work: (...given: Given) => Promise<void>,
    underWay: Set<Promise<void>>
  ) =>
  async (...given: Given): Promise<void> => {
    const done = work(...given)
    underWay.add(done)
    await done.finally(() => underWay.delete(done))
  }

interface Open {
  readonly parts: Parts
  readonly guilds: Guilds
  readonly connection: Connection
  readonly port: number | null
}

/** Asks who the bot is, and tells Discord its commands where they have changed. */
async function beginning(
  desk: FrontDesk,
  { guild }: Settings,
  shared: Pick<Parts, 'api' | 'owed' | 'shelf' | 'settings' | 'patience'>
): Promise<Parts> {
  const { asking } = shared.api
  const { id: application, bot } = await applicationOf(asking)
  const { ids, written } = await register(asking, { application, guild }, registrationOf(desk.menu))
  shared.settings.log.info({ commands: ids.size, written }, 'discord: commands')
  return { ...shared, desk, application, me: bot?.id ?? application, ids }
}

const platform: PlatformKind = {
  summary: 'servers and direct messages on Discord',
  open: settings => openDiscord(settings),
  doctor: examine,
  invite: invitation
}

export default platform
