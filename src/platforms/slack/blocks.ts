// The blocks of a reply as Slack's, each within its own limits. How they are put into messages is for render.ts.
import type { KnownBlock, RichTextBlockElement, RichTextSection, TableBlock } from '@slack/types'
import type { Block, Heading, List, Table, Text } from '../../reply.ts'
import { plain } from '../../reply.ts'
import { visible } from '../../visible.ts'
import { header, richText, table as tableLimits } from './limits.ts'
import { cutElements, elementsOf, escaped, type Words } from './rich.ts'

/** Where it is shown: a table may stand in a message, once. */
export interface Surface {
  readonly tables: boolean
}

export function blocksOf(block: Block, surface: Surface): readonly KnownBlock[] {
  switch (block.kind) {
    case 'heading':
      return headingBlocks(block)
    case 'paragraph':
      return paragraphs(elementsOf(block.text))
    case 'quote':
      return [
        ...cutElements(elementsOf(block.text), richText).map(part =>
          rich({ type: 'rich_text_quote', elements: [...part] })
        ),
        ...paragraphs(prefixed('— ', elementsOf(block.by, { italic: true })))
      ]
    case 'list':
      return listBlocks(block)
    case 'table':
      return surface.tables && fits(block) ? [tableBlock(block)] : preformatted(block)
    default:
      return paragraphs(elementsOf(block.text, { italic: true }))
  }
}

const rich = (...elements: RichTextBlockElement[]): KnownBlock => ({ type: 'rich_text', elements })

const section = (elements: readonly Words[]): RichTextSection => ({
  type: 'rich_text_section',
  elements: [...elements]
})

const paragraphs = (elements: readonly Words[]): readonly KnownBlock[] =>
  cutElements(elements, richText).map(part => rich(section(part)))

const prefixed = (words: string, elements: readonly Words[]): readonly Words[] =>
  elements.length === 0 ? [] : [{ type: 'text', text: words }, ...elements]

/** A headline that is too long for a header, that is a link or tells a time stands in bold. */
function headingBlocks({ text }: Heading): readonly KnownBlock[] {
  const isMore =
    typeof text !== 'string' &&
    text.some(({ href, time }) => href !== undefined || time !== undefined)
  const shown = escaped(plain(text)).replace(/\s+/g, ' ').trim()
  if (shown === '') return []
  if (isMore || shown.length > header) return paragraphs(elementsOf(text, { bold: true }))
  return [{ type: 'header', text: { type: 'plain_text', text: shown, emoji: false } }]
}

/** As many items to a block as its limit leaves; an item that is longer goes on below its point. */
function listBlocks({ items }: List): readonly KnownBlock[] {
  const blocks: KnownBlock[] = []
  let sections: RichTextSection[] = []
  let used = 0
  const flush = () => {
    if (sections.length > 0)
      blocks.push(rich({ type: 'rich_text_list', style: 'bullet', elements: sections }))
    sections = []
    used = 0
  }
  for (const item of items) {
    const [first, ...rest] = cutElements(elementsOf(item), richText)
    if (first === undefined) continue
    const length = lengthOf(item)
    if (used + length > richText) flush()
    sections.push(section(first))
    used += length
    if (rest.length === 0) continue
    flush()
    blocks.push(...rest.map(part => rich(section(part))))
  }
  flush()
  return blocks
}

const lengthOf = (text: Text): number => plain(text).length

const fits = ({ columns, rows }: Table): boolean =>
  columns.length > 0 &&
  columns.length <= tableLimits.cells &&
  rows.length < tableLimits.rows &&
  rows.every(row => row.every(cell => lengthOf(cell) <= tableLimits.cell)) &&
  rows.flat().reduce((sum, cell) => sum + lengthOf(cell), 0) <= richText * 2

function tableBlock({ columns, rows }: Table): TableBlock {
  return {
    type: 'table',
    column_settings: columns.map(() => ({ is_wrapped: true })),
    rows: [
      columns.map(name => cellOf(name, true)),
      ...rows.map(row => columns.map((_, column) => cellOf(row[column] ?? '', false)))
    ]
  }
}

type Cell = TableBlock['rows'][number][number]

/** A cell must say something, and an empty one says nothing. */
function cellOf(text: Text, isHead: boolean): Cell {
  const elements = elementsOf(text, isHead ? { bold: true } : {})
  if (elements.length === 0) return { type: 'raw_text', text: ' ' }
  return { type: 'rich_text', elements: [section(elements)] }
}

/** Columns aligned by spaces, where no table can stand. Rows that are too many for one block go on in the next. */
function preformatted({ columns, rows }: Table): readonly KnownBlock[] {
  const cells = [columns, ...rows.map(row => columns.map((_, at) => row[at] ?? ''))].map(row =>
    row.map(cell => visible(plain(cell)).replace(/\s+/g, ' '))
  )
  const widths = columns.map((_, at) =>
    Math.min(WIDEST, Math.max(...cells.map(row => row[at]?.length ?? 0)))
  )
  const lines = cells.map(row =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd()
  )
  const parts: string[] = []
  for (const line of lines.flatMap(each => each.match(WHOLE_LINES) ?? [])) {
    const last = parts.at(-1)
    if (last !== undefined && last.length + line.length < richText)
      parts[parts.length - 1] = `${last}\n${line}`
    else parts.push(line)
  }
  return parts.map(text =>
    rich({ type: 'rich_text_preformatted', elements: [{ type: 'text', text }] })
  )
}

/** Characters of a column before it is no longer padded to. */
const WIDEST = 40

/** A line in pieces that fit a block. */
const WHOLE_LINES = new RegExp(`[^]{1,${richText}}`, 'gu')
