// The Slack platform: the bot talks in one workspace or in many, over Socket Mode or HTTP.
import type { FrontDesk } from '../../ask.ts'
import { ConfigError } from '../../errors.ts'
import type { Platform, PlatformKind, PlatformSettings } from '../../platform.ts'
import type { App } from '@slack/bolt'
import { BEAT } from '../../owed.ts'
import { openAdmins } from './admins.ts'
import { openAsking } from './asking.ts'
import { listenToButtons } from './buttons.ts'
import { listenToChecks } from './checking.ts'
import { type Called, openCalled } from './called.ts'
import { openClients } from './clients.ts'
import { isRefusal } from './connection.ts'
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
  const owed = openDebts(kept)
  const promises = openPromises({ owed, clients, umbrella: slack.umbrella, log })
  const seen = openSeen({ kept, log })
  const { promise: failed, reject: fail } = Promise.withResolvers<never>()
  // Whoever runs it waits for it; a start that fails says so itself.
  failed.catch(() => {})
  let called: Called = asItIs
  let listening: Listening | undefined
  let beating: NodeJS.Timeout | undefined

  /** Asks Slack whether it takes the token, and joins the workspace that it is of. */
  const signIn = async (app: App): Promise<void> => {
    try {
      // Of many workspaces each joins when it installs the bot.
      const { team_id: team } =
        workspaces.kind === 'one' ? await (await clients.of('')).auth.test() : {}
      if (team !== undefined) joined(team)
      await app.init()
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause)
      throw isRefusal(cause)
        ? new ConfigError('SLACK_BOT_TOKEN', `Slack does not take it: ${why}`, { cause })
        : new ConfigError('SLACK_API_URL', `${slack.apiUrl} does not answer: ${why}`, { cause })
    }
  }

  return {
    ...openPosting(clients, admins, {
      explains: settings.why !== undefined,
      called: reply => called(reply),
      log
    }),
    failed,
    async start(desk: FrontDesk) {
      const { promised } = promises
      listening = openListening({
        settings: slack,
        installations,
        logger,
        promises,
        owed,
        kept,
        fail
      })
      const { app } = listening
      called = openCalled(desk.menu, slack)
      const why = settings.why?.bind(settings)
      const asking = openAsking(desk, admins, called)
      const parts: Parts = { app, asking, seen, promised, called, why, settings: slack, log }
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
      await signIn(app)
      // Before new promises are made.
      const taken = await promises.takeOver()
      await listening.start()
      void promises.apologise(taken)
      if (kept.isShared === true)
        beating = setInterval(() => {
          void promises.takeOver().then(promises.apologise)
        }, BEAT).unref()
    },
    async stop() {
      clearInterval(beating)
      await listening?.stop()
      await promises.settled()
      listening = undefined
    },
    port: () => listening?.port() ?? null
  }
}

/** Nothing is said before the start, when it is known what can be asked. */
const asItIs: Called = reply => reply

const platform: PlatformKind = {
  summary: 'Slack, by Socket Mode or HTTP, in one workspace or in many',
  open: openSlack,
  doctor: examine,
  manifest: (env, menu) => manifestOf(menu, readRegistration(env))
}

export default platform
