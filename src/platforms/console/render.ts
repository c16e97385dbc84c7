// A reply as lines for a terminal: wrapped to its width, coloured where colours are wanted, harmless whatever it says.
import { styleText } from 'node:util'
import type { Block, FollowUp, Reply, Run, Table, Text } from '../../reply.ts'
import { visible } from '../../visible.ts'
import { columns, followUps } from './limits.ts'
import type { Piece, Style } from './width.ts'
import { textWidth, wrap } from './width.ts'

export interface Look {
  /** Columns to wrap to; `Infinity` wraps nothing. */
  readonly width: number
  readonly colour: boolean
  /** `numbered` where a number can be typed to ask it, `lines` where the whole line must be. */
  readonly followUps: 'numbered' | 'lines'
}

/**
 * The reply as text, without a line feed at its end; '' for a reply that says nothing. Every word of it is there, and
 * no character that a terminal obeys but the colours that are added here, and none of them without `colour`.
 */
export function renderReply(reply: Reply, look: Look): string {
  const blocks = reply.blocks.map(block => renderBlock(block, look))
  const next = renderFollowUps(reply.followUps, look)
  return [...blocks, next]
    .filter(block => block.length > 0)
    .map(block => block.join('\n'))
    .join('\n\n')
}

/** How a stream wants to be written to: its width, and colours on a terminal unless NO_COLOR or TERM says otherwise. */
export function lookOf(
  output: { readonly isTTY?: boolean; readonly columns?: number },
  env: Readonly<Record<string, string | undefined>>
): Pick<Look, 'width' | 'colour'> {
  const terminal = output.isTTY === true
  const width = terminal ? (output.columns ?? columns.usual) : Infinity
  return {
    width: width < columns.least ? Infinity : terminal ? Math.min(width, columns.most) : width,
    // https://no-color.org: set and not empty.
    colour: terminal && !env['NO_COLOR'] && env['TERM'] !== 'dumb'
  }
}

function renderBlock(block: Block, look: Look): readonly string[] {
  switch (block.kind) {
    case 'heading':
      return lines(pieces(block.text, look, 'strong'), look)
    case 'paragraph':
      return lines(pieces(block.text, look), look)
    case 'quote':
      return [
        ...lines(pieces(block.text, look), look, { first: '│ ', rest: '│ ' }),
        ...lines(pieces(block.by, look, 'dim'), look, { first: '  — ', rest: '    ' })
      ]
    case 'list':
      return block.items.flatMap(item =>
        lines(pieces(item, look), look, { first: '• ', rest: '  ' })
      )
    case 'table':
      return renderTable(block, look)
    default:
      return lines(pieces(block.text, look, 'dim'), look)
  }
}

/** Columns as wide as their longest cell; where that is too wide together, the widest give way and their cells wrap. */
function renderTable({ columns: names, rows }: Table, look: Look): readonly string[] {
  const head = names.map(name => pieces(name, look, 'dim'))
  const body = rows.map(row => names.map((_, column) => pieces(row[column] ?? '', look)))
  const all = [head, ...body]
  const natural = names.map((_, column) =>
    Math.max(1, ...all.map(row => widest(row[column] ?? [])))
  )
  const widths = shrink(natural, look.width - gap.length * (names.length - 1))
  return all.flatMap(row => {
    const cells = row.map((cell, column) => wrap(cell, widths[column] ?? 1))
    const height = Math.max(...cells.map(cell => cell.length))
    return Array.from({ length: height }, (_, line) =>
      cells
        .map((cell, column) => pad(cell[line] ?? [], widths[column] ?? 1, look))
        .join(gap)
        .trimEnd()
    )
  })
}

const gap = '  '

function shrink(widths: readonly number[], room: number): readonly number[] {
  const given = [...widths]
  let over = given.reduce((sum, width) => sum + width, 0) - room
  while (over > 0) {
    const most = Math.max(...given)
    if (most <= leastColumn) break
    given[given.indexOf(most)] = most - 1
    over -= 1
  }
  return given
}

/** Under this, a column of a table holds no word. */
const leastColumn = 8

const widest = (cell: readonly Piece[]): number =>
  Math.max(...wrap(cell, Infinity).map(line => lineWidth(line)))

const lineWidth = (line: readonly Piece[]): number =>
  line.reduce((sum, piece) => sum + textWidth(piece.text), 0)

const pad = (line: readonly Piece[], width: number, look: Look): string =>
  paint(line, look) + ' '.repeat(Math.max(0, width - lineWidth(line)))

function renderFollowUps(all: readonly FollowUp[], look: Look): readonly string[] {
  if (look.followUps === 'lines') {
    return all.flatMap(({ line }) =>
      lines([{ text: visible(line), style: 'dim' }], look, { first: '→ ', rest: '  ' })
    )
  }
  const shown = all.slice(0, followUps)
  const labelWidth = Math.max(...shown.map(({ label }) => textWidth(visible(label))))
  return shown.flatMap(({ label, line }, index) => {
    const safe = visible(label)
    const space = ' '.repeat(labelWidth - textWidth(safe))
    const asked: Piece = { text: visible(line), style: 'dim' }
    const first = `${paint([{ text: String(index + 1), style: 'accent' }], look)}  `
    const whole = labelWidth + 5 + textWidth(asked.text) <= look.width
    return [first + safe + (whole ? `${space}  ${paint([asked], look)}` : '')]
  })
}

function lines(
  text: readonly Piece[],
  look: Look,
  lead: { readonly first: string; readonly rest: string } = { first: '', rest: '' }
): readonly string[] {
  return wrap(text, look.width - textWidth(lead.first)).map(
    (line, index) => (index === 0 ? lead.first : lead.rest) + paint(line, look)
  )
}

/** Runs as pieces, with their links where these lead to a page or a mailbox and nowhere else. */
function pieces(text: Text, look: Look, style: Style = 'plain'): readonly Piece[] {
  const runs: readonly Run[] = typeof text === 'string' ? [{ text }] : text
  return runs.flatMap(run => {
    const words: Piece = { text: visible(run.text), style: run.strong === true ? 'strong' : style }
    const href = visible(run.href ?? '')
    if (!/^(?:https?:\/\/|mailto:)\S+$/i.test(href) || href === run.text) return [words]
    // Without terminal codes the address itself must be there to be followed.
    return look.colour ? [{ ...words, href }] : [words, { text: ` <${href}>`, style: 'dim' }]
  })
}

const paint = (line: readonly Piece[], look: Look): string =>
  look.colour ? line.map(painted).join('') : line.map(({ text }) => text).join('')

function painted({ text, style, href }: Piece): string {
  const styled = style === 'plain' ? text : styleText(formats[style], text, unchecked)
  return href === undefined ? styled : `${link}${href}\u0007${styled}${link}\u0007`
}

/** Opens a link, and without an address closes it: OSC 8, which terminals that do not know it pass over. */
const link = '\u001b]8;;'

const formats = { strong: 'bold', dim: 'dim', accent: 'cyan' } as const

/** Whether colours are wanted was decided once, in `lookOf`. */
const unchecked = { validateStream: false }
