// One answer of the bot as the page shows it: drawn as each platform draws it, with the payload, and how much of each limit it takes.
import { html } from 'hono/html'
import { readAsk } from '../../ask.ts'
import { thousands } from '../../phrase.ts'
import type { Reply } from '../../reply.ts'
import { visible } from '../../visible.ts'
import { message as discordLimits } from '../discord/limits.ts'
import { bodyOf } from '../discord/message.ts'
import { openShelf, type Question } from '../discord/question.ts'
import { renderParts } from '../discord/render.ts'
import { message as slackLimits } from '../slack/limits.ts'
import { renderReply as renderSlack } from '../slack/render.ts'
import { type Component, drawDiscord, type LineOf } from './drawndiscord.ts'
import { drawAskedInSlack, drawSlack, type Html } from './drawnslack.ts'

/** What an answer stands below, and whether it is one yet. */
interface Asked {
  /** Null where nobody asked. */
  readonly line: string | null
  /** It tells how far the answer is: there is nothing to share yet. */
  readonly isSoFar?: boolean
}

/** `line`: what was asked, which stands above it and by which a private answer can be shared. */
export const drawAnswer = (reply: Reply, asked: Asked): Html =>
  html`<div class="answer">${inSlack(reply, asked)} ${inDiscord(reply, asked)}</div>`

/** What is posted by itself, as the platform of its place draws it; as both do, where it is of neither. */
export function drawPost({ blocks }: Reply, platform: string): Html {
  const post = { blocks, followUps: [], private: false }
  return html`<div class="answer">
    ${platform === 'discord' ? '' : inSlack(post, { line: null })}
    ${platform === 'slack' ? '' : inDiscord(post, { line: null })}
  </div>`
}

const clock = (): string =>
  new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })

/** What was asked stays above its answer when pages are turned. */
const withoutPage = (line: string): string => line.replace(/ page:\d+$/, '')

function inSlack(reply: Reply, { line, isSoFar = false }: Asked): Html {
  const isShared = reply.private && line !== null && !isSoFar
  const messages = renderSlack(reply, { asker: 'you', ...(isShared && { share: line }) })
  const uses = messages.map(({ blocks }) => [
    { what: 'blocks', used: blocks.length, most: slackLimits.blocks },
    { what: 'characters', used: JSON.stringify(blocks).length, most: slackLimits.all }
  ])
  return html`<div role="group" class="side slack" data-side="slack" aria-label="In Slack">
    ${line === null ? '' : drawAskedInSlack(withoutPage(line), clock())}
    ${messages.map(message => drawSlack(message, { isPrivate: reply.private, clock: clock() }))}
    ${payload('Slack', messages, uses)}
  </div>`
}

/** Nobody in particular asks here, but a button says who may turn its pages. */
const SOMEBODY = '1'

function inDiscord(reply: Reply, { line, isSoFar = false }: Asked): Html {
  const question = readAsk(line ?? '/help')
  const shelf = openShelf()
  const parts = renderParts(reply)
  // The page has no part to turn to but by asking, so that it shows them all.
  const bodies = (parts.length > 0 ? parts : [[]]).map((part, at, all) =>
    bodyOf(
      part,
      at < all.length - 1
        ? { followUps: [] }
        : {
            followUps: reply.followUps,
            turning: { question, asker: SOMEBODY, part: 1, parts: 1 },
            ...(reply.private && line !== null && !isSoFar && { share: question })
          },
      shelf,
      reply.private
    )
  )
  const lineOf: LineOf = customId => {
    const press = shelf.read(customId)
    if (press === null || press.does === 'why') return null
    return { line: lineFor(press.question), kind: press.does === 'more' ? 'page' : press.does }
  }
  const uses = bodies.map(({ components }) => [
    { what: 'components', used: count(components), most: discordLimits.components },
    { what: 'characters', used: characters(components), most: discordLimits.text }
  ])
  const answers =
    line === null
      ? null
      : question.command === ''
        ? { words: line }
        : { command: `/${question.command}` }
  return html`<div role="group" class="side discord" data-side="discord" aria-label="In Discord">
    ${bodies.map(({ components }, at) =>
      drawDiscord(components, {
        isPrivate: reply.private,
        lineOf,
        answers: at === 0 ? answers : null,
        clock: clock()
      })
    )}
    ${payload('Discord', bodies, uses)}
  </div>`
}

const lineFor = ({ command, input }: Question): string =>
  typeof input === 'string'
    ? `/${command} ${input}`.trimEnd()
    : `/${command} ${Object.entries(input)
        .map(([name, value]) => `${name}:"${value}"`)
        .join(' ')}`

const count = (components: readonly Component[]): number =>
  components.reduce((sum, { components: inside = [] }) => sum + 1 + count(inside), 0)

const characters = (components: readonly Component[]): number =>
  components.reduce(
    (sum, { components: inside = [], content = '' }) => sum + content.length + characters(inside),
    0
  )

interface Use {
  readonly what: string
  readonly used: number
  readonly most: number
}

function payload(
  platform: string,
  sent: readonly unknown[],
  uses: readonly (readonly Use[])[]
): Html {
  const isWithin = uses.flat().every(({ used, most }) => used <= most)
  return html`<details class="payload">
    <summary>
      What is sent to ${platform}: ${isWithin ? 'within its limits' : 'over its limits'}
    </summary>
    <ul>
      ${uses.map((each, at) => html`<li>Message ${at + 1}: ${each.map(inWords).join(', ')}</li>`)}
    </ul>
    <pre tabindex="0">${shortened(visible(JSON.stringify(sent, null, 2)))}</pre>
  </details>`
}

/** More than this of a payload nobody reads. */
const MOST_SHOWN = 60_000

const shortened = (text: string): string =>
  text.length <= MOST_SHOWN ? text : `${text.slice(0, MOST_SHOWN)}\n…`

const inWords = ({ what, used, most }: Use): string =>
  `${thousands(used)} of ${thousands(most)} ${what}`
