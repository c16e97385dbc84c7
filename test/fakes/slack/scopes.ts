// Which scope each method of Slack's Web API wants of a token: from the method's own page at docs.slack.dev/reference/methods.

/** Of these there is one for each kind of channel: `channels:history`, `groups:history`, `mpim:history`, `im:history`. */
const BY_CHANNEL: Readonly<Record<string, string>> = {
  'conversations.history': 'history',
  'conversations.info': 'read'
}

const BY_METHOD: Readonly<Record<string, string>> = {
  'chat.postEphemeral': 'chat:write',
  'chat.postMessage': 'chat:write',
  'chat.update': 'chat:write',
  'usergroups.users.list': 'usergroups:read',
  'users.info': 'users:read',
  'users.list': 'users:read'
}

/** Null for a method that every token may call. `channel`: the id that it is called with, if any. */
export function scopeFor(method: string, channel = ''): string | null {
  const wanted = BY_CHANNEL[method]
  return wanted === undefined ? (BY_METHOD[method] ?? null) : `${kindOf(channel)}:${wanted}`
}

/** Ids of group direct messages are of no form of their own at Slack; here they begin so. */
const kindOf = (channel: string): string =>
  Object.entries({ D: 'im', GM: 'mpim', G: 'groups' }).find(([start]) =>
    channel.startsWith(start)
  )?.[1] ?? 'channels'
