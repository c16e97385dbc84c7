// What people do in the stand-in Slack: they type, mention, press, choose; each resolves when the bot has acknowledged it.
import { randomUUID } from 'node:crypto'
import type { Acknowledged, Kind } from './delivery.ts'
import type { SlackStandIn } from './slack.ts'
import type { Workspace } from './world.ts'

export interface Place {
  /** `T1` */
  readonly team?: string
  /** `U1` */
  readonly user?: string
  /** `C1` */
  readonly channel?: string
  /** `E1` where the bot was installed for all workspaces of an organisation. */
  readonly organisation?: string
}

/**
 * Somebody at a place, `U1` in `C1` of `T1` where nothing else is said. `to`: the bot's address for signed HTTP, asked for at each
 * delivery; else Socket Mode.
 */
export function somebody(slack: SlackStandIn, place: Place = {}, to?: () => string) {
  const { team = 'T1', user = 'U1', channel = 'C1', organisation } = place
  const isWhole = organisation !== undefined
  const of = { enterprise_id: organisation ?? null }
  const workspace = slack.workspaces.get(team)!
  const deliver = async (
    kind: Kind,
    payload: Readonly<Record<string, unknown>>
  ): Promise<Acknowledged | null> => {
    const got = await slack.deliver(kind, payload, to)
    if (got !== null) slack.acknowledged(workspace, channel, user, got.body)
    return got
  }
  const about = () => ({
    team: { id: team, domain: team.toLowerCase() },
    user: { id: user, username: user, team_id: team },
    api_app_id: 'A1'
  })
  const event = (inner: Readonly<Record<string, unknown>>, id = `Ev${randomUUID()}`) => ({
    team_id: team,
    api_app_id: 'A1',
    type: 'event_callback',
    event_id: id,
    event_time: Math.floor(Date.now() / 1000),
    ...(isWhole && of),
    authorizations: [
      {
        ...of,
        team_id: team,
        user_id: workspace.botUser,
        is_bot: true,
        is_enterprise_install: isWhole
      }
    ],
    event: { event_ts: stamp(), ...inner }
  })

  return {
    workspace,

    slash(command: string, text = '', trigger: string = slack.trigger()) {
      return deliver('slash_commands', {
        command,
        text,
        trigger_id: trigger,
        team_id: team,
        team_domain: team.toLowerCase(),
        channel_id: channel,
        channel_name: channel.toLowerCase(),
        user_id: user,
        user_name: user.toLowerCase(),
        api_app_id: 'A1',
        ...(isWhole && of),
        is_enterprise_install: String(isWhole),
        response_url: slack.responseUrl(workspace, channel, user),
        token: 'verification'
      })
    },

    mention(words: string, thread?: string, id?: string) {
      const ts = stamp()
      // Whoever mentions it there has begun the thread.
      if (thread !== undefined) workspace.threads.add(`${channel}:${thread}`)
      return deliver(
        'events_api',
        event(
          {
            type: 'app_mention',
            user,
            channel,
            text: `<@${workspace.botUser}> ${words}`,
            ts,
            ...(thread && { thread_ts: thread })
          },
          id
        )
      )
    },

    direct(words: string) {
      return deliver(
        'events_api',
        event({
          type: 'message',
          channel_type: 'im',
          user,
          channel: `D${user}`,
          text: words,
          ts: stamp()
        })
      )
    },

    /** The button with this label on the latest message that has one. */
    press(label: string) {
      const { message, block, button } = buttonOf(workspace, label)
      const thread = message.thread === null ? {} : { thread_ts: message.thread }
      return deliver('interactive', {
        ...about(),
        type: 'block_actions',
        trigger_id: slack.trigger(),
        container: {
          type: 'message',
          message_ts: message.ts,
          channel_id: message.channel,
          is_ephemeral: message.only !== null,
          ...thread
        },
        channel: { id: message.channel, name: message.channel },
        // What one person alone sees is kept nowhere: Slack sends it along for nobody.
        ...(message.only === null && {
          message: { ts: message.ts, text: message.text, blocks: message.blocks, ...thread }
        }),
        response_url: slack.responseUrl(workspace, message.channel, user, message.ts),
        actions: [{ ...button, block_id: block, action_ts: stamp() }]
      })
    },

    /** "Check quotes" on a message with this text; `thread`: that it stands in. */
    check(text: string, thread?: string) {
      if (thread !== undefined) workspace.threads.add(`${channel}:${thread}`)
      return deliver('interactive', {
        ...about(),
        type: 'message_action',
        callback_id: 'check_quotes',
        trigger_id: slack.trigger(),
        message_ts: '1.000001',
        channel: { id: channel, name: channel },
        message: {
          type: 'message',
          user: 'U2',
          ts: '1.000001',
          text,
          ...(thread && { thread_ts: thread })
        },
        response_url: slack.responseUrl(workspace, channel, user)
      })
    },

    openForm() {
      return deliver('interactive', {
        ...about(),
        type: 'shortcut',
        callback_id: 'ask',
        trigger_id: slack.trigger(),
        action_ts: stamp()
      })
    },

    suggest(typed: string, command: string) {
      return deliver('interactive', {
        ...about(),
        type: 'block_suggestion',
        action_id: 'about',
        block_id: 'about',
        value: typed,
        container: { type: 'view', view_id: formIn(workspace) },
        view: {
          id: formIn(workspace),
          type: 'modal',
          callback_id: 'ask',
          state: {
            values: {
              what: { what: { type: 'static_select', selected_option: { value: command } } }
            }
          }
        }
      })
    },

    submit(command: string, about_: string) {
      return deliver('interactive', {
        ...about(),
        type: 'view_submission',
        trigger_id: slack.trigger(),
        view: {
          id: formIn(workspace),
          type: 'modal',
          callback_id: 'ask',
          state: {
            values: {
              what: { what: { type: 'static_select', selected_option: { value: command } } },
              about: { about: { type: 'external_select', selected_option: { value: about_ } } }
            }
          }
        }
      })
    },

    home() {
      return deliver(
        'events_api',
        event({ type: 'app_home_opened', user, channel: `D${user}`, tab: 'home' })
      )
    },

    uninstall() {
      return deliver('events_api', event({ type: 'app_uninstalled' }))
    },

    /** Takes tokens back: those of the bot, or those of people alone. */
    revoke(whose: 'bot' | 'oauth') {
      const tokens = { bot: [], oauth: [], [whose]: [whose === 'bot' ? workspace.botUser : user] }
      return deliver('events_api', event({ type: 'tokens_revoked', tokens }))
    }
  }
}

