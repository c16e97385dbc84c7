// A reply as part of a page of its own, neither Slack nor Discord: headings, quotations, lists and tables as HTML has them.
import { html } from 'hono/html'
import type { Block, Reply, Run, Text } from '../../reply.ts'
import type { Html } from './drawnslack.ts'
import { drawTable } from './drawntable.ts'

export const drawPage = ({ blocks, followUps }: Reply): Html =>
  html`<section class="reply">
    ${blocks.map(drawBlock)}
    ${
      followUps.length === 0
        ? ''
        : html`<div class="buttons">
            ${followUps.map(
              ({ label, line }) => html`<button type="button" data-line="${line}">${label}</button>`
            )}
          </div>`
    }
  </section>`

function drawBlock(block: Block): Html {
  switch (block.kind) {
    case 'heading':
      return html`<h2>${words(block.text)}</h2>`
    case 'paragraph':
      return html`<p>${words(block.text)}</p>`
    case 'quote':
      return html`<figure>
        <blockquote>${words(block.text)}</blockquote>
        <figcaption>${words(block.by)}</figcaption>
      </figure>`
    case 'list':
      return html`<ul>
        ${block.items.map(item => html`<li>${words(item)}</li>`)}
      </ul>`
    case 'table':
      return drawTable(
        block.columns,
        block.rows.map(row => row.map(words))
      )
    default:
      return html`<p class="note">${words(block.text)}</p>`
  }
}

const words = (text: Text): readonly (Html | string)[] =>
  (typeof text === 'string' ? [{ text }] : text).map(drawRun)

function drawRun({ text, href, strong, at }: Run): Html | string {
  const said = strong === true ? html`<b>${text}</b>` : text
  // The words of an article lead to the article, as it was read.
  if (at !== undefined)
    return html`<a class="cited" href="/read?article=${encodeURIComponent(at.article)}">${said}</a>`
  return href !== undefined && /^https?:\/\//i.test(href)
    ? html`<a href="${href}" target="_blank" rel="noopener noreferrer">${said}</a>`
    : said
}
