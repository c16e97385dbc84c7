// The two ways in which Slack reaches the bot, Socket Mode and signed HTTP, behind one Bolt app.
import {
  App,
  HTTPReceiver,
  type InstallationStore,
  type Logger,
  type Receiver,
  SocketModeReceiver,
  type SocketModeReceiverOptions
} from '@slack/bolt'
import type { Endpoint } from '../../endpoint.ts'
import { ConfigError } from '../../errors.ts'
import { clientOptions } from './clients.ts'
import { openConnection, reasonOf } from './connection.ts'
import { ENDPOINT, openInbox } from './http.ts'
import { SCOPES } from './manifest.ts'
import type { SlackSettings } from './settings.ts'

export interface Listening {
  readonly app: App
  /** Resolves when Slack can reach the bot; rejects with `ConfigError` where Slack refuses a token. */
  start(): Promise<void>
  /** Resolves when nothing is left open. */
  stop(): Promise<void>
  /** The port that is listened at; null before the start, and where none is. */
  port(): number | null
}

/**
 * Two connections in Socket Mode: Slack closes each every few hours, and what is asked in the seconds before it is open again would be
 * lost with one. `logger` is handed to the library.
 */
export function openListening(
  settings: SlackSettings,
  installations: InstallationStore | null,
  logger: Logger
): Listening {
  const { transport, apiUrl } = settings
  const install = installerOf(settings, installations, logger)
  if (transport.kind === 'http') {
    const receiver = new HTTPReceiver({
      signingSecret: transport.signingSecret,
      endpoints: ENDPOINT,
      logger,
      customRoutes: [health],
      ...install
    })
    let open: Endpoint | null = null
    return {
      app: appOf(settings, receiver, logger),
      async start() {
        open = await openInbox(receiver, transport)
      },
      async stop() {
        await open?.close()
        open = null
      },
      port: () => open?.port ?? null
    }
  }

  const socket = ({ installerOptions, ...installer }: Installer) =>
    new SocketModeReceiver({
      appToken: transport.appToken,
      logger,
      ...installer,
      autoReconnectEnabled: false,
      installerOptions: { ...installerOptions, clientOptions: clientOptions(apiUrl, logger) }
    })
  // Only one of them serves the pages of an installation.
  const first = socket(install)
  const second = socket({})
  const app = appOf(settings, first, logger)
  second.init(app)
  const connections = [first, second].map(receiver => openConnection(receiver, logger))
  return {
    app,
    async start() {
      for (const connection of connections)
        await connection.start().catch((cause: unknown) => {
          throw new ConfigError(
            'SLACK_APP_TOKEN',
            `Slack does not open a connection with it: ${reasonOf(cause)}`,
            { cause }
          )
        })
    },
    async stop() {
      await Promise.all(connections.map(connection => connection.stop()))
    },
    port: () => null
  }
}

/** For balancers and `copydesk doctor`. */
const health = {
  path: '/health',
  method: 'GET',
  handler: (
    _: unknown,
    response: { writeHead(status: number): unknown; end(text: string): unknown }
  ) => {
    response.writeHead(200)
    response.end('ok')
  }
}

type Installer = Pick<
  SocketModeReceiverOptions,
  | 'clientId'
  | 'clientSecret'
  | 'stateSecret'
  | 'scopes'
  | 'installationStore'
  | 'redirectUri'
  | 'installerOptions'
>

function installerOf(
  { workspaces, apiUrl }: SlackSettings,
  installations: InstallationStore | null,
  logger: Logger
): Installer {
  if (workspaces.kind === 'one' || installations === null) return {}
  const { clientId, clientSecret, stateSecret, redirectUri, port } = workspaces
  return {
    clientId,
    clientSecret,
    stateSecret,
    scopes: Object.keys(SCOPES),
    installationStore: installations,
    ...(redirectUri !== null && { redirectUri }),
    installerOptions: {
      clientOptions: clientOptions(apiUrl, logger),
      directInstall: true,
      port,
      ...(redirectUri !== null && { redirectUriPath: new URL(redirectUri).pathname }),
      // Where Slack is somewhere else, so is the page on which an installation is agreed to.
      ...(!apiUrl.startsWith('https://slack.com/') && {
        authorizationUrl: new URL('/oauth/v2/authorize', apiUrl).href
      })
    }
  }
}

/** A receiver that installs says by itself which token is whose. */
function appOf({ workspaces, apiUrl }: SlackSettings, receiver: Receiver, logger: Logger): App {
  return new App({
    receiver,
    logger,
    // The first call would be made here, before anybody could catch what it fails with.
    deferInitialization: true,
    // Nothing is said twice here that would have to be remembered between.
    convoStore: false,
    // An error comes with what it happened to, so that somebody can be told.
    extendedErrorHandler: true,
    clientOptions: clientOptions(apiUrl, logger),
    ...(workspaces.kind === 'one' && { token: workspaces.botToken })
  })
}
