// The table as people read it: a section at a time, as it comes, and as Markdown for docs/performance.md.
import { figure, type Row } from './measure.ts'

const HEADS = ['', 'ours', 'peer', 'ratio', 'target', 'met'] as const
const WIDTHS = [52, 38, 38, 8, 18, 3] as const

export function sayHeads(): void {
  process.stdout.write(`${aligned(HEADS)}\n`)
}

export function saySection(title: string): void {
  process.stdout.write(`\n${title}\n`)
}

export function sayRow(row: Row): void {
  process.stdout.write(`${aligned(cellsOf(row))}\n`)
}

/** A table for each section. */
export function markdown(sections: ReadonlyMap<string, readonly Row[]>): string {
  return [...sections]
    .map(([title, rows]) => {
      const lines = rows.map(row => `| ${cellsOf(row).join(' | ')} |`)
      const heads = [`| ${HEADS.join(' | ')} |`, `|${' --- |'.repeat(HEADS.length)}`]
      return [`### ${title}`, '', ...heads, ...lines, ''].join('\n')
    })
    .join('\n')
}

const cellsOf = ({ what, ours, peer = '', ratio, mark }: Row): readonly string[] => [
  what,
  ours,
  peer,
  ratio === undefined ? '' : `× ${figure(ratio)}`,
  mark?.wants ?? '',
  mark === undefined ? '' : mark.met ? 'yes' : 'NO'
]

const aligned = (cells: readonly string[]): string =>
  `  ${cells.map((cell, at) => cell.padEnd(WIDTHS[at] ?? 0)).join(' ')}`.trimEnd()
