// What happens to quotes on their way: retyped, changed, put together, made up. Each says what the check has to tell.
import type { Verdict } from '../../../src/edition/checking/checking.ts'
import type { Chance } from '../../bench/random.ts'

export interface Case {
  readonly how: string
  readonly quote: string
  readonly verdict: Verdict
}

/** `other`: a quote that is not in the text; `beside`: another of the same text. */
export function* casesOf(
  quote: string,
  beside: string,
  other: string,
  text: string,
  draw: Chance
): Generator<Case> {
  const words = quote.split(' ')
  yield { how: 'as it is', quote, verdict: 'exact' }
  for (const [how, retype] of Object.entries(RETYPED)) {
    const retyped = retype(quote, draw)
    if (retyped !== null) yield { how, quote: retyped, verdict: 'exact' }
  }
  for (const [how, alter] of Object.entries(ALTERED)) {
    const altered = alter(words, draw)
    if (altered !== null && !squeezed(text).includes(squeezed(altered)))
      yield { how, quote: altered, verdict: 'altered' }
  }
  if (words.length >= 10 && beside.split(' ').length >= 10)
    yield {
      how: 'half from here, half from there',
      quote: [...half(quote), ...rest(beside)].join(' '),
      verdict: 'altered'
    }
  if (!squeezed(text).includes(squeezed(other)))
    yield { how: 'words of another text', quote: other, verdict: 'absent' }
  yield { how: 'a paraphrase', quote: paraphrased(words, draw), verdict: 'absent' }
  const phrase = draw.one(PHRASES)
  yield {
    how: 'a common phrase',
    quote: phrase,
    verdict: squeezed(text).includes(squeezed(phrase)) ? 'exact' : 'absent'
  }
}

const half = (of: string): string[] => of.split(' ').slice(0, Math.ceil(of.split(' ').length / 2))
const rest = (of: string): string[] => of.split(' ').slice(Math.ceil(of.split(' ').length / 2))

const squeezed = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()} `

type Retype = (quote: string, draw: Chance) => string | null

const RETYPED: Readonly<Record<string, Retype>> = {
  'in other marks': quote => `«${quote.replace(/’/g, "'").replace(/[“”]/g, '"')}»`,
  'without a capital': quote => quote.charAt(0).toLowerCase() + quote.slice(1),
  'with a comma for the point': quote => `“${quote.replace(/[.,]?$/, ',')}”`,
  'with other spaces': quote => quote.replace(/ /g, (_, at: number) => (at % 3 === 0 ? ' ' : '  ')),
  'with hyphens for dashes': quote =>
    /[—–]/.test(quote) ? quote.replace(/ ?[—–] ?/g, ' - ') : null,
  'with a shown cut': (quote, draw) => {
    const words = quote.split(' ')
    if (words.length < 9) return null
    const from = 3 + draw.below(words.length - 7)
    return [
      ...words.slice(0, from),
      draw.happens(0.5) ? '…' : '[...]',
      ...words.slice(from + 2)
    ].join(' ')
  },
  'with an insertion': (quote, draw) => {
    const words = quote.split(' ')
    if (words.length < 6) return null
    return words.toSpliced(2 + draw.below(words.length - 4), 0, '[in the end]').join(' ')
  },
  'with a word explained': (quote, draw) => {
    const words = quote.split(' ')
    if (words.length < 8) return null
    return words.toSpliced(2 + draw.below(words.length - 4), 1, '[the council]').join(' ')
  }
}

type Alter = (words: readonly string[], draw: Chance) => string | null

const ALTERED: Readonly<Record<string, Alter>> = {
  'with one word changed': (words, draw) => {
    if (words.length < 6) return null
    const places = [...words.keys()].filter(at => /^[a-z]{4,}$/.test(words[at]!))
    if (places.length === 0) return null
    return words.with(draw.one(places), draw.one(WORDS)).join(' ')
  },
  'with a number changed': words => {
    const at = words.findIndex(word => /\d/.test(word))
    if (at < 0 || words.length < 6) return null
    return words
      .with(
        at,
        words[at]!.replace(/\d/, digit => String((Number(digit) + 3) % 10))
      )
      .join(' ')
  },
  'with its not dropped': words => {
    const at = words.indexOf('not')
    return at < 0 || words.length < 6 ? null : words.toSpliced(at, 1).join(' ')
  },
  'with a not put in': words => {
    const at = words.findIndex(word => /^(?:is|will|was|has|have|must|can|did)$/.test(word))
    if (at < 0 || words.length < 6 || words[at + 1] === 'not') return null
    return words.toSpliced(at + 1, 0, 'not').join(' ')
  },
  'with a name changed': words => {
    const at = words.findIndex(
      (word, place) =>
        place > 0 && /^[A-Z][a-z]{3,}/.test(word) && !/[.!?]$/.test(words[place - 1]!)
    )
    if (at < 0 || words.length < 6) return null
    return words.with(at, words[at]!.replace(/^[A-Za-zÀ-ž]+/, 'Tolverne')).join(' ')
  },
  'with words left out': (words, draw) => {
    if (words.length < 9) return null
    return words.toSpliced(2 + draw.below(words.length - 5), 2).join(' ')
  }
}

/** The sense with other words in another order. */
const paraphrased = (words: readonly string[], draw: Chance): string => {
  const telling = words
    .filter(word => /^[A-Za-z]{5,}/.test(word))
    .map(word => word.replace(/[^A-Za-z]/g, ''))
  const kept = telling.filter(() => draw.happens(0.35)).toReversed()
  return `What matters, according to those in charge, is ${kept.join(', and then ')} rather than ${draw.one(WORDS)} or anything else they had been ${draw.one(WORDS)} about`
}

const WORDS =
  'ladder pepper window gentle orchard paper candle silver bottle meadow thunder pillow'.split(' ')
const PHRASES = [
  'at the end',
  'on the other hand',
  'as soon as possible',
  'in the meantime',
  'for the first time',
  'the year',
  'no comment',
  'by the way'
]
