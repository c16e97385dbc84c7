// The Slack platform: the bot talks in one workspace or in many, over Socket Mode or HTTP.
import type { FrontDesk } from '../../ask.ts'
import { ConfigError } from '../../errors.ts'
import type { Platform, PlatformKind, PlatformSettings } from '../../platform.ts'
import { openAdmins } from './admins.ts'
import { openAsking } from './asking.ts'
import { listenToButtons } from './buttons.ts'
import { listenToChecks } from './checking.ts'
import { openClients } from './clients.ts'
import { examine } from './doctor.ts'
import { listenToHome } from './home.ts'
import { openInstallations } from './installations.ts'
import { listenToLeaving } from './leaving.ts'
import { type Listening, openListening } from './listen.ts'
import { loggerInto } from './logging.ts'
import { manifestOf } from './manifest.ts'
import { listenToMentions } from './mentions.ts'
import { listenToForm } from './modal.ts'
import type { Parts } from './parts.ts'
import { openDebts } from './owed.ts'
import { openPosting } from './posting.ts'
import { openPromises } from './promises.ts'
import { openSeen } from './seen.ts'
import { readRegistration, readSlackSettings } from './settings.ts'
import { listenToSlash } from './slash.ts'

export { renderReply } from './render.ts'

export interface SlackPlatform extends Platform {
  /** Where HTTP is listened for; null in Socket Mode and before the start. */
  port(): number | null
}

export function openSlack(settings: PlatformSettings): SlackPlatform {
  const { log, kept } = settings
  const slack = readSlackSettings(settings.env)
  const { workspaces } = slack
  const joined = (team: string): void => settings.joined?.(`slack:${team}`)
  const installations =
    workspaces.kind === 'many' ? openInstallations(kept, workspaces.key, joined) : null
  const logger = loggerInto(log)
  const clients = openClients(workspaces, installations, slack.apiUrl, logger)
  const admins = openAdmins(
    clients,
    team => settings.adminRoles?.(`slack:${team}`) ?? Promise.resolve([]),
    (error, message) => log.warn({ err: error }, message)
  )
  // Of replicas behind an endpoint that share what is kept none may take another for dead.
  const isOneOfMany = slack.transport.kind === 'http' && kept.isShared === true
  const owed = openDebts(isOneOfMany ? undefined : kept)
  const promises = openPromises({ owed, clients, umbrella: slack.umbrella, log })
  const seen = openSeen({ kept, log })
  let listening: Listening | undefined
  return {
    ...openPosting(clients, admins, { explains: settings.why !== undefined, log }),
    async start(desk: FrontDesk) {
      listening = openListening(slack, installations, logger)
      const { app } = listening
      const why = settings.why?.bind(settings)
      const asking = openAsking(desk, admins)
      const { promised } = promises
      const parts: Parts = { app, asking, seen, promised, why, settings: slack, log }
      promises.watch(app)
      listenToSlash(parts)
      listenToMentions(parts)
      listenToButtons(parts)
      listenToChecks(parts)
      listenToForm(parts)
      listenToHome(parts)
      listenToLeaving(parts, installations, team => settings.left?.(`slack:${team}`))
      app.error(({ error, body }: { readonly error: Error; readonly body: object }) => {
        log.error({ err: error }, 'slack: something was not taken up')
        // Slack is told that it came only after this.
        void promises.excuse(body)
        return Promise.resolve()
      })
      await app.init().catch((cause: unknown) => {
        if (workspaces.kind !== 'one') throw cause
        throw new ConfigError(
          'SLACK_BOT_TOKEN',
          `Slack does not take it: ${cause instanceof Error ? cause.message : String(cause)}`,
          { cause }
        )
      })
      // Before new promises are made.
      const debts = await promises.takeOver()
      await listening.start()
      void promises.apologise(debts)
      // Of many each says so when it installs the bot.
      if (workspaces.kind === 'many') return
      const { team_id: team } = await (await clients.of('')).auth.test()
      if (team !== undefined) joined(team)
    },
    async stop() {
      await listening?.stop()
      await promises.settled()
      listening = undefined
    },
    port: () => listening?.port() ?? null
  }
}

const platform: PlatformKind = {
  summary: 'Slack, by Socket Mode or HTTP, in one workspace or in many',
  open: openSlack,
  doctor: examine,
  manifest: (env, menu) => manifestOf(menu, readRegistration(env))
}

export default platform
