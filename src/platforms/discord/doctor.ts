// `copydesk doctor discord`: what is in order and what is not, in the words of Discord's own settings.
import type { APIChannel, APIGuild, APIGuildMember } from 'discord.js'
import type { Examined, Finding } from '../../platform.ts'
import { type Api, openApi, reasonOf, routes, told } from './api.ts'
import { type Application, applicationOf } from './application.ts'
import { registrationOf } from './commands.ts'
import { addressFor, wanted } from './invitation.ts'
import { permissionsIn } from './permissions.ts'
import { permission, readChannel } from './places.ts'
import { areRegistered, registeredAt } from './register.ts'
import { readSettings, type Settings } from './settings.ts'

/** Looks and changes nothing. Throws `ConfigError` for settings that cannot be used. */
export async function examine(examined: Examined): Promise<readonly Finding[]> {
  const settings = readSettings(examined.env)
  const api = openApi(settings.api, settings.token)
  try {
    return await findingsOf(examined, settings, api)
  } finally {
    api.close()
  }
}

async function findingsOf(
  { menu, channels }: Examined,
  settings: Settings,
  api: Api
): Promise<readonly Finding[]> {
  let application: Application
  try {
    application = await applicationOf(api.asking)
  } catch (error) {
    return [bad(reasonOf(error))]
  }
  const { id, name, bot } = application
  const registering = { application: id, guild: settings.guild }
  return [
    good(`The token is right: it is that of "${name}" (${id}).`),
    ...(settings.application === null || settings.application === id
      ? []
      : [
          bad(`DISCORD_APPLICATION_ID is ${settings.application}, but the token belongs to ${id}.`)
        ]),
    ...(await looked('Commands', () => commandsOf(registering, menu, api))),
    ...(await looked('Transport', () =>
      settings.endpoint === null
        ? gatewayOf(application, api)
        : endpointOf(application, settings.endpoint.publicKey)
    )),
    good(
      'Intents: none that Discord has to grant. Mentions and direct messages are read, other messages are not.'
    ),
    ...(await Promise.all(channels.map(channel => channelOf(channel, bot?.id ?? id, api)))).flat(),
    good(`To add it to a server: ${addressFor(id)}`)
  ]
}

/** Where one thing cannot be looked at, the others can. */
async function looked(
  what: string,
  work: () => Promise<readonly Finding[]>
): Promise<readonly Finding[]> {
  try {
    return await work()
  } catch (error) {
    return [bad(`${what}: cannot be looked at: ${reasonOf(error)}`)]
  }
}

const good = (says: string): Finding => ({ good: true, says })
const bad = (says: string): Finding => ({ good: false, says })

async function commandsOf(
  to: { readonly application: string; readonly guild: string | null },
  menu: Examined['menu'],
  api: Api
): Promise<readonly Finding[]> {
  const where = to.guild === null ? 'everywhere' : `in the server ${to.guild} alone (DISCORD_GUILD)`
  const there = await registeredAt(api.asking, to)
  return areRegistered(there, registrationOf(menu))
    ? [good(`Commands: all ${there.length} are registered ${where}.`)]
    : [
        bad(
          `Commands: those registered ${where} are not those of this version. "copydesk start" registers them.`
        )
      ]
}

async function gatewayOf(application: Application, api: Api): Promise<readonly Finding[]> {
  const url = application.interactions_endpoint_url
  const elsewhere = url
    ? [
        bad(
          `The portal sends interactions to ${url}: none comes over the gateway. Take the address off there, or set DISCORD_TRANSPORT=http.`
        )
      ]
    : []
  const { session_start_limit: starts, shards } = await told<{
    shards: number
    session_start_limit: { remaining: number; total: number }
  }>(api.asking.get(routes.gateway))
  const left = `${starts.remaining} of ${starts.total} starts left today, ${shards} shard${shards === 1 ? '' : 's'}`
  return [
    ...elsewhere,
    starts.remaining > 0
      ? good(`Gateway: ${left}.`)
      : bad(`Gateway: ${left}. Wait, and find out what restarts it.`)
  ]
}

async function endpointOf(
  { interactions_endpoint_url: url, verify_key: key }: Application,
  publicKey: string
): Promise<readonly Finding[]> {
  const wrongKey =
    key !== undefined && key.toLowerCase() !== publicKey.toLowerCase()
      ? [
          bad(
            'DISCORD_PUBLIC_KEY is not the key of this application: every interaction would be turned away.'
          )
        ]
      : []
  if (!url)
    return [
      ...wrongKey,
      bad(
        'The portal has no Interactions Endpoint URL: no interaction comes. Enter the public address of this bot there.'
      )
    ]
  return [...wrongKey, await reachable(url)]
}

/** Our own answer to GET, through whatever stands before it. */
async function reachable(url: string): Promise<Finding> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(5000), redirect: 'manual' })
    const words = await answer.text()
    return answer.ok && words.startsWith('copydesk')
      ? good(`Endpoint: ${url} answers.`)
      : bad(`Endpoint: ${url} answers with HTTP ${answer.status}, and it is not this bot.`)
  } catch (error) {
    return bad(`Endpoint: ${url} cannot be reached: ${reasonOf(error)}`)
  }
}

/** Each permission that a scheduled channel does not give. */
async function channelOf(channel: string, me: string, api: Api): Promise<readonly Finding[]> {
  const at = readChannel(channel)
  if (at === null) return [bad(`${channel}: is no channel of Discord's: discord:SERVER:CHANNEL`)]
  if (at.guild === null) return []
  try {
    const place = await told<APIChannel>(api.asking.get(routes.channel(at.id)))
    const guild = await told<APIGuild>(api.asking.get(routes.guild(at.guild)))
    const member = await told<APIGuildMember>(api.asking.get(routes.member(at.guild, me)))
    // A thread has what its channel gives.
    const isThread = 'thread_metadata' in place
    const ruling =
      isThread && place.parent_id
        ? await told<APIChannel>(api.asking.get(routes.channel(place.parent_id)))
        : place
    const overwrites = 'permission_overwrites' in ruling ? (ruling.permission_overwrites ?? []) : []
    const bits = permissionsIn(guild, { id: me, roles: member.roles }, overwrites)
    const missing = wanted
      .filter(([, bit]) => (bits & bit) === 0n && !(isThread && outsideThreads.has(bit)))
      .map(([name]) => name)
    const called = `#${place.name ?? at.id} in ${guild.name}`
    return missing.length === 0
      ? [good(`${called}: briefings can be posted.`)]
      : [bad(`${called}: without ${missing.join(', ')}. Give it in the settings of the channel.`)]
  } catch (error) {
    return [bad(`Channel ${at.id}: cannot be looked at: ${reasonOf(error)}`)]
  }
}

/** What is not needed to write in a thread that is there. */
const outsideThreads: ReadonlySet<bigint> = new Set([
  permission.sendMessages,
  permission.createThreads
])
