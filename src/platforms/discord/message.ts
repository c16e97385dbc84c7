// The body of a message: the texts of one part and the buttons under it. The one place where a payload is made.
import type {
  APIActionRowComponent,
  APIButtonComponentWithCustomId,
  APIContainerComponent,
  APIMessage,
  APIMessageTopLevelComponent
} from 'discord.js'
import { visible } from '../../visible.ts'
import type { FollowUp } from '../../reply.ts'
import { readAsk } from '../../ask.ts'
import { buttons } from './limits.ts'
import { ButtonStyle, ComponentType, MessageFlags } from './numbers.ts'
import type { Press, Question, Shelf } from './question.ts'
import type { Part } from './render.ts'

/** As every message is sent and edited. */
export interface Body {
  readonly flags: number
  readonly components: APIMessageTopLevelComponent[]
  /** Nobody is rung, whatever the words say. */
  readonly allowed_mentions: { parse: []; roles?: string[]; replied_user?: boolean }
}

export interface Under {
  readonly followUps: readonly FollowUp[]
  /** Who asked what, and which part of the answer this is; absent for what nobody asked, which is sent in all its parts. */
  readonly turning?: Turning
  /** The question, where what only the asker sees can be shared. */
  readonly share?: Question
  /** What can be asked once more, where it was not answered. */
  readonly again?: Question
  /** The key of a briefing. */
  readonly why?: string
}

interface Turning {
  readonly question: Question
  readonly asker: string
  readonly part: number
  readonly parts: number
}

/** The body for one part. `shelf` keeps what buttons cannot carry. */
export function bodyOf(part: Part, under: Under, shelf: Shelf, isPrivate = false): Body {
  const rows = rowsOf(under, shelf)
  const box: APIContainerComponent = {
    type: ComponentType.Container,
    components: [
      ...part.map(content => ({ type: ComponentType.TextDisplay, content }) as const),
      ...rows
    ]
  }
  return {
    flags: MessageFlags.IsComponentsV2 | (isPrivate ? MessageFlags.Ephemeral : 0),
    components: [box],
    allowed_mentions: { parse: [] }
  }
}

/**
 * How far an answer is, in place of "thinking". It is marked: when its process is killed, the next one sees that the answer never came.
 */
export function soFar(part: Part, shelf: Shelf): Body {
  const body = edited(bodyOf(part, { followUps: [] }, shelf))
  return { ...body, components: body.components.map(each => ({ ...each, id: SO_FAR })) }
}

/** Whether a message stands for an answer that is still to come. */
export const isAwaited = ({ flags = 0, components = [] }: Sent): boolean =>
  (flags & MessageFlags.Loading) !== 0 || components.some(({ id }) => id === SO_FAR)

type Sent = Pick<APIMessage, 'components'> & { readonly flags?: number | undefined }

/** Far from the ids that Discord gives to components which bring none: those count from 1. */
const SO_FAR = 1_000_000

/** Who sees a message is settled when it is made: an edit does not say it again. */
export const edited = (body: Body): Body => ({ ...body, flags: MessageFlags.IsComponentsV2 })

type Row = APIActionRowComponent<APIButtonComponentWithCustomId>

function rowsOf({ followUps, turning, share, again, why }: Under, shelf: Shelf): readonly Row[] {
  const { part = 1, parts = 1 } = turning ?? {}
  const asked = followUps
    .slice(0, MOST_FOLLOW_UPS)
    .map(({ label, line }) => ({ label, press: pressOf(line, turning) }))
    // The next page comes after the last part of this one.
    .filter(({ press }) => press.does !== 'more' || part === parts)
    .map(({ label, press }) => button(label, shelf.write(press), ButtonStyle.Secondary))
  const turn = (to: number, label: string) =>
    turning === undefined || to < 1 || to > parts
      ? []
      : [button(label, shelf.write({ does: 'more', ...turning, part: to }), ButtonStyle.Primary)]
  const own = [
    ...backOf(turning).map(press => button('◀ Back', shelf.write(press), ButtonStyle.Primary)),
    ...turn(part - 1, `◀ ${part - 1} of ${parts}`),
    ...turn(part + 1, `${part + 1} of ${parts} ▶`),
    ...(share === undefined
      ? []
      : [
          button(
            'Share with channel',
            shelf.write({ does: 'share', question: share }),
            ButtonStyle.Secondary
          )
        ]),
    ...(again === undefined
      ? []
      : [button('Ask again', shelf.write({ does: 'ask', question: again }), ButtonStyle.Primary)]),
    ...(why === undefined
      ? []
      : [button('Why this?', shelf.write({ does: 'why', key: why }), ButtonStyle.Secondary)])
  ]
  return [distinct(asked), distinct(own, asked)]
    .flatMap(all =>
      Array.from({ length: Math.ceil(all.length / buttons.inRow) }, (_, at) =>
        all.slice(at * buttons.inRow, (at + 1) * buttons.inRow)
      )
    )
    .map(components => ({ type: ComponentType.ActionRow, components }))
}

/** Two rows. */
const MOST_FOLLOW_UPS = 2 * buttons.inRow

/** A command says how its pages go on; back is where the same line had a smaller number. */
function backOf(turning: Turning | undefined): readonly Press[] {
  const { command = '', input = '' } = turning?.question ?? {}
  const [, words = '', page = '1'] =
    typeof input === 'string' ? (/^([^]*) page:(\d+)$/.exec(input) ?? []) : []
  if (turning === undefined || Number(page) < 2) return []
  const question = { command, input: `${words} page:${Number(page) - 1}` }
  return [{ does: 'more', question, asker: turning.asker, part: 1 }]
}

/** The next page of the same command is the same answer, and turns in its place; any other line is another question. */
function pressOf(line: string, turning: Turning | undefined): Press {
  const question = readAsk(line)
  const pages = / page:\d+$/.test(line) && turning?.question.command === question.command
  return pages
    ? { does: 'more', question, asker: turning.asker, part: 1 }
    : { does: 'ask', question }
}

const button = (
  label: string,
  customId: string,
  style: (typeof ButtonStyle)[keyof typeof ButtonStyle]
): APIButtonComponentWithCustomId => ({
  type: ComponentType.Button,
  style,
  label: labelOf(label),
  custom_id: customId
})

/** Whole characters only; a button without words shows three dots. */
function labelOf(label: string): string {
  const words = visible(label).replace(/\s+/g, ' ').trim()
  if (words.length <= buttons.label) return words || '…'
  return `${words.slice(0, buttons.label - 1).replace(/[\ud800-\udbff]$/, '')}…`
}

// Two buttons that say the same to the bot are one too many for Discord.
function distinct(
  all: readonly APIButtonComponentWithCustomId[],
  others: readonly APIButtonComponentWithCustomId[] = []
): APIButtonComponentWithCustomId[] {
  const seen = new Set(others.map(each => each.custom_id))
  return all.filter(({ custom_id: id }) => !seen.has(id) && seen.add(id))
}
