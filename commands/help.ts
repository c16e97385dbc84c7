// /help: everything that can be asked, or one command with its options and examples that work here.
import {
  command,
  followUp,
  heading,
  line,
  list,
  listed,
  note,
  option,
  paragraph,
  reply,
  scopeOf,
  table
} from '#command'
import type { Context, MenuItem, Reply, Text } from '#command'

export default command({
  summary: 'what can be asked',
  aliases: ['commands', 'start'],
  options: { command: option.command({ summary: 'one of the commands' }) },
  examples: () => [line('help', 'quote')],

  answer: ({ command: item }, context) =>
    item === undefined ? everything(context) : one(item, context)
})

function everything({ ask, menu, edition, examples }: Context): Reply {
  const open = menu.filter(item => ask.admin || !item.admin)
  const tries = ['quote', 'who', 'summary', 'search'].flatMap(name => examples(name).slice(0, 1))
  return reply(
    [
      heading('What can be asked'),
      table(
        ['Command', 'What it answers'],
        open.map(({ usage, summary }) => [usage, summary])
      ),
      note(`Answers come from ${scopeOf(edition)}, word for word. /help COMMAND says more.`)
    ],
    tries.map(each => followUp(each, each))
  )
}

function one({ name, usage, summary, options, admin }: MenuItem, { examples }: Context): Reply {
  const tries = examples(name)
  return reply(
    [
      heading(usage),
      paragraph(`${summary}${admin ? ' (administrators only)' : ''}.`),
      ...(options.length > 0 ? [list(options.map(described))] : []),
      ...(tries.length > 0 ? [note(`For example: ${listed(tries, { joint: 'or' })}`)] : [])
    ],
    [...tries.map(each => followUp(each, each)), followUp('What can be asked', line('help'))]
  )
}

function described({ name, summary, choices }: MenuItem['options'][number]): Text {
  return [
    { text: name, strong: true },
    { text: ` — ${summary}${choices.length > 0 ? ` (${choices.join(', ')})` : ''}` }
  ]
}
