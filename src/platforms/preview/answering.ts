// One answer of the bot as the page shows it: drawn as each platform draws it, with the payload, and how much of each limit it takes.
import { html } from 'hono/html'
import { readAsk } from '../../ask.ts'
import type { Reply } from '../../reply.ts'
import { visible } from '../../visible.ts'
import { message as discordLimits } from '../discord/limits.ts'
import { bodyOf } from '../discord/message.ts'
import { openShelf, type Question } from '../discord/question.ts'
import { renderParts } from '../discord/render.ts'
import { message as slackLimits } from '../slack/limits.ts'
import { renderReply as renderSlack } from '../slack/render.ts'
import { type Component, drawDiscord, type LineOf } from './drawndiscord.ts'
import { drawSlack, type Html } from './drawnslack.ts'

/** `line`: what was asked, so that a private answer can be shared. */
export const drawAnswer = (reply: Reply, line: string): Html =>
  html`<div class="answer">${inSlack(reply, line)} ${inDiscord(reply, line)}</div>`

function inSlack(reply: Reply, line: string): Html {
  const messages = renderSlack(reply, { asker: 'you', ...(reply.private && { share: line }) })
  const uses = messages.map(({ blocks }) => [
    { what: 'blocks', used: blocks.length, most: slackLimits.blocks },
    { what: 'characters', used: JSON.stringify(blocks).length, most: slackLimits.all }
  ])
  return html`<div role="group" class="side" data-side="slack" aria-label="In Slack">
    ${messages.map(message => drawSlack(message, { isPrivate: reply.private }))}
    ${payload('Slack', messages, uses)}
  </div>`
}

/** Nobody in particular asks here, but a button says who may turn its pages. */
const SOMEBODY = '1'

function inDiscord(reply: Reply, line: string): Html {
  const question = readAsk(line)
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
            ...(reply.private && { share: question })
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
  return html`<div role="group" class="side" data-side="discord" aria-label="In Discord">
    ${bodies.map(({ components }) => drawDiscord(components, { isPrivate: reply.private, lineOf }))}
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
  `${used.toLocaleString('en-GB')} of ${most.toLocaleString('en-GB')} ${what}`
