// A reply as Slack's messages: blocks within every limit, and the same words as plain text for notifications and screen readers.
import type { ActionsBlock, Button, KnownBlock } from '@slack/types'
import type { Block, FollowUp, Reply } from '../../reply.ts'
import { blocksOf, type Surface } from './blocks.ts'
import { fallbackOf } from './fallback.ts'
import { button, message as limits } from './limits.ts'
import { escapedWithin } from './rich.ts'

export interface Message {
  /** Escaped; what a notification says and a screen reader reads. */
  readonly text: string
  readonly blocks: readonly KnownBlock[]
}

export interface Look {
  /** Who may turn its pages; null for a post that nobody asked for, which stays as it is. */
  readonly asker: string | null
  /** Offers to show a private answer to everybody, by asking this line aloud. */
  readonly share?: string
  /** Stands in the first message, so that it is found again. */
  readonly key?: string
  /** The key of a post about which can be asked why it was made. */
  readonly why?: string
}

/** In the order in which they are to be sent; none for a reply that says nothing. The buttons stand below the last. */
export function renderReply(reply: Reply, look: Look): readonly Message[] {
  const buttons = buttonsOf(reply.followUps, look)
  const said = reply.blocks.map(block => ({ block, slack: blocksOf(block, IN_MESSAGES) }))
  const parts = packed(together(said), sizeOf(buttons))
  const last = parts.at(-1)
  if (last === undefined) {
    if (buttons.length === 0) return []
    return [{ text: NO_WORDS, blocks: buttons }]
  }
  last.push(...buttons)
  // Whoever listens hears the whole once, with the first message.
  const text = fallbackOf(reply.blocks).trim() || NO_WORDS
  return parts.map((blocks, at) =>
    at === 0 ? { text, blocks: keyed(blocks, look) } : { text: CONTINUED, blocks }
  )
}

/** The id of the block that carries the key of a post. */
export const keyBlock = (key: string): string => `d:${key}`

const keyed = ([first, ...rest]: readonly KnownBlock[], { key }: Look): readonly KnownBlock[] =>
  first === undefined || key === undefined
    ? [...(first ? [first] : []), ...rest]
    : [{ ...first, block_id: keyBlock(key) }, ...rest]

/** The blocks of a reply alone, for a modal or the home tab, as many as `most`; tables stand there as text. */
export const viewBlocks = (reply: Reply, most: number): readonly KnownBlock[] =>
  reply.blocks.flatMap(block => blocksOf(block, IN_VIEWS)).slice(0, most)

const IN_MESSAGES: Surface = { tables: true }
const IN_VIEWS: Surface = { tables: false }

/** Slack wants words to every message. */
const NO_WORDS = 'Copydesk'
const CONTINUED = '(continued)'

const sizeOf = (blocks: readonly KnownBlock[]): number =>
  blocks.reduce((sum, block) => sum + JSON.stringify(block).length + 1, 0)

/** What is not torn apart where it can be helped: a quotation and who said it, a heading and what it stands over. */
function together(
  said: readonly { readonly block: Block; readonly slack: readonly KnownBlock[] }[]
): readonly (readonly KnownBlock[])[] {
  const groups: KnownBlock[][] = []
  let isHeaded = false
  for (const { block, slack } of said) {
    if (isHeaded) groups.at(-1)?.push(...slack)
    else groups.push([...slack])
    isHeaded = block.kind === 'heading'
  }
  return groups
}

/** Messages that each fit, with room for the buttons in every one: which is the last is known at the end. */
function packed(groups: readonly (readonly KnownBlock[])[], buttons: number): KnownBlock[][] {
  const parts: KnownBlock[][] = []
  const most = limits.all - buttons
  let room = 0
  let hasTable = false
  for (const group of groups) {
    const sizes = group.map(block => sizeOf([block]))
    const whole = sizes.reduce((sum, each) => sum + each, 0)
    // What fits into no message is torn where it has to be.
    let isTorn = whole > most
    for (const [at, block] of group.entries()) {
      const size = sizes[at] ?? 0
      const current = parts.at(-1)
      const isTable = block.type === 'table'
      const wanted = isTorn ? size : whole
      const isFull =
        current === undefined ||
        current.length >= limits.blocks - BESIDES ||
        wanted > room ||
        (isTable && hasTable)
      if (isFull) {
        parts.push([block])
        room = most - size
        hasTable = isTable
      } else {
        current.push(block)
        room -= size
        hasTable ||= isTable
      }
      // The rest of it follows where its first block stands.
      isTorn = true
    }
  }
  return parts
}

/** Blocks of a message that are no words of the reply: its buttons, and the mention of a group in a post. */
const BESIDES = 2

/** Follow-ups whose line is too long for a button are left out: they can still be typed. */
function buttonsOf(followUps: readonly FollowUp[], look: Look): readonly ActionsBlock[] {
  const fitting = followUps.filter(({ line }) => line.length <= button.value)
  const asks = fitting.slice(0, button.perRow - 2).map(({ label, line }, at): Button => ({
    type: 'button',
    // What nobody asked for is everybody's: another page must not take its place.
    action_id: `${isPage(line) && look.asker !== null ? 'page' : 'ask'}:${at}`,
    text: plainText(label),
    value: line
  }))
  const share: Button[] =
    look.share === undefined || look.share.length > button.value
      ? []
      : [
          {
            type: 'button',
            action_id: 'share',
            text: plainText('Share with channel'),
            value: look.share
          }
        ]
  const why: Button[] =
    look.why === undefined
      ? []
      : [{ type: 'button', action_id: 'why', text: plainText('Why this?'), value: look.why }]
  const elements = [...asks, ...share, ...why]
  if (elements.length === 0) return []
  return [{ type: 'actions', block_id: `asked:${look.asker ?? ''}`, elements }]
}

const plainText = (label: string) => ({
  type: 'plain_text' as const,
  text: escapedWithin(label, button.text) || '…',
  emoji: false
})

/** Another page takes the place of this one; any other follow-up is a new answer. */
const isPage = (line: string): boolean => /\spage:\d+(?:\s|$)/.test(line)

/** Who may turn the pages of a message, of its block's id; null where it was a post. */
export const askerOf = (blockIdOfButton: string): string | null =>
  /^asked:(.+)$/.exec(blockIdOfButton)?.[1] ?? null
