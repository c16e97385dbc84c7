// What is set for Discord in the environment, read and checked; .env.example says what each key is for.
import { ConfigError } from '../../errors.ts'

export interface Settings {
  readonly token: string
  /** Where Discord's API is, without the version. */
  readonly api: string
  /** Null: it is asked for with the token. */
  readonly application: string | null
  /** A server that alone gets the commands, at once: for development. Null: they are everywhere. */
  readonly guild: string | null
  /** Null: interactions come over the gateway. */
  readonly endpoint: Endpoint | null
}

export interface Endpoint {
  readonly host: string
  readonly port: number
  /** 64 hexadecimal digits. */
  readonly publicKey: string
}

/** Every key that is read, in the order of `.env.example`. */
export const settingKeys = [
  'DISCORD_TOKEN',
  'DISCORD_APPLICATION_ID',
  'DISCORD_GUILD',
  'DISCORD_TRANSPORT',
  'DISCORD_PUBLIC_KEY',
  'DISCORD_LISTEN',
  'DISCORD_API_URL'
] as const

type Key = (typeof settingKeys)[number]

export type Environment = Readonly<Record<string, string | undefined>>

/** Throws `ConfigError` naming the key that is missing or cannot be used. */
export function readSettings(env: Environment): Settings {
  return {
    token: read(
      env,
      'DISCORD_TOKEN',
      /^[\w-]+\.[\w-]+\.[\w-]+$/,
      'wants the token of the bot (developer portal, Bot)'
    ),
    ...readAddress(env),
    guild: optional(env, 'DISCORD_GUILD', id, 'wants the id of a server, digits only'),
    endpoint: readEndpoint(env)
  }
}

/** What is needed before there is a token. */
export function readAddress(env: Environment): Pick<Settings, 'api' | 'application'> {
  const api = env['DISCORD_API_URL']?.trim() || 'https://discord.com/api'
  if (!/^https?:$/.test(URL.parse(api)?.protocol ?? ''))
    throw new ConfigError('DISCORD_API_URL', 'wants an address such as https://discord.com/api')
  return {
    api: api.replace(/\/+$/, ''),
    application: optional(
      env,
      'DISCORD_APPLICATION_ID',
      id,
      'wants the id of the application, digits only'
    )
  }
}

const id = /^\d{15,21}$/

function readEndpoint(env: Environment): Endpoint | null {
  const transport = optional(env, 'DISCORD_TRANSPORT', /^(gateway|http)$/, 'wants gateway or http')
  if (transport !== 'http') return null
  const listen =
    optional(
      env,
      'DISCORD_LISTEN',
      /^[\w.:[\]-]+:\d{1,5}$/,
      'wants a host and a port such as 0.0.0.0:8788'
    ) ?? '127.0.0.1:8788'
  const [, host = '', port = ''] = /^(.*):(\d+)$/.exec(listen) ?? []
  return {
    host: host.replace(/^\[|\]$/g, ''),
    port: Number(port),
    publicKey: read(
      env,
      'DISCORD_PUBLIC_KEY',
      /^[0-9a-f]{64}$/i,
      'wants the public key of the application (developer portal, General Information): 64 digits of 0-9 and a-f'
    )
  }
}

function read(env: Environment, key: Key, form: RegExp, wants: string): string {
  const value = env[key]?.trim() ?? ''
  if (!form.test(value)) throw new ConfigError(key, wants)
  return value
}

const optional = (env: Environment, key: Key, form: RegExp, wants: string): string | null =>
  env[key]?.trim() ? read(env, key, form, wants) : null
