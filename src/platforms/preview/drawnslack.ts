// Slack's blocks drawn as Slack draws them, from the very payload that would be sent.
import { html } from 'hono/html'
import type { KnownBlock, RichTextBlock, RichTextElement, TableBlock } from '@slack/types'
import type { Message } from '../slack/render.ts'
import { drawTable } from './drawntable.ts'

/** Text and markup as hono escapes and joins them. */
export type Html = ReturnType<typeof html>

/** A message, with the buttons of which the page knows what they ask. `clock`: when it came, in words. */
export const drawSlack = (
  { blocks }: Message,
  { isPrivate, clock }: { readonly isPrivate: boolean; readonly clock: string }
): Html =>
  html`<article class="message" data-platform="slack">
    ${isPrivate ? html`<p class="private">${EYE} Only visible to you</p>` : ''}
    <div class="avatar" aria-hidden="true">C</div>
    <div class="body">
      <p class="from"><b>Copydesk</b> <span class="badge">APP</span> <time>${clock}</time></p>
      ${blocks.map(drawBlock)}
    </div>
  </article>`

/** The line that asked, as Slack shows it to all who see the answer. */
export const drawAskedInSlack = (line: string, clock: string): Html =>
  html`<div class="message asked">
    <div class="avatar you" aria-hidden="true">Y</div>
    <div class="body">
      <p class="from"><b>You</b> <time>${clock}</time></p>
      <p>${line.startsWith('/') ? `/copydesk ${line.slice(1)}` : html`<b>@Copydesk</b> ${line}`}</p>
    </div>
  </div>`

/** Both platforms put an eye before what only the asker sees. */
export const EYE = html`<svg class="eye" viewBox="0 0 20 20" aria-hidden="true">
  <path d="M2 10s3-5 8-5 8 5 8 5-3 5-8 5-8-5-8-5Z" />
  <circle cx="10" cy="10" r="2.5" />
</svg>`

function drawBlock(block: KnownBlock): Html {
  switch (block.type) {
    case 'header':
      return html`<h2>${unescaped(block.text.text)}</h2>`
    case 'rich_text':
      return html`${richParts(block)}`
    case 'table':
      return tableOf(block)
    case 'divider':
      return html`<hr />`
    case 'actions':
      return html`<div class="buttons">
        ${block.elements.flatMap(element =>
          element.type === 'button'
            ? [
                html`<button
                  type="button"
                  class="press"
                  data-line="${element.value ?? ''}"
                  data-kind="${element.action_id ?? ''}"
                >
                  ${unescaped(element.text.text)}
                </button>`
              ]
            : []
        )}
      </div>`
    default:
      return html`<p class="undrawn">A block that is not drawn here: ${block.type}</p>`
  }
}

function richParts({ elements }: RichTextBlock): readonly Html[] {
  return elements.map(part => {
    switch (part.type) {
      case 'rich_text_section':
        return html`<p>${words(part.elements)}</p>`
      case 'rich_text_quote':
        return html`<blockquote>${words(part.elements)}</blockquote>`
      case 'rich_text_preformatted':
        return html`<pre tabindex="0">${words(part.elements)}</pre>`
      default:
        return html`<ul>
          ${part.elements.map(item => html`<li>${words(item.elements)}</li>`)}
        </ul>`
    }
  })
}

const words = (elements: readonly RichTextElement[]): readonly (Html | string)[] =>
  elements.map(element => {
    if (element.type === 'link')
      return html`<a href="${element.url}" target="_blank" rel="noopener noreferrer"
        >${styled(element.text ?? element.url, element.style)}</a
      >`
    if (element.type === 'text') return styled(element.text, element.style)
    if (element.type === 'date') return element.fallback ?? ''
    return ''
  })

function styled(text: string, style: RichTextElement['style']): Html | string {
  const strong = style?.bold === true ? html`<b>${text}</b>` : text
  return style?.italic === true ? html`<i>${strong}</i>` : strong
}

function tableOf({ rows }: TableBlock): Html {
  const [head = [], ...rest] = rows
  return drawTable(
    head.map(cell),
    rest.map(row => row.map(cell))
  )
}

type Cell = TableBlock['rows'][number][number]

const cell = (each: Cell): readonly (Html | string)[] =>
  each.type === 'rich_text'
    ? each.elements.flatMap(part => (part.type === 'rich_text_section' ? words(part.elements) : []))
    : [each.text]

/** Slack shows the three characters that it wants escaped as they are meant. */
const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
