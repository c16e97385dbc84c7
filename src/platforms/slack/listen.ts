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
import { ConfigError } from '../../errors.ts'
import { clientOptions } from './clients.ts'
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
  const { transport, workspaces, apiUrl } = settings
  const install = installerOf(settings, installations, logger)
  if (transport.kind === 'http') {
    const receiver = new HTTPReceiver({
      signingSecret: transport.signingSecret,
      endpoints: [...ENDPOINTS],
      bodyLimit: MOST_BYTES,
      logger,
      customRoutes: [health],
      ...install
    })
    let port: number | null = null
    return {
      app: appOf(settings, receiver, logger),
      async start() {
        const server = await receiver.start({ port: transport.port, host: transport.host })
        const address = server.address()
        port = typeof address === 'object' ? (address?.port ?? null) : null
      },
      async stop() {
        if (port !== null) await receiver.stop()
        port = null
      },
      port: () => port
    }
  }

  const socket = ({ installerOptions, ...installer }: Installer) =>
    new SocketModeReceiver({
      appToken: transport.appToken,
      logger,
      ...installer,
      // An object of its own for each: the library writes how often to try again into it.
      installerOptions: { ...installerOptions, clientOptions: { slackApiUrl: apiUrl } }
    })
  // Only one of them serves the pages of an installation.
  const first = socket(install)
  const second = socket({})
  const app = appOf(settings, first, logger)
  second.init(app)
  let started: SocketModeReceiver[] = []
  return {
    app,
    async start() {
      for (const receiver of [first, second]) {
        await receiver.start().catch((cause: unknown) => {
          throw workspaces.kind === 'one' || isRefused(cause)
            ? new ConfigError(
                'SLACK_APP_TOKEN',
                `Slack does not open a connection with it: ${reasonOf(cause)}`,
                { cause }
              )
            : cause
        })
        started.push(receiver)
      }
    },
    async stop() {
      const closing = started.map(receiver => closed(receiver))
      started = []
      await Promise.all(closing)
    },
    port: () => null
  }
}

const ENDPOINTS = ['/slack/events'] as const

/** Slack sends no more; a larger body is refused before it is read. */
const MOST_BYTES = 1_000_000

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
    clientOptions: clientOptions(apiUrl, logger),
    ...(workspaces.kind === 'one' && { token: workspaces.botToken })
  })
}

const reasonOf = (cause: unknown): string =>
  cause instanceof Error ? cause.message : String(cause)

const isRefused = (cause: unknown): boolean =>
  /invalid_auth|not_allowed_token_type|account_inactive/.test(reasonOf(cause))

/** The library's own `stop` resolves before the connection has closed. */
async function closed(receiver: SocketModeReceiver): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  receiver.client.once('disconnected', () => resolve())
  await receiver.stop()
  const timer = setTimeout(resolve, CLOSES_WITHIN)
  await promise
  clearTimeout(timer)
}

const CLOSES_WITHIN = 3000
