// A table of an answer, as every client draws one. Knows cells that are drawn already.
import { html } from 'hono/html'
import type { Html } from './drawnslack.ts'

type Cell = string | readonly (Html | string)[]

export const drawTable = (head: readonly Cell[], rows: readonly (readonly Cell[])[]): Html =>
  html`<div class="table" tabindex="0" role="group" aria-label="Table">
    <table>
      <thead>
        <tr>
          ${head.map(cell => html`<th scope="col">${cell}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          row =>
            html`<tr>
              ${row.map(cell => html`<td>${cell}</td>`)}
            </tr>`
        )}
      </tbody>
    </table>
  </div>`
