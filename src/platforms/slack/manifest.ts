// The app manifest for a configuration: pasted once at Slack, it makes the app that this bot is.
import type { MenuItem } from '../../ask.ts'
import type { Registration } from './settings.ts'

/** What the bot asks Slack for, and what each is for. `copydesk doctor slack` holds the token to it. */
export const SCOPES: Readonly<Record<string, string>> = {
  commands: 'to be asked by slash commands and shortcuts',
  'app_mentions:read': 'to be asked by mention',
  'chat:write': 'to answer and to post briefings',
  'im:history': 'to be asked by direct message, and to find its own posts there',
  'im:read': 'to know whether it can post in a direct message',
  'im:write': 'to tell administrators something privately',
  'channels:history': 'to find its own posts, so that none is sent twice',
  'channels:read': 'to know whether it can post in a channel',
  'groups:history': 'to find its own posts in private channels',
  'groups:read': 'to know whether it can post in a private channel',
  'mpim:history': 'to find its own posts in group direct messages',
  'mpim:read': 'to know whether it can post in a group direct message',
  'users:read': 'to know who administers the workspace',
  'usergroups:read': 'to know who is in a group that may administer the bot'
}

export const EVENTS = [
  'app_home_opened',
  'app_mention',
  'app_uninstalled',
  'message.im',
  'tokens_revoked'
] as const

export const CHECK_QUOTES = 'check_quotes'
export const ASK = 'ask'

/**
 * With the fields of Slack's manifest schema, version 2. Over HTTP it names where Slack reaches the bot: where browsers do, or a host
 * to be filled in.
 */
export function manifestOf(
  menu: readonly MenuItem[],
  { transport, redirectUri, umbrella, short }: Registration
) {
  const isSocket = transport === 'socket'
  const url = new URL('/slack/events', redirectUri ?? 'https://YOUR-HOST').href
  const address = isSocket ? {} : { url }
  return {
    display_information: {
      name: 'Copydesk',
      description: 'Who said what in the news, word for word, and how outlets print it',
      background_color: '#1f2933'
    },
    features: {
      app_home: {
        home_tab_enabled: true,
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: false
      },
      bot_user: { display_name: 'Copydesk', always_online: true },
      shortcuts: [
        {
          name: 'Check quotes',
          type: 'message',
          callback_id: CHECK_QUOTES,
          description: 'Look up every quotation of this message'
        },
        {
          name: 'Ask Copydesk',
          type: 'global',
          callback_id: ASK,
          description: 'Ask what the news says'
        }
      ],
      slash_commands: [
        {
          command: `/${umbrella}`,
          ...address,
          description: 'Ask what the news says',
          usage_hint: 'who NAME · quote NAME · summary TOPIC · help',
          should_escape: true
        },
        ...short.map(name => {
          const item = menu.find(each => each.name === name)
          return {
            command: `/${name}`,
            ...address,
            description: shortened(item?.summary ?? subSummary(name, menu), 2000),
            usage_hint: shortened(item?.usage.replace(/^\/\S+\s*/, '') || 'help', 1000),
            should_escape: true
          }
        })
      ]
    },
    oauth_config: {
      ...(redirectUri !== null && { redirect_urls: [redirectUri] }),
      scopes: { bot: Object.keys(SCOPES) }
    },
    settings: {
      event_subscriptions: { ...(!isSocket && { request_url: url }), bot_events: [...EVENTS] },
      interactivity: {
        is_enabled: true,
        ...(!isSocket && { request_url: url, message_menu_options_url: url })
      },
      // Whoever may install it by itself may be an organisation.
      org_deploy_enabled: redirectUri !== null,
      socket_mode_enabled: isSocket,
      token_rotation_enabled: false
    }
  }
}

/** Of a command that is only the first word of others, `/source add`. */
const subSummary = (name: string, menu: readonly MenuItem[]): string =>
  menu
    .filter(item => item.name.startsWith(`${name} `))
    .map(item => item.name.slice(name.length + 1))
    .join(', ') || name

const shortened = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`
