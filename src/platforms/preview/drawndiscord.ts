// Discord's components drawn as Discord draws them, from the very payload that would be sent.
import { html } from 'hono/html'
import { ButtonStyle, ComponentType } from '../discord/numbers.ts'
import { EYE, type Html } from './drawnslack.ts'
import { drawMarkdown } from './markdown.ts'

/** A component, as far as the bot makes them. */
export interface Component {
  readonly type: number
  readonly components?: readonly Component[]
  readonly content?: string
  readonly label?: string
  readonly style?: number
  readonly custom_id?: string
}

/** What a button asks, by what it carries; null for one that asks nothing here. */
export type LineOf = (customId: string) => { readonly line: string; readonly kind: string } | null

export interface DrawnMessage {
  readonly isPrivate: boolean
  readonly lineOf: LineOf
  /** What it answers, which stands above it: of a command its name, of a mention its words; null for what nobody asked. */
  readonly answers: { readonly command: string } | { readonly words: string } | null
  /** When it came, in words. */
  readonly clock: string
}

/** A message, with the buttons of which the page knows what they ask. */
export function drawDiscord(
  components: readonly Component[],
  { isPrivate, lineOf, answers, clock }: DrawnMessage
): Html {
  const draw = (component: Component): Html => {
    const {
      type,
      components: inside = [],
      content = '',
      label = '',
      style = ButtonStyle.Secondary
    } = component
    if (type === ComponentType.TextDisplay) return html`${drawMarkdown(content)}`
    if (type === ComponentType.Container) return html`<div class="box">${inside.map(draw)}</div>`
    if (type === ComponentType.ActionRow)
      return html`<div class="buttons">${inside.map(draw)}</div>`
    if (type !== ComponentType.Button)
      return html`<p class="undrawn">A component that is not drawn here: ${type}</p>`
    const asked = lineOf(component.custom_id ?? '')
    return html`<button
      type="button"
      class="press ${style === ButtonStyle.Primary ? 'primary' : ''}"
      data-line="${asked?.line ?? ''}"
      data-kind="${asked?.kind ?? ''}"
    >
      ${label}
    </button>`
  }
  return html`<article class="message ${isPrivate ? 'ephemeral' : ''}" data-platform="discord">
    ${
      answers === null
        ? ''
        : html`<p class="used">
            <span class="you" aria-hidden="true">Y</span><b>You</b>
            ${
              'command' in answers
                ? html`used <span class="mention">${answers.command}</span>`
                : html`<span class="mention">@Copydesk</span> ${answers.words}`
            }
          </p>`
    }
    <div class="avatar" aria-hidden="true">C</div>
    <div class="body">
      <p class="from">
        <b>Copydesk</b> <span class="badge">APP</span> <time>Today at ${clock}</time>
      </p>
      ${components.map(draw)}
      ${
        isPrivate
          ? html`<p class="private">
              ${EYE} Only you can see this · <span class="dismiss">Dismiss message</span>
            </p>`
          : ''
      }
    </div>
  </article>`
}
