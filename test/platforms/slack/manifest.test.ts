import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ConfigError } from '../../../src/errors.ts'
import type { MenuItem } from '../../../src/ask.ts'
import { findCommands } from '../../../src/discover.ts'
import { menuOf } from '../../../src/kit/menu.ts'
import { manifestOf } from '../../../src/platforms/slack/manifest.ts'
import { judgeManifest } from '../../fakes/slack/manifest.ts'
import { readRegistration, readSlackSettings } from '../../../src/platforms/slack/settings.ts'

const one = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' }
const many = {
  SLACK_APP_TOKEN: 'xapp-1',
  SLACK_CLIENT_ID: '1.2',
  SLACK_CLIENT_SECRET: 'secret',
  SLACK_STATE_SECRET: 'a long text that nobody knows',
  SLACK_TOKEN_KEY: Buffer.alloc(32).toString('base64')
}
const menu: readonly MenuItem[] = menuOf(await findCommands())

const chosen = { SLACK_COMMAND: 'copydesk', SLACK_SHORT_COMMANDS: 'quote, /summary' }

describe('the manifest', () => {
  it('registers the umbrella, and short names where they are chosen', () => {
    const { features, settings: rest } = manifestOf(menu, readRegistration(chosen))
    expect(features.slash_commands.map(({ command }) => command)).toEqual([
      '/copydesk',
      '/quote',
      '/summary'
    ])
    expect(rest.socket_mode_enabled).toBe(true)
    expect(JSON.stringify(features)).not.toContain('http')
  })

  it.each(['socket', 'http'])('over %s is what Slack takes, every command among it', transport => {
    const names = [...new Set(menu.map(({ name }) => name.split(' ')[0]!))]
    const given = { SLACK_TRANSPORT: transport, SLACK_SHORT_COMMANDS: names.join(' ') }
    const manifest = manifestOf(menu, readRegistration(given))
    expect(judgeManifest(manifest)).toEqual([])
    expect(manifest.features.slash_commands).toHaveLength(names.length + 1)
    for (const { description } of manifest.features.slash_commands)
      expect(description.length).toBeGreaterThan(3)
  })

  type Manifest = ReturnType<typeof manifestOf>
  it.each<[string, (manifest: Manifest) => object, string]>([
    [
      'a name that is too long',
      ({ display_information: about }) => ({
        display_information: { ...about, name: 'x'.repeat(36) }
      }),
      '/display_information/name must NOT have more than 35'
    ],
    [
      'no colour',
      ({ display_information: about }) => ({
        display_information: { ...about, background_color: 'red' }
      }),
      '/display_information/background_color is none'
    ],
    [
      'a command without a slash',
      ({ features }) => ({
        features: {
          ...features,
          slash_commands: [{ ...features.slash_commands[0], command: 'Copy Desk' }]
        }
      }),
      '/features/slash_commands/0/command is none'
    ],
    [
      'a command twice',
      ({ features: { slash_commands: all, ...features } }) => ({
        features: { ...features, slash_commands: [...all, ...all] }
      }),
      '/features/slash_commands is none'
    ],
    [
      'an event that there is not',
      ({ settings }) => ({
        settings: { ...settings, event_subscriptions: { bot_events: ['app_mentioned'] } }
      }),
      '/settings/event_subscriptions/bot_events/0 must be equal to one of'
    ],
    [
      'a scope that there is not',
      () => ({ oauth_config: { scopes: { bot: ['chat:shout'] } } }),
      '/oauth_config/scopes/bot/0 must be equal to one of'
    ],
    ['a field that there is not', () => ({ colour: 'red' }), 'must NOT have additional properties']
  ])('with %s would be refused', (_, change, complaint) => {
    const manifest = manifestOf(menu, readRegistration(chosen))
    expect(judgeManifest({ ...manifest, ...change(manifest) }).join('\n')).toContain(complaint)
  })

  it('names an address for each command over HTTP, and none over Socket Mode', () => {
    for (const transport of ['socket', 'http'])
      for (const command of manifestOf(
        menu,
        readRegistration({ ...chosen, SLACK_TRANSPORT: transport })
      ).features.slash_commands)
        expect('url' in command).toBe(transport === 'http')
  })

  it('says of each short command what the menu says of it', () => {
    const { features } = manifestOf(menu, readRegistration(chosen))
    const quote = menu.find(({ name }) => name === 'quote')!
    expect(features.slash_commands[1]).toMatchObject({
      description: quote.summary,
      usage_hint: quote.usage.slice('/quote '.length)
    })
  })

  it('asks for what every event and every call needs, and nothing else', () => {
    const { oauth_config, settings } = manifestOf(menu, readRegistration(chosen))
    expect(oauth_config.scopes.bot.toSorted()).toEqual(
      [
        'app_mentions:read',
        'channels:history',
        'channels:read',
        'chat:write',
        'commands',
        'groups:history',
        'groups:read',
        'im:history',
        'im:read',
        'im:write',
        'mpim:history',
        'mpim:read',
        'usergroups:read',
        'users:read'
      ].toSorted()
    )
    expect(settings.event_subscriptions.bot_events).toContain('app_mention')
  })

  it('stands in the README as it is printed', () => {
    const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8')
    const printed = JSON.stringify(manifestOf(menu, readRegistration({})), null, 2)
    expect(readme).toContain(printed.replaceAll(/^/gm, '   '))
  })

  it('names the address of an endpoint, and none for Socket Mode', () => {
    const http = readRegistration({
      SLACK_TRANSPORT: 'http',
      SLACK_REDIRECT_URI: 'https://bot.example/slack/oauth_redirect'
    })
    const url = 'https://bot.example/slack/events'
    const { settings, features, oauth_config } = manifestOf(menu, http)
    expect(settings).toMatchObject({
      socket_mode_enabled: false,
      interactivity: { request_url: url, message_menu_options_url: url },
      event_subscriptions: { request_url: url }
    })
    expect(features.slash_commands[0]).toMatchObject({ url })
    expect(oauth_config.redirect_urls).toEqual(['https://bot.example/slack/oauth_redirect'])
    // Whoever installs it may be an organisation.
    expect(settings.org_deploy_enabled).toBe(true)
    expect(judgeManifest(manifestOf(menu, http))).toEqual([])
  })
})

