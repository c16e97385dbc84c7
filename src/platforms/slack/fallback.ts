// A reply as plain text: what a notification shows and a screen reader reads.
import type { Block } from '../../reply.ts'
import { plain } from '../../reply.ts'
import { message } from './limits.ts'
import { escapedWithin } from './rich.ts'

/** Escaped, at most as long as Slack shows. */
export const fallbackOf = (blocks: readonly Block[]): string =>
  escapedWithin(blocks.flatMap(linesOf).join('\n'), message.fallback)

function linesOf(block: Block): readonly string[] {
  switch (block.kind) {
    case 'quote':
      // Marks of our own would make words of what is only reported.
      return [plain(block.text), `— ${plain(block.by)}`]
    case 'list':
      return block.items.map(item => `• ${plain(item)}`)
    case 'table':
      return [
        block.columns.join(', '),
        ...block.rows.map(row => row.map(cell => plain(cell)).join(', '))
      ]
    default:
      return [plain(block.text)]
  }
}
