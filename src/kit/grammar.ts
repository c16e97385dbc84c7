// Reads the line that is asked: typed text into values by option name, before any of them is made sense of.
//
//   /quote mark rutte                           the rest goes to the first option
//   /quote rutte about:ceasefire                name:value anywhere, one word
//   /quote about:"grain deal" rutte             or several between quotation marks, straight or curly
//   /quote rutte about:grain deal               or several without, where the first option has its words already
//   /briefing people:Ida Brandt, Vell monday    or is a day, and none follows
//   /search person:Ida Brandt tide              or where that is somebody's name, or an outlet's
//   /quote rutte about the grain deal from AP   a connecting word, where the option declares one
//   /quote rutte AP, /summary rutte short       at the end of the line, what can be nothing else
//   /source add https://a.example/rss Gazette   an option of a single word: what follows goes to the next
//   /quote rutte page:2                         every command pages the same way
//
// "In" and "from" connect only where an outlet follows or nothing else has begun: "about war in Ukraine" is one topic.
import type { Edition } from '../edition/edition.ts'
import { AskError } from '../errors.ts'
import type { Options, Typed } from './line.ts'
import { firstOf, followUp, PAGE } from './line.ts'
import { nearest } from './nearest.ts'
import type { Option } from '../option.ts'
import { echoed, thousands } from '../phrase.ts'

/** The longest argument that is read, in UTF-16 units. */
const LONGEST = 1000
/** The same of words that are taken as they stand: a whole message, whose quotes are looked up. */
const LONGEST_VERBATIM = 4000

/**
 * Takes a line apart. `command` is its name, for complaints.
 * Throws `AskError` for what is too long, given twice, left empty after its name, or named like no option.
 */
export function readLine(
  command: string,
  options: Options,
  input: string,
  edition: Edition
): Typed {
  refuseLong(input)
  const reader = new LineReader(command, options, split(input), edition)
  return reader.read()
}

/** Values by option name, as a platform with fields gives them. Throws `AskError` for a name that is no option. */
export function readFields(command: string, options: Options, fields: Typed): Typed {
  for (const [name, value] of Object.entries(fields)) {
    if (!Object.hasOwn(options, name))
      throw new AskError(`/${command} has no option ${echoed(name)}.`)
    refuseLong(value, options[name]?.verbatim === true ? LONGEST_VERBATIM : LONGEST)
  }
  const given = Object.entries(fields).map(([name, value]) => [name, value.trim()] as const)
  return Object.fromEntries(given.filter(([, value]) => value !== ''))
}

/** Walks over the words of one line once, knowing which option they go to now. */
class LineReader {
  readonly #command: string
  readonly #options: Options
  readonly #words: readonly string[]
  readonly #edition: Edition
  readonly #first: string | undefined
  readonly #values = new Map<string, string[]>()
  #at = 0
  #target: string | undefined

  constructor(command: string, options: Options, words: readonly string[], edition: Edition) {
    this.#command = command
    this.#options = options
    this.#words = words
    this.#edition = edition
    this.#first = firstOf(options)
    this.#target = this.#first
  }

