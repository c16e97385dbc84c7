// How a line is completed while it is typed: commands, then the names and topics that the front desk suggests for the option.
import type { Ask, FrontDesk, MenuItem } from './ask.ts'
import { visible } from './visible.ts'

/** Whole replacements, and the stretch at the end of the line that each of them replaces. */
export type Completion = [readonly string[], string]

type Typist = Pick<Ask, 'channel' | 'admin'>

/** Completes the line up to the cursor, for who types it. Offers nothing where nothing fits. */
export function complete(desk: FrontDesk, line: string, from: Typist): Completion {
  const typed = line.trimStart().replace(/^\//, '')
  const item = itemBegun(desk.menu, line)
  if (item) return completeOption(desk, item, typed.slice(item.name.length).trimStart(), from)
  return [commandsLike(desk, typed), line.trimStart()]
}

/** The command that a line begins with, with or without its slash, once its name is typed to the end. */
export function itemBegun(menu: readonly MenuItem[], line: string): MenuItem | undefined {
  const typed = line.trimStart().replace(/^\//, '').toLowerCase()
  // `/source add ` before a `/source `: the longer name is the one that is meant.
  const [item] = menu
    .filter(({ name }) => typed.startsWith(`${name} `))
    .toSorted((a, b) => b.name.length - a.name.length)
  return item
}

const commandsLike = (desk: FrontDesk, typed: string): readonly string[] =>
  desk.menu
    .filter(({ name }) => name.startsWith(typed.toLowerCase()))
    .map(({ name }) => `/${name} `)

/** `about:rat` and `about rat` are the option `about`; without a name it is the first, whose value may hold spaces. */
function completeOption(desk: FrontDesk, item: MenuItem, rest: string, from: Typist): Completion {
  const offer = (name: string, typed: string) =>
    desk.suggest(item.name, name, typed, from).map(visible)
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
