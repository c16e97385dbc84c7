// What the tab key offers: commands, then the names and topics that the front desk suggests for the option being typed.
import type { FrontDesk, MenuItem } from '../../ask.ts'
import { visible } from '../../visible.ts'

/** Whole replacements for the stretch at the end of the line that they complete, as node:readline wants them. */
export type Completion = [readonly string[], string]

/** Completes the line up to the cursor. Offers nothing where nothing fits. */
export function complete(desk: FrontDesk, line: string): Completion {
  const typed = line.trimStart().replace(/^\//, '')
  // `/source add ` before a `/source `: the longer name is the one that is meant.
  const [item] = desk.menu
    .filter(({ name }) => typed.toLowerCase().startsWith(`${name} `))
    .toSorted((a, b) => b.name.length - a.name.length)
  if (item) return completeOption(desk, item, typed.slice(item.name.length).trimStart())
  return [commandsLike(desk, typed), line.trimStart()]
}

const commandsLike = (desk: FrontDesk, typed: string): readonly string[] =>
  desk.menu
    .filter(({ name }) => name.startsWith(typed.toLowerCase()))
    .map(({ name }) => `/${name} `)

/** Whoever sits at the console. */
const local = { channel: 'console:local', admin: true }

/** `about:rat` and `about rat` are the option `about`; without a name it is the first, whose value may hold spaces. */
function completeOption(desk: FrontDesk, item: MenuItem, rest: string): Completion {
  const offer = (name: string, typed: string) =>
    desk.suggest(item.name, name, typed, local).map(visible)
  const names = item.options.map(({ name }) => name).join('|')
  const last = new RegExp(`(?<!\\S)(${names})(?::("[^"]*|\\S*)|\\s+([^:]*))$`, 'i').exec(rest)
  const [typed, named = '', joined, spaced] = last ?? []
  const name = named.toLowerCase()
  if (joined !== undefined && typed !== undefined) {
    return [offer(name, joined.replace(/^"/, '')).map(value => `${name}:${marked(value)}`), typed]
  }
  if (spaced !== undefined) return [offer(name, spaced), spaced]
  const first = item.options[0]
  const offered = first === undefined ? [] : offer(first.name, rest)
  if (offered.length > 0) return [offered, rest]
  const word = /\S*$/.exec(rest)?.[0] ?? ''
  const options = item.options.slice(1).filter(option => option.name.startsWith(word.toLowerCase()))
  return [word === '' ? [] : options.map(option => `${option.name}:`), word]
}

const marked = (value: string): string => (/\s/.test(value) ? `"${value}"` : value)
