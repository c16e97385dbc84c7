// A reply as what Discord shows: components of version 2, in as many parts as its limits make of it. Knows nothing of sending.
import type { Block, QuoteBlock, Reply, Table, Text } from '../../reply.ts'
import { plain } from '../../reply.ts'
import { inCode } from './escape.ts'
import { message, tableColumns } from './limits.ts'
import type { CommandIds } from './text.ts'
import { chunksOf } from './text.ts'

/** Markdown of one part of a reply, by block: together within the limits of one message, room for buttons left. */
export type Part = readonly string[]

/** The reply in parts, each for a message of its own; none for a reply that says nothing. `links` are for help alone. */
export function renderParts(reply: Reply, links?: CommandIds): readonly Part[] {
  const parts: string[][] = []
  let part: string[] = []
  let length = 0
  const named = links !== undefined && links.size > 0 ? links : undefined
  for (const [at, block] of reply.blocks.entries()) {
    const texts = textsOf(block, named)
    // A heading goes with what it stands over.
    const ahead = block.kind === 'heading' ? (reply.blocks[at + 1] ?? null) : null
    for (const text of texts) {
      const wanted = text.length + (ahead === null ? 0 : 200)
      if (part.length > 0 && (length + wanted > ROOM || part.length >= MOST_TEXTS)) {
        parts.push(part)
        part = []
        length = 0
      }
      part.push(text)
      length += text.length + 1
    }
  }
  return part.length > 0 ? [...parts, part] : parts
}

/** A little less than is allowed: the number of the part stands there too. */
const ROOM = message.text - 100

/** Beside the container, three rows of buttons and the buttons in them. */
const MOST_TEXTS = 20

function textsOf(block: Block, links: CommandIds | undefined): readonly string[] {
  switch (block.kind) {
    case 'heading':
      return lead('### ', chunksOf(block.text, { ...oneLine, room: ROOM - 4 }))
    case 'paragraph':
      return chunksOf(block.text, { room: ROOM, lineBreak: '\n', ...(links && { links }) })
    case 'quote':
      return quoteTexts(block)
    case 'list':
      return grouped(block.items.flatMap(item => itemLines(item, links)))
    case 'table':
      return tableTexts(block, links)
    default:
      return lead(
        '-# ',
        chunksOf(block.text, { ...oneLine, room: ROOM - 3, ...(links && { links }) })
      )
  }
}

const oneLine = { lineBreak: ' ' } as const

const lead = (before: string, chunks: readonly string[]): readonly string[] =>
  chunks.map(chunk => before + chunk)

/** The words in the block of a quotation, who said them in small print below it. */
function quoteTexts({ text, by }: QuoteBlock): readonly string[] {
  return grouped([
    ...lead('> ', chunksOf(text, { room: ROOM - 2, lineBreak: '\n> ' })),
    ...lead('-# — ', chunksOf(by, { ...oneLine, room: ROOM - 5 }))
  ])
}

const itemLines = (item: Text, links: CommandIds | undefined): readonly string[] =>
  chunksOf(item, { ...oneLine, room: ROOM - 4, ...(links && { links }) }).map(
    (chunk, at) => (at === 0 ? '- ' : '  ') + chunk
  )

/** As few texts as the lines fit into. */
function grouped(lines: readonly string[]): readonly string[] {
  const texts: string[] = []
  for (const line of lines) {
    const last = texts.at(-1)
    if (last !== undefined && last.length + 1 + line.length <= ROOM)
      texts[texts.length - 1] = `${last}\n${line}`
    else texts.push(line)
  }
  return texts
}

/** Columns that line up where a telephone shows them so and nothing in them is to be pressed; else a line for each row. */
function tableTexts(table: Table, links: CommandIds | undefined): readonly string[] {
  return (links === undefined ? alignedRows(table) : null) ?? rowLines(table, links)
}

function alignedRows({ columns, rows }: Table): readonly string[] | null {
  if (columns.length === 0) return []
  if (rows.some(row => row.some(isMoreThanWords))) return null
  const all = [columns, ...rows].map(row => columns.map((_, at) => inCode(plain(row[at] ?? ''))))
  const widths = columns.map((_, at) => Math.max(...all.map(row => widthOf(row[at] ?? ''))))
  const width = widths.reduce((sum, each) => sum + each + 2, -2)
  if (width > tableColumns) return null
  const lines = all.map(row =>
    row
      .map((cell, at) => cell + ' '.repeat((widths[at] ?? 0) - widthOf(cell)))
      .join('  ')
      .trimEnd()
  )
  return inBlocks(lines)
}

const isMoreThanWords = (cell: Text): boolean =>
  typeof cell !== 'string' && cell.some(run => (run.href ?? run.time ?? run.channel) !== undefined)

/** Columns on the screen, as far as counting characters tells. */
const widthOf = (cell: string): number => Array.from(cell.replaceAll('\u200b', '')).length

function inBlocks(lines: readonly string[]): readonly string[] {
  const fence = '```'
  const blocks: string[] = []
  let block = ''
  for (const line of lines) {
    if (block.length + line.length + 10 > ROOM) {
      blocks.push(block)
      block = ''
    }
    block += `${line}\n`
  }
  return [...blocks, block].map(each => `${fence}\n${each}${fence}`)
}

function rowLines({ columns, rows }: Table, links: CommandIds | undefined): readonly string[] {
  const head = lead('-# ', chunksOf(columns.join(' · '), { ...oneLine, room: ROOM - 3 }))
  const lines = rows.flatMap(row => {
    const [first = '', ...rest] = row.slice(0, row.findLastIndex(says) + 1)
    // A row without a first cell goes on with that of the row above.
    if (plain(first).trim() !== '') return itemLines(betweenDashes([strong(first), ...rest]), links)
    return itemLines(betweenDashes(rest), links).map(line => `  ${line}`)
  })
  return grouped([...head, ...lines])
}

const betweenDashes = (cells: readonly Text[]): Text =>
  cells.flatMap((cell, at) => [...(at === 0 ? [] : [{ text: ' — ' }]), ...runsOf(cell)])

/** A dash stands for nothing. */
const says = (cell: Text): boolean => !/^[\s–—-]*$/.test(plain(cell))

const runsOf = (text: Text) => (typeof text === 'string' ? [{ text }] : text)

const strong = (text: Text) => runsOf(text).map(run => ({ ...run, strong: true }))
