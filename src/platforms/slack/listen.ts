// The two ways in which Slack reaches the bot, Socket Mode and signed HTTP, behind one Bolt app.
import {
  App,
  type AppOptions,
  HTTPReceiver,
  type InstallationStore,
  type Logger,
  type Receiver,
  SocketModeReceiver
} from '@slack/bolt'
import type { Endpoint } from '../../endpoint.ts'
import { ConfigError } from '../../errors.ts'
import { clientOptions } from './clients.ts'
import { openConnection, reasonOf } from './connection.ts'
import { hearGently } from './hearing.ts'
import { type Inbox, openInbox, openPages } from './http.ts'
import { SCOPES } from './manifest.ts'
import type { Promises } from './promises.ts'
import type { SlackSettings, Workspaces } from './settings.ts'

export interface Listening {
  readonly app: App
  /** Resolves when Slack can reach the bot; rejects with `ConfigError` where Slack refuses a token. */
  start(): Promise<void>
  /** Resolves when nothing is left open. */
  stop(): Promise<void>
  /** The port that is listened at; null before the start, and where none is. */
  port(): number | null
}

export interface ListenSettings extends Pick<Inbox, 'owed' | 'kept' | 'fail'> {
  readonly settings: SlackSettings
  readonly installations: InstallationStore | null
  /** Handed to the library. */
  readonly logger: Logger
  /** `promised` is awaited before Slack is told that an event has come: until then it delivers it again. */
  readonly promises: Pick<Promises, 'promised' | 'known'>
}

/**
 * Two connections in Socket Mode: Slack closes each every few hours, and what is asked in the seconds before it is open again would be
 * lost with one.
 */
export function openListening({
  settings,
  installations,
  logger,
  promises,
  ...rest
}: ListenSettings): Listening {
  const { transport, workspaces, apiUrl } = settings
  // What is installed is installed in a browser, whichever way Slack reaches the bot.
  const pages =
    workspaces.kind === 'one' ? null : pagesOf(workspaces, settings, installations, logger)
  const installer = pages?.installer
  const parts = {
    logger,
    promised: promises.promised,
    ...(installer && { authorize: asked => installer.authorize(asked) })
  } satisfies AppParts
  let open: Endpoint | null = null
  const closed = async (): Promise<void> => {
    await open?.close()
    open = null
  }
  const port = (): number | null => open?.port ?? null
  if (transport.kind === 'http') {
    const { app, hearing } = appOf(settings, [], parts)
    return {
      app,
      async start() {
        open = await openInbox(
          {
            ...rest,
            pages,
            promises,
            take: event => hearing.processEvent(event),
            umbrella: settings.umbrella,
            logger
          },
          transport
        )
      },
      stop: closed,
      port
    }
  }

  const receivers = [1, 2].map(
    () =>
      new SocketModeReceiver({
        appToken: transport.appToken,
        logger,
        autoReconnectEnabled: false,
        installerOptions: { clientOptions: clientOptions(apiUrl, logger) }
      })
  )
  const clients = receivers.map(({ client }) => client)
  const acknowledged = hearGently(clients, logger)
  const refused = (cause: unknown): void => rest.fail(notTaken(cause))
  const connections = clients.map(client => openConnection(client, logger, refused))
  return {
    app: appOf(settings, receivers, parts).app,
    async start() {
      for (const connection of connections)
        await connection.start().catch((cause: unknown) => {
          throw notTaken(cause)
        })
      if (pages !== null && workspaces.kind === 'many') open = await openPages(pages, workspaces)
    },
    async stop() {
      const stopped = connections.map(async (connection, at) => {
        await acknowledged[at]?.()
        await connection.stop()
      })
      await Promise.all([closed(), ...stopped])
    },
    port
  }
}

const notTaken = (cause: unknown): ConfigError =>
  new ConfigError(
    'SLACK_APP_TOKEN',
    `Slack does not open a connection with it: ${reasonOf(cause)}`,
    { cause }
  )

function pagesOf(
  { clientId, clientSecret, stateSecret, redirectUri }: Extract<Workspaces, { kind: 'many' }>,
  { apiUrl }: SlackSettings,
  installations: InstallationStore | null,
  logger: Logger
): HTTPReceiver {
  return new HTTPReceiver({
    clientId,
    clientSecret,
    stateSecret,
    scopes: Object.keys(SCOPES),
    ...(installations && { installationStore: installations }),
    ...(redirectUri !== null && { redirectUri }),
    installerOptions: {
      clientOptions: clientOptions(apiUrl, logger),
      directInstall: true,
      ...(redirectUri !== null && { redirectUriPath: new URL(redirectUri).pathname }),
      // Where Slack is somewhere else, so is the page on which an installation is agreed to.
      ...(!apiUrl.startsWith('https://slack.com/') && {
        authorizationUrl: new URL('/oauth/v2/authorize', apiUrl).href
      })
    },
    // Deliveries do not come this way.
    signatureVerification: false,
    signingSecret: '',
    endpoints: [],
    logger
  })
}

interface AppParts extends Pick<ListenSettings, 'logger'>, Pick<Promises, 'promised'> {
  /** Which token is whose, where there are many. */
  readonly authorize?: AppOptions['authorize']
}

function appOf(
  { workspaces, apiUrl }: SlackSettings,
  receivers: readonly Receiver[],
  { logger, promised, authorize }: AppParts
): { readonly app: App; /** Takes what comes in. */ readonly hearing: App } {
  const [receiver = NONE] = receivers
  const app = new App({
    receiver,
    logger,
    // The first call would be made here, before anybody could catch what it fails with.
    deferInitialization: true,
    // Nothing is said twice here that would have to be remembered between.
    convoStore: false,
    // An error comes with what it happened to, so that somebody can be told.
    extendedErrorHandler: true,
    clientOptions: clientOptions(apiUrl, logger),
    ...(workspaces.kind === 'one' && { token: workspaces.botToken }),
    ...(authorize && { authorize })
  })
  // Bolt acknowledges an event before any listener hears of it. What is owed for it is written down first.
  const hearing: App = Object.create(app)
  hearing.processEvent = event =>
    app.processEvent({
      ...event,
      ack: async (...said) => {
        if ('event' in event.body) await promised(event.body)
        return event.ack(...said)
      }
    })
  for (const each of receivers) each.init(hearing)
  return { app, hearing }
}

/** Without one Bolt would open its own. */
const NONE: Receiver = {
  init() {},
  start: () => Promise.resolve(),
  stop: () => Promise.resolve()
}
