// Writes the line that asks something: for follow-ups, examples and "the same again, but …". grammar.ts reads it.
import type { Option } from '../option.ts'
import { shortened } from '../phrase.ts'
import type { FollowUp } from '../reply.ts'

/** By name. The first takes what is typed without a name. */
export type Options = Readonly<Record<string, Option>>
/** What was typed for each option, not yet made sense of. */
export type Typed = Readonly<Record<string, string>>

/** The option that every command has, and the kit answers for. */
export const PAGE = 'page'

/** The name of the option that takes what is typed without a name. */
export const firstOf = (options: Options): string | undefined =>
  Object.keys(options).find(name => name !== PAGE)

/** A question one press away. The label is shortened to the 40 characters that every platform has room for. */
export const followUp = (label: string, ask: string): FollowUp => ({
  label: shortened(label, 40),
  line: ask
})

/**
 * A line for any command: `line('quote', 'Mark Rutte', { about: 'grain deal' })` is
 * `/quote Mark Rutte about:"grain deal"`. Puts between marks what could be misread otherwise.
 */
export const line = (command: string, words?: string, named: Typed = {}): string =>
  written(command, words === undefined || isPlain(words) ? words : inMarks(words), named)

/** The line that searches for words as they were typed: what stands between marks there is a phrase. */
export const searching = (words: string): string =>
  words.includes(':') ? line('search', words) : `/search ${words}`

/** The line that asks a command with exactly these values. */
export function writeLine(command: string, options: Options, values: Typed): string {
  const first = firstOf(options) ?? ''
  const { [first]: words, ...named } = values
  const verbatim = options[first]?.verbatim === true
  return verbatim ? written(command, words, named) : line(command, words, named)
}

const written = (command: string, words: string | undefined, named: Typed): string =>
  [`/${command}`, ...(words ? [words] : []), ...Object.entries(named).map(pair)].join(' ')

const pair = ([name, value]: readonly [string, string]): string =>
  `${name}:${/^[^\s"“”„]+$/.test(value) ? value : inMarks(value)}`

// Marks inside would end the value: single ones read the same.
const inMarks = (value: string): string =>
  `"${value
    .replace(/["“”„]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()}"`

// Neither a name with a colon, nor marks, nor a connecting word. What /summary takes (`story:ID`) is written bare, and so is
// an address of the web.
const isPlain = (words: string): boolean =>
  /^(?:article|story|person|topic):[^\s"“”„:]+$/.test(words) ||
  /^(?:[a-z]+:)?https?:\/\/[^\s"“”„]+$/.test(words) ||
  !/["“”„:]|^\s|\s$|\s\s|(?:^|\s)(?:about|on|in|from|by|since)(?:\s|$)/i.test(words)
