// What newsrooms do to a text that they print after another: cut, reordered, house-edited, merged with their own words.
import type { Chance } from '../../bench/random.ts'
import type { Article } from '../../../src/news.ts'

/** How far an editor goes. Shares from 0 to 1. */
export interface Hand {
  /** Of the sentences that are left out, most of them towards the end. */
  readonly cut: number
  /** Of the paragraphs that change their place. */
  readonly moved: number
  /** Of the longer words outside numbers and names that become another. */
  readonly reworded: number
  /** Paragraphs of one's own, for each of the text. */
  readonly own: number
  readonly newIntro: boolean
}

/** Printed again elsewhere. `source`: sentences for what the second house adds, none of them in the first text. */
export function republished(
  article: Article,
  id: string,
  by: string | null,
  { cut, moved, reworded, own, newIntro }: Hand,
  draw: Chance,
  source: () => string
): Article {
  const paragraphs = article.text
    .split('\n')
    .filter(line => !line.startsWith('Also Read'))
    .map(line => line.replace(/^[A-Z ]+ \([A-Z]+\) — /, ''))
  const whole = paragraphs.length
  let kept = paragraphs.flatMap((paragraph, at) => {
    const chance = cut * 2 * ((at + 0.5) / whole)
    if (draw.happens(0.5)) return draw.happens(chance) ? [] : [paragraph]
    const left = sentences(paragraph).filter(() => !draw.happens(chance))
    return left.length === 0 ? [] : [left.join(' ')]
  })
  if (kept.length === 0) kept = paragraphs.slice(0, 2)
  for (let at = 1; at < kept.length; at++)
    if (draw.happens(moved)) {
      const [one] = kept.splice(at, 1)
      kept.splice(1 + draw.below(kept.length), 0, one!)
    }
  kept = kept.map(paragraph => inHouse(paragraph, reworded, draw))
  if (newIntro) kept[0] = source()
  for (let left = Math.round(own * kept.length); left > 0; left--)
    kept.splice(1 + draw.below(kept.length), 0, `${source()} ${source()}`)
  const straight = draw.happens(0.5)
  const text = kept.join('\n')
  return {
    ...article,
    id,
    outlet: by,
    headline: source().slice(0, 60),
    byline: draw.happens(0.5) ? 'Staff and agencies' : null,
    text: straight ? text.replace(/[“”]/g, '"').replace(/’/g, "'").replace(/ — /g, ' - ') : text
  }
}

const sentences = (paragraph: string): string[] => paragraph.split(/(?<=[.!?]["”]?) (?=["“A-Z])/)

const inHouse = (paragraph: string, share: number, draw: Chance): string => {
  let isQuoted = false
  return paragraph
    .split(/(["“”])/)
    .map(piece => {
      if (/^["“”]$/.test(piece)) isQuoted = piece === '"' ? !isQuoted : piece === '“'
      return isQuoted ? piece : restyled(piece, share, draw)
    })
    .join('')
}

const restyled = (piece: string, share: number, draw: Chance): string =>
  STYLES.reduce(
    (text, [from, to]) => text.replace(from, found => (draw.happens(0.7) ? to : found)),
    piece
  ).replace(/(?<=[a-z,] )[a-z]{4,}/g, word =>
    draw.happens(share) ? (SYNONYMS.get(word) ?? `${word.slice(0, 2)}${draw.one(ENDS)}`) : word
  )

const STYLES: readonly (readonly [RegExp, string])[] = [
  [/ per cent/g, '%'],
  [/\bmore than\b/g, 'over'],
  [/\beleven\b/g, '11'],
  [/\btwelve\b/g, '12'],
  [/\bon (?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b/g, 'yesterday'],
  [/\bwill\b/g, 'is to'],
  [/\bmillion\b/g, 'm'],
  [/\blabour\b/g, 'labor'],
  [/\bharbour\b/g, 'harbor'],
  [/\bsaid\b/g, 'told reporters']
]
const ENDS = ['orning', 'elling', 'ander', 'itch', 'oster', 'uming', 'eltry', 'anded']
const SYNONYMS: ReadonlyMap<string, string> = new Map([
  ['agreement', 'deal'],
  ['approved', 'passed'],
  ['rejected', 'refused'],
  ['closed', 'shut'],
  ['people', 'residents'],
  ['company', 'firm'],
  ['price', 'cost'],
  ['building', 'block'],
  ['doctor', 'physician'],
  ['government', 'cabinet'],
  ['annual', 'yearly'],
  ['likely', 'expected'],
  ['talks', 'negotiations'],
  ['region', 'area'],
  ['quickly', 'swiftly'],
  ['briefly', 'shortly'],
  ['boat', 'vessel'],
  ['announced', 'unveiled'],
  ['crews', 'staff'],
  ['cost', 'price']
])
