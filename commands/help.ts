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
import type { Block, Context, MenuItem, Reply, Text } from '#command'

export default command({
  summary: 'what can be asked',
  aliases: ['commands', 'start'],
  options: { command: option.command({ summary: 'one of the commands' }) },
  examples: () => [line('help', 'quote')],

  answer: ({ command: item }, context) =>
    item === undefined ? everything(context) : one(item, context)
})

function everything({ ask, menu, edition, examples }: Context): Reply {
  const ofAdmins = ask.admin ? menu.filter(item => item.admin) : []
  const tries = ['quote', 'who', 'summary', 'search'].flatMap(name => examples(name).slice(0, 1))
  return reply(
    [
      heading('What can be asked'),
      commands(menu.filter(item => !item.admin)),
      ...(ofAdmins.length === 0
        ? []
        : [paragraph([{ text: 'For administrators', strong: true }]), commands(ofAdmins)]),
      note(`Answers come from ${scopeOf(edition)}, word for word. /help COMMAND says more.`)
    ],
    tries.map(each => followUp(each, each))
  )
}

// One row for all of a folder: `/follow add, list, remove`, by what the first of them does.
const commands = (items: readonly MenuItem[]): Block =>
  table(
    ['Command', 'What it answers'],
    [...Map.groupBy(items, ({ name }) => name.replace(/ .*$/, ''))].flatMap(
      ([folder, [first, ...others]]): readonly (readonly string[])[] => {
        if (first === undefined) return []
        if (others.length === 0) return [[beginningOf(first.usage), first.summary]]
        const parts = [first, ...others].map(({ name }) => name.slice(folder.length + 1))
        return [[`/${folder} ${parts.join(', ')}`, first.summary]]
      }
    )
  )

/** `/quote PERSON` of all that may follow; `/briefing [since DAY]` where nothing must. */
function beginningOf(usage: string): string {
  const [wanted = '', first] = usage.split(/ (?=\[)/)
  return wanted.includes(' ') || first === undefined ? wanted : `${wanted} ${first}`
}

function one({ name, usage, summary, options, admin }: MenuItem, { examples }: Context): Reply {
  const tries = examples(name)
  return reply(
    [
      heading(usage),
      paragraph(`${capitalized(summary)}${admin ? ' (administrators only)' : ''}.`),
      ...(options.length > 0 ? [list(options.map(described))] : []),
      ...(tries.length > 0 ? [note(`For example: ${listed(tries, { joint: 'or' })}`)] : [])
    ],
    [...tries.map(each => followUp(each, each)), followUp('What can be asked', line('help'))]
  )
}

// Summaries go on after a command; here one stands alone.
const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

function described({ name, summary, choices }: MenuItem['options'][number]): Text {
  return [
    { text: name, strong: true },
    { text: ` — ${summary}${choices.length > 0 ? ` (${choices.join(', ')})` : ''}` }
  ]
}
