// Charts as pictures in a page, and the tables with the same numbers. Knows the library that draws, and nothing of what is drawn.
import type { PlotOptions } from '@observablehq/plot'
import { html, raw } from 'hono/html'
import type { Html } from './drawnslack.ts'

/** An element of the drawing, as far as it is touched here. */
interface Drawn {
  readonly outerHTML: string
  querySelectorAll(what: string): Iterable<Drawn>
  setAttribute(name: string, value: string): void
  removeAttribute(name: string): void
  remove(): void
}

/** A drawing of the library with one name, without its styles, which the policy of the page would not let in: the stylesheet has them. */
export async function figure(label: string, options: PlotOptions): Promise<Html> {
  const [{ plot }, { parseHTML }] = await Promise.all([
    import('@observablehq/plot'),
    import('linkedom')
  ])
  const { document } = parseHTML('<html><body></body></html>')
  const drawn: Drawn = plot({ ...options, document })
  for (const style of drawn.querySelectorAll('style')) style.remove()
  for (const each of drawn.querySelectorAll('[style]')) each.removeAttribute('style')
  // The whole is one picture with one name.
  for (const each of drawn.querySelectorAll('[aria-label]')) each.removeAttribute('aria-label')
  drawn.removeAttribute('style')
  drawn.setAttribute('role', 'img')
  drawn.setAttribute('aria-label', label)
  // Made by the library from numbers and from words that it escapes.
  const picture = raw(drawn.outerHTML)
  // What is too wide for a small screen is moved to and fro, by the keyboard too.
  return (options.width ?? 0) > 300
    ? html`<div class="chart wide" tabindex="0" role="group" aria-label="${label}">${picture}</div>`
    : html`<div class="chart">${picture}</div>`
}

/** A count for a cell of a table. */
export const number = (count: number): Html => html`<span class="number">${String(count)}</span>`

/** The first of each row is what the row is about; a cell may hold a drawing. */
export const table = (
  columns: readonly string[],
  rows: readonly (readonly (string | Html)[])[]
): Html =>
  html`<div class="table" tabindex="0" role="group" aria-label="${columns.join(', ')}">
    <table>
      <thead>
        <tr>
          ${columns.map(name => html`<th scope="col">${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([first = '', ...rest]) =>
            html`<tr>
              <th scope="row">${first}</th>
              ${rest.map(cell => html`<td>${cell}</td>`)}
            </tr>`
        )}
      </tbody>
    </table>
  </div>`
