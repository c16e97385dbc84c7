// What can be asked, as platforms and help show it. Made from the commands once, at the start.
import type { MenuItem, MenuOption } from '../ask.ts'
import type { Command } from '../command.ts'
import type { Option } from '../option.ts'

/** Sorted by name. */
export const menuOf = (commands: ReadonlyMap<string, Command>): readonly MenuItem[] =>
  [...commands]
    .map(([name, command]) => itemOf(name, command))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))

function itemOf(name: string, command: Command): MenuItem {
  const options = Object.entries(command.options)
  return {
    name,
    summary: command.summary,
    usage: [`/${name}`, ...options.map(inUsage)].join(' '),
    options: options.map(onMenu),
    admin: command.admin ?? false,
    private: command.private ?? false
  }
}

const onMenu = ([name, option]: readonly [string, Option]): MenuOption => ({
  name,
  summary: option.summary,
  kind: option.kind,
  required: option.required,
  choices: option.choices
})

// `PERSON`, `[about TOPIC]`, `[length:short|normal|long]`: the first needs no name, a connecting word reads best.
function inUsage([name, option]: readonly [string, Option], position: number): string {
  const connecting = option.after[0]
  const lead = connecting === undefined ? (position === 0 ? '' : `${name}:`) : `${connecting} `
  const said = `${lead}${option.placeholder}`
  return option.required ? said : `[${said}]`
}
