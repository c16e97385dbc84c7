// What Discord takes, as data. Lengths are in UTF-16 units; docs.discord.com says so unless a remark says otherwise.

/** Milliseconds. */
export const times = {
  /** Without an acknowledgement Discord gives an interaction up after three seconds. */
  acknowledge: 3000,
  /** When an answer is slow enough to say "thinking": long before the limit, for the way there takes time too. */
  defer: 1500,
  /** So long the token of an interaction works. */
  token: 15 * 60_000
} as const

export const message = {
  /** Of all text displays together: not in the documentation, but what is found in practice. */
  text: 4000,
  /** Components, the nested ones counted too. */
  components: 40,
  nonce: 25
} as const

export const buttons = { inRow: 5, label: 80, customId: 100 } as const

export const command = {
  name: 32,
  description: 100,
  options: 25,
  choices: 25,
  choice: 100
} as const

export const thread = { name: 100, archiveMinutes: 1440 } as const

/** Messages in one read of a channel's history. */
export const history = 100

/** Longer ones are shown as words without their link; Discord's own limit for links is 2048 in embeds and 512 on buttons. */
export const link = 512

/** Columns of a code block that a telephone shows without wrapping, about. */
export const tableColumns = 56
