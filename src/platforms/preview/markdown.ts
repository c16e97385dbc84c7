// Discord's markdown drawn as Discord draws it: as much of it as the bot writes. Everything else stays as it is typed.
import { html } from 'hono/html'
import type { Html } from './drawnslack.ts'

/** Lines of one text display: headings, quotations, lists, small print, code, and paragraphs. */
export function drawMarkdown(text: string): readonly Html[] {
  const lines = text.split('\n')
  const drawn: Html[] = []
  for (let at = 0; at < lines.length;) {
    const kind = kindOf(lines[at] ?? '')
    let end = at + 1
    if (kind === 'code') {
      while (end < lines.length && !(lines[end] ?? '').endsWith(FENCE)) end += 1
      drawn.push(codeBlock(lines.slice(at, (end += 1)).join('\n')))
    } else {
      while (end < lines.length && GROUPED.has(kind) && continues(lines[end] ?? '', kind)) end += 1
      drawn.push(block(kind, lines.slice(at, end)))
    }
    at = end
  }
  return drawn
}

type Kind = 'heading' | 'quote' | 'item' | 'small' | 'code' | 'words'

const FENCE = '```'

const STARTS: readonly (readonly [RegExp, Kind])[] = [
  [/^#{1,3} /, 'heading'],
  [/^> /, 'quote'],
  [/^- /, 'item'],
  [/^-# /, 'small'],
  [/^```/, 'code']
]

const kindOf = (line: string): Kind => STARTS.find(([start]) => start.test(line))?.[1] ?? 'words'

const GROUPED: ReadonlySet<Kind> = new Set(['quote', 'item', 'words'])

/** An item goes on in lines that are indented below it. */
const continues = (line: string, kind: Kind): boolean =>
  kindOf(line) === kind || (kind === 'item' && line.startsWith('  '))

const withoutStart = (line: string): string =>
  line.replace(/^(?:#{1,3} |> |- |-# | {2}(?:- )?)/, '')

function block(kind: Kind, lines: readonly string[]): Html {
  const rows = lines.map(line => inline(kind === 'words' ? line : withoutStart(line)))
  const broken = rows.map((row, at) => (at === 0 ? row : [html`<br />`, row]))
  switch (kind) {
    case 'heading':
      return html`<h2>${rows}</h2>`
    case 'quote':
      return html`<blockquote>${broken}</blockquote>`
    case 'item':
      return html`<ul>
        ${rows.map(row => html`<li>${row}</li>`)}
      </ul>`
    case 'small':
      return html`<p><small>${rows}</small></p>`
    default:
      return html`<p>${broken}</p>`
  }
}

const codeBlock = (text: string): Html =>
  html`<pre tabindex="0">
${text
      .replace(/^```\n?/, '')
      .replace(/\n?```$/, '')
      .replaceAll('\u200b', '')}</pre>`

/** Bold, italics, links, times, code, and what is escaped. */
function inline(text: string): readonly (Html | string)[] {
  const drawn: (Html | string)[] = []
  let last = 0
  for (const found of text.matchAll(INLINE)) {
    const { bold, words, url, time, command, escaped } = found.groups ?? {}
    drawn.push(text.slice(last, found.index))
    if (bold !== undefined) drawn.push(html`<b>${inline(bold)}</b>`)
    else if (words !== undefined && url !== undefined)
      drawn.push(
        html`<a href="${url}" target="_blank" rel="noopener noreferrer">${inline(words)}</a>`
      )
    else if (time !== undefined) drawn.push(html`<time>${clock(Number(time))}</time>`)
    else if (command !== undefined) drawn.push(html`<span class="mention">/${command}</span>`)
    else drawn.push(escaped ?? '')
    last = found.index + found[0].length
  }
  return [...drawn, text.slice(last)]
}

const INLINE =
  /\*\*(?<bold>(?:\\.|[^*\\])+)\*\*|\[(?<words>(?:\\.|[^\]\\])+)\]\(<?(?<url>https?:\/\/[^\s)>]+)>?\)|<t:(?<time>\d+)(?::\w)?>|<\/(?<command>[^:>]+):\d+>|\\(?<escaped>[^\sA-Za-z0-9])/g

const clock = (seconds: number): string =>
  new Date(seconds * 1000).toISOString().slice(0, 16).replace('T', ' ') + ' UTC'
