// What Slack takes in one message or view, as data. UTF-16 units where Slack does not say what it counts.

/** `all`: of the blocks together, as JSON: beyond about 13,200 Slack answers `msg_blocks_too_long`, a limit that it documents nowhere. */
export const message = { blocks: 50, all: 12_500, fallback: 4000 }

/** A modal or a home tab. */
export const view = { blocks: 100, title: 24 }

export const header = 150

/** Characters of one rich text block. None is documented: so much leaves room for what JSON adds, whatever the text. */
export const richText = 2500

export const button = { text: 75, value: 2000, perRow: 25 }

/** A message has one at most, and a modal none. */
export const table = { rows: 100, cells: 20, cell: 300 }

export const option = { text: 75, value: 75, most: 100 }

/** Milliseconds in which Slack wants to hear that an ask has come. */
export const ackWithin = 3000

/** How often, and how long, the address that came with an ask takes answers. */
export const responses = { most: 5, within: 30 * 60_000 }