let stamps = 0
const stamp = (): string =>
  `${Math.floor(Date.now() / 1000)}.${String((stamps += 1)).padStart(6, '0')}`

/** The form that was opened last. */
const formIn = ({ views }: Workspace): string =>
  [...views.keys()].findLast(id => id.startsWith('V')) ?? 'V1'

function buttonOf(workspace: Workspace, label: string) {
  for (const message of workspace.messages.toReversed()) {
    for (const block of message.blocks) {
      const elements = Array.isArray(block['elements']) ? block['elements'] : []
      const button = elements.find(
        each => each.type === 'button' && each.text.text.startsWith(label)
      )
      if (button !== undefined) return { message, block: String(block['block_id']), button }
    }
  }
  throw new Error(`no button is called ${label}`)
}

/** The words of a message as its readers see them. */
export function shownIn({ blocks }: { readonly blocks: readonly object[] }): string {
  const words: string[] = []
  const look = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(look)
    else if (typeof value === 'object' && value !== null) {
      const { text, fallback, elements, rows }: Readonly<Record<string, unknown>> = { ...value }
      if (typeof fallback === 'string') words.push(fallback)
      if (typeof text === 'string') words.push(text)
      else look(text)
      look(elements)
      look(rows)
    }
  }
  look(blocks)
  return words.join(' ')
}
