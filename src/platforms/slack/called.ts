// Commands in the words of an answer as they are typed here: where only `/copydesk` is registered, `/who` is `/copydesk who`.
import type { MenuItem } from '../../ask.ts'
import type { Block, Reply, Run, Text } from '../../reply.ts'
import type { Registration } from './settings.ts'

/** The same reply, with every command in it called so that Slack takes it. Words of an article and what buttons ask stay as they are. */
export type Called = (reply: Reply) => Reply

export function openCalled(
  menu: readonly MenuItem[],
  { umbrella, short }: Pick<Registration, 'umbrella' | 'short'>
): Called {
  const names = new Set(menu.map(({ name }) => name.split(' ', 1)[0] ?? name))
  for (const name of short) names.delete(name)
  const words = (text: string): string =>
    text.replace(COMMAND, (typed, name: string) =>
      names.has(name) ? `/${umbrella} ${name}` : typed
    )
  const run = (each: Run): Run =>
    each.at === undefined ? { ...each, text: words(each.text) } : each
  const text = (said: Text): Text => (typeof said === 'string' ? words(said) : said.map(run))
  const block = (each: Block): Block => {
    switch (each.kind) {
      case 'quote':
        return { ...each, text: text(each.text), by: text(each.by) }
      case 'list':
        return { ...each, items: each.items.map(text) }
      case 'table':
        return {
          ...each,
          columns: each.columns.map(words),
          rows: each.rows.map(row => row.map(text))
        }
      default:
        return { ...each, text: text(each.text) }
    }
  }
  return reply => ({
    ...reply,
    blocks: reply.blocks.map(block),
    // What is pressed need not be typed.
    followUps: reply.followUps.map(({ label, line }) => ({ label: label.replace(/^\//, ''), line }))
  })
}

/** `/who`, but neither `and/or` nor a part of an address. */
const COMMAND = /(?<![^\s(“"‘'])\/([a-z]+)(?![\w/-])/g
