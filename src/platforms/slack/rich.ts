// Words as Slack's rich text: nothing in it is parsed, so that no word of an article can be markup, a mention or a link.
import type { RichTextDate, RichTextLink, RichTextText } from '@slack/types'
import type { Run, Text } from '../../reply.ts'
import { visible } from '../../visible.ts'

export interface Style {
  readonly bold?: true
  readonly italic?: true
}

/** Words, words that lead somewhere, and times by the reader's own clock: all that a reply is made of. */
export type Words =
  | RichTextText
  | (RichTextLink & { readonly text: string })
  | (RichTextDate & { readonly fallback: string })

/** What a reader has instead where a clock cannot be shown. */
const wordsIn = (element: Words): string =>
  element.type === 'date' ? element.fallback : element.text

/** Runs that say nothing are left out; a link leads to a page or nowhere. */
export function elementsOf(text: Text, style: Style = {}): readonly Words[] {
  const runs: readonly Run[] = typeof text === 'string' ? [{ text }] : text
  const said = runs.flatMap((run): Words[] => {
    const words = visible(run.text)
    if (words === '') return []
    const own = run.strong === true ? { ...style, bold: true as const } : style
    const styled = Object.keys(own).length > 0 ? { style: own } : {}
    const url = webAddress(run.href)
    if (run.time !== undefined && isInstant(run.time) && words.length <= LONGEST_TIME)
      return [
        {
          type: 'date',
          timestamp: Math.floor(run.time / 1000),
          format: CLOCK,
          fallback: words,
          ...(url !== null && { url }),
          ...styled
        }
      ]
    return [
      url === null
        ? { type: 'text', text: words, ...styled }
        : { type: 'link', url, text: words, ...styled }
    ]
  })
  return said.some(each => wordsIn(each).trim() !== '') ? said : []
}

/** `today, 08:30`, by the clock and the zone of whoever reads it. */
const CLOCK = '{date_short_pretty}, {time}'

/** Characters of words that can be a time: what is longer is not cut, so it stays text. */
const LONGEST_TIME = 200

/** What every clock can show: years of four digits after 1970. */
const isInstant = (ms: number): boolean => ms >= 0 && ms < Date.UTC(10_000, 0)

/** The address where it is one of the web and Slack takes it; null for every other. */
export function webAddress(href: string | undefined): string | null {
  if (href === undefined || !/^https?:\/\/[^\s<>|]+$/i.test(href) || href.length > LONGEST_ADDRESS)
    return null
  return URL.canParse(href) ? visible(href) : null
}

const LONGEST_ADDRESS = 3000

/** In parts of at most so many characters, broken at a space where there is one, with every word and every style kept. */
export function cutElements(
  elements: readonly Words[],
  most: number
): readonly (readonly Words[])[] {
  const parts: Words[][] = []
  let part: Words[] = []
  let room = most
  for (const element of elements) {
    if (element.type === 'date') {
      // A time is whole or not there.
      if (element.fallback.length > room && part.length > 0) {
        parts.push(part)
        part = []
        room = most
      }
      part.push(element)
      room = Math.max(0, room - element.fallback.length)
      continue
    }
    let rest = element
    while (rest.text.length > room) {
      const at = breakAt(rest.text, room, part.length > 0)
      if (at > 0) part.push({ ...rest, text: rest.text.slice(0, at) })
      parts.push(part)
      part = []
      room = most
      rest = { ...rest, text: rest.text.slice(at).trimStart() }
    }
    if (rest.text === '') continue
    part.push(rest)
    room -= rest.text.length
  }
  if (part.length > 0) parts.push(part)
  return parts.filter(each => each.length > 0)
}

/** Where to break: at the last space that fits, else before these words, else in the middle of a word, never of a character. */
function breakAt(words: string, room: number, mayWait: boolean): number {
  const space = words.lastIndexOf(' ', room)
  if (space > 0) return space
  if (mayWait) return 0
  const isHalf = /[\uD800-\uDBFF]/.test(words.charAt(room - 1))
  return Math.max(1, isHalf ? room - 1 : room)
}

/** Plain words for fields that Slack parses: its three control characters escaped, as its documentation asks. */
export const escaped = (words: string): string =>
  visible(words).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** As `escaped`, at most so long, cut with an ellipsis between characters and never inside an entity. */
export function escapedWithin(words: string, most: number): string {
  const whole = escaped(words)
  if (whole.length <= most) return whole
  const short = whole.slice(0, most - 1).replace(/&[a-z]*$|[\uD800-\uDBFF]$/, '')
  return `${short.trimEnd()}…`
}
