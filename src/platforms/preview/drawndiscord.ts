// Discord's components drawn as Discord draws them, from the very payload that would be sent.
import { html } from 'hono/html'
import type { Html } from './drawnslack.ts'
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

export function drawDiscord(
  components: readonly Component[],
  { isPrivate, lineOf }: { readonly isPrivate: boolean; readonly lineOf: LineOf }
): Html {
  const draw = (component: Component): Html => {
    const { type, components: inside = [], content = '', label = '', style = 2 } = component
    if (type === TEXT) return html`${drawMarkdown(content)}`
    if (type === CONTAINER) return html`<div class="box">${inside.map(draw)}</div>`
    if (type === ROW) return html`<div class="buttons">${inside.map(draw)}</div>`
    if (type !== BUTTON)
      return html`<p class="undrawn">A component that is not drawn here: ${type}</p>`
    const asked = lineOf(component.custom_id ?? '')
    return html`<button
      type="button"
      class="press ${style === PRIMARY ? 'primary' : ''}"
      data-line="${asked?.line ?? ''}"
      data-kind="${asked?.kind ?? ''}"
    >
      ${label}
    </button>`
  }
  return html`<article class="discord message" data-platform="discord">
    <div class="avatar" aria-hidden="true">C</div>
    <div class="body">
      <p class="from"><b>Copydesk</b> <span class="badge">APP</span></p>
      ${components.map(draw)} ${isPrivate ? html`<p class="private">Only you can see this</p>` : ''}
    </div>
  </article>`
}

// Discord's documentation, "Component Reference".
const [ROW, BUTTON, TEXT, CONTAINER] = [1, 2, 10, 17]
const PRIMARY = 1