describe('the settings of Slack', () => {
  it.each([
    [{}, 'SLACK_APP_TOKEN'],
    [{ SLACK_APP_TOKEN: 'xapp-1' }, 'SLACK_CLIENT_ID'],
    [{ ...one, SLACK_BOT_TOKEN: 'xoxp-1' }, 'SLACK_BOT_TOKEN'],
    [{ ...one, SLACK_TRANSPORT: 'pigeon' }, 'SLACK_TRANSPORT'],
    [{ ...one, SLACK_TRANSPORT: 'http' }, 'SLACK_SIGNING_SECRET'],
    [{ ...many, SLACK_TOKEN_KEY: 'c2hvcnQ=' }, 'SLACK_TOKEN_KEY'],
    [{ ...many, SLACK_STATE_SECRET: 'short' }, 'SLACK_STATE_SECRET'],
    [{ ...one, SLACK_PORT: '99999' }, 'SLACK_PORT'],
    [{ ...one, SLACK_API_URL: 'ftp://slack.example' }, 'SLACK_API_URL'],
    [{ ...one, SLACK_COMMAND: 'Copy Desk!' }, 'SLACK_COMMAND'],
    [{ ...one, SLACK_SHORT_COMMANDS: 'who, wh@t' }, 'SLACK_SHORT_COMMANDS']
  ] as const)('%j are refused for %s, without a secret in the message', (env, key) => {
    const read = () => readSlackSettings(env)
    expect(read).toThrow(ConfigError)
    expect(read).toThrow(new RegExp(`^${key}: `))
    expect(read).not.toThrow(/xoxp-1|xapp-1|c2hvcnQ/)
  })

  it('take one workspace by its token and many by their installation', () => {
    expect(readSlackSettings(one).workspaces.kind).toBe('one')
    expect(readSlackSettings(many).workspaces.kind).toBe('many')
    expect(readSlackSettings({ ...one, SLACK_API_URL: 'https://slack-gov.com/api' }).apiUrl).toBe(
      'https://slack-gov.com/api/'
    )
  })
})