  read(): Typed {
    while (this.#at < this.#words.length) {
      const word = this.#words[this.#at] ?? ''
      this.#at += 1
      const named = nameIn(word, this.#options)
      if (named !== null) this.#readNamed(named.name, named.value)
      else if (this.#connects(word)) this.#begin(this.#connectedBy(word) ?? '')
      else this.#readBare(word)
    }
    this.#readTrailing()
    return this.#meant()
  }

  // "/summary rutte short": the end of the first option's words, when only so they make sense.
  #readTrailing(): void {
    const words = this.#values.get(this.#first ?? '') ?? []
    const first = this.#options[this.#first ?? '']
    if (first === undefined || first.verbatim) return
    for (const [name, option] of Object.entries(this.#options)) {
      if (this.#values.has(name)) continue
      const length = [4, 3, 2, 1].find(
        n => n < words.length && option.trails(textOf(words.slice(-n)), this.#edition)
      )
      if (length === undefined || first.fits(textOf(words), this.#edition)) continue
      this.#values.set(name, words.splice(-length))
    }
  }

  #readNamed(name: string, value: string): void {
    const before = this.#target
    const words = this.#begin(name)
    // `about: grain deal`: a space after the colon makes the name a connecting word.
    if (value === '') return
    words.push(value)
    while (this.#goesOn(name, words)) words.push(this.#words[this.#at++] ?? '')
    this.#target = this.#has(this.#first) && before !== name ? before : this.#first
  }

  #goesOn(name: string, sofar: readonly string[]): boolean {
    const next = this.#words[this.#at]
    const option = this.#options[name]
    if (next === undefined || option === undefined || isQuoted(sofar[0] ?? '')) return false
    if (nameIn(next, this.#options) !== null || this.#connectedBy(next) !== null) return false
    if (option.continues(sofar.join(' '), next) || this.#isName(option, sofar)) return true
    if (!isWordy(option) || this.#isVerbatim(this.#first)) return false
    return this.#has(this.#first) || this.#isNoDay()
  }

  // Whether somebody, or an outlet, is called by these words and some of those that follow.
  #isName(option: Option, sofar: readonly string[]): boolean {
    if (option.kind !== 'person' && option.kind !== 'outlet') return false
    const following = this.#words.slice(this.#at, this.#at + 3)
    return following.some((_, n) =>
      option.fits(textOf([...sofar, ...following.slice(0, n + 1)]), this.#edition)
    )
  }

  // Where the first option is a day, and none follows.
  #isNoDay(): boolean {
    const first = this.#options[this.#first ?? '']
    if (first?.kind !== 'date') return false
    const following = this.#words.slice(this.#at, this.#at + 4)
    return !following.some((_, n) => first.fits(textOf(following.slice(0, n + 1)), this.#edition))
  }

  #readBare(word: string): void {
    if (this.#target === undefined) {
      const again = followUp(`/${this.#command}`, `/${this.#command}`)
      throw new AskError(`/${this.#command} takes nothing after it.`, [again])
    }
    if (!this.#isVerbatim(this.#target)) this.#refuseMisnamed(word)
    this.#target = this.#afterSingle(this.#target)
    const words = this.#values.get(this.#target)
    if (words) words.push(word)
    else this.#values.set(this.#target, [word])
  }

  // The option itself, or the next one where it takes a single word and has it.
  #afterSingle(target: string): string {
    if (this.#options[target]?.single !== true || !this.#values.has(target)) return target
    const names = Object.keys(this.#options).filter(name => name !== PAGE)
    return names[names.indexOf(target) + 1] ?? target
  }

  #begin(name: string): string[] {
    if (this.#values.has(name)) throw new AskError(`${name}: given twice.`)
    const words: string[] = []
    this.#values.set(name, words)
    this.#target = name
    return words
  }

  #connects(word: string): boolean {
    const name = this.#connectedBy(word)
    if (name === null) return false
    const end = this.#words.findIndex((next, at) => at >= this.#at && this.#stops(next))
    const following = this.#words.slice(this.#at, end < 0 ? undefined : end)
    const begun = this.#target !== this.#first
    return !begun || this.#options[name]?.fits(textOf(following), this.#edition) === true
  }

  #stops = (word: string): boolean =>
    nameIn(word, this.#options) !== null || this.#connectedBy(word) !== null

  // The option that has this as a connecting word and no value yet; the one being read does not connect to itself.
  #connectedBy(word: string): string | null {
    const lower = word.toLowerCase()
    const found = Object.entries(this.#options).find(
      ([name, { after }]) => after.includes(lower) && !this.#values.has(name)
    )
    return found?.[0] ?? null
  }

  #refuseMisnamed(word: string): void {
    // An address of the web has a colon of its own.
    if (word.includes('://')) return
    const [, typed = ''] = /^(\p{L}{3,}):./u.exec(word) ?? []
    const [meant] = nearest(typed, Object.keys(this.#options), 1)
    if (meant === undefined) return
    const mended = this.#words.join(' ').replace(`${typed}:`, `${meant}:`)
    throw new AskError(
      `/${this.#command} has no option ${echoed(typed)}. Did you mean ${meant}: ?`,
      [followUp(`With ${meant}:`, `/${this.#command} ${mended}`)]
    )
  }

  #meant(): Typed {
    const values = [...this.#values].flatMap(([name, words]) => {
      const text = this.#isVerbatim(name) ? words.join(' ') : textOf(words)
      if (text !== '') return [[name, text] as const]
      // `/who ""` is `/who`, which says what it takes.
      if (name === this.#first && words.length > 0) return []
      throw new AskError(`${name}: nothing follows it.`)
    })
    return Object.fromEntries(values)
  }

  #has = (name: string | undefined): boolean => name === undefined || this.#values.has(name)
  #isVerbatim = (name: string | undefined): boolean => this.#options[name ?? '']?.verbatim === true
}

function refuseLong(text: string, most = LONGEST): void {
  if (text.length <= most) return
  const [length, longest] = [text.length, most].map(thousands)
  throw new AskError(`That is ${length} characters; I read at most ${longest}.`)
}

// At the space, except between quotation marks at the start of a word or after : + - (
function split(input: string): readonly string[] {
  const words: string[] = []
  let word = ''
  for (let at = 0; at < input.length; at++) {
    const character = input[at] ?? ''
    if (/\s/.test(character)) {
      if (word !== '') words.push(word)
      word = ''
      continue
    }
    const end = /["“”„]/.test(character) && /(?:^|[:+(-])$/.test(word) ? closing(input, at) : at
    word += input.slice(at, end + 1)
    at = end
  }
  return word === '' ? words : [...words, word]
}

// The next mark with no letter after it. A mark that is never closed is an inch or a slip, and stands for itself.
function closing(input: string, open: number): number {
  for (let at = open + 1; at < input.length; at++)
    if (/["“”]/.test(input[at] ?? '') && !/[\p{L}\p{N}]/u.test(input[at + 1] ?? '')) return at
  return open
}

function nameIn(word: string, options: Options): { name: string; value: string } | null {
  const [, typed = '', value = ''] = /^(\p{L}+):([^]*)$/u.exec(word) ?? []
  const name = typed.toLowerCase()
  if (name === '' || !Object.hasOwn(options, name)) return null
  // `page:https://…` is an address: the kind of source, and no page of an answer.
  if (options[name]?.kind === 'count' && /^https?:/i.test(value)) return null
  return { name, value }
}

// Values of several words; the others say themselves how they go on.
const isWordy = ({ choices, kind }: Option): boolean =>
  choices.length === 0 && !['count', 'date', 'command'].includes(kind)

const isQuoted = (word: string): boolean => word.length > 1 && /^["“”„][^]*["“”]$/.test(word)

// The words without the marks that only held them together, or that were never closed.
function textOf(words: readonly string[]): string {
  const [only = ''] = words
  if (words.length === 1 && isQuoted(only)) return only.slice(1, -1).trim()
  return words
    .join(' ')
    .replace(/^["“”„](?=[^"“”]*$)/, '')
    .trim()
}
