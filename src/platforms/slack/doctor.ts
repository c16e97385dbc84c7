// What is in order at Slack and what is not: tokens, scopes, the connection, the channels of briefings, and what Slack thinks of our blocks.
import { webApi } from '@slack/bolt'
import type { Examined, Finding } from '../../platform.ts'
import { heading, list, note, paragraph, quote, reply, table } from '../../reply.ts'
import { type Client, clientOptions } from './clients.ts'
import { fateOf } from './fates.ts'
import { loggerInto } from './logging.ts'
import { SCOPES } from './manifest.ts'
import { renderReply } from './render.ts'
import { readSlackSettings, type SlackSettings, type Workspaces } from './settings.ts'

/** Throws `ConfigError` for settings that cannot be used; everything else is a finding. */
export async function examine({ env, channels }: Examined): Promise<readonly Finding[]> {
  const settings = readSlackSettings(env)
  const { workspaces, apiUrl } = settings
  const connection = await examineConnection(settings)
  if (workspaces.kind === 'many')
    return [connection, ...(await examineInstalling(settings, workspaces))]
  const client = new webApi.WebClient(workspaces.botToken, clientOptions(apiUrl, SILENT))
  const token = await examineToken(client)
  if (!token.every(each => each.good)) return [...token, connection]
  const posts: Finding[] = []
  for (const channel of channels) posts.push(await examineChannel(client, channel))
  return [...token, connection, ...posts, await examineBlocks(client)]
}

/** What the library has to say of a failure is in the finding. */
const SILENT = loggerInto({ debug() {}, info() {}, warn() {}, error() {} })

const good = (says: string): Finding => ({ good: true, says })
const bad = (says: string): Finding => ({ good: false, says })

/** What Slack calls it, in words where there are some. */
const why = (error: unknown): string => fateOf(error).message

/** Whether Slack has said no: what it did not answer says nothing of a token. */
const isRefused = (error: unknown): boolean => fateOf(error).fate === 'refused'

const unreached = ({ slackApiUrl }: Client, error: unknown): string =>
  `SLACK_API_URL: ${slackApiUrl} cannot be asked: ${why(error)}.`

async function examineToken(client: Client): Promise<readonly Finding[]> {
  try {
    const { team, user, response_metadata } = await client.auth.test()
    const has = new Set(response_metadata?.scopes)
    const missing = Object.entries(SCOPES).filter(([scope]) => !has.has(scope))
    return [
      good(`SLACK_BOT_TOKEN is that of ${user ?? 'the bot'} in ${team ?? 'a workspace'}.`),
      missing.length === 0
        ? good('It has every scope of the manifest.')
        : bad(
            `It lacks ${missing.map(([scope, what]) => `${scope} (${what})`).join(', ')}: paste the manifest of copydesk manifest slack again and install the app anew.`
          )
    ]
  } catch (error) {
    return [bad(isRefused(error) ? `SLACK_BOT_TOKEN: ${why(error)}.` : unreached(client, error))]
  }
}

/** Slack says first what it thinks of the two, and then that there is no such code. */
async function examineInstalling(
  { apiUrl }: SlackSettings,
  { clientId, clientSecret, redirectUri, host, port }: Extract<Workspaces, { kind: 'many' }>
): Promise<readonly Finding[]> {
  const given = { client_id: clientId, client_secret: clientSecret, code: 'none' }
  const code = await new webApi.WebClient(undefined, clientOptions(apiUrl, SILENT)).oauth.v2
    .access(given)
    .then(() => 'invalid_code', codeOf)
  const base = redirectUri === null ? `http://${host}:${port}` : new URL(redirectUri).origin
  return [
    code === 'invalid_code'
      ? good('SLACK_CLIENT_ID and SLACK_CLIENT_SECRET are known to Slack.')
      : bad(`SLACK_CLIENT_ID and SLACK_CLIENT_SECRET: Slack says ${code}.`),
    await examinePage(
      `${base}/health`,
      `Workspaces install it at ${base}/slack/install; their tokens are looked at when they are used.`
    )
  ]
}

const codeOf = (error: unknown): string =>
  error instanceof webApi.WebAPIPlatformError ? error.data.error : why(error)

/** Whether the bot is there: it need not run while it is examined. */
async function examinePage(url: string, says: string): Promise<Finding> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(5000) }).catch(() => null)
  if (answer === null) return good(`${says} Nothing answers there now.`)
  const isBot = answer.ok && (await answer.text()) === 'ok'
  return isBot
    ? good(`${says} The bot answers there.`)
    : bad(`${url} is answered by something that is not the bot: HTTP ${answer.status}.`)
}

async function examineConnection({ transport, apiUrl }: SlackSettings): Promise<Finding> {
  if (transport.kind === 'http') {
    const base = `http://${transport.host}:${transport.port}`
    return examinePage(
      `${base}/health`,
      `Requests are taken at ${base}/slack/events, which Slack must reach by https.`
    )
  }
  const client = new webApi.WebClient(transport.appToken, clientOptions(apiUrl, SILENT))
  try {
    await client.apps.connections.open()
    return good('SLACK_APP_TOKEN opens connections.')
  } catch (error) {
    return bad(
      isRefused(error)
        ? `SLACK_APP_TOKEN: ${why(error)}. It wants connections:write, and Socket Mode switched on.`
        : unreached(client, error)
    )
  }
}

async function examineChannel(client: Client, at: string): Promise<Finding> {
  const id = at.split(':')[2] ?? at
  try {
    const { channel } = await client.conversations.info({ channel: id })
    const name = channel?.name === undefined ? id : `#${channel.name}`
    if (channel?.is_archived === true)
      return bad(`${name} is archived: nothing can be posted there.`)
    return channel?.is_member === true || channel?.is_im === true
      ? good(`${name} can be posted to.`)
      : bad(`${name}: the bot is not in it; say /invite there.`)
  } catch (error) {
    return bad(`${id}: ${why(error)}.`)
  }
}

/** Every kind of block that a reply can have. */
const sample = reply(
  [
    heading('Ferry runs aground'),
    paragraph([{ text: 'Two outlets', strong: true }, { text: ' tell it.' }]),
    quote('The tide was out', [{ text: 'Mara Vero', href: 'https://gazette.example/ferry' }]),
    list(['one', 'two']),
    table(
      ['outlet', 'said'],
      [
        ['The Gazette', 'aground'],
        ['', 'stranded']
      ]
    ),
    note('Read 2 articles.')
  ],
  [{ label: 'More', line: '/story ferry page:2' }]
)

async function examineBlocks(client: Client): Promise<Finding> {
  try {
    const look = { asker: 'U1', share: '/story ferry', key: 'sample', why: 'sample' }
    for (const { blocks } of renderReply(sample, look))
      await client.apiCall('blocks.validate', { blocks: JSON.stringify(blocks) })
    return good('Slack takes every kind of block that answers are made of.')
  } catch (error) {
    return bad(`Slack does not take the blocks that answers are made of: ${why(error)}.`)
  }
}
