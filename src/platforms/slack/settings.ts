// What the environment says of Slack, read once and checked. Names no value in what it complains of: most of them are secrets.
import { z } from 'zod'
import { ConfigError } from '../../errors.ts'

export interface SlackSettings {
  readonly transport: Transport
  readonly workspaces: Workspaces
  /** Of the Web API, Socket Mode and OAuth; ends in a slash. */
  readonly apiUrl: string
  /** The command that takes all others, `copydesk`, without slash. */
  readonly umbrella: string
  /** Commands that are registered by their own names besides. */
  readonly short: readonly string[]
}

export type Transport =
  | { readonly kind: 'socket'; readonly appToken: string }
  | {
      readonly kind: 'http'
      readonly signingSecret: string
      readonly port: number
      readonly host: string
    }

/** One by its token, or as many as install it. */
export type Workspaces =
  | { readonly kind: 'one'; readonly botToken: string }
  | {
      readonly kind: 'many'
      readonly clientId: string
      readonly clientSecret: string
      readonly stateSecret: string
      /** 32 bytes, with which the tokens of workspaces are encrypted where they are kept. */
      readonly key: Buffer
      /** The public address that this server is reached at, for the way back from Slack; null leaves it to Slack's settings. */
      readonly redirectUri: string | null
      readonly port: number
      readonly host: string
    }

/** What an app is registered with, before it has any token. */
export interface Registration extends Pick<SlackSettings, 'umbrella' | 'short'> {
  readonly transport: Transport['kind']
  readonly redirectUri: string | null
}

type Environment = Readonly<Record<string, string | undefined>>

/** Throws `ConfigError` for a key that cannot be used; none is missing. */
export function readRegistration(env: Environment): Registration {
  const given = read(env)
  return {
    transport: given.SLACK_TRANSPORT,
    umbrella: given.SLACK_COMMAND,
    short: given.SLACK_SHORT_COMMANDS,
    redirectUri: given.SLACK_REDIRECT_URI ?? null
  }
}

/** Throws `ConfigError` naming the first key that is missing or cannot be used. */
export function readSlackSettings(env: Environment): SlackSettings {
  const given = read(env)
  const need = <Key extends keyof typeof given>(
    key: Key,
    why: string
  ): NonNullable<(typeof given)[Key]> => {
    const value = given[key]
    if (value === undefined || value === null) throw new ConfigError(key, why)
    return value
  }
  const many = given.SLACK_BOT_TOKEN === undefined
  return {
    transport:
      given.SLACK_TRANSPORT === 'http'
        ? {
            kind: 'http',
            signingSecret: need(
              'SLACK_SIGNING_SECRET',
              'is needed where SLACK_TRANSPORT is http; see Basic Information'
            ),
            port: given.SLACK_PORT,
            host: given.SLACK_HOST
          }
        : {
            kind: 'socket',
            appToken: need(
              'SLACK_APP_TOKEN',
              'is needed for Socket Mode: an app-level token, xapp-…, with connections:write'
            )
          },
    workspaces: many
      ? {
          kind: 'many',
          clientId: need(
            'SLACK_CLIENT_ID',
            'or SLACK_BOT_TOKEN is needed: the first for many workspaces, the second for one'
          ),
          clientSecret: need('SLACK_CLIENT_SECRET', 'is needed to be installed in workspaces'),
          stateSecret: need(
            'SLACK_STATE_SECRET',
            'is needed to be installed in workspaces: any long random text'
          ),
          key: need(
            'SLACK_TOKEN_KEY',
            'is needed to keep the tokens of workspaces: 32 random bytes in base64'
          ),
          redirectUri: given.SLACK_REDIRECT_URI ?? null,
          port: given.SLACK_PORT,
          host: given.SLACK_HOST
        }
      : { kind: 'one', botToken: given.SLACK_BOT_TOKEN! },
    apiUrl: given.SLACK_API_URL,
    umbrella: given.SLACK_COMMAND,
    short: given.SLACK_SHORT_COMMANDS
  }
}

function read(env: Environment) {
  const set = Object.fromEntries(slackKeys.map(key => [key, env[key]?.trim() || undefined]))
  const result = schema.safeParse(set)
  if (result.success) return result.data
  const [issue] = result.error.issues
  throw new ConfigError(String(issue?.path[0]), issue?.message ?? 'cannot be read')
}

const token = (start: string) =>
  z.string().regex(new RegExp(`^${start}-[A-Za-z0-9-]+$`), {
    error: `wants a token that begins with ${start}-`
  })

const commandName = /^[a-z][a-z0-9_-]{0,30}$/

const schema = z.object({
  SLACK_TRANSPORT: z.enum(['socket', 'http'], { error: 'wants socket or http' }).default('socket'),
  SLACK_BOT_TOKEN: token('xoxb').optional(),
  SLACK_APP_TOKEN: token('xapp').optional(),
  SLACK_SIGNING_SECRET: z.string().min(8, { error: 'is too short to be one' }).optional(),
  SLACK_CLIENT_ID: z.string().optional(),
  SLACK_CLIENT_SECRET: z.string().optional(),
  SLACK_STATE_SECRET: z.string().min(16, { error: 'wants 16 characters at least' }).optional(),
  SLACK_TOKEN_KEY: z
    .string()
    .transform(text => Buffer.from(text, 'base64'))
    .refine(bytes => bytes.length === 32, {
      error: 'wants 32 bytes in base64, such as openssl rand -base64 32 prints'
    })
    .optional(),
  SLACK_REDIRECT_URI: z
    .url({
      protocol: /^https?$/,
      error: 'wants an address such as https://bot.example/slack/oauth_redirect'
    })
    .optional(),
  SLACK_HOST: z.string().default('127.0.0.1'),
  SLACK_PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65_535, { error: 'wants a port, such as 3000' })
    .default(3000),
  SLACK_API_URL: z
    .url({ protocol: /^https?$/, error: 'wants an address such as https://slack-gov.com/api/' })
    .default('https://slack.com/api/')
    .transform(url => (url.endsWith('/') ? url : `${url}/`)),
  SLACK_COMMAND: z
    .string()
    .transform(name => name.replace(/^\//, '').toLowerCase())
    .pipe(z.string().regex(commandName, { error: 'wants a name such as copydesk' }))
    .default('copydesk'),
  SLACK_SHORT_COMMANDS: z
    .string()
    .default('')
    .transform(list =>
      list
        .split(/[\s,]+/)
        .map(name => name.replace(/^\//, '').toLowerCase())
        .filter(name => name !== '')
    )
    .pipe(z.array(z.string().regex(commandName, { error: 'wants names such as quote, summary' })))
})

/** Every key that is read, in the order of `.env.example`. */
export const slackKeys = Object.keys(schema.shape)
